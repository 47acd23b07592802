import { fromDouble, zero, type Decimal } from '../quantity/decimal';
import type { PrintIndex } from './field-prints';
import { columnSense, type FormSheet } from './form-sheet';
import type { Block } from './printed-grid';
import { printedName } from './printed-name';
import { rankOf } from './row-labels';

/** The rows that a row without figures stands over as their heading. */
export interface HeadedRows {
  readonly rows: readonly Block[];
  /** '' where the form shows that they are its own. */
  readonly doubt: string;
}

/** "1、业务工作经费（一个项目一行）" with nothing beside it, and rows with figures and names of their own beneath; null: no such heading. */
export function headedRows(form: FormSheet, names: PrintIndex, lines: readonly Block[], at: number): HeadedRows | null {
  const head = lines[at]!;
  if (figuresOf(form, head).length > 0) return null;
  const rows: Block[] = [];
  for (const line of lines.slice(at + 1)) {
    if (!isNext(rows.at(-1) ?? head, line) || isKnownName(names, line.text) || line.left < head.left) break;
    const [rank, above] = [rankOf(line.text), rankOf(head.text)];
    if (/^[.…·—-]*$/.test(printedName(line.text)) || (rank > 0 && above > 0 && rank <= above)) break;
    rows.push(line);
  }
  if (!rows.some((line) => figuresOf(form, line).length > 0)) return null;
  const isShown =
    rows.every((line) => parentsAt(form, line).includes(head)) ||
    isNumberedOn(head, rows.at(-1)!, lines[at + rows.length + 1]) ||
    isProvenBySum(form, names, lines, at, rows);
  return { rows, doubt: isShown ? '' : '上面一行没有数，像是标题；看不出这一行是不是它的分行' };
}

/** Whether the pack calls a row, a cell or a field of its own so. */
export function isKnownName(names: PrintIndex, text: string): boolean {
  const name = printedName(text);
  return names.rowNames.has(name) || names.own.has(name) || names.loose.has(name);
}

function isNext(upper: Block, lower: Block | undefined): lower is Block {
  return lower !== undefined && lower.top === upper.bottom + 1;
}

function parentsAt(form: FormSheet, line: Block): readonly Block[] {
  return form.labels.of({ ...line, left: line.right + 1 })?.parents ?? [];
}

/** What stands in the columns of figures: anything but nothing. */
function figuresOf(form: FormSheet, line: Block): readonly Block[] {
  return form.grid
    .row(line.top)
    .filter(
      (block) =>
        block.left > line.right &&
        columnSense(form.heads.over(block), form.year).sense.is === 'sides' &&
        (block.printed.is !== 'empty' || block.formula !== null),
    );
}

/** "1、…", rows without a number, "2、…": they belong to the first. */
function isNumberedOn(head: Block, last: Block, next: Block | undefined): boolean {
  if (!isNext(last, next)) return false;
  const [from, to] = [numberOf(head.text), numberOf(next.text)];
  return rankOf(head.text) > 0 && rankOf(head.text) === rankOf(next.text) && from !== null && to === from + 1;
}

const digits = '一二三四五六七八九';

function numberOf(text: string): number | null {
  const [, said = ''] = /^[（(]?([一二三四五六七八九十]{1,3}|\d{1,3})[）)、.．]/.exec(text.normalize('NFC')) ?? [];
  if (/^\d+$/.test(said)) return Number(said);
  const [, tens, ones] = /^([一二三四五六七八九]?十)?([一二三四五六七八九])?$/.exec(said) ?? [];
  if (said === '') return null;
  const ten = tens === undefined ? 0 : tens === '十' ? 1 : digits.indexOf(tens[0]!) + 1;
  return ten * 10 + (ones === undefined ? 0 : digits.indexOf(ones) + 1);
}

/** The total over the heading is, in every column, what stands beneath it up to the last of these rows or farther. */
function isProvenBySum(
  form: FormSheet,
  names: PrintIndex,
  lines: readonly Block[],
  at: number,
  rows: readonly Block[],
): boolean {
  const [over] = parentsAt(form, lines[at]!);
  const from = over === undefined ? -1 : lines.indexOf(over);
  if (from < 0) return false;
  const columns = figuresOf(form, over!).filter(({ number }) => number !== null);
  if (!columns.some(({ number }) => number !== 0)) return false;
  const last = rows.at(-1)!;
  const sums = columns.map((): Decimal => zero);
  for (const [index, line] of lines.slice(from + 1).entries()) {
    if (!isNext(lines[from + index]!, line)) return false;
    const isOther = isKnownName(names, line.text) && !isBlockName(names, line.text);
    if (isOther) return false;
    columns.forEach(({ left }, column) => {
      const { number } = form.grid.at(line.top, left);
      if (number !== null) sums[column] = sums[column]!.plus(fromDouble(number));
    });
    const isAll = columns.every(({ number }, column) => sums[column]!.eq(fromDouble(number!)));
    if (isAll) return line.top >= last.top;
  }
  return false;
}

function isBlockName(names: PrintIndex, text: string): boolean {
  return (names.rowNames.get(printedName(text)) ?? []).some(({ rows }) => rows !== null);
}
