// Find roles by title, id or unit, and keep those of a unit, a status or a finding in sight.
const find = document.getElementById("find"), found = document.getElementById("found");
const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
let texts = null, hits = [], pick = -1, matches = [], matchAt = -1;

function searched(words) {
  texts ??= data.titles.map((title, i) => folded(`${title}\n${data.ids[i]}\n${data.units[data.unit[i]]}`));
  const wanted = folded(words).split(/\s+/).filter(Boolean), first = [], later = [];
  if (!wanted.length) return [];
  for (let i = 0; i < count && first.length < 50; i++) {
    if (!wanted.every(word => texts[i].includes(word))) continue;
    (texts[i].startsWith(wanted[0]) ? first : later).push(i);
  }
  return [...first, ...later].slice(0, 50);
}

function showFound() {
  found.replaceChildren(...hits.map((i, n) => {
    const item = element("li", `${data.titles[i]}${data.units[data.unit[i]] ? ` — ${data.units[data.unit[i]]}` : ""}`);
    item.id = `hit-${n}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", n === pick);
    item.addEventListener("mousedown", event => { event.preventDefault(); take(n); });
    return item;
  }));
  found.hidden = !hits.length;
  find.setAttribute("aria-expanded", Boolean(hits.length));
  if (pick >= 0) find.setAttribute("aria-activedescendant", `hit-${pick}`);
  else find.removeAttribute("aria-activedescendant");
}

function take(n) {
  const i = hits[n];
  hits = [];
  pick = -1;
  showFound();
  if (i !== undefined) choose(i);
}

find.addEventListener("input", () => {
  hits = searched(find.value);
  pick = hits.length ? 0 : -1;
  showFound();
  say(find.value ? `${hits.length}${hits.length === 50 ? " or more" : ""} roles found` : "");
});
find.addEventListener("keydown", event => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!hits.length) return;
    pick = (pick + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
    showFound();
    event.preventDefault();
  } else if (event.key === "Enter") take(Math.max(0, pick));
  else if (event.key === "Escape") { hits = []; showFound(); }
});
find.addEventListener("blur", () => { hits = []; pick = -1; showFound(); });

const filters = ["by-unit", "by-mark", "by-finding"].map(id => document.getElementById(id));

function fillFilters() {
  const option = (list, value, words) => { const made = element("option", words); made.value = value; list.append(made); };
  data.units.forEach((unit, n) => { if (unit) option(filters[0], n, unit); });
  const marks = new Set(Object.values(data.marks).flat());
  for (const mark of [...marks].sort()) option(filters[1], mark, mark);
  if (silent.size) option(filters[1], "?", "manager not stated");
  const codes = new Set(data.findings.texts.map(each => each[1]));
  if (codes.size) option(filters[2], "*", "any finding");
  for (const code of [...codes].sort()) option(filters[2], code, code);
}

function filter() {
  const [unit, mark, code] = filters.map(each => each.value);
  if (!unit && !mark && !code) { state.dim = null; matches = []; }
  else {
    state.dim = new Uint8Array(count);
    matches = [];
    for (let i = 0; i < count; i++) {
      if (unit && data.unit[i] !== Number(unit)) continue;
      if (mark && (mark === "?" ? !silent.has(i) : !(data.marks[i] ?? []).includes(mark))) continue;
      if (code && !(data.findings.at[i] ?? []).some(n => code === "*" || data.findings.texts[n][1] === code)) continue;
      state.dim[i] = 1;
      matches.push(i);
    }
  }
  matchAt = -1;
  document.getElementById("next").disabled = !matches.length;
  say(state.dim ? `${matches.length} roles match` : "All roles");
  showTree();
  redraw();
}
filters.forEach(each => each.addEventListener("change", filter));
document.getElementById("next").addEventListener("click", () => { matchAt = (matchAt + 1) % matches.length; choose(matches[matchAt]); });
