import { addable, type Mention, type Reading } from '../mentions';
import { balance } from '../words/residuals';
import { amountLike, quotesOf, shown, type Relation } from './relation';
import { slackOf } from './sums';

/** Figures of one sentence that are looked at. */
const most = 12;

/** “年初结转20万元，本年收入500万元，支出490万元，年末结转30万元”: what there was ＋ what came in － what went out = what is left. */
export function balances(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((closing): Relation[] => {
    if (closing.depth > 0 || closing.isChange || !balance.closing.test(closing.label)) return [];
    const told: Mention[] = [closing];
    for (let i = closing.index - 1; i >= 0 && closing.index - i < most; i--) {
      const one = reading.mentions[i]!;
      if (one.sentence !== closing.sentence) break;
      if (one.depth === 0 && addable(one, closing)) told.unshift(one);
    }
    const [opening, income, spending, last, ...more] = told;
    if (!opening || !income || !spending || last !== closing || more.length > 0) return [];
    const isAccount =
      balance.opening.test(opening.label) && balance.income.test(income.label) && balance.spending.test(spending.label);
    if (!isAccount || told.some(({ isChange }) => isChange)) return [];
    if (balance.other.test(reading.text.slice(opening.start, closing.end + 30))) return [];
    return judge(reading, source, opening, income, spending, closing);
  });
}

function judge(
  reading: Reading,
  source: string,
  opening: Mention,
  income: Mention,
  spending: Mention,
  closing: Mention,
): Relation[] {
  const all = [opening, income, spending, closing];
  const computed = opening.amount.plus(income.amount).minus(spending.amount);
  const quotes = quotesOf(reading, source, all);
  const away = computed.minus(closing.amount).abs();
  if (away.lte(slackOf(all))) return [{ kind: 'difference', quotes, verdict: 'holds', message: '' }];
  if (all.some(({ figure }) => figure.bound !== 'exact')) return [];
  const [stated, right, apart] = [shown(reading, closing), amountLike(computed, closing), amountLike(away, closing)];
  return [
    {
      kind: 'difference',
      quotes,
      verdict: 'fails',
      message: `年初、收支与年末不符：${shown(reading, opening)}＋${shown(reading, income)}－${shown(reading, spending)}＝${right}，文中写${stated}，相差${apart}。如另有收回、上缴或结余分配，请一并写明。`,
      left: stated,
      right,
      difference: apart,
    },
  ];
}
