import { isAboutFigures, isHeadOfOtherYear, senseOfHead } from './column-heads';
import { isSourceUnit, readInsteadOfFigure, readPrinted, type Printed, type SourceUnit } from './printed-figure';
import type { PastedLine } from './split-text';
import { isMeasureCell, withUpperHead } from './upper-head';

/** One figure of a table from elsewhere with the names around it. */
export interface PastedFigure {
  /** Stays the same while only wishes change: "12:3" is the 3rd cell of line 12. */
  readonly key: string;
  readonly line: number;
  readonly raw: string;
  readonly printed: Exclude<Printed, { readonly is: 'empty' | 'words' }>;
  readonly labels: readonly string[];
  /** Which column of which table: what a head says, or the user, holds for all of it. */
  readonly column: string;
  readonly head: string | null;
  /** Said for this row or column alone: "公务接待（元）". */
  readonly unit: SourceUnit | null;
  readonly above: readonly string[];
  /** The line as it stood. */
  readonly text: string;
  /** In a hidden row or column. */
  readonly isUnseen: boolean;
}

export interface PastedColumn {
  readonly id: string;
  /** As people count: the n-th column of figures. */
  readonly number: number;
  readonly head: string | null;
}

export interface PastedBlock {
  readonly figures: readonly PastedFigure[];
  /** Columns of figures of lines that have several. */
  readonly columns: readonly PastedColumn[];
  /** "单位：元" of the whole. */
  readonly unit: SourceUnit | null;
  /** Lines above the first head and the first figure. */
  readonly title: readonly (readonly string[])[];
}

const unitOfAll = /单位:?(?:人民币)?(千元|万元|亿元|元)/;
const unitOfOne = /\((?:单位:?)?(千元|万元|亿元|元)\)/;

/** Lines of one table as figures with their names. @param names whether a text names a row of the form */
export function readBlock(
  lines: readonly PastedLine[],
  year: number | null,
  names: (text: string) => boolean,
): PastedBlock {
  const figures: (PastedFigure & { readonly unitAbove: SourceUnit | null })[] = [];
  const columns = new Map<string, PastedColumn>();
  const above: string[] = [];
  const title: (readonly string[])[] = [];
  let heads: PastedLine | null = null;
  let words: PastedLine | null = null;
  let unitAbove: string | null = null;
  for (const line of lines) {
    const shown = line.cells.map(readPrinted);
    const instead = isHead(line, year, names) ? shown : withInstead(line, shown, heads, year);
    const isRow = line.cells.some((cell, at) => shown[at]!.is === 'words' && names(cell));
    const printed = shown.some(isFigure) || isRow ? instead : shown;
    if (!printed.some(isFigure) || isYears(line, printed, year)) {
      unitAbove = unitSaid(line, isHead(line, year, names)) ?? unitAbove;
      const isTitle = heads === null && figures.length === 0 && !isHead(line, year, names);
      if (isTitle) title.push(line.cells);
      if (isHead(line, year, names)) heads = withUpperHead(words, line, year);
      else above.unshift(...line.cells.filter((cell) => cell !== ''));
      words = line;
      continue;
    }
    words = null;
    const found = figuresOf(line, printed, heads, year, names);
    if (found.length > 1 || heads !== null)
      for (const { column, head } of found)
        if (!columns.has(column)) columns.set(column, { id: column, number: Number(column.split(':')[1]), head });
    const unit = isSourceUnit(unitAbove) ? unitAbove : null;
    figures.push(...found.map((figure) => ({ ...figure, unitAbove: unit, above: above.slice(0, 40) })));
    above.unshift(...(found[0]?.labels ?? []).slice(-1));
  }
  const said = lines.map(({ text }) => text).join('\n');
  const unit = unitOfAll.exec(said.normalize('NFKC').replace(/\s/g, ''))?.[1] ?? null;
  // A sheet of several tables, each in a measure of its own: a figure's is what is said nearest above it.
  const hasSeveral = new Set(figures.map((figure) => figure.unitAbove ?? unit)).size > 1;
  return {
    figures: figures.map(({ unitAbove: own, ...figure }) =>
      hasSeveral && figure.unit === null ? { ...figure, unit: own } : figure,
    ),
    columns: [...columns.values()],
    unit: isSourceUnit(unit) ? unit : null,
    title,
  };
}

function isFigure({ is }: Printed): boolean {
  return is === 'figure' || is === 'dash' || is === 'unreadable';
}

/** "单位：元" of a line without figures; what a head says of its one column is not meant. */
function unitSaid({ text }: PastedLine, isHeads: boolean): string | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  return unitOfAll.exec(isHeads ? plain.replaceAll(new RegExp(unitOfOne, 'g'), '') : plain)?.[1] ?? null;
}

