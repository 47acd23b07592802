import { trimmed } from '../../quantity/format';
import { withoutEnds } from '../ends';
import type { Mention, Reading } from '../mentions';
import { factsOf, type Fact } from '../audit/facts';
import { amendmentOf, amountLike, quotesOf, shown, type Relation } from '../audit/relation';
import { oneSource, planWords, rateNames, type BookSide } from '../words/book-fields';
import { otherYearWords, ownUnit } from '../words/quantities';
import type { BookFigure } from './book';
import { cellsOf, told, type BookFigures } from './known';
import { executionRate } from './told-rates';
import { isCutOff, isUnitSlip, roundedLike, says } from './says';

/**
 * What a report tells of its unit's quantities, held against the fields that hold the same quantity.
 * @param last the figures of last year's workbook, where it is at hand
 */
export function toldFacts(
  reading: Reading,
  source: string,
  known: BookFigures,
  year: number | null,
  last: BookFigures | null,
): Relation[] {
  const all = factsOf(reading, 'any');
  const facts = all.flatMap((fact) => judgeFact(reading, source, known, fact, year, last) ?? []);
  const executed = all.flatMap((fact) =>
    yearOf(reading, fact.mention, year) === 'own' ? (executionRate(reading, source, known, fact) ?? []) : [],
  );
  return [
    ...facts,
    ...executed,
    ...reading.mentions.flatMap((one) => judgeRate(reading, source, known, one, year) ?? []),
  ];
}

function judgeFact(
  reading: Reading,
  source: string,
  known: BookFigures,
  { quantity, side: stated, mention }: Fact,
  year: number | null,
  last: BookFigures | null,
): Relation | null {
  // What is carried on from the figure before (“预算执行率99%。其中人员经费…”) is not said of this one.
  const side = /预算|指标|决算/.test(mention.label) ? stated : stated === 'unclear' ? stated : 'unsaid';
  if (side === 'unclear' || quantity.measure === 'thing' || oneSource.test(mention.label)) return null;
  const about = yearOf(reading, mention, year);
  if (about === 'other' || (about === 'prior' && quantity.measure !== 'money')) return null;
  const of = (one: BookSide): BookFigure | null => known.of(quantity.id, one);
  const sides = quantity.measure === 'money' ? sidesOf(side, about, mention) : (['level'] as const);
  const [meant, ...others] = sides.map(of);
  if (!meant) return null;
  const agreed = [meant, ...others].find((one) => one !== null && one !== undefined && says(mention, one));
  if (agreed) return holds(reading, source, mention, agreed);
  const cut = [meant, ...others].find((one) => one !== null && one !== undefined && isCutOff(mention, one));
  if (cut) return cutOff(reading, source, mention, cut);
  // Without 预算 or 决算 it may tell any of them.
  const rest = (['budget', 'adjusted', 'final', 'priorFinal', 'priorBudget'] as const).map(of);
  const old = about === 'own' ? (last?.of(quantity.id, sides[0]!) ?? null) : null;
  const isOld = old !== null && says(mention, old);
  const same = isOld ? old : (rest.find((one) => one !== null && says(mention, one)) ?? null);
  const isPrior = same !== null && (same === of('priorFinal') || same === of('priorBudget'));
  const isLeft = isOld || (isPrior && about === 'own');
  if (side === 'unsaid' && same !== null && !isLeft) return null;
  const isYearLeft = about === 'prior' && same !== null && (same === of('final') || same === of('budget'));
  const isLoose = (about === 'prior' && !isYearLeft) || (side === 'unsaid' && quantity.measure === 'money' && !isLeft);
  return differs(
    reading,
    source,
    mention,
    meant,
    isLoose ? 'asks' : 'fails',
    noteOf(mention, meant, isLeft || isYearLeft ? same : null, isLeft ? '上年的数' : '年份'),
  );
}

/** Which fields a figure may tell, the meant one first. 预算 alone may be the year's beginning or all of it. */
function sidesOf(side: Fact['side'], about: About, { label }: Mention): readonly BookSide[] {
  if (about === 'prior') return side === 'budget' ? ['priorBudget'] : ['priorFinal'];
  if (side === 'budget') return /年初/.test(label) ? ['budget'] : ['budget', 'adjusted'];
  return side === 'adjusted' ? ['adjusted'] : ['final'];
}

/** @param same the other figure that the text tells, where that shows what was not changed */
function noteOf(mention: Mention, meant: BookFigure, same: BookFigure | null, unchanged: string): string {
  if (isUnitSlip(mention, meant)) return '两个数正差一万倍，像是计量单位写错了。';
  return same === null ? '' : `文中的数正是“${same.name}”，像是${unchanged}没有改。`;
}

