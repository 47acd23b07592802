import { slot } from '../../memory/memory';
import type { RowTrace } from '../../fields/trace';
import type { ColumnField } from '../../pack/pack';
import { rowId } from '../../pack/concrete-id';
import { cellAt, isFormula, type CellSnapshot } from '../../workbook/snapshot';
import type { Rule, RuleContext } from '../rule';
import { agrees } from '../support/agrees';
import { isFormerForm, knownFormula } from '../support/former-formulas';
import { fieldsOf } from '../support/inputs';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { answerOf, rowAnswers, type RowAnswer } from '../support/rows';
import { sameFormula } from '../../workbook/same-formula';
import { fail, notApplicable, pass, undetermined, type Verdict } from '../verdict';
import type { FieldValue } from '../../fields/field-value';

/** Derived cells still hold the pack's formula: a constant over it no longer follows the inputs. */
export const formulaIntact: Rule<'formula-intact'> = {
  kind: 'formula-intact',
  blames: 'cell',
  reads: 'sheets',
  shows: 'cause',
  findsDamage: true,
  decide(_params, context) {
    if (context.table.adoption !== null) return [notApplicable('认领的原表，公式是原表自己的。')];
    const { expectedFormula } = context;
    if (!expectedFormula) return [undetermined('没有公式可比对。', [])];
    const verdicts: Verdict[] = [];
    const intact = context.table.memory.at(verified);
    let seen = 0;
    for (const id of fieldsOf(context.table.pack).derived) {
      const cell = cellOf(context, id);
      if (cell === undefined) continue;
      if (isFormula(cell) && intact.get(id) === cell.formula) {
        seen++;
        continue;
      }
      const expected = knownFormula(context, id);
      if (expected === null) continue;
      seen++;
      if (isFormula(cell) && sameFormula(cell.formula, expected, context.table.memory)) intact.set(id, cell.formula);
      else verdicts.push(judge(context, id, cell, expected));
    }
    for (const [rows, columns] of fieldsOf(context.table.pack).derivedBlocks) {
      const judged = judgeRows(context, rows, columns);
      seen += judged.seen;
      verdicts.push(...judged.verdicts);
    }
    if (verdicts.length > 0) return isFormerForm(context, context.table) ? formerFirst(context, verdicts) : verdicts;
    return [seen === 0 ? notApplicable('没有公式单元格。') : pass()];
  },
};

/** Formulas of an earlier release are one notice; formulas that are gone are told as ever. */
function formerFirst({ table }: RuleContext, verdicts: readonly Verdict[]): Verdict[] {
  const isOther = (one: Verdict): boolean => {
    const id = one.subject;
    return id !== undefined && one.outcome === 'fail' && isFormula(table.place(id)?.cell ?? null);
  };
  const others = verdicts.filter(isOther);
  const fixes = others.flatMap((one) => (one.outcome === 'fail' && one.fix ? [one.fix] : []));
  const first = others.flatMap((one) => (one.outcome === 'fail' ? one.fields : []))[0];
  return [
    fail({
      subject: 'former',
      level: 'notice',
      message: `这个工作簿有${others.length}处公式与现在的模板不同，多半是以前的版本写的：来源是文字或错误值时，表上不会写“待核”。`,
      fields: first === undefined ? [] : [first],
      cause: '工作簿是用本工具以前的版本装入的。',
      suggestion: '点“恢复公式”，或在“模板”里点“修复”，一次换成现在的公式；数不会变。',
      fix: { kind: 'many', fixes },
    }),
    ...verdicts.filter((one) => !isOther(one)),
  ];
}

/** Formulas found intact, for as long as the workbook's names stay: one edit does not move cells. */
const verified = slot(() => new Map<string, string>());

/** What formulas rows held, for as long as the workbook's names stay. Where rows move, each is looked at: its formulas read otherwise. */
const formulasOfRows = slot(() => new Map<string, RowTrace<unknown>>());

