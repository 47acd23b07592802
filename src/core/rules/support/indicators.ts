import type { FieldTable } from '../../fields/field-table';
import { saysNothing, textOf } from '../../fields/field-value';
import { fullField, type Scoring } from '../../pack/generated-fields';
import { factOfPack } from '../../pack/fact-of-pack';
import type { IndicatorDefinition, ScoringDefinition } from '../../pack/schema';
import type { AchievementRule } from '../../pack/score-rules';
import { isScoringInUse } from '../../scoring/totals';

type Level = ScoringDefinition['levels'][number];

/** An indicator that the unit sets itself (自评表), with where it stands. */
export interface OwnIndicator {
  readonly scoring: Scoring;
  readonly level: Level;
  readonly indicator: IndicatorDefinition;
  readonly rule: AchievementRule;
}

export const ownIndicatorsOf = factOfPack(({ scorings }): readonly OwnIndicator[] =>
  scorings.flatMap((scoring) =>
    scoring.definition.levels.flatMap((level) =>
      level.children.flatMap(({ indicators }) =>
        indicators.flatMap((indicator) =>
          indicator.rule.kind === 'achievement' ? [{ scoring, level, indicator, rule: indicator.rule }] : [],
        ),
      ),
    ),
  ),
);

/** What an indicator's figure cells share: 指标值 and 完成值 are in the unit that the row writes itself. */
const rowsOfFigures = factOfPack(
  (pack) =>
    new Map(ownIndicatorsOf(pack).flatMap((one) => [[one.rule.target, one] as const, [one.rule.actual, one] as const])),
);

/** The indicator whose 指标值 or 完成值 the field is. */
export function indicatorOfFigure(table: Pick<FieldTable, 'pack'>, id: string): OwnIndicator | null {
  return rowsOfFigures(table.pack).get(id) ?? null;
}

/** The unit written in an indicator's row (件, %, 小时); null where the form has no place for it, or nothing stands there. */
export function unitOfRow(table: Pick<FieldTable, 'value'>, { rule }: OwnIndicator): string | null {
  if (rule.amountUnit === undefined) return null;
  const unit = textOf(table.value(rule.amountUnit)).normalize('NFKC').trim();
  return unit === '' ? null : unit;
}

/** Those of the tables in use; a project sheet nobody named says nothing. */
export function ownIndicatorsInUse(table: FieldTable): readonly OwnIndicator[] {
  return ownIndicatorsOf(table.pack).filter(({ scoring }) => isScoringInUse(table, scoring));
}

/** Whether the unit has begun to write this line at all. */
export function isBegun(table: FieldTable, { indicator, rule }: OwnIndicator): boolean {
  return [indicator.name, fullField(indicator), rule.target, rule.actual].some(
    (id) => id !== undefined && !saysNothing(table.value(id)),
  );
}

/** "《项目支出绩效自评表》（征地工作经费）数量指标1“完成签约户数”". */
export function indicatorName(table: FieldTable, { scoring, indicator }: OwnIndicator): string {
  const own = indicator.name === undefined ? '' : textOf(table.value(indicator.name)).trim();
  return `${scoringName(table, scoring)}${indicator.label}${own === '' ? '' : `“${own}”`}`;
}

export function scoringName(table: FieldTable, { title, name }: Scoring): string {
  return name === null ? `《${title}》` : `《${title}》（${textOf(table.value(name)).trim()}）`;
}
