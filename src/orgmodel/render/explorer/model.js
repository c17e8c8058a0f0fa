// What the page knows: columns of boxes, who is below whom, what is open, who is chosen.
const data = JSON.parse(document.getElementById("data").textContent);
const count = data.titles.length;
const children = Array.from({length: count}, () => null);
const roots = [];
const depth = new Int32Array(count), total = new Int32Array(count).fill(1);
for (let i = 0; i < count; i++) {
  const parent = data.parents[i];
  if (parent < 0) roots.push(i);
  else { (children[parent] ??= []).push(i); depth[i] = depth[parent] + 1; }
}
for (let i = count - 1; i >= 0; i--) if (data.parents[i] >= 0) total[data.parents[i]] += total[i];
const stage = document.getElementById("stage"), other = document.getElementById("other");
const silent = new Set(data.silent);
const tiesOf = new Map(), tiesTo = new Map();
for (const tie of data.ties) {
  if (!tiesOf.has(tie[0])) tiesOf.set(tie[0], []);
  if (!tiesTo.has(tie[1])) tiesTo.set(tie[1], []);
  tiesOf.get(tie[0]).push(tie);
  tiesTo.get(tie[1]).push(tie);
}
const numberOf = new Map(data.ids.map((id, i) => [id, i]).reverse());
const state = {open: new Uint8Array(count), chosen: -1, dim: null, x: 0, y: 0, scale: 1};
const MOST = 400;

// Open the tree layer by layer while all that is open can be read at once; the tops are always open.
function openFirst(isReadable) {
  let layer = roots, seen = roots.length;
  while (layer.length) {
    const managers = layer.filter(i => children[i]);
    const below = managers.flatMap(i => children[i]);
    if (!below.length) break;
    for (const i of managers) state.open[i] = 1;
    seen += below.length;
    if (layer !== roots && (seen > MOST || !isReadable())) { for (const i of managers) state.open[i] = 0; break; }
    layer = below;
  }
}

// Open the way to each role that a change concerns, unless there are too many to see.
function openChanges() {
  const concerned = Object.keys(data.marks).filter(i => data.marks[i].some(mark => ["added", "removed", "changed"].includes(mark)));
  if (concerned.length <= MOST / 10) for (const i of concerned) reveal(Number(i));
}

function chain(i) {
  const above = [];
  for (let at = data.parents[i]; at >= 0; at = data.parents[at]) above.push(at);
  return above;
}

function reveal(i) {
  let changed = false;
  for (const above of chain(i)) if (!state.open[above]) { state.open[above] = 1; changed = true; }
  return changed;
}

// The boxes that the open tree shows, in reading order, without recursion.
function shownRows() {
  const rows = [], waiting = roots.slice().reverse();
  while (waiting.length) {
    const i = waiting.pop();
    rows.push(i);
    if (state.open[i] && children[i]) for (let k = children[i].length - 1; k >= 0; k--) waiting.push(children[i][k]);
  }
  return rows;
}
