import type { FieldTable } from '../../fields/field-table';
import { factOfPack } from '../../pack/fact-of-pack';
import { evidenceField, scoreField } from '../../pack/generated-fields';
import type { IndicatorDefinition } from '../../pack/schema';
import type { ManualRule } from '../../pack/score-rules';
import type { Decimal } from '../../quantity/decimal';
import { pointsByHand } from '../../scoring/manual';

/** An indicator whose points the unit gives by hand. */
export interface ManualIndicator {
  readonly indicator: IndicatorDefinition;
  readonly rule: ManualRule;
  /** Where its points and its 佐证材料 stand. */
  readonly score: string;
  readonly evidence: string;
}

export const manualIndicatorsOf = factOfPack(({ indicators }): readonly ManualIndicator[] =>
  indicators.flatMap((indicator) =>
    indicator.rule.kind === 'manual'
      ? [{ indicator, rule: indicator.rule, score: scoreField(indicator.id), evidence: evidenceField(indicator.id) }]
      : [],
  ),
);

/** Those that hold points. */
export function givenByHand(table: FieldTable): readonly (ManualIndicator & { readonly points: Decimal })[] {
  return manualIndicatorsOf(table.pack).flatMap((one) => {
    const points = pointsByHand(table, one.indicator.id);
    return points === null ? [] : [{ ...one, points }];
  });
}
