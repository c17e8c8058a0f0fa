// What is said of the chosen role: its chain of command, lines, domains and findings, each with its evidence.
const panel = document.getElementById("panel");

function element(tag, text, name) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (name) made.className = name;
  return made;
}

function jump(i, more = "") {
  const item = element("li"), button = element("button", data.titles[i], "link");
  button.type = "button";
  button.addEventListener("click", () => choose(i));
  item.append(button);
  if (more) item.append(element("span", ` ${more}`, "muted"));
  return item;
}

function section(title, items, tag = "ul") {
  if (!items.length) return [];
  const list = element(tag);
  list.append(...items);
  return [element("h3", title), list];
}

function written(words, evidence) {
  const item = element("li", words);
  if (evidence) item.append(element("div", `Evidence: ${evidence}`, "muted"));
  return item;
}

const KINDS = {chairs: "chairs", dotted: "dotted line", further: "also reports", circular: "in a circle"};
const tied = (tie, i) => jump(i, [KINDS[tie[2]] ?? tie[2], tie[3] ? `for ${tie[3]}` : "", tie[4] ? `(${tie[4]})` : ""].filter(Boolean).join(" "));

// What the colors mean, and what is not drawn.
function fillKey() {
  const swatches = data.colors.map((name, n) => [name, n]).filter(([name]) => name).map(([name, n]) => {
    const item = element("li"), swatch = element("span", undefined, "swatch");
    swatch.style.background = data.first ? colors.heats[n] : colors.units[n];
    swatch.setAttribute("aria-hidden", "true");
    item.append(swatch, element("span", name));
    return item;
  });
  const parts = [...section("Colors", swatches), ...section("Notes", data.notes.map(note => element("li", note)))];
  if (swatches.length) parts[1].className = "plain";
  document.getElementById("key").append(...parts);
}

function showPanel(i) {
  const parts = [element("h2", data.titles[i]), element("div", data.units[data.unit[i]], "muted")];
  for (const badge of data.badges[i] ?? []) parts.push(element("span", badge, "badge"));
  for (const words of data.details[i] ?? []) parts.push(element("div", words));
  if (silent.has(i)) parts.push(element("p", "Manager not stated."));
  const above = chain(i);
  parts.push(...section("Chain of command", above.map((at, n) => jump(at, n === 0 && i in data.doubts ? `(${data.doubts[i]})` : "")), "ol"));
  parts.push(...section("Further lines from here", (tiesOf.get(i) ?? []).map(tie => tied(tie, tie[1]))));
  parts.push(...section("Further lines to here", (tiesTo.get(i) ?? []).map(tie => tied(tie, tie[0]))));
  const below = children[i] ?? [];
  parts.push(...section(`Direct reports (${below.length})`, below.slice(0, 200).map(at => jump(at))));
  if (data.teams[i]) parts.push(...section("Leads", data.teams[i].map(team => element("li", team))));
  parts.push(...section("Domains", (data.domains[i] ?? []).map(([name, level, scope, sure, evidence]) =>
    written([`${name}: ${level}`, scope && `for ${scope}`, sure && `(${sure})`].filter(Boolean).join(" "), evidence))));
  parts.push(...section("Findings, for people to judge", (data.findings.at[i] ?? []).map(n => {
    const [severity, code, message, evidence] = data.findings.texts[n];
    return written(`${severity}, ${code}: ${message}`, evidence);
  })));
  const away = data.links[i] ? element("a", "Page or document about this role") : "";
  if (away) away.href = data.links[i];
  const link = element("a", "Link to this role");
  link.href = `#role=${encodeURIComponent(data.ids[i])}`;
  const last = element("p");
  last.append(link);
  const further = element("p");
  further.append(away);
  panel.replaceChildren(...parts, ...(away ? [further] : []), last);
  panel.scrollTop = 0;
}