/** The formulas of a block, row by row; nearly all of them stand as they were written. */
function judgeRows(
  context: RuleContext,
  rows: string,
  columns: readonly ColumnField[],
): { readonly seen: number; readonly verdicts: readonly Verdict[] } {
  const { binding, table, columnFormula } = context;
  const written = columns.map(({ id }) => {
    const area = binding.area(id);
    const sheet = area && binding.sheet(area.sheet);
    return { area, sheet, isFormulaAt: columnFormula?.(id) ?? null };
  });
  const isWritten = (at: number, row: number): boolean => {
    const { area, sheet, isFormulaAt } = written[at]!;
    if (!area || !sheet || isFormulaAt === null || area.top + row - 1 > area.bottom) return false;
    const cell = cellAt(sheet, area.top + row - 1, area.left);
    return isFormula(cell) && isFormulaAt(cell.formula, row);
  };
  const areAllWritten = (row: number): boolean => {
    for (let at = 0; at < written.length; at++) if (!isWritten(at, row)) return false;
    return true;
  };
  const memory = { known: table.memory.at(formulasOfRows), key: '' };
  const judge = (own: RuleContext, row: number): RowAnswer => {
    if (areAllWritten(row)) return columns.length;
    const told = columns.map((column, at) => (isWritten(at, row) ? 'intact' : judgeRowCell(own, column, row)));
    const given = told.filter((one) => one !== null);
    return answerOf(
      given.length,
      given.filter((one) => one !== 'intact'),
    );
  };
  return rowAnswers({ ...context, memory }, rows, rows, judge, neverMovable);
}

const neverMovable = { movable: () => false };

/** A formula filled down a block: inserted rows come without it. */
function judgeRowCell(context: RuleContext, column: ColumnField, row: number): Verdict | 'intact' | null {
  const area = context.binding.area(column.id);
  const sheet = area && context.binding.sheet(area.sheet);
  const id = rowId(column.rows, row, column.column);
  const expected = area && sheet && area.top + row - 1 <= area.bottom ? knownFormula(context, id) : null;
  if (!area || !sheet || expected === null) return null;
  const cell = cellAt(sheet, area.top + row - 1, area.left);
  const isIntact = isFormula(cell) && sameFormula(cell.formula, expected, context.table.memory);
  return isIntact ? 'intact' : judge(context, id, cell, expected);
}

/** undefined where the field has no cell: its name is gone, and name-intact says so. */
function cellOf({ binding }: RuleContext, id: string): CellSnapshot | undefined {
  const area = binding.area(id);
  const sheet = area && binding.sheet(area.sheet);
  return area && sheet ? cellAt(sheet, area.top, area.left) : undefined;
}

function judge(context: RuleContext, id: string, cell: CellSnapshot, expected: string): Verdict {
  const { table } = context;
  const name = nameOf(table, id);
  const fix = { kind: 'restore-formula', field: id } as const;
  if (isFormula(cell)) {
    const shown = table.shown(id);
    if (agrees(table, id, shown, table.value(id))) {
      return fail({
        subject: id,
        level: 'notice',
        message: `${name}的公式被改过，目前结果相同。`,
        fields: [id],
        left: cell.formula,
        right: `=${expected.replace(/^=/, '')}`,
        fix,
      });
    }
    return fail({
      subject: id,
      message: `${name}的公式被改过，现在显示${text(context, id, shown)}，应为${text(context, id, table.value(id))}。`,
      fields: [id],
      left: cell.formula,
      right: `=${expected.replace(/^=/, '')}`,
      fix,
    });
  }
  const shown = table.shown(id);
  const state = shown.is === 'blank' ? '公式被删除了' : `公式被手工填的${text(context, id, shown)}覆盖了`;
  return fail({
    subject: id,
    message: `${name}的${state}，不再随数据变化。`,
    fields: [id],
    left: text(context, id, shown),
    right: `=${expected.replace(/^=/, '')}`,
    fix,
  });
}

function text({ table }: RuleContext, id: string, value: FieldValue): string {
  if (value.is === 'number') return figureText(table, id, value.number);
  if (value.is === 'blank') return '空白';
  return `“${value.is === 'bad' ? value.raw : value.text}”`;
}
