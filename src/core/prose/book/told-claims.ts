import { one, parseDecimal, zero, type Decimal } from '../../quantity/decimal';
import { trimmed } from '../../quantity/format';
import { quantityIn } from '../audit/facts';
import { percentOf } from '../audit/quotient';
import { quote, type Relation } from '../audit/relation';
import type { Reading } from '../mentions';
import { betweenClaim, eachPart, planWords, wellControlled } from '../words/book-fields';
import {
  identities,
  ofOthers,
  otherYearWords,
  ownUnit,
  quantities,
  withinBudget,
  type Quantity,
} from '../words/quantities';
import type { BookFigure } from './book';
import { cellsOf, told, type BookFigures } from './known';

interface Claim {
  readonly words: RegExp;
  readonly slack: Decimal;
  readonly verdict: 'fails' | 'asks';
}

const claims: readonly Claim[] = [
  ...withinBudget.map(({ words, slack }): Claim => ({ words, slack: parseDecimal(slack) ?? zero, verdict: 'fails' })),
  { words: wellControlled, slack: zero, verdict: 'asks' },
];
const names = quantities
  .filter(({ measure }) => measure === 'money')
  .flatMap((quantity) => quantity.words.map((word) => ({ word, quantity })))
  .sort((a, b) => b.word.length - a.word.length);

/**
 * Conclusions about a quantity that the sentence names and gives no figures of: “三公经费控制良好”, “公用经费未超预算”. Held against the
 * quantity's fields; where those are not there, nothing is said.
 */
export function toldClaims(reading: Reading, source: string, known: BookFigures, year: number | null): Relation[] {
  return sentencesOf(reading).flatMap(({ start, end }) => {
    const text = reading.text.slice(start, end);
    if (planWords.test(text) || otherYearWords.test(text) || isOfOtherYear(text, year)) return [];
    for (const claim of claims) {
      const match = claim.words.exec(text);
      if (!match) continue;
      const before = text.slice(0, match.index);
      if (ofOthers.test(before) || /(?:未能|不能|没能|没有|确保|力求|不)$/.test(before)) return [];
      const subject = subjectOf(before);
      if (subject === null) return [];
      const own = quote(reading, source, start + match.index, start + match.index + match[0].length);
      return judge(known, claim, subject, eachPart.test(before.slice(-8) + match[0]), own);
    }
    return [];
  });
}

/** The quantity the claim is of: the last one named, with nothing but figures and linking words behind it. */
function subjectOf(before: string): Quantity | null {
  const words = before.replace(/[“”]/g, '');
  let found: { quantity: Quantity; from: number; to: number } | null = null;
  for (const { word, quantity } of names) {
    const at = words.lastIndexOf(word);
    if (at < 0 || (found !== null && at + word.length <= found.to)) continue;
    if (found === null || at + word.length > found.to) found = { quantity, from: at, to: at + word.length };
  }
  if (found === null) return null;
  const clause =
    words
      .slice(0, found.from)
      .split(/[，；：、]/)
      .pop() ?? '';
  const bare = words.slice(found.to).replace(/\d[\d.,]*(?:万元|亿元|元|%)?/g, '');
  if (!ownUnit.test(clause.replace(/(?:19|20)\d{2}年?度?/g, '')) || bare.length > 24 || !betweenClaim.test(bare))
    return null;
  // The word is the longest that ends there: 公务用车购置及运行费 is not 公务用车购置.
  return quantityIn(words.slice(found.from, found.to))?.quantity ?? found.quantity;
}

function judge(
  known: BookFigures,
  claim: Claim,
  subject: Quantity,
  isEach: boolean,
  own: Relation['quotes'][number],
): Relation[] {
  const parts = isEach ? identities.filter(({ whole }) => whole === subject.id).flatMap(({ parts: ids }) => ids) : [];
  const isInitial = /年初/.test(own.text);
  let seen = 0;
  for (const id of new Set([subject.id, ...parts])) {
    const [spent, budget, adjusted] = [known.of(id, 'final'), known.of(id, 'budget'), known.of(id, 'adjusted')];
    if (spent === null || budget === null) continue;
    seen++;
    const limits = isInitial ? [budget] : [budget, adjusted];
    const allows = (limit: BookFigure | null): boolean =>
      limit !== null && spent.amount.lte(limit.amount.times(one.plus(claim.slack)).plus(limit.slack));
    if (limits.some(allows)) continue;
    return [broken(claim, spent, budget, own)];
  }
  return seen === 0 ? [] : [{ kind: 'claim', quotes: [own], verdict: 'holds', message: '' }];
}

function broken({ verdict }: Claim, spent: BookFigure, budget: BookFigure, own: Relation['quotes'][number]): Relation {
  const over = spent.amount.minus(budget.amount);
  const rate = percentOf(over, budget.amount);
  const apart = `${trimmed(over.div(1e4), 6)}万元`;
  const words = own.text.replace(/\s+/g, '');
  return {
    kind: 'claim',
    quotes: [own],
    verdict,
    message: `结论与工作簿不符：文中称“${words}”，工作簿${told(spent)}，${told(budget)}，超出${apart}${rate === null ? '' : `（${trimmed(rate, 2)}%）`}。评审会拿这句话对着两个数看，请改写结论，或者说明调整预算的情况。`,
    left: spent.shown,
    right: budget.shown,
    difference: apart,
    cells: cellsOf(spent, budget),
  };
}

/** Sentences by their offsets in the plain text; a ； parts them too. */
export function sentencesOf({ tokens, text }: Reading): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (const token of tokens) {
    if (token.kind !== 'mark' || !/[。！？；\n]/.test(token.text)) continue;
    if (token.start > start) found.push({ start, end: token.start });
    start = token.end;
  }
  if (text.length > start) found.push({ start, end: text.length });
  return found;
}

/** Another year than the workbook's is named in it. */
export function isOfOtherYear(text: string, year: number | null): boolean {
  const named = text.match(/(?:19|20)\d{2}(?=年)/g) ?? [];
  return named.some((one) => Number(one) !== year);
}
