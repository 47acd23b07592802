// The mark, drawn for one size in pixels: a table with a header row and a tick that leaves the frame.

/** What Office asks for (16, 32, 80 are a must; 64 is the high-resolution icon of the dialogs). */
export const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];

/** Whole pixels for the frame, the line, the header row and the column line; of 16 units a side. */
export function measuresOf(size) {
  const unit = size / 16;
  const line = Math.max(1, Math.floor(unit));
  const start = Math.max(1, Math.round(unit));
  return {
    line,
    left: start,
    top: start,
    right: Math.round(13 * unit),
    bottom: Math.round(15 * unit),
    header: Math.round(4 * unit),
    column: Math.round(5 * unit),
    radius: unit,
  };
}

/** An SVG of that many pixels a side. */
export function markOf(size, colour = '#0F6CBD') {
  const { line, left, top, right, bottom, header, column, radius } = measuresOf(size);
  const unit = size / 16;
  const at = (x, y) => `${x * unit} ${y * unit}`;
  const tick = `M${at(4.6, 8.6)}L${at(7.7, 11.7)}L${at(14.9, 4.5)}`;
  const frame = `M${left} ${top}H${right}V${bottom}H${left}Z`;
  const body = `M${left + line} ${header}V${bottom - line}H${right - line}V${header}Z`;
  const split = `M${column} ${top}h${line}V${header}h${-line}Z`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">
  <mask id="gap" maskUnits="userSpaceOnUse" x="0" y="0" width="${size}" height="${size}">
    <rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" rx="${radius}" fill="#fff"/>
    <path d="${tick}" fill="none" stroke="#000" stroke-width="${4.2 * unit}"/>
  </mask>
  <path d="${frame}${body}${split}" fill="${colour}" fill-rule="evenodd" mask="url(#gap)"/>
  <path d="${tick}" fill="none" stroke="${colour}" stroke-width="${2.2 * unit}"/>
</svg>`;
}
