// All that is open in a corner, with a frame around what is seen; to click and to drag.
const overview = document.getElementById("overview"), small = overview.getContext("2d");
const WIDE = 200, HIGH = 130;
let drawnOnce = null, shrink = 1;

// Draw the boxes once for each layout; while the chart is moved, only the frame is drawn again.
function renewOverview() { drawnOnce = null; }

function isBeyond(x, y, right, bottom) { return x > 1 || y > 1 || right < width - 1 || bottom < height - 1; }

function paintOverview() {
  const ratio = window.devicePixelRatio || 1, box = stage.getBoundingClientRect();
  const right = state.x + box.width / state.scale, bottom = state.y + box.height / state.scale;
  overview.hidden = !isBeyond(state.x, state.y, right, bottom) || !other.hidden || !rows.length;
  if (overview.hidden) return;
  drawnOnce ??= smallPicture(ratio);
  small.setTransform(1, 0, 0, 1, 0, 0);
  small.drawImage(drawnOnce, 0, 0);
  small.setTransform(ratio, 0, 0, ratio, 0, 0);
  small.strokeStyle = colors.units[0];
  small.lineWidth = 2;
  const frame = [Math.max(state.x, 0), Math.max(state.y, 0), Math.min(right, width), Math.min(bottom, height)].map(value => value * shrink);
  small.strokeRect(frame[0] + 1, frame[1] + 1, Math.max(3, frame[2] - frame[0] - 2), Math.max(3, frame[3] - frame[1] - 2));
}

function smallPicture(ratio) {
  shrink = Math.min(WIDE / Math.max(width, 1), HIGH / Math.max(height, 1));
  const across = Math.max(24, Math.ceil(width * shrink)), down = Math.max(24, Math.ceil(height * shrink));
  overview.style.width = `${across}px`;
  overview.style.height = `${down}px`;
  overview.width = across * ratio;
  overview.height = down * ratio;
  const picture = document.createElement("canvas"), brush = picture.getContext("2d");
  picture.width = overview.width;
  picture.height = overview.height;
  brush.fillStyle = colors.paper;
  brush.fillRect(0, 0, picture.width, picture.height);
  const scale = shrink * ratio, tiny = 1 / shrink;
  for (const i of visible(0, 0, width, height, tiny)) {
    brush.fillStyle = (data.color[i] >= 0 && !data.first && colors.units[data.color[i]]) || colors.line;
    brush.fillRect(left[i] * scale, top_[i] * scale, Math.max(1, W * scale - 0.5), Math.max(1, H * scale - 0.5));
  }
  return picture;
}

let sliding = false;
function slide(event) {
  const box = overview.getBoundingClientRect(), view = stage.getBoundingClientRect();
  state.x = (event.clientX - box.left) / shrink - view.width / state.scale / 2;
  state.y = (event.clientY - box.top) / shrink - view.height / state.scale / 2;
  redraw();
}
overview.addEventListener("pointerdown", event => { sliding = true; overview.setPointerCapture(event.pointerId); slide(event); });
overview.addEventListener("pointermove", event => { if (sliding) slide(event); });
overview.addEventListener("pointerup", () => { sliding = false; });
