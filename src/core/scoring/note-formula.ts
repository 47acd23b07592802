import { printedFormula, quote, roundedText, sumOf, type Ref } from '../derive/expression';
import type { Part } from '../derive/parts';
import type { Pack } from '../pack/pack';
import type { ScoreRule } from '../pack/score-rules';
import { parseDecimal } from '../quantity/decimal';
import { trimmed } from '../quantity/format';
import { noneLine } from './notes';

/** 指标说明 as a formula: the words, then the unit's own numbers on the next line once they are there (twin of notes.ts). */
export function noteFormula(pack: Pack, indicatorId: string, ref: Ref): string {
  const indicator = pack.indicators.find((one) => one.id === indicatorId);
  if (!indicator) throw new Error(`no such indicator: ${indicatorId}`);
  const line = lineFormula(pack, indicatorId, indicator.full, indicator.rule, ref);
  return line === null ? quote(indicator.definition) : `${quote(indicator.definition)}&${line}`;
}

function lineFormula(pack: Pack, indicatorId: string, full: string, rule: ScoreRule, ref: Ref): string | null {
  switch (rule.kind) {
    case 'steps': {
      const line = rateLine(pack, rule.rate, ref);
      return rule.none ? `IF(${ref(rule.none.field)}=${quote(rule.none.is)},CHAR(10)&${quote(noneLine)},${line})` : line;
    }
    case 'bands':
      return rateLine(pack, rule.rate, ref);
    case 'prorated': {
      const score = ref(`score.${indicatorId}`);
      const [of, outOf] = [printedFormula(pack, rule.of, ref), printedFormula(pack, rule.outOf, ref)];
      const fullText = trimmed(parseDecimal(full)!, 2);
      return `IF(COUNT(${score})=0,"",CHAR(10)&${of}&"÷"&${outOf}&"×${fullText}＝"&TEXT(ROUND(${score},2),"0.00"))`;
    }
    case 'manual':
      return null;
    case 'by-choice':
      return lineFormula(pack, indicatorId, full, rule.options[0]!.rule, ref);
  }
}

function rateLine(pack: Pack, rateId: string, ref: Ref): string {
  const field = pack.byId.get(rateId);
  const derive = field && 'derive' in field ? field.derive : undefined;
  const rate = printedFormula(pack, rateId, ref);
  let text = rate;
  if (derive && 'ratio' in derive) text = `${amount(pack, derive.ratio.of, ref)}&"÷"&${amount(pack, derive.ratio.over, ref)}&"×100%＝"&${rate}`;
  if (derive && 'changeRate' in derive) {
    const [from, to] = [printedFormula(pack, derive.changeRate.from, ref), printedFormula(pack, derive.changeRate.to, ref)];
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

export function summaryFormula(pack: Pack, ref: Ref): string {
  const scores = pack.indicators.map((one) => ref(`score.${one.id}`)).join(',');
  const settledMarks = pack.indicators.map((one) => `COUNT(${ref(`score.${one.id}`)})*${one.full}`).join('+');
  const total = pack.indicators.length;
  const fullMarks = pack.indicators.reduce((sum, one) => sum + Number(one.full), 0);
  return `"已评"&COUNT(${scores})&"项、"&(${settledMarks})&"分；待评"&(${total}-COUNT(${scores}))&"项、"&(${fullMarks}-(${settledMarks}))&"分"`;
}

