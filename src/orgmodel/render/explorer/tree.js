// The roles as a tree for keyboards and screen readers; only what is scrolled to is in the page.
const tree = document.getElementById("tree");
const ROW = 26, MORE = 8;
let active = 0, typed = "", typedAt = 0, placeOf = new Map();
const space = document.createElement("div");
space.className = "space";
space.setAttribute("role", "none");

const siblings = i => (data.parents[i] < 0 ? roots : children[data.parents[i]]);
const positions = new Map();

function position(i) {
  if (!positions.has(i)) siblings(i).forEach((other, n) => positions.set(other, n + 1));
  return positions.get(i);
}

function renewTree() {
  placeOf = new Map(rows.map((i, n) => [i, n]));
  space.style.height = `${rows.length * ROW}px`;
  active = Math.min(active, Math.max(0, rows.length - 1));
  showTree();
}

function showTree() {
  const first = Math.max(0, Math.floor(tree.scrollTop / ROW) - MORE);
  const last = Math.min(rows.length, Math.ceil((tree.scrollTop + tree.clientHeight) / ROW) + MORE);
  const places = [];
  for (let n = first; n < last; n++) places.push(n);
  if (rows.length && (active < first || active >= last)) places.push(active);
  tree.replaceChildren(space, ...places.map(item));
  tree.toggleAttribute("aria-activedescendant", false);
  if (rows.length) tree.setAttribute("aria-activedescendant", `row-${rows[active]}`);
}

function item(n) {
  const i = rows[n], row = document.createElement("div");
  row.id = `row-${i}`;
  row.setAttribute("role", "treeitem");
  row.setAttribute("aria-level", depth[i] + 1);
  row.setAttribute("aria-setsize", siblings(i).length);
  row.setAttribute("aria-posinset", position(i));
  row.setAttribute("aria-selected", i === state.chosen);
  if (children[i]) row.setAttribute("aria-expanded", Boolean(state.open[i]));
  row.style.top = `${n * ROW}px`;
  row.style.paddingLeft = `${6 + Math.min(depth[i], 14) * 14}px`;
  if (n === active) row.style.outline = "1px solid var(--line)";
  if (state.dim && !state.dim[i]) row.className = "dim";
  const twist = document.createElement("span");
  twist.className = "twist";
  twist.setAttribute("aria-hidden", "true");
  twist.textContent = children[i] ? (state.open[i] ? "▾" : "▸") : "";
  const found = (data.findings.at[i] ?? []).length;
  const words = [...(data.badges[i] ?? []), found ? `${found} finding${found > 1 ? "s" : ""}` : ""].filter(Boolean);
  const label = document.createElement("bdi");
  label.textContent = data.titles[i] + (words.length ? ` (${words.join(", ")})` : "");
  row.append(twist, label);
  row.addEventListener("click", event => { active = n; if (event.target === twist) toggle(i); else choose(i); });
  return row;
}

function moveTo(n) {
  active = Math.max(0, Math.min(rows.length - 1, n));
  const y = active * ROW;
  if (y < tree.scrollTop) tree.scrollTop = y;
  else if (y + ROW > tree.scrollTop + tree.clientHeight) tree.scrollTop = y + ROW - tree.clientHeight;
  showTree();
}

tree.addEventListener("scroll", () => requestAnimationFrame(showTree));
tree.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || !rows.length) return;
  const i = rows[active];
  const page = Math.max(1, Math.floor(tree.clientHeight / ROW) - 1);
  const keys = {
    ArrowDown: () => moveTo(active + 1),
    ArrowUp: () => moveTo(active - 1),
    PageDown: () => moveTo(active + page),
    PageUp: () => moveTo(active - page),
    Home: () => moveTo(0),
    End: () => moveTo(rows.length - 1),
    ArrowRight: () => { if (children[i] && !state.open[i]) toggle(i); else if (children[i]) moveTo(active + 1); },
    ArrowLeft: () => { if (children[i] && state.open[i]) toggle(i); else if (data.parents[i] >= 0) moveTo(placeOf.get(data.parents[i])); },
    Enter: () => choose(i),
    " ": () => choose(i),
  };
  if (keys[event.key]) { keys[event.key](); event.preventDefault(); return; }
  if (event.key.length === 1) {
    typed = event.timeStamp - typedAt < 800 ? typed + event.key : event.key;
    typedAt = event.timeStamp;
    const wanted = typed.toLowerCase();
    for (let k = 1; k <= rows.length; k++) {
      const n = (active + k - (typed.length > 1 ? 1 : 0)) % rows.length;
      if (data.titles[rows[n]].toLowerCase().startsWith(wanted)) { moveTo(n); break; }
    }
  }
});
