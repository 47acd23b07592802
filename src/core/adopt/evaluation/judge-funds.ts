import type { FieldPrint } from '../field-prints';
import type { FormSheet } from '../form-sheet';
import { judged, oneLine, type Judged } from '../judge-block';
import { isWords, type Block } from '../printed-grid';
import { printedName } from '../printed-name';
import type { EvaluationFields } from './form-fields';
import { amountColumns, beneathSections, columnCells, type AmountColumns } from './fund-columns';
import { plainHead } from './indicator-table';
import { withSplitSums } from './split-sums';

/** What stands above the indicators of an 自评表: names, funds, goals. */
export function judgeFunds(form: FormSheet, fields: EvaluationFields, before: number): Judged[] {
  const { grid } = form;
  const found: Judged[] = [];
  let columns: ReadonlyMap<number, string> | null = null;
  let amounts: AmountColumns | null = null;
  let head: Block | null = null;
  for (let row = 1; row < before; row++) {
    const blocks = grid.row(row);
    const heads = fundColumns(blocks);
    if (heads.size > 1) {
      [columns, head] = [heads, blocks.find(isWords) ?? null];
      amounts = amountColumns(heads);
      continue;
    }
    // 按收入性质分 and 按支出性质分 beside each other: from here on each has a half of the width, and one figure a row.
    if (amounts && blocks.filter(({ text }) => isSection(text)).length > 1) amounts = beneathSections(amounts);
    for (const block of blocks) {
      if (!isWords(block)) continue;
      if (columns && head && fundRows.has(fundRow(block.text)))
        found.push(...judgeFundRow(form, fields, block, columns, head, amounts));
      else found.push(...judgeNamed(form, fields, block, before, head, amounts));
    }
  }
  return withSplitSums(found, fields, amounts);
}

const fundHeads: readonly (readonly [RegExp, string])[] = [
  [/^(?:年初预算数?|年初预算安排数)$/, '年初预算数'],
  [/^(?:全年预算数?|调整预算数|调整后预算数)$/, '全年预算数'],
  [/^(?:全年执行数?|全年实际执行数|执行数)$/, '全年执行数'],
  [/^分值$/, '分值'],
  [/^(?:执行率|预算执行率)$/, '执行率'],
  [/^(?:得分|自评得分)$/, '得分'],
];

/** Column → what it holds; fewer than two: no head of funds. */
function fundColumns(blocks: readonly Block[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const { text, left } of blocks) {
    const name = plainHead(text).replace(/\/[A-Z]$/, '');
    const kind = fundHeads.find(([pattern]) => pattern.test(name))?.[1];
    if (kind !== undefined) found.set(left, kind);
  }
  const kinds = [...found.values()];
  const isHead = kinds.includes('全年预算数') && kinds.includes('全年执行数') && new Set(kinds).size === kinds.length;
  return isHead ? found : new Map();
}

/** Names of the rows, as forms print them → as the pack does. */
const fundRows: ReadonlyMap<string, string> = new Map(
  Object.entries({
    年度资金总额: ['年度资金总额', '资金总额', '年度资金'],
    当年财政拨款: [
      '当年财政拨款',
      '本年财政拨款',
      '年度财政拨款',
      '财政拨款',
      '本年一般公共预算拨款',
      '当年一般公共预算拨款',
    ],
    上年结转资金: ['上年结转资金', '上年结转', '结转资金', '上年结转结余资金'],
    其他资金: ['其他资金', '其他'],
  }).flatMap(([ours, theirs]) => theirs.map((name) => [name, ours] as const)),
);

function fundRow(text: string): string {
  return plainHead(text)
    .replace(/^其中:?/, '')
    .replace(/^[一二三四五\d]*[、.]/, '');
}

function judgeFundRow(
  form: FormSheet,
  fields: EvaluationFields,
  label: Block,
  columns: ReadonlyMap<number, string>,
  head: Block,
  amounts: AmountColumns | null,
): Judged[] {
  const row = fundRows.get(fundRow(label.text))!;
  const isWhole = row === '年度资金总额';
  const isFund = isWhole || [...columns.values()].some((column) => fields.at(`${row}/${column}`) !== null);
  if (!isFund) return judgeNamed(form, fields, label, label.top + 1, head, amounts);
  return [...columns].flatMap(([column, kind]): Judged[] => {
    const block = form.grid.at(label.top, column);
    const isScored = kind === '分值' || kind === '得分';
    const print =
      isScored && isWhole ? fields.at(`预算执行率/预算执行/预算执行率/${kind}`) : fields.at(`${row}/${kind}`);
    if (print === null || block.left !== column || isNothing(block)) return [];
    const said = oneLine(`${label.text} · ${kind}`);
    return [judged(form, block, [label, head], { print, confidence: 1, doubt: '', said }, { is: 'whole' })];
  });
}

