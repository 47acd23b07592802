import { isFormula } from '../../src/core/workbook/snapshot';
import { storeResults } from '../../src/hosts/file/patch-workbook/store-results';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';

/** The workbook with no stored result left: LibreOffice believes those of a file that Excel seems to have written, and calculates the rest. */
export function withoutResults(bytes: Uint8Array): Uint8Array {
  const { sheets } = readWorkbook(bytes, '表.xlsx', { sheets: 'all' });
  const results = sheets.flatMap(({ name: sheet, row, column, cells }) =>
    cells.flatMap((line, down) =>
      line.flatMap((cell, across) =>
        isFormula(cell) ? [{ sheet, row: row + down, column: column + across, result: null }] : [],
      ),
    ),
  );
  return storeResults(bytes, results, '表.xlsx');
}
