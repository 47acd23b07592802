import { a1 } from '../../../core/workbook/address';
import type { Edit } from '../../../core/workbook/edit';
import { readDocumentSheets, type DocumentSheet } from '../read/document-sheets';
import type { Converted, LegacyTools } from './as-xlsx';

const mmPerTwip = 25.4 / 1440;

/** A .docx with forms in tables as an .xlsx, a sheet for each: words, figures, merged areas and widths. @throws Problem input.* */
export async function documentAsXlsx(bytes: Uint8Array, file: string, { author }: LegacyTools): Promise<Converted> {
  return { bytes: await author(readDocumentSheets(bytes, file).flatMap(editsOf)), kind: 'Word (.docx)' };
}

function editsOf({ name: sheet, cells, merges, formats, widths }: DocumentSheet): Edit[] {
  const rows = cells.map((row) => row.map((cell) => cell ?? undefined));
  const widthsMm = widths.map((width) => Math.round(width * mmPerTwip * 10) / 10);
  return [
    { edit: 'add-sheet', sheet, visibility: 'visible' },
    ...(widthsMm.length > 0 ? [{ edit: 'size-columns', sheet, widthsMm } as const] : []),
    { edit: 'set-cells', sheet, row: 1, column: 1, cells: rows },
    ...[...formats].map(([numberFormat, places]): Edit => ({
      edit: 'style-cells',
      sheet,
      areas: places.map(({ row, column }) => a1({ top: row, bottom: row, left: column, right: column })),
      style: { numberFormat },
    })),
    ...(merges.length > 0 ? [{ edit: 'merge-cells', sheet, areas: merges.map(a1) } as const] : []),
  ];
}
