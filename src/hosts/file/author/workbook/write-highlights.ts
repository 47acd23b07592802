import type ExcelJS from 'exceljs';
import { a1 } from '../../../../core/workbook/address';
import { lookColours, lookOrder, piecesOfLook, type HighlightLook } from '../../../../core/workbook/highlight-look';
import { groupByFormula } from './formula';
import { cellKey } from './rects';
import type { SheetPlan } from './plan';

/** Conditional formats; their looks are core's (highlight-look). */
export function writeHighlights(target: ExcelJS.Worksheet, sheet: SheetPlan): void {
  let priority = 0;
  for (const look of lookOrder) {
    for (const { rects, edit } of sheet.highlights) {
      const origin = rects[0];
      if (edit.look !== look || !origin) continue;
      for (const { format, rects: pieces } of piecesOfLook(look, rects, (row, column) =>
        formatAt(sheet, row, column),
      )) {
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

function highlightStyle(look: HighlightLook, format: string | null): Partial<ExcelJS.Style> {
  const { fill, text, bold } = lookColours[look];
  return {
    // In a conditional format the colour of a solid fill is its background.
    fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: `FF${fill}` } },
    ...(text !== undefined && { font: { ...(bold && { bold }), color: { argb: `FF${text}` } } }),
    ...(format !== null && { numFmt: format }),
  };
}

function formatAt(sheet: SheetPlan, row: number, column: number): string {
  return sheet.looks.get(cellKey(row, column))?.numberFormat ?? 'General';
}
