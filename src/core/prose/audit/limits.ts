import { one, parseDecimal, zero } from '../../quantity/decimal';
import { withoutEnds } from '../ends';
import { addable, type Mention, type Reading } from '../mentions';
import { measureOf } from '../words/units';
import { outcome } from '../words/movement-ends';
import { carriers, ofOthers, quantities, withinBudget } from '../words/quantities';
import { indexFrom } from './context';
import { quantityIn } from './facts';
import type { KnownFacts } from './known-facts';
import { planAndOutcome, type Movement } from './movements';
import { percentOf, percentText } from './quotient';
import { amountLike, quote, quotesOf, shown, type Relation } from './relation';

/** Staff in post against the posts approved. Both must be told once, of the whole unit. */
export function staffLimits(reading: Reading, source: string, facts: KnownFacts): Relation[] {
  const [posts, staff] = [facts.outcome('authorizedPosts'), facts.outcome('actualStaff')];
  if (posts === null || staff === null || countsOthers(reading, staff)) return [];
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

/** “实有48人，其中在编43人、临聘5人”: not all of them are in posts, so nothing is said. */
function countsOthers({ text }: Reading, staff: Mention): boolean {
  if (/在编/.test(staff.label)) return false;
  const behind = text.slice(staff.end, staff.end + 80);
  const end = behind.search(/[。；\n]/);
  return /临聘|编外|聘用|临时|劳务|合同制|派遣|借调/.test(behind.slice(0, end < 0 ? behind.length : end));
}

/** None of what the money was spent on, and money spent: “项目0个” beside 项目支出157万元. */
export function zeroCounts(reading: Reading, source: string, facts: KnownFacts): Relation[] {
  return reading.mentions.flatMap((count): Relation[] => {
    if (!count.amount.eq(0) || count.unit === null || count.figure.bound !== 'exact') return [];
    const label = count.label === '' ? count.noun : count.label;
    const carrier = carriers.find((one) => one.label.test(label));
    if (carrier === undefined) return [];
    const spent = spending(facts, carrier.of, count);
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
function spending(facts: KnownFacts, id: string, count: Mention): Mention | null {
  const beside = facts
    .inSentence(count.sentence)
    .find(({ quantity, year, mention }) => quantity.id === id && year === '' && mention.amount.gt(0));
  return beside?.mention ?? facts.spent(id);
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
      const named = claimant(token.text.slice(0, match.index));
      return judgeClaim(reading, source, facts, match[0], start, token.sentence, slack, named);
    }
    return [];
  });
}

/** “公务用车运行维护费未超预算”: the quantity that the claim itself names, far from its figures. */
function claimant(words: string): string | null {
  const found = quantityIn(withoutEnds(words, ['支出', '开支', '总体', '整体', '实际']));
  return found !== null && /^(?:[全本]年度?|年度|[我本]单位|单位|部门|的)*$/.test(found.rest)
    ? found.quantity.id
    : null;
}

function judgeClaim(
  reading: Reading,
  source: string,
  facts: KnownFacts,
  words: string,
  start: number,
  sentence: number,
  slack: string,
  named: string | null,
): Relation[] {
  const beside = claimedBeside(reading, start, sentence) ?? claimedOf(reading, start + words.length, sentence);
  const before = facts.inSentence(sentence).filter(({ mention }) => mention.end <= start);
  const subject = named ?? before[before.length - 1]?.quantity.id ?? null;
  if (subject === null && beside === null) return [];
  const name = subject === null ? '' : nameOf(subject);
  const [budget, spent] =
    beside !== null ? [beside.from, beside.to] : [facts.budget(subject ?? ''), facts.outcome(subject ?? '')];
  const own = quote(reading, source, start, start + words.length);
  if (budget === null || spent === null)
    return [
      {
        kind: 'claim',
        quotes: [own],
        verdict: 'unknown',
        message: `文中没有同时写明${name}的预算和决算，不能核对“${words}”。`,
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
      message: `结论与数字不符：文中称“${words}”，而${name}决算${left}，预算${right}，超出${apart}${rate === null ? '' : `（${percentText(rate, spent.figure)}）`}。评审会拿这句话对着两个数看，请改写结论或说明调整预算的情况。`,
      left,
      right,
      difference: apart,
    },
  ];
}

/** “年初预算数35万元，实际支出36.8万元，严格控制在预算范围内”: the two right before the claim, where it names nobody else. */
function claimedBeside(reading: Reading, start: number, sentence: number): Movement | null {
  const { mentions, text, tokens } = reading;
  const next = indexFrom(reading, start);
  const [far, near] = [mentions[next - 2], mentions[next - 1]];
  if (!far || !near || far.sentence !== sentence || near.sentence !== sentence || far.depth !== near.depth) return null;
  if (!addable(far, near) || measureOf(near.unit) !== 'money' || far.isChange || near.isChange) return null;
  const mark = tokens[near.token + 1];
  if (mark?.kind !== 'mark' || !/^，(?:均|都|严格|全部|并|总体上?|很好地|有效)*$/.test(text.slice(mark.start, start)))
    return null;
  const found = planAndOutcome(near, far);
  return found !== null && bareSubject(near.label, far.label) ? found : null;
}

/** “支出4万元，未超过年初预算5万元”: the budget stands in the claim, what it is held against right before. */
function claimedOf(reading: Reading, end: number, sentence: number): Movement | null {
  const at = indexFrom(reading, end);
  const [to, from] = [reading.mentions[at - 1], reading.mentions[at]];
  if (!from || !to || from.figure.start - end > 2 || from.sentence !== sentence || to.sentence !== sentence)
    return null;
  if (!addable(from, to) || measureOf(to.unit) !== 'money' || to.isChange || to.depth !== from.depth) return null;
  return from.token - to.token <= 4 && outcome.test(to.label) ? { from, to } : null;
}

const sides = /年初|全年|本年度?|实际|预算数?|决算数?|支出|执行数?|开支|为|是|\d{4}年度?/g;

/** The second is of what the first names. */
function bareSubject(second: string, first: string): boolean {
  const [own, other] = [second.replace(sides, ''), first.replace(sides, '')];
  // “政府采购预算220万元，实际采购231.5万元”
  return own === '' || (own.length > 1 ? other.endsWith(own) : own === other);
}
