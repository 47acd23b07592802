import { stemOf } from '../intake/field-names';
import type { SourceUnit } from '../intake/printed-figure';
import { isKnownName } from './block-heading';
import { labelledParts } from './labelled-parts';
import { joinedHeads, printedName, sectionName } from './printed-name';
import type { FieldPrint, PrintIndex } from './field-prints';
import { columnSense, type FormSheet } from './form-sheet';
import { measureAt } from './measures';
import { addressOf, isWords, type Block } from './printed-grid';
import { inOwnColumn } from './own-column';
import { isRemark } from './remark';
import type { RowLabel } from './row-labels';
import type { AdoptionCandidate } from './plan';
import type { PrintedPart } from '../workbook/adoption-record';

/** A place that a field may have, before it is known what else may stand there. */
export interface Judged extends AdoptionCandidate {
  readonly print: FieldPrint;
  /** Concrete: the row of a block. */
  readonly row: number | null;
  readonly block: Block;
  readonly form: FormSheet;
  /** Nothing speaks against it, as far as this place goes. */
  readonly isCertain: boolean;
  /** What the form says its amounts are in, though they cannot be. */
  readonly saysUnit?: SourceUnit;
}

interface Found {
  readonly print: FieldPrint;
  readonly confidence: number;
  /** What is not as the pack prints it; '' where all is. */
  readonly doubt: string;
}

/** Every field that may stand in a block, by the names around it. Rows of blocks are not among them (block-rows). */
export function judgeBlock(form: FormSheet, names: PrintIndex, block: Block): readonly Judged[] {
  if (form.heads.isHead(block.top)) return [];
  const label = form.labels.of(block);
  const stack = form.heads.over(block);
  const around = surroundings(form, label, stack);
  const inColumn = [
    ...byRowAndColumn(form, names, label, stack, block),
    ...byHead(form, names, block, label, stack),
    ...turned(form, names, label, stack),
  ];
  const found = [...inColumn, ...byLabel(form, names, block, label, stack)];
  const remarked = new Set(isRemark(names, block) ? inColumn : []);
  const best = new Map<FieldPrint, Found>();
  for (const one of found) {
    if (one.print.rows !== null || !(fits(one.print, block) || remarked.has(one))) continue;
    if ((best.get(one.print)?.confidence ?? 0) < one.confidence) best.set(one.print, one);
  }
  const said = [label?.block.text, stack[0]?.text].filter((text) => text !== undefined).map(oneLine);
  return [...best.values()].map((one) =>
    judged(form, block, around, { ...one, said: said.join(' · ') }, { is: 'whole' }),
  );
}

/** "填报单位：某局  单位：元": labels and their values in one cell. */
export function judgeLine(form: FormSheet, names: PrintIndex, block: Block): readonly Judged[] {
  const parts = labelledParts(block.text, (name) => names.own.has(name));
  const [only] = parts;
  if (only === undefined) return [];
  const beside = block.right < form.grid.columns ? form.grid.at(block.top, block.right + 1) : null;
  const isBeside = only.value === '' && block.left === block.right && beside?.printed.is === 'empty';
  if (parts.length === 1 && isBeside) return [];
  const printsOf = (label: string): readonly FieldPrint[] =>
    (names.own.get(printedName(label)) ?? []).filter(({ field, rows }) => rows === null && field.kind !== 'number');
  const all = parts.flatMap(({ label }) => printsOf(label));
  return parts.flatMap(({ label, until, value }) =>
    printsOf(label).map((print) => {
      const isTwice = all.filter((one) => one === print).length > 1;
      const how = isTwice ? { confidence: 0.7, doubt: '这一格里写了不止一遍' } : { confidence: 1, doubt: '' };
      const part = { is: 'behind', label, ...(until !== null && { until }) } as const;
      return judged(form, block, [], { print, ...how, said: oneLine(label + value) }, part);
    }),
  );
}

export interface Said extends Found {
  readonly said: string;
}

export function judged(
  form: FormSheet,
  block: Block,
  around: readonly Block[],
  { print, confidence: likely, doubt: own, said }: Said,
  part: PrintedPart,
  row: number | null = null,
): Judged {
  const { measure, isSaid, rival } = measureAt(form.grid, print.field, block, around);
  const unseen = block.hidden === null ? '' : unseenTexts[block.hidden];
  const torn = rival === null ? '' : `上面一行写的是${rival}，这一行没有写`;
  const doubt = [own, unseen, torn].filter((text) => text !== '').join('；');
  const confidence = unseen + torn === '' ? likely : Math.min(likely, 0.5);
  return {
    print,
    row,
    block,
    form,
    sheet: form.grid.sheet,
    address: addressOf(block),
    confidence,
    isCertain: confidence >= 0.95 && doubt === '',
    why: doubt === '' ? `表上写着“${said}”` : `表上写着“${said}”；${doubt}`,
    measure,
    part,
    hasFormula: block.formula !== null,
    waitsForUnit: !isSaid,
    isOdd: unseen + torn !== '',
  };
}

