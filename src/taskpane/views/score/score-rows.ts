import type { FieldTable } from '../../../core/fields/field-table';
import { numberOf, textOf, toCheck } from '../../../core/fields/field-value';
import type { IndicatorDefinition } from '../../../core/pack/schema';
import { sum, type Decimal } from '../../../core/quantity/decimal';
import { inFull, percent, trimmed } from '../../../core/quantity/format';
import { ruleInForce } from '../../../core/scoring/score';
import type { ScoredIndicator, SheetScore } from '../../../core/scoring/sheet-score';
import { zhScore } from '../../text/zh-score';

export interface ScoreLine {
  readonly id: string;
  readonly name: string;
  /** 88.89%, 96 ÷ 100, 自评, 无此项, 待评. */
  readonly figure: string;
  readonly indicator: IndicatorDefinition;
  readonly outcome: ScoredIndicator;
}

export interface ScorePart {
  readonly id: string;
  readonly label: string;
  readonly full: Decimal;
  /** Points of what is settled. */
  readonly scored: Decimal;
}

export interface ScoreLevel extends ScorePart {
  readonly children: readonly (ScorePart & { readonly lines: readonly ScoreLine[] })[];
}

/** The indicator tree with what each line shows. */
export function scoreLevels(table: FieldTable, score: SheetScore): ScoreLevel[] {
  const byId = new Map(score.indicators.map((one) => [one.id, one]));
  return table.pack.scoring.levels.map((level) => {
    const children = level.children.flatMap((child) => {
      // An indicator that units set themselves has no outcome while they have not written its weight.
      const lines = child.indicators.flatMap((indicator): ScoreLine[] => {
        const outcome = byId.get(indicator.id);
        if (outcome === undefined) return [];
        const name = outcome.label.slice(outcome.label.lastIndexOf('/') + 1);
        return [{ id: indicator.id, name, figure: figureOf(table, indicator, outcome), indicator, outcome }];
      });
      return lines.length === 0 ? [] : [{ id: child.id, label: child.label, ...total(lines), lines }];
    });
    return { id: level.id, label: level.label, ...total(children.flatMap((child) => child.lines)), children };
  });
}

export function isLost({ outcome }: ScoreLine): boolean {
  return outcome.score === null || (outcome.full !== null && outcome.score.lt(outcome.full));
}

/** Full marks as they are shown; 待核 where the unit's own cannot be used. */
export function marksText({ full }: Pick<ScoredIndicator, 'full'>): string {
  return full === null ? toCheck : inFull(full);
}

function total(lines: readonly ScoreLine[]): Pick<ScorePart, 'full' | 'scored'> {
  return {
    full: sum(lines.flatMap((line) => line.outcome.full ?? [])),
    scored: sum(lines.flatMap((line) => line.outcome.score ?? [])),
  };
}

function figureOf(table: FieldTable, indicator: IndicatorDefinition, outcome: ScoredIndicator): string {
  const rule = ruleInForce(table, indicator.rule);
  if (rule === null) return '';
  if (rule.kind === 'manual') return outcome.score === null ? '' : zhScore.byHand;
  if (rule.kind === 'prorated') {
    const [of, outOf] = [rule.of, rule.outOf].map((id) => numberOf(table.value(id)));
    return of && outOf ? `${trimmed(of, 2)} ÷ ${trimmed(outOf, 2)}` : '';
  }
  if (rule.kind === 'achievement') {
    const [actual, target] = [rule.actual, rule.target].map((id) => numberOf(table.value(id)));
    return actual && target
      ? `${trimmed(actual, 2)} / ${trimmed(target, 2)}`
      : textOf(table.value(rule.qualitative.grade));
  }
  if (rule.kind === 'steps' && rule.none && textOf(table.value(rule.none.field)) === rule.none.is)
    return zhScore.nothing;
  const rate = numberOf(table.value(rule.rate));
  return rate ? percent(rate).replace('-', '−') : '';
}
