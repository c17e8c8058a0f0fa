// Where the open boxes stand: each tree in a strip of its own; boxes without open reports hang in columns.
const READABLE = 0.6, EDGE = 20;
const W = 176, H = 58, GAP = 20, LAYER = 46, HANG = 14, STUB = 16, LONG = 8;
const left = new Float64Array(count), top_ = new Float64Array(count);
const stripLeft = new Float64Array(count), stripRight = new Float64Array(count), stripBottom = new Float64Array(count);
const hangs = new Uint8Array(count);
let rows = [], width = 0, height = 0;

// Few stand side by side, at the top more than further down; many hang in columns.
function columnsOf(leaves, layer) {
  const across = leaves.length <= (layer < 2 ? 7 : 3) ? leaves.length : Math.max(1, Math.ceil(leaves.length / Math.max(LONG, Math.ceil(Math.sqrt(leaves.length * 1.6)))));
  return {across, down: Math.ceil(leaves.length / Math.max(1, across))};
}

function layOut() {
  rows = shownRows();
  const size = new Float64Array(count);
  const parts = new Map();
  for (let k = rows.length - 1; k >= 0; k--) {
    const i = rows[k];
    if (!state.open[i] || !children[i]) { size[i] = W; continue; }
    const leaves = [], trees = [];
    for (const child of children[i]) (state.open[child] && children[child] ? trees : leaves).push(child);
    const {across, down} = columnsOf(leaves, depth[i]);
    const hung = down > 1;
    const leafWidth = leaves.length ? across * (W + (hung ? STUB : 0)) + (across - 1) * GAP : 0;
    let sum = leafWidth + (leaves.length && trees.length ? GAP : 0);
    trees.forEach((child, n) => { sum += size[child] + (n ? GAP : 0); });
    size[i] = Math.max(W, sum);
    parts.set(i, {leaves, trees, across, down, hung, leafWidth, sum});
  }
  let x = 0, y = 0, rowHeight = 0;
  const limit = Math.max((stage.clientWidth - 2 * EDGE) / READABLE, ...roots.map(root => size[root]));
  width = height = 0;
  const bottoms = [];
  for (const root of roots) {
    if (x && (x + size[root] > limit || root === data.around)) { x = 0; y += rowHeight + LAYER * 2; rowHeight = 0; }
    place(root, x, y, size, parts);
    rowHeight = Math.max(rowHeight, stripBottom[root] - y);
    x += size[root] + GAP * 2;
    width = Math.max(width, x - GAP * 2);
    height = Math.max(height, y + rowHeight);
  }
}

function place(root, x, y, size, parts) {
  const waiting = [[root, x, y]], seen = [];
  while (waiting.length) {
    const [i, from, at] = waiting.pop();
    seen.push(i);
    left[i] = from + (size[i] - W) / 2;
    top_[i] = at;
    hangs[i] = 0;
    stripLeft[i] = from;
    stripRight[i] = from + size[i];
    stripBottom[i] = at + H;
    const part = parts.get(i);
    if (!part) continue;
    let next = from + (size[i] - part.sum) / 2;
    const below = at + H + LAYER;
    part.leaves.forEach((leaf, n) => {
      const column = Math.floor(n / part.down), row = n % part.down;
      left[leaf] = next + column * (W + GAP + (part.hung ? STUB : 0)) + (part.hung ? STUB : 0);
      top_[leaf] = below + row * (H + HANG);
      hangs[leaf] = part.hung ? 1 : 0;
      stripLeft[leaf] = left[leaf];
      stripRight[leaf] = left[leaf] + W;
      stripBottom[leaf] = top_[leaf] + H;
      stripBottom[i] = Math.max(stripBottom[i], stripBottom[leaf]);
    });
    if (part.leaves.length) next += part.leafWidth + GAP;
    for (const tree of part.trees) { waiting.push([tree, next, below]); next += size[tree] + GAP; }
  }
  for (let k = seen.length - 1; k > 0; k--) {
    const above = data.parents[seen[k]];
    stripBottom[above] = Math.max(stripBottom[above], stripBottom[seen[k]]);
  }
}

// The way of the line from a box up to its manager, as points.
function way(i) {
  const above = data.parents[i];
  const middle = left[above] + W / 2, bottom = top_[above] + H, bus = bottom + LAYER / 2;
  if (!hangs[i]) return [[left[i] + W / 2, top_[i]], [left[i] + W / 2, bus], [middle, bus], [middle, bottom]];
  const rail = left[i] - STUB, side = top_[i] + H / 2;
  return [[left[i], side], [rail, side], [rail, bus], [middle, bus], [middle, bottom]];
}
