// Paint what is seen, and nothing else: strips that lie outside of the window are passed over whole.
const canvas = document.getElementById("canvas"), pen = canvas.getContext("2d");
const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
let colors = {}, waitingFrame = false;
const measure = {drawn: 0, script: 0};

function readColors() {
  for (const name of ["paper", "ink", "muted", "line", "faint", "box", "outside", "badge"]) colors[name] = css(`--${name}`);
  colors.units = data.paint.units.map((_, n) => css(`--unit-${n}`));
  colors.heats = data.paint.heats.map((_, n) => css(`--heat-${n}`));
}

function resize() {
  const ratio = window.devicePixelRatio || 1, box = canvas.getBoundingClientRect();
  canvas.width = Math.max(1, Math.round(box.width * ratio));
  canvas.height = Math.max(1, Math.round(box.height * ratio));
  redraw();
}

function redraw() {
  if (waitingFrame) return;
  waitingFrame = true;
  requestAnimationFrame(() => { waitingFrame = false; const begun = performance.now(); paint(); measure.script = performance.now() - begun; });
}

function paint() {
  const ratio = window.devicePixelRatio || 1, scale = state.scale * ratio;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.fillStyle = colors.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(scale, 0, 0, scale, -state.x * scale, -state.y * scale);
  const seen = visible(state.x, state.y, state.x + canvas.width / scale, state.y + canvas.height / scale, 2 / state.scale);
  measure.drawn = seen.length;
  paintLines(seen);
  if (state.chosen >= 0) paintTies(state.chosen);
  for (const i of seen) paintBox(i);
  paintOverview();
}

function visible(x, y, right, bottom, tiny) {
  const seen = [], waiting = roots.slice();
  while (waiting.length && seen.length < 20000) {
    const i = waiting.pop();
    if (stripRight[i] < x || stripLeft[i] > right || stripBottom[i] < y || top_[i] > bottom + LAYER) continue;
    seen.push(i);
    if (state.open[i] && children[i] && stripRight[i] - stripLeft[i] > tiny) for (const child of children[i]) waiting.push(child);
  }
  return seen;
}

function paintLines(seen) {
  for (const dashed of [false, true]) {
    pen.beginPath();
    for (const i of seen) {
      if (data.parents[i] < 0 || (i in data.doubts) !== dashed) continue;
      const points = way(i);
      pen.moveTo(...points[0]);
      for (let k = 1; k < points.length; k++) pen.lineTo(...points[k]);
    }
    pen.strokeStyle = dashed ? colors.faint : colors.line;
    pen.lineWidth = Math.max(1.5, 0.7 / state.scale);
    pen.setLineDash(dashed ? [7, 4] : []);
    pen.stroke();
  }
  pen.setLineDash([]);
}

const DASHES = {"not described": [6, 4], "not in the model": [2, 3], "proposed": [14, 5], "removed": [3, 3]};
const THICK = new Set(["added", "changed", "board or committee"]), GROUND = new Set(["outside the model", "provider"]);

// How a box looks, in the colors of the screen or of what is saved.
function lookOf(i, paint) {
  const marks = data.marks[i] ?? [], heat = data.color[i] >= data.first && data.first ? paint.heats[data.color[i] - data.first] : "";
  return {
    fill: marks.some(mark => GROUND.has(mark)) ? paint.outside : heat || paint.box,
    dashes: DASHES[marks.find(mark => mark in DASHES)] ?? [],
    thick: marks.some(mark => THICK.has(mark)) ? 2.6 : 1.3,
    double: marks.includes("vacant"),
    edge: data.color[i] >= 0 && !heat ? paint.units[data.color[i]] : "",
  };
}

