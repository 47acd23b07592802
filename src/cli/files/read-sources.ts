import { tableOfFile, tablesOfSheets, type SourceTable } from '../../app/take-figures';
import type { Environment } from '../environment';
import { readAsXlsx } from './read-as-xlsx';
import { readText } from './read-text';

/**
 * The tables of a file that figures are taken from. @throws Problem input.*
 * @param onHidden told of sheets with something in them that nobody sees and that are passed over
 */
export async function readSources(
  file: string,
  { host }: Pick<Environment, 'host'>,
  onHidden: (sheets: readonly string[]) => void = () => {},
): Promise<readonly SourceTable[]> {
  if (/\.(?:txt|csv|tsv)$/i.test(file)) {
    const text = readText(file);
    return [tableOfFile(text, file)];
  }
  const { bytes, name } = await readAsXlsx(file, host);
  const sheets = await host.readPrintedSheets(bytes, name);
  const hidden = sheets.filter(({ visibility, cells }) => visibility !== 'visible' && cells.length > 0);
  if (hidden.length > 0) onHidden(hidden.map((sheet) => sheet.name));
  return tablesOfSheets(sheets);
}
