import type { RangeState } from './objects';
import { intersection } from './address';
import { blocks } from './style-values';

/** Rough, as no fonts are measured here: a Chinese sign is as wide as it is high, any other a good half. */
function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.55;
  return width * fontSize;
}

const PADDING = 8;
const LINE_HEIGHT = 1.3;

/** Columns become as wide as the longest line of their cells; those with nothing in them stay. */
export function autofitColumns(range: RangeState): void {
  const { book, sheet } = range;
  const used = book.model.used(sheet, true);
  for (const block of blocks(range)) {
    book.guardCells({ sheet, area: block }, 'allowFormatColumns');
    const area = used && intersection(used, block);
    if (!area) continue;
    const texts = book.model.texts(sheet, area);
    book.write(() => {
      for (let column = 0; column < area.columns; column++) {
        const widths = texts.map((row, at) => {
          const { fontSize } = book.model.style(sheet, area.row + at, area.column + column);
          return Math.max(...(row[column] ?? '').split('\n').map((line) => textWidth(line, fontSize)));
        });
        const widest = Math.max(...widths);
        if (widest > 0) book.model.setColumnWidth(sheet, area.column + column, 1, Math.min(widest + PADDING, 1300));
      }
    });
  }
}

/** Rows become as high as their highest cell; lines that wrap are counted by the width of their column. */
export function autofitRows(range: RangeState): void {
  const { book, sheet } = range;
  const used = book.model.used(sheet, true);
  for (const block of blocks(range)) {
    book.guardCells({ sheet, area: block }, 'allowFormatRows');
    const area = used && intersection(used, block);
    if (!area) continue;
    const texts = book.model.texts(sheet, area);
    book.write(() => {
      texts.forEach((row, at) => {
        const heights = row.map((text, column) => {
          const { fontSize, wrap } = book.model.style(sheet, area.row + at, area.column + column);
          const width = Math.max(book.model.columnWidth(sheet, area.column + column) - PADDING, fontSize);
          const lines = text
            .split('\n')
            .reduce((sum, line) => sum + (wrap ? Math.max(1, Math.ceil(textWidth(line, fontSize) / width)) : 1), 0);
          return lines * fontSize * LINE_HEIGHT;
        });
        book.model.setRowHeight(sheet, area.row + at, 1, Math.min(Math.max(...heights), 409));
      });
    });
  }
}
