import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { columnLetters } from '../../../src/core/workbook/address';

/** Of each row: as many cells as the limit of cells lets in, the rest formatted and empty. */
const filledColumns = 4;

/** A workbook of ours with rows below its first form, as a paste or a program leaves them: everything of it has to be read. */
export function withManyRows(book: Uint8Array, rows: number, columns = 10): Uint8Array {
  const parts = unzipSync(book);
  const part = 'xl/worksheets/sheet1.xml';
  const xml = strFromU8(parts[part]!);
  const first = Math.max(...[...xml.matchAll(/<row r="(\d+)"/g)].map(([, row]) => Number(row))) + 1;
  const letters = Array.from({ length: columns }, (_, index) => columnLetters(index + 1));
  const more: string[] = [];
  for (let row = first; row < first + rows; row++)
    more.push(
      `<row r="${row}">${letters.map((letter, at) => `<c r="${letter}${row}">${at < filledColumns ? `<v>${row}</v>` : ''}</c>`).join('')}</row>`,
    );
  parts[part] = strToU8(xml.replace('</sheetData>', `${more.join('')}</sheetData>`));
  return zipSync(parts, { level: 1 });
}