const unseenTexts = { row: '在隐藏行里', column: '在隐藏列里' };

export function oneLine(text: string): string {
  const plain = text.replace(/\s+/g, '');
  return plain.length > 30 ? `${plain.slice(0, 30)}…` : plain;
}

/** Blocks that may say in what the figures are measured, the nearest first. */
export function surroundings(form: FormSheet, label: RowLabel | null, stack: readonly Block[]): readonly Block[] {
  const head = stack[0];
  const section = head === undefined ? [] : form.grid.row(head.top).slice(0, 1);
  return [...stack, ...(label ? [label.block, ...label.groups, ...(label.parents ?? [])] : []), ...section];
}

/** A date where a figure belongs, or a percentage where an amount or a count does. @param part of the cell that would be the field's */
export function isOfOtherKind(
  { field }: FieldPrint,
  { printed, shownAs }: Block,
  part: PrintedPart = { is: 'whole' },
): boolean {
  if (field.kind !== 'number') return shownAs === 'date' && field.kind !== 'date';
  const isShare = printed.is === 'figure' && printed.unit === '%' && part.is === 'whole';
  return shownAs === 'date' || (isShare && field.unit !== '%');
}

/** Figures where a figure belongs, words where words do; nothing yet is right for all. */
export function fits(print: FieldPrint, block: Block): boolean {
  const { field } = print;
  const { printed } = block;
  if (printed.is === 'empty') return true;
  if (isOfOtherKind(print, block)) return false;
  return field.kind === 'number' ? printed.is !== 'words' : field.kind === 'date' || printed.is === 'words';
}

function byRowAndColumn(
  form: FormSheet,
  names: PrintIndex,
  label: RowLabel | null,
  stack: readonly Block[],
  block: Block,
): Found[] {
  const head = stack[0];
  if (!label || !head) return [];
  const group = label.groups[0];
  const isTotal = group !== undefined && /^(?:合计|小计|总计)$/.test(printedName(label.block.text));
  const name = printedName(isTotal ? group.text : label.block.text);
  const { sense, isPartial } = columnSense(stack, form.year);
  const texts = stack.map(({ text }) => text);
  const under = (prints: readonly FieldPrint[] = [], confidence: number, doubt: string): Found[] =>
    prints.flatMap((print): Found[] => {
      if (print.ordinal !== null && print.ordinal !== ordinalOf(form, label.block, block)) return [];
      const parent = isTotal ? '写的是合计' : parentDoubt(print, label, form, stack);
      const at = (most: number, more: string): Found[] => [
        {
          print,
          confidence: Math.min(confidence, most, parent === null ? 1 : 0.6),
          doubt: [doubt, more, parent ?? ''].filter((one) => one !== '').join('；'),
        },
      ];
      if (print.heads.has(printedName(head.text)) || print.heads.has(joinedHeads(texts))) return at(1, '');
      if (sense.is !== 'sides' || print.side === null || !sense.sides.includes(print.side)) return [];
      if (isPartial) return at(0.6, '这一列只是一种资金来源');
      return sense.sides.length === 1 ? at(1, '') : at(0.7, '列名没有说是年初还是全年预算');
    });
  const exact = under(names.rowNames.get(name), 1, '');
  if (exact.length > 0) return exact;
  const loose = under(names.loose.get(name), 0.85, `模板里不叫“${name}”`);
  if (loose.length > 0) return loose;
  return under(names.rowStems.get(stemOf(name)), 0.75, `模板里不叫“${name}”`);
}

/** Which row of those that one label stands beside, merged down or printed again. */
function ordinalOf({ grid }: FormSheet, label: Block, { top }: Block): number {
  let first = label.top;
  while (first > 1) {
    const over = grid.at(first - 1, label.left);
    if (printedName(over.text) !== printedName(label.text)) break;
    first = over.top;
  }
  return top - first + 1;
}

const general = /^(?:控制率|执行率|完成率|得分|分值|合计|名称|金额|面积|投资|总分)$/;

/** 编制数 over the cell. */
function byHead(
  form: FormSheet,
  names: PrintIndex,
  block: Block,
  label: RowLabel | null,
  stack: readonly Block[],
): Found[] {
  const head = stack[0];
  if (!head || block.top !== head.bottom + 1 || block.left < head.left || block.right > head.right) return [];
  const name = printedName(head.text);
  const section = label?.block ?? form.grid.row(head.top)[0] ?? null;
  const found = names.own.get(name);
  return (found ?? names.loose.get(name) ?? []).map((print) => {
    const base = found ? 1 : 0.85;
    const doubt = found ? '' : `模板里不叫“${name}”`;
    if (section === null || section === head || print.above.size === 0)
      return general.test(name)
        ? { print, confidence: 0.7, doubt: `“${name}”没有写明是什么的` }
        : { print, confidence: base, doubt };
    if (isAmong(print.above, section.text)) return { print, confidence: base, doubt };
    return general.test(name)
      ? { print, confidence: 0.5, doubt: `在“${oneLine(section.text)}”里` }
      : { print, confidence: Math.min(base, 0.9), doubt: `在“${oneLine(section.text)}”里` };
  });
}

