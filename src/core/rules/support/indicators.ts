import type { FieldTable } from '../../fields/field-table';
import { textOf } from '../../fields/field-value';
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

/** Those of the tables in use; a project sheet nobody named says nothing. */
export function ownIndicatorsInUse(table: FieldTable): readonly OwnIndicator[] {
  return ownIndicatorsOf(table.pack).filter(({ scoring }) => isScoringInUse(table, scoring));
}

/** Whether the unit has begun to write this line at all. */
export function isBegun(table: FieldTable, { indicator, rule }: OwnIndicator): boolean {
  return [indicator.name, fullField(indicator), rule.target, rule.actual].some(
    (id) => id !== undefined && table.value(id).is !== 'blank',
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