/** “在职人员控制率95%”: rates that name what they are of. */
function judgeRate(
  reading: Reading,
  source: string,
  known: BookFigures,
  mention: Mention,
  year: number | null,
): Relation | null {
  if (mention.unit !== '%' || mention.isChange || mention.isBase || mention.depth > 0) return null;
  const label = withoutEnds(mention.label, ['为', '是', '达到', '达', '约', '：']);
  for (const [id, names] of Object.entries(rateNames)) {
    const name = names.find((one) => label.endsWith(one));
    if (name === undefined) continue;
    const rest = label.slice(0, -name.length).replace(/(?:19|20)\d{2}年?度?/g, '');
    const meant = known.rate(id);
    if (meant === null || !ownUnit.test(rest) || otherYearWords.test(rest)) return null;
    if (yearOf(reading, mention, year) !== 'own') return null;
    if (says(mention, meant)) return holds(reading, source, mention, meant);
    if (isCutOff(mention, meant)) return cutOff(reading, source, mention, meant);
    return differs(reading, source, mention, meant, 'fails', '');
  }
  return null;
}

/** “比上年下降4.92%；公务接待费2.06万元”: what something was measured against is no year that is told of. */
const againstYear = /(?:比|较|同|与)(?:上年|去年|上一年)(?:度|同期)?(?=增|减|上升|下降|降低|持平|相比|略|有所)/g;

type About = 'own' | 'prior' | 'other';

/** The year a figure is of: its label's, else the last one that its sentence names before it; a plan is of none. */
function yearOf({ text, tokens }: Reading, mention: Mention, year: number | null): About {
  let at = mention.token;
  while (at > 0 && tokens[at - 1]!.sentence === mention.sentence && mention.token - at < 40) at--;
  const before = text.slice(tokens[at]!.start, mention.figure.start);
  if (planWords.test(before) || otherYearWords.test(before.replace(againstYear, ''))) return 'other';
  const named = /(?:19|20)\d{2}(?=年)/.exec(mention.label)?.[0] ?? before.match(/(?:19|20)\d{2}(?=年)/g)?.pop();
  if (named === undefined || year === null) return named === undefined ? 'own' : 'other';
  if (Number(named) === year) return 'own';
  return Number(named) === year - 1 && mention.label.includes(named) ? 'prior' : 'other';
}

/** The text says what the field says. */
export function holds(reading: Reading, source: string, mention: Mention, meant: BookFigure): Relation {
  const left = shown(reading, mention);
  return {
    kind: 'workbook',
    quotes: quotesOf(reading, source, [mention]),
    verdict: 'holds',
    message: '',
    left,
    cells: cellsOf(meant),
  };
}

/** Digits left off instead of rounded: nobody is misled, and the two do not look alike. */
export function cutOff(reading: Reading, source: string, mention: Mention, meant: BookFigure): Relation {
  const left = shown(reading, mention);
  const right = amountLike(roundedLike(mention, meant), mention);
  return {
    kind: 'workbook',
    quotes: quotesOf(reading, source, [mention]),
    verdict: 'hints',
    message: `舍去了尾数：文中写${left}，工作簿${told(meant)}，四舍五入是${right}。请写成${right}，或者照表写全。`,
    left,
    right: meant.shown,
    amendment: amendmentOf(reading, source, mention, right),
    cells: cellsOf(meant),
  };
}

/** Both numbers, the computation, the cell, and why it matters. */
export function differs(
  reading: Reading,
  source: string,
  mention: Mention,
  meant: BookFigure,
  verdict: 'fails' | 'asks',
  note: string,
): Relation {
  const left = shown(reading, mention);
  const apart = mention.amount.minus(meant.amount);
  const difference = mention.unit === '%' ? `${trimmed(apart.abs(), 6)}个百分点` : amountLike(apart.abs(), mention);
  return {
    kind: 'workbook',
    quotes: quotesOf(reading, source, [mention]),
    verdict,
    message: `与工作簿不符：文中写${left}，工作簿${told(meant)}，文中${apart.s < 0 ? '少' : '多'}${difference}。${note}报告里的数要与表一致，评审拿两处一对就看得出来，请看是表改了还是文字写错了。`,
    left,
    right: meant.shown,
    difference,
    // 约 and a question are for people to word.
    ...(verdict === 'fails' &&
      mention.figure.bound === 'exact' && {
        amendment: amendmentOf(reading, source, mention, amountLike(meant.amount, mention)),
      }),
    cells: cellsOf(meant),
  };
}
