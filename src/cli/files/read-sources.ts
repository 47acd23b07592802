import { tableOfFile, tablesOfSheets, type SourceTable } from '../../app/take-figures';
import { Problem } from '../../core/problem/further-problem';
import type { Environment } from '../environment';
import { readAsXlsx } from './read-as-xlsx';
import { readText } from './read-text';

/** The tables of a file that figures are taken from. @throws Problem input.* */
export async function readSources(file: string, { host }: Pick<Environment, 'host'>): Promise<readonly SourceTable[]> {
  if (/\.(?:txt|csv|tsv)$/i.test(file)) {
    const text = readText(file);
    return [tableOfFile(text, file)];
  }
  if (/\.(?:docx|docm|doc|wps)$/i.test(file)) {
    const detail = '这是 Word 文档；请把里面的表格复制出来，粘贴到 Excel 里存成 .xlsx，或存成 .txt';
    throw new Problem('input.not-workbook', { file, detail });
  }
  const { bytes, name } = await readAsXlsx(file, host);
  return tablesOfSheets(await host.readWorkbook(bytes, name, 'all'));
}
