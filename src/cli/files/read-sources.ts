import { tableOfFile, tablesOfSheets, type SourceTable } from '../../app/take-figures';
import type { Environment } from '../environment';
import { readAsXlsx } from './read-as-xlsx';
import { readText } from './read-text';

/** The tables of a file that figures are taken from. @throws Problem input.* */
export async function readSources(file: string, { host }: Pick<Environment, 'host'>): Promise<readonly SourceTable[]> {
  if (/\.(?:txt|csv|tsv)$/i.test(file)) {
    const text = readText(file);
    return [tableOfFile(text, file)];
  }
  const { bytes, name } = await readAsXlsx(file, host);
  return tablesOfSheets(await host.readPrintedSheets(bytes, name));
}
