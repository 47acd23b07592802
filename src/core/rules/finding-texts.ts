import { asTheyType, isAbsent } from '../fields/adopted';
import type { FieldTable } from '../fields/field-table';
import { figureText } from '../fields/figure-text';
import { columnRef } from '../pack/concrete-id';
import { isDerived } from '../pack/pack';
import type { CheckDefinition } from '../pack/schema';
import { parseDecimal } from '../quantity/decimal';
import { inFull } from '../quantity/format';
import { isFormula } from '../workbook/snapshot';
import type { Fail } from './verdict';
import { adviceOfCell, causeOfCell } from './support/cell-causes';

/** Why a finding may be there, and what to do about it. */
export interface FindingTexts {
  readonly cause?: string | undefined;
  readonly suggestion?: string | undefined;
}

/**
 * What the check says of its findings, as far as it is true of this cell and this form: a pack is written with our own form in mind, where
 * totals are formulas and reasons have their sheets. What a cell holds decides what may be the cause of it.
 */
export function findingTexts(check: CheckDefinition, verdict: Fail, table: FieldTable): FindingTexts {
  const [id] = verdict.fields;
  const isOfCell = check.rule?.kind === 'cell-type' && id !== undefined;
  const ofPack = check.cause === undefined ? undefined : trueCause(check.cause, verdict, table);
  const advice = (isOfCell ? adviceOfCell(table, id, verdict) : null) ?? verdict.suggestion ?? check.suggestion;
  return {
    cause: verdict.cause ?? (isOfCell ? causeOfCell(table, id, verdict, check.cause) : ofPack),
    suggestion:
      table.adoption === null
        ? advice
        : adviceInTheirs(advice && adviceForForm(advice, verdict, table), verdict, table),
  };
}

/** Clauses that name a formula stand only where the cell has, or should have, one. */
function trueCause(cause: string, { fields }: Fail, table: FieldTable): string | undefined {
  if (!/公式|手动计算/u.test(cause)) return cause;
  const held = fields.map((id) => ({ id, cell: placed(table, id) }));
  const hasFormula = held.some(({ cell }) => cell === 'formula');
  const isTypedOver = table.adoption === null && held.some(({ id, cell }) => cell === 'typed' && isComputed(table, id));
  const clauses = cause.replace(/。$/u, '').split(/；(?:或者)?|，或者?/u);
  const left = clauses.filter((clause) => {
    if (/手动计算/u.test(clause)) return hasFormula;
    return !/公式/u.test(clause) || isTypedOver;
  });
  // Before the split the parts of one clause were apart by other commas as well: put together as people join reasons.
  if (left.length > 0) return left.length === clauses.length ? cause : `${left.join('；或者')}。`;
  if (hasFormula) return table.adoption === null ? undefined : '原表自己的公式没有重新计算，或者取错了格。';
  return held.some(({ cell }) => cell === 'typed')
    ? '这一格是手填的：来源的数改了它没有跟着改，或者抄错了一处。'
    : undefined;
}

function placed(table: FieldTable, id: string): 'formula' | 'typed' | null {
  if (!table.pack.byId.has(columnRef(id))) return null;
  const cell = table.place(id)?.cell ?? null;
  return cell === null ? null : isFormula(cell) ? 'formula' : 'typed';
}

function isComputed(table: FieldTable, id: string): boolean {
  const field = table.pack.byId.get(columnRef(id));
  return field !== undefined && field.kind !== 'rows' && isDerived(field);
}

/** On a bureau's own form nobody puts formulas back, and there is no sheet that it does not have. */
function adviceForForm(advice: string, { fields }: Fail, table: FieldTable): string {
  const hasFormula = fields.some((id) => placed(table, id) === 'formula');
  const plain = (hasFormula ? advice : advice.replace(/；原表自己的公式[^；。]*/u, ''))
    .replace(/恢复合计格的公式/u, '改合计')
    .replace(/按 F9 重新计算(?:，或恢复公式|；仍不一致时恢复公式)?/u, '核对来源的数和这一格，把填错的改过来')
    .replace(/恢复公式(?=[，。])/u, '核对原始资料，把填错的改过来');
  return plain
    .replace(/在《([^《》]+)》(?:的“[^”]*”)?里?(?=写明)/gu, (said, sheet: string) =>
      isWithout(table, sheet) ? '在原表的备注栏或报告里' : said,
    )
    .replace(/或《([^《》]+)》(?=里)/gu, (said, sheet: string) => (isWithout(table, sheet) ? '' : said))
    .replace(/《([^《》]+)》里?的/gu, (said, sheet: string) => (isWithout(table, sheet) ? '' : said));
}

/**
 * Figures that a fix would write, as the form's own cells count them: who types our 149.88 into a cell in 元 makes it 10 000 times too
 * small. Unchanged where the cells count as we do.
 */
function adviceInTheirs(advice: string | undefined, { fix }: Fail, table: FieldTable): string | undefined {
  const fixes = fix === undefined ? [] : fix.kind === 'many' ? fix.fixes : [fix];
  const cells = fixes.flatMap((one) => {
    const number = one.kind === 'set-number' ? parseDecimal(one.value) : null;
    const typed = one.kind === 'set-number' && number ? asTheyType(table, one.field, number) : null;
    if (one.kind !== 'set-number' || !number || !typed) return [];
    return [{ ours: figureText(table, one.field, number), theirs: inFull(typed.number), measure: typed.measure }];
  });
  const [first] = cells;
  if (first === undefined) return advice;
  const how = first.measure === '%' ? '填百分号前面的数' : `以${first.measure}计`;
  if (fixes.length === 1 && advice !== undefined && /^改为[^，；。]*。$/u.test(advice))
    return `改为${first.theirs}（这一格${how}）。`;
  const each = cells.map(({ ours, theirs }) => `${ours}填${theirs}`).join('，');
  return `${advice ?? ''}原表的格${how}：${each}。`;
}

/** Whether it is a sheet of our own form of which this one asks nothing. */
function isWithout(table: FieldTable, sheet: string): boolean {
  const own = [...table.pack.byId.values()].filter(({ label }) => label.startsWith(`${sheet}/`));
  return own.length > 0 && own.every(({ id }) => isAbsent(table, id));
}
