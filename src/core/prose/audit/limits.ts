import { one, parseDecimal, zero } from '../../quantity/decimal';
import type { Mention, Reading } from '../mentions';
import { carriers, ofOthers, quantities, withinBudget } from '../words/quantities';
import type { KnownFacts } from './known-facts';
import { percentOf, percentText } from './quotient';
import { amountLike, quote, quotesOf, shown, type Relation } from './relation';

/** Staff in post against the posts approved. Both must be told once, of the whole unit. */
export function staffLimits(reading: Reading, source: string, facts: KnownFacts): Relation[] {
  const [posts, staff] = [facts.outcome('authorizedPosts'), facts.outcome('actualStaff')];
  if (posts === null || staff === null) return [];
  const quotes = quotesOf(reading, source, [posts, staff]);
  if (staff.amount.lte(posts.amount)) return [{ kind: 'limit', quotes, verdict: 'holds', message: '' }];
  const rate = percentOf(staff.amount, posts.amount);
  const over = amountLike(staff.amount.minus(posts.amount), staff);
  const [left, right] = [shown(reading, staff), shown(reading, posts)];
  return [
    {
      kind: 'limit',
      quotes,
      verdict: 'fails',
      message: `在职人数超过编制：在职${left}，编制${right}，超出${over}${rate === null ? '' : `，控制率${percentText(rate, staff.figure)}`}。“在职人员控制率”按这两个数评分，超编要扣分；如在职数含编外或未任职人员，请写明。`,
      left,
      right,
      difference: over,
    },
  ];
}

/** None of what the money was spent on, and money spent: “项目0个” beside 项目支出157万元. */
export function zeroCounts(reading: Reading, source: string, facts: KnownFacts): Relation[] {
  return reading.mentions.flatMap((count): Relation[] => {
    if (!count.amount.eq(0) || count.unit === null || count.figure.bound !== 'exact') return [];
    const label = count.label === '' ? count.noun : count.label;
    const carrier = carriers.find((one) => one.label.test(label));
    if (carrier === undefined) return [];
    const spent = spending(reading, facts, carrier.of, count);
    if (spent === null) return [];
    const [left, right] = [shown(reading, count), shown(reading, spent)];
    return [
      {
        kind: 'zero-count',
        quotes: quotesOf(reading, source, [count, spent]),
        verdict: 'fails',
        message: `数量为零而有金额：文中写${carrier.what}${left}，${nameOf(carrier.of)}却有${right}。常是模板里的0没有改，请补上实际的数量。`,
        left,
        right,
      },
    ];
  });
}

const nameOf = (id: string): string => quantities.find((one) => one.id === id)?.name ?? id;

/** What was spent of it: the same sentence's figure first, else the outcome, else any figure above zero of the text's own year. */
function spending(reading: Reading, facts: KnownFacts, id: string, count: Mention): Mention | null {
  const own = facts.all.filter(
    ({ quantity, year, mention }) => quantity.id === id && year === '' && mention.amount.gt(0),
  );
  const beside = own.find(({ mention }) => mention.sentence === count.sentence);
  return (beside ?? own.find(({ side }) => side === 'final' || side === 'unsaid'))?.mention ?? null;
}

/** “基本在预算控制范围内” against the budget and the outcome of what the sentence speaks of. */
export function budgetClaims(reading: Reading, source: string, facts: KnownFacts): Relation[] {
  return reading.tokens.flatMap((token) => {
    if (token.kind !== 'words') return [];
    for (const { words, slack } of withinBudget) {
      const match = words.exec(token.text);
      if (
        !match ||
        ofOthers.test(token.text.slice(0, match.index)) ||
        /(?:未能|不能|没能|没有)$/.test(token.text.slice(0, match.index))
      )
        continue;
      const start = token.start + match.index;
      return judgeClaim(reading, source, facts, match[0], start, token.sentence, slack);
    }
    return [];
  });
}

function judgeClaim(
  reading: Reading,
  source: string,
  facts: KnownFacts,
  words: string,
  start: number,
  sentence: number,
  slack: string,
): Relation[] {
  const before = facts.all.filter(({ mention }) => mention.sentence === sentence && mention.end <= start);
  const subject = before[before.length - 1]?.quantity.id ?? null;
  if (subject === null) return [];
  const [budget, spent] = [facts.budget(subject), facts.outcome(subject)];
  const own = quote(reading, source, start, start + words.length);
  if (budget === null || spent === null)
    return [
      {
        kind: 'claim',
        quotes: [own],
        verdict: 'unknown',
        message: `文中没有同时写明${nameOf(subject)}的预算和决算，不能核对“${words}”。`,
      },
    ];
  const quotes = [own, ...quotesOf(reading, source, [spent, budget])];
  const allowed = budget.amount.times(one.plus(parseDecimal(slack) ?? zero));
  if (spent.amount.lte(allowed)) return [{ kind: 'claim', quotes, verdict: 'holds', message: '' }];
  const over = spent.amount.minus(budget.amount);
  const rate = percentOf(over, budget.amount);
  const [left, right, apart] = [shown(reading, spent), shown(reading, budget), amountLike(over, spent)];
  return [
    {
      kind: 'claim',
      quotes,
      verdict: 'fails',
      message: `结论与数字不符：文中称“${words}”，而${nameOf(subject)}决算${left}，预算${right}，超出${apart}${rate === null ? '' : `（${percentText(rate, spent.figure)}）`}。评审会拿这句话对着两个数看，请改写结论或说明调整预算的情况。`,
      left,
      right,
      difference: apart,
    },
  ];
}
