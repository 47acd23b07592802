import type ExcelJS from 'exceljs';
import { a1 } from '../../../../core/workbook/address';
import type { HighlightCells } from '../../../../core/workbook/edit';
import { groupByFormula } from './formula';
import { cellKey, type Rect, type SheetPlan } from './plan';

type Look = HighlightCells['look'];

/** Where several apply, the graver one shows. */
const priorities: readonly Look[] = ['fault', 'explain', 'notice'];

const colours: Record<Look, { readonly fill: string; readonly text?: string }> = {
  fault: { fill: 'FDF3F4', text: 'A4262C' },
  explain: { fill: 'FFF4CE', text: '8A5A00' },
  notice: { fill: 'EAF3FB' },
};

/**
 * Conditional formats. A fault also puts "！" before the number or text, since colour alone does not print and is not seen by all;
 * a number format replaces the cell's own, so there is one rule per number format in the areas.
 */
export function writeHighlights(target: ExcelJS.Worksheet, sheet: SheetPlan): void {
  let priority = 0;
  for (const look of priorities) {
    for (const { rects, edit } of sheet.highlights) {
      const origin = rects[0];
      if (edit.look !== look || !origin) continue;
      for (const [format, pieces] of byNumberFormat(sheet, rects, look)) {
        for (const [formula, alike] of groupByFormula(edit.formula, origin, pieces)) {
          priority += 1;
          const style = highlightStyle(look, format);
          target.addConditionalFormatting({
            ref: alike.map(a1).join(' '),
            rules: [{ type: 'expression', formulae: [formula], priority, style }],
          });
        }
      }
    }
  }
}

function highlightStyle(look: Look, format: string): Partial<ExcelJS.Style> {
  const { fill, text } = colours[look];
  return {
    // In a conditional format the colour of a solid fill is its background.
    fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: `FF${fill}` } },
    ...(text !== undefined && { font: { ...(look === 'fault' && { bold: true }), color: { argb: `FF${text}` } } }),
    ...(look === 'fault' && { numFmt: markedFormat(format) }),
  };
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

function byNumberFormat(sheet: SheetPlan, rects: readonly Rect[], look: Look): Map<string, Rect[]> {
  const groups = new Map<string, Rect[]>();
  const add = (format: string, rect: Rect): void => void groups.set(format, [...(groups.get(format) ?? []), rect]);
  if (look !== 'fault') return new Map([['', [...rects]]]);
  for (const rect of rects) {
    for (const strip of stripsOfOneFormat(sheet, rect)) add(strip.format, strip.rect);
  }
  return groups;
}

/** Runs of equal number format along each row, joined with an equal run just above. */
function stripsOfOneFormat(sheet: SheetPlan, rect: Rect): { format: string; rect: Rect }[] {
  const strips: { format: string; rect: Rect }[] = [];
  for (let row = rect.top; row <= rect.bottom; row += 1) {
    for (let left = rect.left; left <= rect.right;) {
      const format = formatAt(sheet, row, left);
      let right = left;
      while (right < rect.right && formatAt(sheet, row, right + 1) === format) right += 1;
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

function formatAt(sheet: SheetPlan, row: number, column: number): string {
  return sheet.looks.get(cellKey(row, column))?.numberFormat ?? 'General';
}
