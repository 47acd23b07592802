import { printedFormula, quote, sumOf, type Ref } from '../derive/expression';
import { unusableTest } from '../derive/unusable';
import { placesShown, printedDecimals } from '../fields/figure-text';
import { partId, type Part } from '../pack/part';
import type { Pack } from '../pack/pack';
import { scoreField, fullField } from '../pack/generated-fields';
import type { IndicatorDefinition } from '../pack/schema';
import type { ScoreRule } from '../pack/score-rules';
import { parseDecimal } from '../quantity/decimal';
import { inFull } from '../quantity/format';
import { longDecimals } from './calculation';
import { noneLine } from './notes';

/** 指标说明 as a formula: the words, then the unit's own numbers on the next line once they are there (twin of notes.ts). */
export function noteFormula(pack: Pack, indicatorId: string, ref: Ref): string {
  const indicator = pack.indicators.find((one) => one.id === indicatorId);
  if (!indicator) throw new Error(`no such indicator: ${indicatorId}`);
  const line = lineFormula(pack, indicator, indicator.rule, ref);
  return line === null ? quote(indicator.definition) : `${quote(indicator.definition)}&${line}`;
}

/** 扣分原因 as a formula (twin of scoreDeduction): the numbers, then the points they cost; empty at full marks. */
export function deductionFormula(pack: Pack, indicatorId: string, ref: Ref): string {
  const indicator = pack.indicators.find((one) => one.id === indicatorId);
  if (!indicator) throw new Error(`no such indicator: ${indicatorId}`);
  const line = lineFormula(pack, indicator, indicator.rule, ref);
  const lost = `ROUND(${ref(fullField(indicator))}-${ref(scoreField(indicatorId))},2)`;
  // The line begins with its line feed; this cell has it for its own.
  const before = line === null ? '' : `IF(${line}="","",MID(${line},2,500)&"，")&`;
  return `IF(COUNT(${ref(scoreField(indicatorId))})=0,"",IF(${lost}<=0,"",${before}"扣"&TEXT(${lost},"0.00")&"分"))`;
}

function lineFormula(pack: Pack, indicator: IndicatorDefinition, rule: ScoreRule, ref: Ref): string | null {
  switch (rule.kind) {
    case 'steps': {
      const line = rateLine(pack, rule.rate, ref);
      return rule.none ? `IF(${isNoneFormula(pack, rule.none, ref)},CHAR(10)&${quote(noneLine)},${line})` : line;
    }
    case 'bands':
      return rateLine(pack, rule.rate, ref);
    case 'prorated': {
      const score = ref(scoreField(indicator.id));
      const [of, outOf] = [operand(pack, [rule.of], ref), operand(pack, [rule.outOf], ref)];
      const [full, times] =
        typeof indicator.full === 'string'
          ? [indicator.full, `"×${inFull(parseDecimal(indicator.full)!)}＝"`]
          : [ref(fullField(indicator)), `"×"&${ref(fullField(indicator))}&"＝"`];
      const points = `ROUND(${ref(rule.of)}/${ref(rule.outOf)}*${full},2)`;
      const isEnough = `ROUND(${of.rounded}/${outOf.rounded}*${full},2)=${points}`;
      const figures = `${shownIn(isEnough, (as) => `${of[as]}&"÷"&${outOf[as]}`)}&${times}&TEXT(${points},"0.00")`;
      const limited = `IF(${points}=ROUND(${score},2),"","，计"&TEXT(ROUND(${score},2),"0.00")&"分")`;
      return `IF(COUNT(${score})=0,"",CHAR(10)&${figures}&${limited})`;
    }
    case 'manual':
    case 'achievement':
      return null;
    case 'by-choice':
      return lineFormula(pack, indicator, rule.options[0]!.rule, ref);
  }
}

/** 无 was chosen, and nothing contradicts it. */
function isNoneFormula(pack: Pack, { field, is }: { field: string; is: string }, ref: Ref): string {
  const chosen = `${ref(field)}=${quote(is)}`;
  const test = unusableTest(pack, [field], ref);
  return `IFERROR(${test === null ? chosen : `IF(${test},0,${chosen})`},0)`;
}

/** Twin of rateFigures: short operands where they give the printed result, long ones where they do not. */
function rateLine(pack: Pack, rateId: string, ref: Ref): string {
  const field = pack.byId.get(rateId);
  const derive = field && 'derive' in field ? field.derive : undefined;
  const rate = printedFormula(pack, rateId, ref);
  let text = rate;
  if (field?.kind === 'number') {
    const places = placesShown(field);
    const equal = (quotient: string): string => `ROUND(${quotient},${places})=ROUND(${ref(rateId)},${places})`;
    const result = `${field.unit === '%' ? '"×100%＝"' : '"＝"'}&${rate}`;
    if (derive && 'ratio' in derive) {
      const [of, over] = [operand(pack, derive.ratio.of, ref), operand(pack, derive.ratio.over, ref)];
      text = shownIn(equal(`${of.rounded}/${over.rounded}`), (as) => `${of[as]}&"÷"&${over[as]}`);
      text = `${text}&${result}`;
    }
    if (derive && 'changeRate' in derive) {
      const [from, to] = [operand(pack, [derive.changeRate.from], ref), operand(pack, [derive.changeRate.to], ref)];
      const quotient = `(${to.rounded}-${from.rounded})/${from.rounded}`;
      text = shownIn(equal(quotient), (as) => `"（"&${to[as]}&"－"&${from[as]}&"）÷"&${from[as]}`);
      text = `${text}&${result}`;
    }
  }
  return `IF(COUNT(${ref(rateId)})=0,"",CHAR(10)&${text})`;
}

interface OperandFormula {
  readonly rounded: string;
  readonly short: string;
  readonly long: string;
}

/** A divisor that is rounded to 0 gives no result, so it stands long. */
function shownIn(holds: string, text: (as: 'short' | 'long') => string): string {
  return `IF(IFERROR(${holds},0),${text('short')},${text('long')})`;
}

function operand(pack: Pack, parts: readonly Part[], ref: Ref): OperandFormula {
  const first = parts[0];
  const field = first === undefined ? undefined : pack.byId.get(partId(first));
  return operandFormula(sumOf(parts, ref), field?.kind === 'number' ? printedDecimals(field) : 2);
}

function operandFormula(number: string, decimals: number): OperandFormula {
  const rounded = `ROUND(${number},${decimals})`;
  const least = Math.max(1, decimals);
  return {
    rounded,
    short: `TEXT(${rounded},"${decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`}")`,
    long: `TEXT(ROUND(${number},${longDecimals}),"0.${'0'.repeat(least)}${'#'.repeat(Math.max(0, longDecimals - least))}")`,
  };
}