/** 编制数 left of the cell, or of a column of amounts. */
function byLabel(
  form: FormSheet,
  names: PrintIndex,
  block: Block,
  label: RowLabel | null,
  stack: readonly Block[],
): Found[] {
  if (!label) return [];
  const { sense } = columnSense(stack, form.year);
  if (isWords(block) && names.own.has(printedName(block.text))) return [];
  const name = printedName(label.block.text);
  const found = names.own.get(name);
  return (found ?? names.loose.get(name) ?? []).flatMap((print): Found[] => {
    const isNumber = print.field.kind === 'number';
    if (isNumber && (sense.is === 'other-year' || sense.is === 'aside')) return [];
    const column = isNumber && sense.is === 'sides' ? inOwnColumn(form, print, label, block) : null;
    const first = isNumber ? nextTo(form, label.block) : wordsNextTo(form, names, label.block);
    if (column === null && ((isNumber && sense.is === 'sides') || (block !== first && sense.is !== 'amount')))
      return [];
    const parent = parentDoubt(print, label, form, stack);
    const isFar = !isNumber && block === first && block.left > label.block.right + 1;
    const doubts = [found ? '' : `模板里不叫“${name}”`, parent ?? '', isFar ? '中间隔着空格子' : ''];
    if (column) doubts.push(column.doubt);
    else if (general.test(name) && parent === null && label.groups.length + (label.parents?.length ?? 0) === 0)
      doubts.push(`“${name}”没有写明是什么的`);
    const doubt = doubts.filter((one) => one !== '').join('；');
    const confidence = doubt === '' ? 1 : found ? 0.6 : 0.55;
    return [{ print, confidence: Math.min(confidence, column?.confidence ?? 1), doubt }];
  });
}

function nextTo({ grid }: FormSheet, { top, right }: Block): Block | null {
  return right < grid.columns ? grid.at(top, right + 1) : null;
}

/** The words behind a label, be it past blank cells; the next cell where no words follow, or another label's. */
function wordsNextTo(form: FormSheet, names: PrintIndex, label: Block): Block | null {
  const next = nextTo(form, label);
  const filled = form.grid.row(label.top).find(({ left, printed }) => left > label.right && printed.is !== 'empty');
  const isValue = filled && isWords(filled) && !/[:：]/.test(filled.text) && !isKnownName(names, filled.text);
  return isValue ? filled : next;
}

/** Quantities beside each other in the head, a side in each row. */
function turned(form: FormSheet, names: PrintIndex, label: RowLabel | null, stack: readonly Block[]): Found[] {
  const head = stack[0];
  if (!label || !head) return [];
  const { sense } = columnSense([label.block], form.year);
  if (sense.is !== 'sides') return [];
  const prints = names.rowNames.get(printedName(head.text)) ?? [];
  return prints.flatMap((print): Found[] =>
    print.side === null || !sense.sides.includes(print.side)
      ? []
      : [
          {
            print,
            confidence: sense.sides.length === 1 ? 1 : 0.7,
            doubt: sense.sides.length === 1 ? '' : '没有说是年初还是全年预算',
          },
        ],
  );
}

/** Sections whose rows are called as ours and are of something else. */
const otherScope = /机关运行|政府性基金|国有资本|社会保险|非税|专户|一般公共预算|财政拨款|其他资金/;

/** What speaks against the row by what stands over it; null: nothing. */
export function parentDoubt(
  print: FieldPrint,
  label: RowLabel,
  form: FormSheet,
  stack: readonly Block[],
): string | null {
  const [parent] = label.parents ?? [];
  const [group] = label.groups;
  const section = stack[0] === undefined ? undefined : form.grid.row(stack[0].top)[0];
  if (print.above.size === 0) return null;
  if (section !== undefined && otherScope.test(section.text) && !isAmong(print.above, section.text))
    return `在“${oneLine(section.text)}”里`;
  for (const over of [parent, group]) {
    if (over === undefined || isAmong(print.above, over.text)) continue;
    if (over === section) continue;
    return `在“${oneLine(over.text)}”下面`;
  }
  return null;
}

function isAmong(above: ReadonlySet<string>, text: string): boolean {
  const name = sectionName(text);
  if (name === '' || /^(?:项目|名称|指标|支出项目|经费项目)$/.test(name)) return true;
  return (
    above.has(name) ||
    [...above].some(
      (one) => one.length > 3 && (name === `${one}表` || one.includes(name) || name.includes(one)) && name.length > 3,
    )
  );
}
