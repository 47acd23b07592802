import { fromDouble, zero, type Decimal } from '../quantity/decimal';
import { headedRows, isKnownName } from './block-heading';
import type { FieldPrint, PrintIndex } from './field-prints';
import { columnSense, type FormSheet } from './form-sheet';
import { headSense } from './head-rows';
import { fits, judged, oneLine, parentDoubt, surroundings, type Judged } from './judge-block';
import { isWords, type Block } from './printed-grid';
import { isRemark } from './remark';
import { printedName } from './printed-name';

/** Rows of the form's projects: under 业务工作经费 that row alone, or the rows that stand beneath it. */
export function judgeRows(form: FormSheet, names: PrintIndex): readonly Judged[] {
  const byRows = new Map<string, FieldPrint[]>();
  for (const print of names.all)
    if (print.rows !== null) byRows.set(print.rows, [...(byRows.get(print.rows) ?? []), print]);
  const tables = linesOf(form);
  return [...byRows.values()].flatMap((prints) =>
    tables.flatMap((lines) =>
      lines.flatMap((line, at) =>
        prints[0]!.rowNames.has(printedName(line.text)) ? judgeFrom(form, names, prints, lines, at) : [],
      ),
    ),
  );
}

/** The name of each row of a table: its label, and nothing in rows of heads. Tables beside each other have lines of their own. */
function linesOf(form: FormSheet): readonly (readonly Block[])[] {
  const starts = tablesBeside(form);
  return starts.map((start, table) => {
    const until = starts[table + 1] ?? Infinity;
    const found: Block[] = [];
    for (let row = 1; row <= form.grid.rows; row++) {
      if (form.heads.isHead(row)) continue;
      const last = form.grid
        .row(row)
        .filter(({ left }) => left < until)
        .at(-1);
      const label = last && form.labels.of(last)?.block;
      if (label?.top === row && label.left >= start) found.push(label);
    }
    return found;
  });
}

/** First columns of tables beside each other: 项目, its columns of figures, and 项目 once more in the same row of heads. */
function tablesBeside({ grid, heads, year }: FormSheet): readonly number[] {
  const starts = new Set([1]);
  for (let row = 1; row <= grid.rows; row++) {
    if (!heads.isHead(row)) continue;
    let hasFigures = false;
    for (const { text, left } of grid.row(row)) {
      const { is } = headSense(text, year);
      if (is === 'label' && hasFigures) starts.add(left);
      hasFigures = is === 'sides' || (hasFigures && is !== 'label');
    }
  }
  return [...starts].sort((a, b) => a - b);
}

function judgeFrom(
  form: FormSheet,
  names: PrintIndex,
  prints: readonly FieldPrint[],
  lines: readonly Block[],
  at: number,
): Judged[] {
  const head = lines[at]!;
  const headed = headedRows(form, names, lines, at);
  if (headed) {
    const { rows, doubt } = headed;
    const asRow = doubt === '' ? [] : judgeLineOf(form, names, prints, head, 1, doubt, true);
    return [
      ...rows.flatMap((line, index) => judgeLineOf(form, names, prints, line, index + 1, doubt, true)),
      ...asRow.map((one) => ({ ...one, confidence: 0.5 })),
    ];
  }
  const beneath = membersOf(form, names, lines, at);
  const doubt =
    beneath.length === 0 || isSumOf(form, head, beneath) ? '' : '下面还有分行，看不出这一行是不是它们的合计';
  const rows = beneath.length === 0 ? [head] : beneath;
  const found = rows.flatMap((line, index) =>
    judgeLineOf(form, names, prints, line, index + 1, doubt, index === 0 || beneath.length > 0),
  );
  // Nobody knows whether it is a sum or a project of its own.
  const other =
    doubt === ''
      ? []
      : judgeLineOf(form, names, prints, head, 1, doubt, true).map((one) => ({ ...one, confidence: 0.5 }));
  return [...found, ...other];
}

/** The rows right beneath, up to the next one that has a name of its own in the pack, a number as high, or a head. */
function membersOf(form: FormSheet, names: PrintIndex, lines: readonly Block[], at: number): Block[] {
  const head = lines[at]!;
  const found: Block[] = [];
  for (const line of lines.slice(at + 1)) {
    const previous = found.at(-1) ?? head;
    if (isKnownName(names, line.text) || line.top !== previous.bottom + 1 || line.left < head.left) break;
    const parents = form.labels.of({ ...line, left: line.right + 1 })?.parents ?? null;
    if (!parents?.some((one) => one === head)) break;
    if (/^[.…·—-]*$/.test(printedName(line.text))) break;
    found.push(line);
  }
  return found;
}

/** In some column the figure beside the name is what the rows beneath it add up to. */
function isSumOf({ grid }: FormSheet, head: Block, beneath: readonly Block[]): boolean {
  let isSum = false;
  for (const { left, number } of grid.row(head.top)) {
    if (number === null) continue;
    const parts = beneath.map(({ top }) => grid.at(top, left).number);
    if (parts.every((part) => part === null)) continue;
    const sum = parts.reduce<Decimal>((all, part) => all.plus(part === null ? zero : fromDouble(part)), zero);
    if (!sum.eq(fromDouble(number))) return false;
    isSum = true;
  }
  return isSum;
}

function judgeLineOf(
  form: FormSheet,
  names: PrintIndex,
  prints: readonly FieldPrint[],
  line: Block,
  index: number,
  doubt: string,
  isUnder: boolean,
): Judged[] {
  return form.grid
    .row(line.top)
    .flatMap((block): Judged[] => {
      if (block.left <= line.right || (isWords(block) && !isRemark(names, block))) return [];
      if (!isWords(block) && !fits(prints.find(({ field }) => field.kind === 'number') ?? prints[0]!, block)) return [];
      const stack = form.heads.over(block);
      const label = form.labels.of(block);
      if (label?.block !== line) return [];
      const { sense, isPartial } = columnSense(stack, form.year);
      const parent = isUnder ? null : parentDoubt(prints[0]!, label, form, stack);
      const doubts = [doubt, parent ?? '', isPartial ? '这一列只是一种资金来源' : ''].filter((one) => one !== '');
      return prints.flatMap((print): Judged[] => {
        const isIts =
          print.side === null
            ? stack[0] !== undefined && print.heads.has(printedName(stack[0].text))
            : sense.is === 'sides' && sense.sides.includes(print.side);
        if (!isIts) return [];
        const isOpen = sense.is === 'sides' && sense.sides.length > 1;
        const said = { print, said: oneLine(`${line.text} · ${stack[0]!.text}`) };
        const all = isOpen ? [...doubts, '列名没有说是年初还是全年预算'] : doubts;
        const confidence = all.length === 0 ? 1 : 0.7;
        return [
          judged(
            form,
            block,
            surroundings(form, label, stack),
            { ...said, confidence, doubt: all.join('；') },
            { is: 'whole' },
            index,
          ),
        ];
      });
    })
    .concat(nameOf(form, prints, line, index, doubt));
}

/** What a row is called stands in its label. */
function nameOf(form: FormSheet, prints: readonly FieldPrint[], line: Block, index: number, doubt: string): Judged[] {
  const name = prints.find(({ field }) => field.kind === 'text');
  if (!name) return [];
  const said = { print: name, confidence: doubt === '' ? 1 : 0.7, doubt, said: oneLine(line.text) };
  return [judged(form, line, [], said, { is: 'whole' }, index)];
}