function paintBox(i) {
  const x = left[i], y = top_[i], look = lookOf(i, colors);
  const dim = state.dim && !state.dim[i];
  pen.globalAlpha = dim ? 0.35 : 1;
  pen.fillStyle = look.fill;
  pen.fillRect(x, y, W, H);
  if (state.scale < 0.12) { pen.globalAlpha = 1; return; }
  pen.setLineDash(look.dashes);
  pen.strokeStyle = i === state.chosen ? colors.units[0] : colors.line;
  pen.lineWidth = i === state.chosen ? 4 : look.thick;
  pen.strokeRect(x, y, W, H);
  pen.setLineDash([]);
  if (look.double) { pen.lineWidth = 1; pen.strokeRect(x + 3, y + 3, W - 6, H - 6); }
  if (look.edge) { pen.fillStyle = look.edge; pen.fillRect(x, y, 5, H); }
  if (state.scale >= 0.3) paintWords(i, x, y);
  pen.globalAlpha = 1;
}

function paintWords(i, x, y) {
  pen.textAlign = "center";
  pen.fillStyle = colors.ink;
  pen.font = 'bold 13px Helvetica, Arial, "Liberation Sans", sans-serif';
  const lines = wrapped(data.titles[i], W - 20, 2);
  lines.forEach((line, n) => pen.fillText(line, x + W / 2, y + (lines.length > 1 ? 17 : 22) + n * 15));
  pen.font = '11px Helvetica, Arial, "Liberation Sans", sans-serif';
  pen.fillStyle = colors.muted;
  pen.fillText(short(about(i), W - 20), x + W / 2, y + H - 9);
  const hidden = !state.open[i] && children[i] ? total[i] - 1 : 0;
  const found = (data.findings.at[i] ?? []).length;
  const signs = [hidden ? `+${hidden}` : "", found ? `! ${found}` : ""].filter(Boolean).join("   ");
  if (!signs) return;
  const wide = pen.measureText(signs).width + 12;
  pen.fillStyle = colors.badge;
  pen.fillRect(x + W / 2 - wide / 2, y + H - 3, wide, 15);
  pen.fillStyle = colors.ink;
  pen.fillText(signs, x + W / 2, y + H + 8);
}

const about = i => [...(data.badges[i] ?? []), data.units[data.unit[i]]].filter(Boolean).join(" · ");
const cut = new Map();

function short(text, room) {
  const key = `${pen.font}|${room}|${text}`;
  if (!cut.has(key)) {
    if (cut.size > 20000) cut.clear();
    let words = text;
    if (pen.measureText(text).width > room) {
      const signs = [...text];
      let few = 0, many = signs.length;
      while (few < many) { const half = (few + many + 1) >> 1; if (pen.measureText(signs.slice(0, half).join("") + "…").width <= room) few = half; else many = half - 1; }
      words = signs.slice(0, few).join("").trimEnd() + "…";
    }
    cut.set(key, words);
  }
  return cut.get(key);
}

function wrapped(text, room, most) {
  const key = `${room}|${most}|${text}`;
  if (!cut.has(key)) {
    const lines = [];
    let line = "";
    for (const word of text.split(" ")) {
      const longer = line ? `${line} ${word}` : word;
      if (line && lines.length < most - 1 && pen.measureText(longer).width > room) { lines.push(line); line = word; } else line = longer;
    }
    lines.push(short(line, room));
    cut.set(key, lines.map(each => short(each, room)));
  }
  return cut.get(key);
}

// Draw a bow from side to side, behind the boxes: words stay readable.
function bend(from, to) {
  const rightward = left[to] > left[from] + W, leftward = left[from] > left[to] + W;
  const begin = left[from] + (leftward ? 0 : W), end = left[to] + (rightward ? 0 : W);
  const out = Math.max(40, Math.abs(end - begin) / 2), y = top_[from] + H / 2, at = top_[to] + H / 2;
  pen.moveTo(begin, y);
  pen.bezierCurveTo(begin + (leftward ? -out : out), y, end + (rightward ? -out : out), at, end, at);
}

function paintTies(i) {
  pen.setLineDash([2, 5]);
  pen.lineWidth = 2.5;
  pen.strokeStyle = colors.units[1];
  const isShown = at => chain(at).every(above => state.open[above]);
  for (const tie of [...(tiesOf.get(i) ?? []), ...(tiesTo.get(i) ?? [])]) {
    if (!isShown(tie[0]) || !isShown(tie[1])) continue;
    pen.beginPath();
    bend(tie[0], tie[1]);
    pen.stroke();
  }
  pen.setLineDash([]);
}
