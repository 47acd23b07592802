import { decodeText } from '../../../app/decode-text';
import { tableOfFile, tablesOfSheets, type SourceTable } from '../../../app/take-figures';
import type { FileDoor } from '../../reading/file-door';

/** The tables of a chosen file that hold anything; null: no file that tables are read from. @throws Problem input.* */
export async function readTables(
  door: FileDoor,
  bytes: Uint8Array,
  file: string,
): Promise<readonly SourceTable[] | null> {
  const tables = /\.(?:xls|doc)[xm]$/i.test(file)
    ? tablesOfSheets(await door.tables(bytes, file))
    : /\.(?:csv|tsv|txt)$/i.test(file)
      ? [tableOfFile(decodeText(bytes, file), file)]
      : null;
  return tables && tables.filter(({ lines }) => lines.length > 0);
}
