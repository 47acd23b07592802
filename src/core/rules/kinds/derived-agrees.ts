import { derivationAt } from '../../derive/at-row';
import { derivationInputs } from '../../pack/refs-in';
import { parseRowId, rowId } from '../../pack/concrete-id';
import type { FieldTable } from '../../fields/field-table';
import type { FieldValue } from '../../fields/field-value';
import { isDerived, type Pack } from '../../pack/pack';
import { isFormula } from '../../workbook/snapshot';
import { inputsOf } from '../../derive/footing';
import type { Rule } from '../rule';
import { agrees } from '../support/agrees';
import { fieldsOf } from '../support/inputs';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { answerOf, rowAnswers, type RowAnswer } from '../support/rows';
import { whyBad } from '../support/reading';
import { fail, notApplicable, pass, undetermined, type Verdict } from '../verdict';

/**
 * Derived cells show what their inputs give. They do not where the sheet was not recalculated. Only the roots are told: what
 * merely follows a wrong cell is right again once that cell is; a formula typed over is formula-intact's business.
 */
export const derivedAgrees: Rule<'derived-agrees'> = {
  kind: 'derived-agrees',
  shows: 'cause',
  blames: 'stale',
  decide(_params, context) {
    const { table } = context;
    const wrong = new Set<string>();
    let seen = 0;
    for (const id of fieldsOf(table.pack).derived) {
      const [shown, value] = [table.shown(id), table.value(id)];
      if (shown.is === 'blank' && value.is === 'blank') continue;
      seen++;
      if (value.is === 'bad' || !agrees(table, id, shown, value)) wrong.add(id);
    }
    const verdicts = [...wrong].filter(
      (id) => isCompared(table, id) && holdsFormula(table, id) && !followsWrong(table.pack, id, wrong),
    );
    const isUncalculated = (id: string): boolean => isUncached(table.shown(id));
    const uncalculated = verdicts.filter(isUncalculated);
    const alone = uncalculated.length > 1 ? verdicts.filter((id) => !isUncalculated(id)) : verdicts;
    const told = alone.map((id) => judge(table, id, table.shown(id), table.value(id)));
    if (uncalculated.length > 1) told.unshift(neverCalculated(uncalculated));
    for (const [rows, columns] of fieldsOf(table.pack).derivedBlocks) {
      const judged = rowAnswers(context, rows, `derived ${rows}`, (own, row) =>
        judgeRow(
          own.table,
          columns.map(({ column }) => rowId(rows, row, column)),
        ),
      );
      seen += judged.seen;
      told.push(...judged.verdicts);
    }
    if (told.length > 0) return told;
    if (wrong.size > 0) return [notApplicable('不符的数都出自被改过的公式或名称，另有结论。')];
    return [seen === 0 ? notApplicable('没有可算的数。') : pass()];
  },
};

/** The derived cells of one row; what follows a wrong cell of the same row, or a wrong total, is not told. */
function judgeRow(table: FieldTable, ids: readonly string[]): RowAnswer {
  const isWrong = (id: string): boolean => {
    const [shown, value] = [table.shown(id), table.value(id)];
    return shown !== value && (value.is === 'bad' || !agrees(table, id, shown, value));
  };
  const given = ids.filter((id) => table.shown(id).is !== 'blank' || table.value(id).is !== 'blank');
  const roots = given
    .filter((id) => isWrong(id) && isCompared(table, id) && holdsFormula(table, id))
    .filter((id) => {
      const row = parseRowId(id);
      const field = table.field(id);
      const derive =
        'derive' in field && field.derive !== undefined && row
          ? derivationAt(field.derive, table.pack, row.rows, row.index)
          : undefined;
      return !derive || !derivationInputs(derive).some((input) => isDerived(table.field(input)) && isWrong(input));
    });
  return answerOf(
    given.length,
    roots.map((id) => judge(table, id, table.shown(id), table.value(id))),
  );
}

/**
 * A missing name is name-intact's; a constant or an empty cell has lost its formula, and formula-intact says so. On a bureau's own form
 * people type totals and rates: what is printed there is compared.
 */
function holdsFormula(table: FieldTable, id: string): boolean {
  const cell = table.place(id)?.cell ?? null;
  return cell !== null && (table.adoption !== null || isFormula(cell) || isConstantField(table.pack, id));
}

/** What people write on a bureau's form beside our figures, or where ours wait for others, is not ours to compare. */
function isCompared(table: FieldTable, id: string): boolean {
  if (table.adoption === null) return true;
  const [shown, value] = [table.shown(id), table.value(id)];
  return (shown.is === 'number' && value.is === 'number') || isUncached(shown);
}

function isConstantField(pack: Pack, id: string): boolean {
  const field = pack.byId.get(id);
  return field !== undefined && 'derive' in field && field.derive !== undefined && 'constant' in field.derive;
}

function followsWrong(pack: Pack, id: string, wrong: ReadonlySet<string>): boolean {
  const field = pack.byId.get(id);
  const derive = field && 'derive' in field ? field.derive : undefined;
  return derive !== undefined && inputsOf(pack, derive).some((input) => input !== id && wrong.has(input));
}

function isUncached(value: FieldValue): boolean {
  return value.is === 'bad' && value.why === 'uncached';
}

/** Written by a program, opened by nobody yet: one thing to do, however many formulas wait for it. */
function neverCalculated(ids: readonly string[]): Verdict {
  return {
    ...undetermined(
      `这个工作簿的公式还没有计算过（${ids.length}处没有结果），请在 Excel 或 WPS 中打开并保存一次。`,
      ids,
      'uncalculated',
    ),
    blames: 'form',
  };
}

function judge(table: FieldTable, id: string, shown: FieldValue, value: FieldValue): Verdict {
  const name = nameOf(table, id);
  if (shown.is === 'bad' && shown.why === 'uncached')
    return undetermined(`${name}${whyBad(shown)}，不能核对。请在 Excel 或 WPS 中打开并保存一次。`, [id], id);
  if (value.is === 'bad') return undetermined(`${name}的来源数据不能用，不能核对。`, [id], id);
  const [left, right] = [text(table, id, shown), text(table, id, value)];
  const field = table.field(id);
  return fail({
    subject: id,
    message:
      value.is === 'text' && field.kind === 'text' && value.text.length + left.length > longestShown
        ? `${name}的文字与现在的数据不符，表没有重新计算。`
        : `${name}显示${left}，按现在的数据应为${right}。`,
    fields: [id],
    left,
    right,
    ...(shown.is === 'number' &&
      value.is === 'number' && { difference: figureText(table, id, shown.number.minus(value.number)) }),
    suggestion:
      table.adoption === null
        ? '按 F9 重新计算；仍不一致时恢复公式。'
        : '核对它的来源数和这一格，把填错的改过来；原表自己的公式取错了格的，问一问下发的单位。',
  });
}

/** Longer lines are not said twice in one sentence. */
const longestShown = 80;

function text(table: FieldTable, id: string, value: FieldValue): string {
  if (value.is === 'number') return figureText(table, id, value.number);
  if (value.is === 'blank') return '空白';
  return value.is === 'bad' ? value.raw : `“${value.text}”`;
}
