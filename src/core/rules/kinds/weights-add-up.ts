import { fullField, tableField } from '../../pack/generated-fields';
import { parseDecimal, round, sum } from '../../quantity/decimal';
import { inFull } from '../../quantity/format';
import { hundred, isScoringInUse, marksOf } from '../../scoring/totals';
import type { Rule, RuleContext } from '../rule';
import type { IndicatorDefinition } from '../../pack/schema';
import { badVerdict, read } from '../support/reading';
import { scoringName } from '../support/indicators';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

/**
 * Marks that units write themselves add up: all of them to 100 (`per: table`), or each first level to what the form gives it
 * (`per: level`, 原则上 产出50、效益30、满意度10). A table where no mark is written yet is not judged.
 */
export const weightsAddUp: Rule<'weights-add-up'> = {
  kind: 'weights-add-up',
  decide(params, context) {
    const verdicts = params.per === 'table' ? totals(context) : groups(context, params.per);
    return verdicts.length > 0 ? verdicts : [notApplicable('还没有写分值。')];
  },
};

function totals({ table }: RuleContext): Verdict[] {
  return table.pack.scorings.flatMap((scoring): Verdict[] => {
    const own = scoring.indicators.filter((one) => typeof one.full !== 'string');
    if (!isScoringInUse(table, scoring) || own.every((one) => marksOf(table, one) === null)) return [];
    const subject = scoring.id === '' ? 'total' : scoring.id;
    const stuck = unread(table, own, subject);
    if (stuck) return [stuck];
    const total = round(sum(scoring.indicators.flatMap((one) => marksOf(table, one) ?? [])), 8);
    if (total.eq(hundred)) return [pass(subject)];
    return [
      fail({
        subject,
        message: `${scoringName(table, scoring)}各指标分值合计${inFull(total)}分，应为100分，差${inFull(total.minus(hundred))}分。`,
        // What is typed first: the total is a formula over it.
        fields: [
          ...own.filter((one) => marksOf(table, one) !== null).map(fullField),
          tableField('fullTotal', scoring.id),
        ],
        apart: total.minus(hundred),
        left: `${inFull(total)}分`,
        right: '100分',
        difference: `${inFull(total.minus(hundred))}分`,
        figures: [total.toFixed()],
      }),
    ];
  });
}

/** Each first level, or each second level whose marks are the form's: 效益40由选用的几项分摊. */
function groups({ table }: RuleContext, per: 'level' | 'block'): Verdict[] {
  return table.pack.scorings.flatMap((scoring) => {
    if (!isScoringInUse(table, scoring)) return [];
    const { levels } = scoring.definition;
    const of =
      per === 'level'
        ? levels.map((one) => ({ ...one, indicators: one.children.flatMap((child) => child.indicators) }))
        : levels.flatMap(({ children }) =>
            children.flatMap(({ full, ...one }) => (full === undefined ? [] : { ...one, full })),
          );
    return of.flatMap((level): Verdict[] => {
      const { indicators } = level;
      const own = indicators.filter((one) => typeof one.full !== 'string' && marksOf(table, one) !== null);
      const subject = scoring.id === '' ? level.id : `${scoring.id}/${level.id}`;
      const stuck = unread(table, indicators, subject);
      if (stuck) return [stuck];
      if (own.length === 0) return [];
      const total = round(sum(indicators.flatMap((one) => marksOf(table, one) ?? [])), 8);
      const wanted = parseDecimal(level.full)!;
      if (total.eq(wanted)) return [pass(subject)];
      return [
        fail({
          subject,
          message: `${scoringName(table, scoring)}${level.label}分值合计${inFull(total)}分，${per === 'level' ? '通行的权重是' : '应由选用的几项分摊'}${inFull(wanted)}分。`,
          fields: own.map(fullField),
          apart: total.minus(wanted),
          left: `${inFull(total)}分`,
          right: `${inFull(wanted)}分`,
          difference: `${inFull(total.minus(wanted))}分`,
          figures: [total.toFixed()],
        }),
      ];
    });
  });
}

/** 无法核对, naming the first marks that cannot be used; null where all can. */
function unread(
  table: RuleContext['table'],
  indicators: readonly IndicatorDefinition[],
  subject: string,
): Verdict | null {
  for (const one of indicators) {
    if (typeof one.full === 'string') continue;
    const reading = read(table.value, one.full.field);
    if (reading.is === 'bad') return badVerdict(table, reading, subject);
  }
  return null;
}
