import { readQuantity } from '../../fields/printed-quantity';
import type { PrintedPart } from '../../workbook/adoption-record';
import type { FieldPrint } from '../field-prints';
import type { FormSheet } from '../form-sheet';
import { judged, oneLine, type Judged } from '../judge-block';
import type { Block } from '../printed-grid';
import type { EvaluationFields, IndicatorColumn, IndicatorLine } from './form-fields';
import { judgeFunds } from './judge-funds';
import { plainHead, type IndicatorRow, type IndicatorTable } from './indicator-table';

export interface EvaluationReading {
  readonly judged: readonly Judged[];
  /** Names of indicators that no line of the pack's is left for. */
  readonly unfamiliar: readonly Block[];
}

/** A whole 自评表 in the layout of 财预〔2020〕10号: funds, goals, indicators and sums. */
export function judgeEvaluation(form: FormSheet, fields: EvaluationFields, table: IndicatorTable): EvaluationReading {
  const { grid } = form;
  const found: Judged[] = [...judgeFunds(form, fields, table.top)];
  const unfamiliar: Block[] = [];
  const used = new Map<string, number>();
  const nameColumn = table.columns.get('name')!;
  for (const { row, group } of table.rows) {
    const known = groupOf(fields, group.text);
    const at = known === null ? 0 : (used.get(known) ?? 0);
    const line = known === null ? undefined : fields.groups.get(known)![at];
    const name = grid.at(row, nameColumn);
    if (known === null || line === undefined) {
      if (name.text !== '') unfamiliar.push(name);
      continue;
    }
    used.set(known, at + 1);
    found.push(...judgeIndicator(form, table, { row, group }, line));
  }
  if (table.total !== null) found.push(...judgeTotal(form, fields, table, table.total));
  return { judged: found, unfamiliar };
}

/** 数量, 数量指标, 服务对象满意度, 社会公众或服务对象满意度: the group it is; null: none of the pack's. */
function groupOf(fields: EvaluationFields, text: string): string | null {
  const stem = (raw: string): string =>
    plainHead(raw)
      .replace(/指标$/, '')
      .replace(/^可持续(?:影响|发展)?$/, '可持续');
  const wanted = stem(text);
  const groups = [...fields.groups.keys()];
  const exact = groups.find((group) => stem(group) === wanted);
  if (exact !== undefined) return exact;
  const satisfied = groups.filter((group) => group.includes('满意度'));
  return satisfied.length === 1 && /满意度$/.test(wanted) ? satisfied[0]! : null;
}

/** A column and what parts of its cells are whose. */
function columnParts(table: IndicatorTable, line: IndicatorLine): [FieldPrint, number, PrintedPart][] {
  const { columns } = table;
  const found: [FieldPrint, number, PrintedPart][] = [];
  const put = (what: IndicatorColumn, column: number | undefined, part: PrintedPart): void => {
    const print = line.get(what);
    if (print && column !== undefined) found.push([print, column, part]);
  };
  const whole: PrintedPart = { is: 'whole' };
  const target = columns.get('target');
  const actual = columns.get('actual');
  put('direction', columns.get('direction') ?? target, { is: 'direction' });
  put('target', target, { is: 'value' });
  if (columns.has('unit')) put('unit', columns.get('unit'), whole);
  else put('unit', target, { is: 'unit' });
  put('actual', actual, { is: 'value' });
  if (columns.has('grade')) put('grade', columns.get('grade'), whole);
  else put('grade', actual, { is: 'grade' });
  for (const what of ['name', 'share', 'full', 'score', 'reason'] as const) put(what, columns.get(what), whole);
  return found;
}

function judgeIndicator(
  form: FormSheet,
  table: IndicatorTable,
  { row, group }: IndicatorRow,
  line: IndicatorLine,
): Judged[] {
  const name = form.grid.at(row, table.columns.get('name')!).text;
  const doubts = valueDoubts(form, table, row);
  return columnParts(table, line).map(([print, column, part]) => {
    const block = form.grid.at(row, column);
    const isMerged = block.top !== row || block.left !== column;
    const more = print === line.get('target') ? doubts.target : print === line.get('actual') ? doubts.actual : '';
    const doubt = isMerged ? '这一格和别的指标合在一起' : more;
    const said = oneLine(`${group.text} · ${name === '' ? form.grid.at(table.headBottom, column).text : name}`);
    return judged(form, block, [], { print, confidence: doubt === '' ? 1 : 0.7, doubt, said }, part);
  });
}

/** Where nobody can tell from the text which quantity is meant, or the two are not in one measure. */
function valueDoubts(form: FormSheet, table: IndicatorTable, row: number): { target: string; actual: string } {
  // 0.96 shown as 96% is read as what the cell holds.
  const of = (column: IndicatorColumn): string => {
    const { text, number, shownAs } = form.grid.at(row, table.columns.get(column)!);
    return shownAs === 'percent' ? String(number) : text;
  };
  const [target, actual] = [readQuantity(of('target')), readQuantity(of('actual'))];
  const unclear = (text: string): string => `“${oneLine(text)}”看不出是多少`;
  const beside = table.columns.has('unit') ? of('unit') : '';
  const wanted = target.is === 'quantity' ? target.unit || beside : '';
  const doubts = {
    target: target.is === 'unclear' ? unclear(target.text) : '',
    actual: actual.is === 'unclear' ? unclear(actual.text) : '',
  };
  if (actual.is !== 'quantity' || target.is !== 'quantity' || target.number === null) return doubts;
  if (actual.sign !== '') return { ...doubts, actual: unclear(of('actual')) };
  const isOther = actual.unit !== '' && wanted !== '' && actual.unit !== wanted;
  // 0.98 beneath ≥95%, or the other way round: one of them is a ratio.
  const isRatio = wanted === '%' && actual.unit === '' && (actual.number?.lte(1) ?? false) && target.number.gt(1);
  const isTurned = wanted === '' && actual.unit === '%' && target.number.lte(1);
  return isOther || isRatio || isTurned
    ? { ...doubts, actual: `指标值是“${oneLine(of('target'))}”，完成值是“${oneLine(of('actual'))}”，单位对不上` }
    : doubts;
}

function judgeTotal(form: FormSheet, fields: EvaluationFields, table: IndicatorTable, row: number): Judged[] {
  return (['full', 'score'] as const).flatMap((what): Judged[] => {
    const column = table.columns.get(what);
    const print = fields.at(what === 'full' ? '合计/分值' : '合计/得分');
    if (column === undefined || print === null) return [];
    const block = form.grid.at(row, column);
    if (block.left !== column) return [];
    const said = { print, confidence: 1, doubt: '', said: `总分 · ${what === 'full' ? '分值' : '得分'}` };
    return [judged(form, block, [], said, { is: 'whole' })];
  });
}
