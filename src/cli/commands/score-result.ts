import type { OpenWorkbook } from '../../app/open-workbook';
import { scoreFurtherTables, scoreWorkbook } from '../../app/score-workbook';
import { indexLabels } from '../../core/pack/label-path';
import type { Pack } from '../../core/pack/pack';
import type { Decimal } from '../../core/quantity/decimal';
import type { ScoredIndicator, SheetScore } from '../../core/scoring/sheet-score';
import type { Indicator, ScoreResult } from '../contract';

/** What `score --json` says of one workbook, and the marks of its score table and of each further one; null where a mark cannot be used. */
export function scoreAnswer(workbook: OpenWorkbook): { result: ScoreResult; marks: readonly (Decimal | null)[] } {
  const isNumber = numberLabels(workbook.pack);
  const main = scoreWorkbook(workbook);
  const further = scoreFurtherTables(workbook);
  const tables = further.map((one) => ({
    id: one.id,
    title: one.title,
    name: one.name,
    ...scoreResult(one, isNumber),
  }));
  const result: ScoreResult = { ...scoreResult(main, isNumber), ...(tables.length === 0 ? {} : { tables }) };
  return { result, marks: [main.marks, ...further.map((one) => one.marks)] };
}

function scoreResult(
  { total, scored, full, grade, cap, indicators }: SheetScore,
  isNumber: (label: string) => boolean,
): Omit<ScoreResult, 'tables'> {
  if (!full.eq(100)) throw new Error(`the pack's full marks are ${full.toFixed()}, though its reader demands 100`);
  return {
    total: total === null ? null : plain(total),
    scored: plain(scored),
    full: 100,
    grade,
    indicators: indicators.map((indicator) => contractIndicator(indicator, isNumber)),
    ...(cap === null ? {} : { cap }),
  };
}

function contractIndicator(indicator: ScoredIndicator, isNumber: (label: string) => boolean): Indicator {
  const { id, label, full, score, reason, formula, inputs, nextStep } = indicator;
  const typed = Object.entries(inputs).map(([name, value]) => [
    name,
    value !== null && isNumber(name) && /^-?\d/.test(value) ? Number(value) : value,
  ]);
  return {
    id,
    label,
    full: full === null ? null : plain(full),
    score: score === null ? null : plain(score),
    reason,
    formula,
    inputs: Object.fromEntries(typed) as Indicator['inputs'],
    ...(nextStep === undefined ? {} : { nextStep }),
  };
}

/** Whether a label path, with or without [n] at its end, is a number's. */
function numberLabels(pack: Pack): (label: string) => boolean {
  const labels = indexLabels(pack);
  return (label) => pack.byId.get(labels.find(label.replace(/\[\d+\]/, '')) ?? '')?.kind === 'number';
}

/** Scores have two decimals, so the double prints as the decimal does. */
function plain(value: Decimal): number {
  return Number(value.toFixed());
}
