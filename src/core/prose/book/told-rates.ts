import { trimmed } from '../../quantity/format';
import { agreesFigure } from '../agrees';
import type { Fact } from '../audit/facts';
import { segmentBefore } from '../audit/context';
import { percentOf } from '../audit/quotient';
import { quotesOf, shown, type Relation } from '../audit/relation';
import type { Mention, Reading } from '../mentions';
import { withoutEnds } from '../ends';
import { planned } from '../words/rates';
import { cellsOf, told, type BookFigures } from './known';

/** “项目支出152.45万元，预算执行率99.65%”: the rate is of the quantity right before it, its budget only in the workbook. */
export function executionRate(
  reading: Reading,
  source: string,
  known: BookFigures,
  { quantity, side, mention }: Fact,
): Relation | null {
  const rate = reading.mentions[mention.index + 1];
  if (side === 'budget' || side === 'adjusted' || !rate || !isExecution(rate) || rate.token - mention.token > 3)
    return null;
  if (rate.sentence !== mention.sentence || rate.depth !== mention.depth || rate.noun !== '') return null;
  // With a budget of its own the text decides it.
  if (segmentBefore(reading, rate).some(({ label }) => planned.test(label))) return null;
  const spent = known.of(quantity.id, 'final');
  const limits = (['adjusted', 'budget'] as const).flatMap((one) => {
    const limit = known.of(quantity.id, one);
    const value = spent && limit ? percentOf(spent.amount, limit.amount) : null;
    return limit === null || value === null ? [] : [{ limit, value }];
  });
  const [first] = limits;
  if (spent === null || first === undefined) return null;
  const quotes = quotesOf(reading, source, [rate]);
  if (limits.some(({ value }) => agreesFigure(rate.figure, value)))
    return { kind: 'workbook', quotes, verdict: 'holds', message: '' };
  const right = `${trimmed(first.value, 2)}%`;
  const left = shown(reading, rate);
  return {
    kind: 'workbook',
    quotes,
    verdict: 'asks',
    message: `与工作簿不符：文中写${quantity.name}执行率${left}，工作簿${told(spent)}，${told(first.limit)}，算得${right}。请看是表改了还是文字写错了。`,
    left,
    right,
    cells: cellsOf(spent, first.limit),
  };
}

function isExecution({ unit, label, isChange, isBase }: Mention): boolean {
  if (unit !== '%' || isChange || isBase) return false;
  return /^(?:年初|全年|调整)?(?:预算)?(?:执行|完成)率$/.test(
    withoutEnds(label, ['为', '是', '达到', '达', '约', '：']),
  );
}
