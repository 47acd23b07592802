import type { CellValue } from '../../src/core/workbook/snapshot';

/** Every sheet to a file of its own: UTF-8, comma, texts quoted, values as they are stored, not as they are shown. From LibreOffice 7.2 on. */
export const everySheetAsCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1';

/** Values from A1 on, row by row. What stands in quotes is text or an error; an empty text is null, as in a Snapshot. */
export function readCsv(text: string): CellValue[][] {
  const rows: CellValue[][] = [];
  let row: CellValue[] = [];
  const token = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/y;
  while (token.lastIndex < text.length) {
    const [, quoted, bare, end] = token.exec(text) ?? [];
    if (end === undefined) throw new Error(`no CSV: ${text.slice(token.lastIndex, token.lastIndex + 40)}`);
    row.push(quoted === undefined ? valueOf(bare ?? '') : textOf(quoted.replaceAll('""', '"')));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** An error is quoted like a text where the cell's neighbours are texts; no text of ours looks like one. */
function textOf(quoted: string): CellValue {
  if (/^#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!)$/.test(quoted)) return { error: quoted };
  return quoted === '' ? null : quoted;
}

const firstDay = Date.UTC(1899, 11, 30);

function valueOf(bare: string): CellValue {
  if (bare === '') return null;
  const [, number, percent] = /^(-?\d+(?:\.\d+)?(?:E[+-]\d+)?)(%?)$/.exec(bare) ?? [];
  if (number !== undefined) return percent === '%' ? Number(number) / 100 : Number(number);
  if (/^\d{4}-\d\d-\d\d$/.test(bare)) return (Date.parse(bare) - firstDay) / 86_400_000;
  if (/^(#|Err:)/.test(bare)) return { error: bare };
  if (bare === 'TRUE' || bare === 'FALSE') return bare === 'TRUE';
  throw new Error(`no value: ${bare}`);
}
