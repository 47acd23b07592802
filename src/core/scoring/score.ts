import type { FieldTable } from '../fields/field-table';
import { fullField } from '../pack/generated-fields';
import type { IndicatorDefinition } from '../pack/schema';
import type { ScoreRule } from '../pack/score-rules';
import { scoreAchievement } from './achievement';
import { scoreBands } from './bands';
import { scoreManual } from './manual';
import { chosenIn, unmarked, unsettled, waitingForUse, type ScoreOutcome } from './outcome';
import { scoreProrated } from './prorated';
import { scoreSteps } from './steps';
import { marksOf } from './totals';

export function scoreIndicator(table: FieldTable, id: string): ScoreOutcome {
  const indicator = indicatorOf(table, id);
  return scoreRule(table, indicator, indicator.rule);
}

export function indicatorOf(table: Pick<FieldTable, 'pack'>, id: string): IndicatorDefinition {
  const indicator = table.pack.indicators.find((one) => one.id === id);
  if (!indicator) throw new Error(`no such indicator: ${id}`);
  return indicator;
}

function scoreRule(table: FieldTable, indicator: IndicatorDefinition, rule: ScoreRule): ScoreOutcome {
  const full = marksOf(table, indicator);
  if (full === null) return waitingForUse(table, [fullField(indicator)]) ?? unmarked;
  switch (rule.kind) {
    case 'achievement':
      return scoreAchievement(rule, full, table);
    case 'steps':
      return scoreSteps(rule, full, table);
    case 'bands':
      return scoreBands(rule, full, table);
    case 'prorated':
      return scoreProrated(rule, full, table);
    case 'manual':
      return scoreManual(indicator.id, rule, full, table);
    case 'by-choice': {
      const stuck = waitingForUse(table, [rule.choice]);
      if (stuck) return stuck;
      const chosen = chosenIn(table, rule.choice);
      const option = rule.options.find((one) => one.is === chosen);
      if (option) return scoreRule(table, indicator, option.rule);
      const options = rule.options.map((one) => `“${one.is}”`).join('、');
      return unsettled(
        `本地标准未定，请在“${table.field(rule.choice).label}”中按下发的表选定（${options}）。`,
        rule.choice,
      );
    }
  }
}

/** The settled rule in force now; null while a by-choice rule is open. */
export function ruleInForce(table: FieldTable, rule: ScoreRule): Exclude<ScoreRule, { kind: 'by-choice' }> | null {
  if (rule.kind !== 'by-choice') return rule;
  const chosen = chosenIn(table, rule.choice);
  return rule.options.find((one) => one.is === chosen)?.rule ?? null;
}
