import type { View } from './pane-frame';

const SVG = 'http://www.w3.org/2000/svg';

/** Lines on a field of 20 × 20. */
const lines: Readonly<Record<View | 'ledger' | 'links' | 'audit', string>> = {
  // A table with a head row and a head column.
  template: 'M3 4.5h14v11H3zM3 8h14M3 11.8h14M7.5 8v7.5',
  // A list that is ticked off.
  check: 'M3 5.5l1.6 1.6L7.6 4M3 13.5l1.6 1.6 3-3.1M10.5 6H17M10.5 14H17',
  // Bars of different height on a line.
  score: 'M3 16.5h14M5.5 13.5v-3M10 13.5v-9M14.5 13.5V7.5',
  // A page of text with a folded corner.
  report: 'M5 3h7l3.5 3.5V17H5zM12 3v3.5h3.5M7.5 10h5.5M7.5 13h5.5',
  // Two arrows that follow each other.
  ledger: 'M16 8.5A6.2 6.2 0 0 0 4.6 7M4 3.5V7.3h3.8M4 11.5A6.2 6.2 0 0 0 15.4 13M16 16.5v-3.8h-3.8',
  // Two links of a chain.
  links: 'M8.5 6H6a4 4 0 0 0 0 8h2.5M11.5 6H14a4 4 0 0 1 0 8h-2.5M7 10h6',
  // Lines of text, ticked.
  audit: 'M4 4h10v3M4 4v12h6M6 8h6M6 11h4M12 14l2 2 4-5',
};

/** The picture of a command that opens a view; in the colour of the text around it. */
export function drawnIcon(view: keyof typeof lines): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  const attributes = {
    class: 'drawn',
    viewBox: '0 0 20 20',
    width: '20',
    height: '20',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.5',
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
    'aria-hidden': 'true',
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  path.setAttribute('d', lines[view]);
  svg.append(path);
  return svg;
}
