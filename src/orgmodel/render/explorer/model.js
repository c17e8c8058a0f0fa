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
const FIRST = 60;

// Open the tree layer by layer while few boxes are seen; one top is always open.
function openFirst() {
  let seen = roots.length, layer = roots;
  while (layer.length) {
    const below = layer.flatMap(i => children[i] ?? []);
    if (!below.length || (seen + below.length > FIRST && layer !== roots)) break;
    for (const i of layer) if (children[i]) state.open[i] = 1;
    seen += below.length;
    layer = below;
    if (seen > FIRST) break;
  }
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
