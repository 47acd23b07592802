import { visible } from '../fields/meant-number';
import { readPrinted } from './printed-figure';

/** One line of pasted text, or one row of a sheet, its cells as they stood. */
export interface PastedLine {
  /** 1-based, as people count lines; of a sheet its row. */
  readonly number: number;
  readonly text: string;
  readonly cells: readonly string[];
  /** tabs: a cell keeps its column even where the one before is empty. gaps: runs of blanks, where empty cells are lost. */
  readonly by: 'tabs' | 'gaps';
  /** Which cells nobody sees, whose row or column is hidden; absent: all are seen. */
  readonly unseen?: readonly boolean[];
}

/** More than any form has; a whole general ledger is no block of figures. */
const mostLines = 2000;
const longestLine = 2000;

/** Lines with something in them. null: too much for a block of a form. */
export function splitText(text: string): readonly PastedLine[] | null {
  const lines = text.split(/\r\n?|\n/);
  if (lines.length > mostLines || lines.some((line) => line.length > longestLine)) return null;
  return lines.flatMap((line, at): PastedLine[] => {
    if (visible(line) === '') return [];
    const by = line.includes('\t') || line.includes('|') ? 'tabs' : 'gaps';
    const cells = by === 'tabs' ? tabbed(line) : gapped(line.trim());
    return cells.every((cell) => cell === '') ? [] : [{ number: at + 1, text: line.trim(), cells, by }];
  });
}

/** Tabs as spreadsheets and Word tables copy, "|" as text tables have. */
function tabbed(line: string): string[] {
  const cells = line.includes('\t')
    ? line.split('\t')
    : line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|');
  return cells.map((cell) => visible(cell.replace(/^"(.*)"$/, '$1')));
}

function gapped(line: string): string[] {
  const wide = line.split(/\s{2,}|\u3000+/).map(visible);
  const [only] = wide;
  return wide.length > 1 || only === undefined ? wide : singles(only);
}

/** "公务接待 1.2 3.4", "编制数：12人", "编制数12人": a label, then nothing but figures. */
function singles(line: string): string[] {
  const words = line.split(/[\s]+/);
  let first = words.length;
  while (first > 0 && isFigure(words[first - 1]!)) first--;
  const figures = words.slice(first);
  // "1 234" is one number of old printers or two of a ledger: nobody can tell.
  const mayBeOne = figures.length > 1 && readPrinted(figures.join(' ')).is === 'figure';
  if (first > 0 && figures.length > 0)
    return [words.slice(0, first).join(''), ...(mayBeOne ? [figures.join(' ?')] : figures)].flatMap(unglued);
  return unglued(line);
}

function isFigure(word: string): boolean {
  return ['figure', 'dash', 'unreadable'].includes(readPrinted(word).is);
}

const behindColon = /^([^：:=]{1,60})[：:=](.*)$/;
const behindLabel = /^([^\d０-９]{1,60}?)([-−(（+]?[¥￥]?[\d０-９][\d０-９,，.．]{0,30}[)）]?[^\d０-９]{0,3})$/;

/** A label and the figure right behind it, where the whole rest is that figure. */
function unglued(cell: string): string[] {
  const [, label = '', rest = ''] = behindColon.exec(cell) ?? behindLabel.exec(cell) ?? [];
  return label !== '' && isFigure(rest) && !isFigure(cell) && !/[年第]$/.test(label)
    ? [label.trim(), rest.trim()]
    : [cell];
}
