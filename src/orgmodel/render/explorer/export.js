// Give what is open as a picture of its own: an SVG file, a PNG of what is seen, or on paper.
const ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};
const escaped = text => text.replace(/[&<>"]/g, sign => ESCAPES[sign]).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");

function asSvg() {
  const parts = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -20 ${width + 40} ${height + 50}" width="${width + 40}" height="${height + 50}" font-family="Helvetica, Arial, sans-serif" text-anchor="middle">`];
  parts.push(`<title>${escaped(data.title)}</title><desc>${escaped(data.subtitle)}</desc>`);
  const ink = data.paint;
  parts.push(`<rect x="-20" y="-20" width="100%" height="100%" fill="${ink.paper}"/>`);
  for (const i of rows) {
    if (data.parents[i] < 0) continue;
    const dash = i in data.doubts ? ' stroke-dasharray="7 4"' : "";
    parts.push(`<polyline fill="none" stroke="${ink.line}" stroke-width="1.5"${dash} points="${way(i).map(point => point.join(",")).join(" ")}"/>`);
  }
  for (const i of rows) {
    const look = lookOf(i, ink);
    const hidden = !state.open[i] && children[i] ? ` (+${total[i] - 1})` : "";
    pen.font = "bold 13px Helvetica, Arial, sans-serif";
    const lines = wrapped(data.titles[i], W - 20, 2);
    parts.push(`<g><title>${escaped(told(i))}</title><rect x="${left[i]}" y="${top_[i]}" width="${W}" height="${H}" rx="4" fill="${look.fill}" stroke="${ink.line}" stroke-width="${look.thick}"${look.dashes.length ? ` stroke-dasharray="${look.dashes.join(" ")}"` : ""}/>`);
    if (look.double) parts.push(`<rect x="${left[i] + 3}" y="${top_[i] + 3}" width="${W - 6}" height="${H - 6}" rx="3" fill="none" stroke="${ink.line}"/>`);
    if (look.edge) parts.push(`<rect x="${left[i]}" y="${top_[i]}" width="5" height="${H}" fill="${look.edge}"/>`);
    lines.forEach((line, n) => parts.push(`<text x="${left[i] + W / 2}" y="${top_[i] + (lines.length > 1 ? 17 : 22) + n * 15}" font-size="13" font-weight="700" fill="${ink.ink}">${escaped(line)}</text>`));
    pen.font = "11px Helvetica, Arial, sans-serif";
    parts.push(`<text x="${left[i] + W / 2}" y="${top_[i] + H - 9}" font-size="11" fill="${ink.muted}">${escaped(short(about(i) + hidden, W - 16))}</text></g>`);
  }
  parts.push("</svg>");
  return parts.join("");
}

function told(i) {
  const said = [data.titles[i], about(i)];
  if (data.parents[i] >= 0) said.push(`reports to ${data.titles[data.parents[i]]}${i in data.doubts ? ` (${data.doubts[i]})` : ""}`);
  if (silent.has(i)) said.push("manager not stated");
  return said.filter(Boolean).join("; ");
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function svgElement(text) {
  return document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
}
