import { printedFormula, quote, roundedText, sumOf, type Ref } from '../derive/expression';
import type { Part } from '../pack/part';
import type { Pack } from '../pack/pack';
import { scoreField, fullField } from '../pack/generated-fields';
import type { IndicatorDefinition } from '../pack/schema';
import type { ScoreRule } from '../pack/score-rules';
import { parseDecimal } from '../quantity/decimal';
import { trimmed } from '../quantity/format';
import { noneLine } from './notes';

/** 指标说明 as a formula: the words, then the unit's own numbers on the next line once they are there (twin of notes.ts). */
export function noteFormula(pack: Pack, indicatorId: string, ref: Ref): string {
  const indicator = pack.indicators.find((one) => one.id === indicatorId);
  if (!indicator) throw new Error(`no such indicator: ${indicatorId}`);
  const line = lineFormula(pack, indicator, indicator.rule, ref);
  return line === null ? quote(indicator.definition) : `${quote(indicator.definition)}&${line}`;
}

function lineFormula(pack: Pack, indicator: IndicatorDefinition, rule: ScoreRule, ref: Ref): string | null {
  switch (rule.kind) {
    case 'steps': {
      const line = rateLine(pack, rule.rate, ref);
      return rule.none
        ? `IF(IFERROR(${ref(rule.none.field)}=${quote(rule.none.is)},0),CHAR(10)&${quote(noneLine)},${line})`
        : line;
    }
    case 'bands':
      return rateLine(pack, rule.rate, ref);
    case 'prorated': {
      const score = ref(scoreField(indicator.id));
      const [of, outOf] = [printedFormula(pack, rule.of, ref), printedFormula(pack, rule.outOf, ref)];
      const full =
        typeof indicator.full === 'string'
          ? `"×${trimmed(parseDecimal(indicator.full)!, 2)}＝"`
          : `"×"&${ref(fullField(indicator))}&"＝"`;
      return `IF(COUNT(${score})=0,"",CHAR(10)&${of}&"÷"&${outOf}&${full}&TEXT(ROUND(${score},2),"0.00"))`;
    }
    case 'manual':
    case 'achievement':
      return null;
    case 'by-choice':
      return lineFormula(pack, indicator, rule.options[0]!.rule, ref);
  }
}

function rateLine(pack: Pack, rateId: string, ref: Ref): string {
  const field = pack.byId.get(rateId);
  const derive = field && 'derive' in field ? field.derive : undefined;
  const rate = printedFormula(pack, rateId, ref);
  let text = rate;
  if (derive && 'ratio' in derive)
    text = `${amount(pack, derive.ratio.of, ref)}&"÷"&${amount(pack, derive.ratio.over, ref)}&"×100%＝"&${rate}`;
  if (derive && 'changeRate' in derive) {
    const [from, to] = [
      printedFormula(pack, derive.changeRate.from, ref),
      printedFormula(pack, derive.changeRate.to, ref),
    ];
    text = `"（"&${to}&"－"&${from}&"）÷"&${from}&"×100%＝"&${rate}`;
  }
  return `IF(COUNT(${ref(rateId)})=0,"",CHAR(10)&${text})`;
}

function amount(pack: Pack, parts: readonly Part[], ref: Ref): string {
  const first = parts[0];
  const field = first === undefined ? undefined : pack.byId.get(typeof first === 'string' ? first : first.minus);
  const shown = field?.kind === 'number' ? field : { unit: '万元' as const };
  return `TEXT(${roundedText(shown, sumOf(parts, ref))})`;
}