/** "—" is where nothing belongs. */
function isNothing({ printed }: Block): boolean {
  return printed.is === 'dash';
}

/** 项目名称 beside its value, 预期目标 over it, 其中：一般公共预算 with its figure beside it or behind its colon. */
function judgeNamed(
  form: FormSheet,
  fields: EvaluationFields,
  block: Block,
  before: number,
  head: Block | null,
  amounts: AmountColumns | null,
): Judged[] {
  const text = block.text.replace(/^\s*其中[:：]?\s*/, '');
  const [, label = text, behind = ''] = /^([^:：]{2,24}[:：])([^:：]*)$/s.exec(text) ?? [];
  const name = goalName(printedName(fundRow(label)));
  const found = named(fields, name);
  if (found === null) return [];
  const { print, isGoal } = found;
  const say = (at: Block, part: Judged['part'], less?: { confidence: number; doubt: string }): Judged[] => {
    const doubt = less?.doubt ?? (isOurUnit(print, name) ? '这一栏说的也可能是别的单位' : '');
    const said = { print, confidence: less?.confidence ?? (doubt === '' ? 1 : 0.8), doubt, said: oneLine(label) };
    const one = judged(form, at, head === null ? [block] : [block, head], said, part);
    return [isOurUnit(print, name) ? { ...one, isOdd: true } : one];
  };
  if (behind.trim() !== '') return say(block, { is: 'behind', label });
  const { grid } = form;
  const inColumns = isGoal || !amounts ? null : columnCells(grid, block, print, amounts);
  if (inColumns) return inColumns.flatMap(({ block: at, ...less }) => say(at, { is: 'whole' }, less));
  const below = isGoal && block.bottom + 1 < before ? grid.at(block.bottom + 1, block.left) : null;
  if (below !== null && below.left === block.left && below.right === block.right) return say(below, { is: 'whole' });
  const beside = block.right < grid.columns ? grid.at(block.top, block.right + 1) : null;
  if (beside === null || beside.top !== block.top) return [];
  const filled = grid.row(block.top).find((one) => one.left > block.right && one.text !== '');
  const isValue = print.field.kind === 'number' ? filled?.printed.is === 'figure' : filled && isPlainWords(filled);
  if (filled && filled !== beside && isValue && named(fields, printedName(fundRow(filled.text))) === null)
    return say(filled, { is: 'whole' }, { confidence: 0.7, doubt: '中间隔着空格子' });
  const isLabel = isWords(beside) && named(fields, printedName(fundRow(beside.text))) !== null;
  return isLabel ? [] : say(beside, { is: 'whole' });
}

function isPlainWords(block: Block): boolean {
  return isWords(block) && !/[:：]/.test(block.text);
}

/** 实施单位 of a project is not always the unit that reports. */
function isOurUnit({ id }: FieldPrint, name: string): boolean {
  return id === 'budgetUnitName' && name === '实施单位';
}

function goalName(name: string): string {
  return /^(?:年度)?(?:预期|年初设定|年初)(?:总体)?目标$/.test(name)
    ? '预期目标'
    : /^(?:年度)?(?:总体目标|目标)?(?:全年)?实际完成情况$|^(?:年度)?(?:总体)?目标(?:全年)?完成情况$/.test(name)
      ? '实际完成情况'
      : name;
}

function isSection(text: string): boolean {
  return /^按(?:收入|支出)性质分$/.test(plainHead(text));
}

const sections = ['', '按收入性质分/', '按支出性质分/', '年度总体目标/'];

function named(
  fields: EvaluationFields,
  name: string,
): { readonly print: FieldPrint; readonly isGoal: boolean } | null {
  for (const section of sections) {
    const print = fields.at(section + name);
    if (print !== null) return { print, isGoal: section.startsWith('年度') };
  }
  return null;
}
