import type { HighlightCells } from './edit';

export type HighlightLook = HighlightCells['look'];

/** Where several apply to one cell, the graver one shows. */
export const lookOrder: readonly HighlightLook[] = ['fault', 'explain', 'notice'];

/** Colours as RRGGBB, the same in every host. */
export const lookColours: Readonly<
  Record<HighlightLook, { readonly fill: string; readonly text?: string; readonly bold?: boolean }>
> = {
  fault: { fill: 'FDF3F4', text: 'A4262C', bold: true },
  explain: { fill: 'FFF4CE', text: '8A5A00' },
  notice: { fill: 'EAF3FB' },
};

interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * A fault also puts "！" before the number or text, since colour alone does not print and is not seen by all; a conditional
 * number format replaces the cell's own, so a fault needs one rule per number format. Other looks: one rule, format null.
 */
export function piecesOfLook(
  look: HighlightLook,
  rects: readonly Rect[],
  formatAt: (row: number, column: number) => string,
): { readonly format: string | null; readonly rects: readonly Rect[] }[] {
  if (look !== 'fault') return [{ format: null, rects }];
  const groups = new Map<string, Rect[]>();
  for (const rect of rects) {
    for (const strip of stripsOfOneFormat(rect, formatAt))
      groups.set(strip.format, [...(groups.get(strip.format) ?? []), strip.rect]);
  }
  return [...groups].map(([format, pieces]) => ({ format: markedFormat(format), rects: pieces }));
}

/** Runs of equal number format along each row, joined with an equal run just above. */
function stripsOfOneFormat(
  rect: Rect,
  formatAt: (row: number, column: number) => string,
): { format: string; rect: Rect }[] {
  const strips: { format: string; rect: Rect }[] = [];
  for (let row = rect.top; row <= rect.bottom; row += 1) {
    for (let left = rect.left; left <= rect.right;) {
      const format = formatAt(row, left);
      let right = left;
      while (right < rect.right && formatAt(row, right + 1) === format) right += 1;
      const above = strips.find(
        (strip) =>
          strip.format === format &&
          strip.rect.bottom === row - 1 &&
          strip.rect.left === left &&
          strip.rect.right === right,
      );
      if (above) above.rect = { ...above.rect, bottom: row };
      else strips.push({ format, rect: { top: row, left, bottom: row, right } });
      left = right + 1;
    }
  }
  return strips;
}

/**
 * "0.00" → "！"0.00;-"！"0.00;… : each section of the format with the mark, and texts too. A format with conditions of its own
 * ("[>1]…") gets no further sections: their meaning would change.
 */
export function markedFormat(format: string): string {
  const sections = splitSections(format);
  const [positive = 'General', negative, zero, text] = sections;
  if (positive === '@' || /\[[<>=]/.test(format)) return sections.map((section) => marked(section)).join(';');
  return [
    marked(positive),
    negative === undefined ? marked(positive, '-') : marked(negative),
    marked(zero ?? positive),
    marked(text ?? '@'),
  ].join(';');
}

/** Colours and conditions in brackets must stay first. */
function marked(section: string, sign = ''): string {
  return section.replace(/^(?:\[[^\]]*\])*/, (brackets) => `${brackets}${sign}"！"`);
}

function splitSections(format: string): string[] {
  return format === '' ? ['General'] : (format.match(/(?:"[^"]*"|\\.|[^;"\\])+/g) ?? ['General']);
}