/** Words, "/" and 无 under a head that asks for a figure stand in its place. */
function withInstead(
  line: PastedLine,
  printed: readonly Printed[],
  heads: PastedLine | null,
  year: number | null,
): readonly Printed[] {
  const first = printed.findIndex(({ is }) => is === 'words');
  return printed.map((one, at) => {
    if (isFigure(one) || first < 0 || at <= first) return one;
    const head = headOf(line, at, heads);
    const asksFigure = head !== null && senseOfHead(head, year).is === 'sides';
    return (asksFigure ? readInsteadOfFigure(line.cells[at]!) : null) ?? one;
  });
}

const yearAlone = /^(?:19|20)\d{2}年度?$/;

/** "项目 | 2018年 | | 2017年": the upper line of a head, though each is a figure by itself. */
function isYears({ cells }: PastedLine, printed: readonly Printed[], year: number | null): boolean {
  return printed.every(({ is }, at) => {
    const cell = cells[at]!;
    if (is === 'empty') return true;
    return is === 'figure'
      ? yearAlone.test(cell.normalize('NFKC'))
      : is === 'words' && (['label', 'aside'].includes(senseOfHead(cell, year).is) || isAboutFigures(cell));
  });
}

/** A line that names columns: a side of a quantity in one, or several quantities beside each other. */
function isHead({ cells }: PastedLine, year: number | null, names: (text: string) => boolean): boolean {
  const said = cells.filter((cell) => cell !== '' && !isMeasureCell(cell));
  if (said.length < 2) return false;
  const senses = said.map((cell) => senseOfHead(cell, year).is);
  return (
    // Beside its form number a title fills several cells too, the first of them.
    senses.some((is, at) =>
      is === 'other-year' ? at > 0 || isHeadOfOtherYear(said[0]!, year) : is === 'sides' || is === 'amount',
    ) ||
    said.filter((cell) => names(cell)).length > 1 ||
    said.every(
      (cell, at) =>
        ['label', 'aside'].includes(senses[at]!) || isAboutFigures(cell) || yearAlone.test(cell.normalize('NFKC')),
    )
  );
}

function figuresOf(
  line: PastedLine,
  printed: readonly Printed[],
  heads: PastedLine | null,
  year: number | null,
  names: (text: string) => boolean,
): Omit<PastedFigure, 'above'>[] {
  const found: Omit<PastedFigure, 'above'>[] = [];
  let labels: string[] = [];
  let count = 0;
  for (const [at, one] of printed.entries()) {
    const head = headOf(line, at, heads);
    const cell = line.cells[at]!;
    if (head !== null && ['aside', 'label'].includes(senseOfHead(head, year).is) && one.is !== 'words') continue;
    if (head !== null && one.is !== 'words' && isAboutFigures(head) && !names(head)) continue;
    if (one.is === 'empty') {
      if (labels.length > 0) count++;
      continue;
    }
    if (one.is === 'words') {
      if (head !== null && senseOfHead(head, year).is === 'aside') continue;
      // Two tables beside each other: the second has names of its own.
      if (found.length > 0 && found[found.length - 1]!.labels === labels) labels = [];
      labels.push(cell);
      continue;
    }
    // A running number before the name.
    if (labels.length === 0 && printed.slice(at + 1).some(({ is }) => is === 'words')) continue;
    count++;
    const unit =
      [head ?? '', ...labels].flatMap((name) => unitOfOne.exec(name.normalize('NFKC'))?.[1] ?? [])[0] ?? null;
    found.push({
      key: `${line.number}:${at + 1}`,
      line: line.number,
      raw: cell,
      printed: one,
      labels,
      column: `${heads?.number ?? 0}:${count}`,
      head,
      unit: isSourceUnit(unit) ? unit : null,
      text: line.text,
      isUnseen: line.unseen?.[at] === true,
    });
  }
  return found;
}

/** The head above a cell. In text set with blanks empty cells are lost: heads and cells are counted, and where they do not agree nobody knows. */
function headOf(line: PastedLine, at: number, heads: PastedLine | null): string | null {
  if (heads === null) return null;
  if (line.by === 'tabs' && heads.by === 'tabs') return heads.cells[at] || null;
  const lead = line.cells.length - heads.cells.length;
  const isBare = !['label', 'aside'].includes(senseOfHead(heads.cells[0] ?? '', null).is);
  return lead === 0 || (lead === 1 && isBare) ? (heads.cells[at - lead] ?? null) : null;
}
