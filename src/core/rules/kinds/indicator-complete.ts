import type { FieldTable } from '../../fields/field-table';
import { isAbsent } from '../../fields/adopted';
import { fullField } from '../../pack/generated-fields';
import { directionOf } from '../../scoring/achievement';
import type { Rule } from '../rule';
import { indicatorName, isBegun, ownIndicatorsInUse, type OwnIndicator } from '../support/indicators';
import { fail, notApplicable, pass } from '../verdict';

/**
 * An indicator the unit began to write is whole: 名称, 方向, 分值, and 年度指标值 unless it is 定性. Without a weight it would silently
 * not count. The actual figure comes later in the year and is 待评 until then; where the table already has others, one that is missing
 * was passed over: a 提示.
 */
export const indicatorComplete: Rule<'indicator-complete'> = {
  kind: 'indicator-complete',
  blames: 'cell',
  decide(_params, { table }) {
    const begun = ownIndicatorsInUse(table).filter((one) => isBegun(table, one));
    if (begun.length === 0) return [notApplicable('还没有填绩效指标。')];
    const reported = new Set(begun.filter((one) => hasActual(table, one)).map(({ scoring }) => scoring));
    return begun.map((one) => {
      const missing = missingOf(table, one);
      const subject = one.indicator.id;
      if (missing.length === 0 && (hasActual(table, one) || !reported.has(one.scoring))) return pass(subject);
      if (missing.length === 0) {
        const { id, word } = actualOf(table, one);
        return fail({
          subject,
          level: 'notice',
          message: `${indicatorName(table, one)}没有填${word}，同一张表的其他指标已经填了。`,
          fields: [id],
          cause: '漏填了这一行。',
          suggestion: `补填${word}；没有填的不计分。`,
        });
      }
      return fail({
        subject,
        message: `${indicatorName(table, one)}没有填${missing.map(({ word }) => word).join('、')}。`,
        fields: missing.map(({ id }) => id),
      });
    });
  },
};

/** What was reached: a figure, or for 定性 the band. */
function actualOf(table: FieldTable, { rule }: OwnIndicator): { id: string; word: string } {
  return directionOf(rule, table) === 'qualitative'
    ? { id: rule.qualitative.grade, word: '完成情况' }
    : { id: rule.actual, word: '实际完成值' };
}

function hasActual(table: FieldTable, one: OwnIndicator): boolean {
  return isAbsent(table, one.rule.direction) || table.value(actualOf(table, one).id).is !== 'blank';
}

function missingOf(table: FieldTable, { indicator, rule }: OwnIndicator): { id: string; word: string }[] {
  const isBlank = (id: string): boolean => table.value(id).is === 'blank';
  const full = fullField(indicator);
  return [
    ...(indicator.name !== undefined && isBlank(indicator.name) ? [{ id: indicator.name, word: '指标名称' }] : []),
    ...(isBlank(rule.direction) ? [{ id: rule.direction, word: '指标方向' }] : []),
    // A form that does not ask for the direction may mean a target in words.
    ...(directionOf(rule, table) !== 'qualitative' && !isAbsent(table, rule.direction) && isBlank(rule.target)
      ? [{ id: rule.target, word: '年度指标值' }]
      : []),
    ...(isBlank(full) ? [{ id: full, word: '分值' }] : []),
  ];
}
