import { tableOfText, tablesOfSheets, type SourceTable } from '../../app/take-figures';
import { Problem } from '../../core/problem/problem';
import type { Environment } from '../environment';
import { readAsXlsx } from './read-as-xlsx';
import { readText } from './read-text';

/** The tables of a file that figures are taken from. @throws Problem input.* */
export async function readSources(file: string, { host }: Pick<Environment, 'host'>): Promise<readonly SourceTable[]> {
  if (/\.(?:txt|csv|tsv)$/i.test(file)) {
    const text = readText(file);
    const table = tableOfText(/\.csv$/i.test(file) ? tabsOfCsv(text) : text);
    if (table === null) throw new Problem('input.source-too-long', { file });
    return [table];
  }
  const { bytes, name } = await readAsXlsx(file, host);
  return tablesOfSheets(await host.readWorkbook(bytes, name, 'all'));
}

/** Comma-separated text (RFC 4180: quotes, doubled quotes) as the lines that copying from a sheet gives. */
function tabsOfCsv(text: string): string {
  let isQuoted = false;
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '"') {
      if (isQuoted && text[at + 1] === '"') out += text[++at]!;
      else isQuoted = !isQuoted;
    } else if (letter === ',' && !isQuoted) out += '\t';
    else out += isQuoted && /[\t\r\n]/.test(letter) ? ' ' : letter;
  }
  return out;
}
