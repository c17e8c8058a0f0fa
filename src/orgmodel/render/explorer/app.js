// Put everything together: choose, open, move, zoom, switch views, print, and links to roles.
const say = words => { document.getElementById("said").textContent = words; };

const LARGEST = 1.2, BEYOND = 1.5;

function renew() { layOut(); renewOverview(); renewTree(); redraw(); }

function toggle(i) {
  const x = left[i], y = top_[i];
  state.open[i] = state.open[i] ? 0 : 1;
  renew();
  state.x += left[i] - x; // the box stays where it is on the screen
  state.y += top_[i] - y;
  say(`${data.titles[i]} ${state.open[i] ? "opened" : "closed"}`);
}

function choose(i, remember = true) {
  if (reveal(i)) renew();
  state.chosen = i;
  showPanel(i);
  moveTo(placeOf.get(i));
  center(i);
  if (remember) history.replaceState(null, "", `#role=${encodeURIComponent(data.ids[i])}`);
  say(told(i));
}

function center(i) {
  if (state.scale < 0.5) state.scale = 0.9;
  const box = stage.getBoundingClientRect();
  state.x = left[i] + W / 2 - box.width / state.scale / 2;
  state.y = top_[i] + H / 2 - box.height / state.scale / 2;
  redraw();
}

function whole() {
  const box = stage.getBoundingClientRect();
  return Math.min(LARGEST, (box.width - 2 * EDGE) / Math.max(width, 1), (box.height - 2 * EDGE) / Math.max(height, 1));
}

// Begin where titles can be read: with everything that is open, or else with the first top.
function begin() {
  if (whole() >= READABLE) { fit(); return; }
  const box = stage.getBoundingClientRect();
  state.scale = READABLE;
  const across = box.width / state.scale, edge = EDGE / state.scale;
  const wanted = roots.length ? left[roots[0]] + (W - across) / 2 : 0;
  state.x = width + 2 * edge < across ? (width - across) / 2 : Math.max(-edge, Math.min(wanted, width + edge - across));
  state.y = -EDGE / state.scale;
  redraw();
}

function fit() {
  const box = stage.getBoundingClientRect();
  state.scale = Math.max(whole(), 0.002);
  state.x = (width - box.width / state.scale) / 2;
  state.y = Math.min((height - box.height / state.scale) / 2, -20 / state.scale);
  redraw();
}

function zoom(factor, x, y) {
  const box = stage.getBoundingClientRect();
  const atX = x ?? box.width / 2, atY = y ?? box.height / 2;
  const scale = Math.min(3, Math.max(0.002, state.scale * factor));
  state.x += atX / state.scale - atX / scale;
  state.y += atY / state.scale - atY / scale;
  state.scale = scale;
  redraw();
}

function boxAt(x, y) {
  const atX = state.x + x / state.scale, atY = state.y + y / state.scale;
  return visible(atX, atY - LAYER, atX, atY, 0).find(i => atX >= left[i] && atX <= left[i] + W && atY >= top_[i] && atY <= top_[i] + H + 14) ?? -1;
}

let held = null;
canvas.addEventListener("pointerdown", event => { held = {x: event.clientX, y: event.clientY, moved: false}; canvas.setPointerCapture(event.pointerId); });
canvas.addEventListener("pointermove", event => {
  if (!held) return;
  const right = event.clientX - held.x, down = event.clientY - held.y;
  if (!held.moved && Math.abs(right) + Math.abs(down) < 4) return;
  held = {x: event.clientX, y: event.clientY, moved: true};
  state.x -= right / state.scale;
  state.y -= down / state.scale;
  redraw();
});
canvas.addEventListener("pointerup", event => {
  const wasMoved = held?.moved;
  held = null;
  if (wasMoved) return;
  const box = stage.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top, i = boxAt(x, y);
  if (i < 0) return;
  const low = (state.y + y / state.scale) > top_[i] + H - 6;
  if (low && children[i]) toggle(i); else choose(i);
});
canvas.addEventListener("dblclick", event => {
  const box = stage.getBoundingClientRect(), i = boxAt(event.clientX - box.left, event.clientY - box.top);
  if (i >= 0 && children[i]) toggle(i);
});
stage.addEventListener("wheel", event => {
  if (!other.hidden) return;
  event.preventDefault();
  const box = stage.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
}, {passive: false});

const on = (id, does) => document.getElementById(id).addEventListener("click", does);
on("in", () => zoom(1.3));
on("out", () => zoom(1 / 1.3));
on("fit", fit);
on("save-svg", () => save(new Blob([asSvg()], {type: "image/svg+xml"}), "chart.svg"));
on("save-png", () => canvas.toBlob(blob => save(blob, "chart.png"), "image/png"));
on("print", () => window.print());
window.addEventListener("beforeprint", () => document.getElementById("printed").replaceChildren(svgElement(other.hidden ? asSvg() : data.views[view.value])));
window.addEventListener("afterprint", () => document.getElementById("printed").replaceChildren());

const view = document.getElementById("view");
for (const name of Object.keys(data.views)) { const made = element("option", name); made.value = name; view.append(made); }
view.addEventListener("change", () => {
  other.hidden = !view.value;
  canvas.hidden = Boolean(view.value);
  other.replaceChildren(...(view.value ? [svgElement(data.views[view.value])] : []));
  say(view.value ? `${view.value} shown` : "chart shown");
  if (!view.value) resize();
});

function linked() {
  const id = location.hash.startsWith("#role=") ? decodeURIComponent(location.hash.slice(6)) : "";
  const i = numberOf.get(id);
  if (i !== undefined) choose(i, false);
  return i !== undefined;
}
window.addEventListener("hashchange", linked);
window.addEventListener("resize", resize);
matchMedia("(prefers-color-scheme:dark)").addEventListener("change", () => { readColors(); renewOverview(); redraw(); });

readColors();
fillFilters();
fillKey();
openFirst(() => { layOut(); return whole() >= READABLE / BEYOND; });
openChanges();
renew();
resize();
if (!linked()) begin();
document.documentElement.dataset.ready = Math.round(performance.now());
window.orgmodel = Object.freeze({state, measure, toggleAll() { for (let i = 0; i < count; i++) if (children[i]) state.open[i] = 1; renew(); fit(); }});
