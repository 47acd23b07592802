import { measureOf } from '../words/units';
import {
  adjustedWords,
  budgetWords,
  finalWords,
  otherYearWords,
  ownUnit,
  quantities,
  withinBudget,
  type Quantity,
} from '../words/quantities';
import type { Mention, Reading } from '../mentions';
import { withoutEnds } from '../ends';
import { isSegmentEnd } from './segments';

/** Which of a quantity's figures: its budget (年初 or 全年), its outcome, not said, or not to be told from its sentence. */
export type Side = 'budget' | 'adjusted' | 'final' | 'unsaid' | 'unclear';

/** A quantity of the unit with the value that the text states. */
export interface Fact {
  readonly quantity: Quantity;
  readonly side: Side;
  /** “2023”, or '' where the text means its own year. */
  readonly year: string;
  readonly mention: Mention;
}

/** What is known of the mention before, for those that go on about the same. */
interface Known {
  readonly quantity: Quantity | null;
  readonly scope: string;
  readonly side: Side;
  readonly year: string;
}

const endings = quantities
  .flatMap((quantity) => quantity.words.map((word) => ({ word, quantity })))
  .sort((a, b) => b.word.length - a.word.length);
const yearOf = /(?:19|20)\d{2}(?=年|年度)/;
const years = /(?:19|20)(?:\d{2}|xx|XX|××)年?度?/g;
const ownYear = /本年度?|今年|全年|当年|年度|截[止至]?/g;
const links = [
  '分别',
  '实际',
  '实现',
  '完成',
  '发生',
  '列支',
  '开支',
  '总额',
  '数额',
  '金额',
  '资金',
  '安排',
  '下达',
  '共计',
  '合计',
  '总计',
  '达到',
  '共',
  '计',
  '为',
  '是',
  '约',
  '有',
  '达',
  '：',
];
const sideAtEnd = new RegExp(`(?:${budgetWords.source}|${finalWords.source})$`);
const sides = /预算数?|决算数?/g;

/**
 * What the text says of the quantities every unit has, about this unit alone. Figures of other units, years and projects are left out.
 * @param bounds any: 约, 余 and the like too
 */
export function factsOf(reading: Reading, bounds: 'exact' | 'any' = 'exact'): readonly Fact[] {
  const found: Fact[] = [];
  const known: Known[] = [];
  for (const mention of reading.mentions) {
    const one = factOf(reading, mention, known);
    if (one && (bounds === 'any' || mention.figure.bound === 'exact')) found.push(one);
  }
  const main = mainYear(found);
  return found.map((fact) => (fact.year === main ? { ...fact, year: '' } : fact));
}

/** The year most facts name is the text's own. */
function mainYear(facts: readonly Fact[]): string {
  const counts = new Map<string, number>();
  for (const { year } of facts) if (year !== '') counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function factOf(reading: Reading, mention: Mention, known: Known[]): Fact | null {
  const previous = reading.mentions[mention.index - 1];
  const isSameSentence = previous !== undefined && previous.sentence === mention.sentence;
  const goesOn =
    isSameSentence && previous.depth === mention.depth && !isSegmentEnd(reading, previous.token, mention.token);
  const before = known[mention.index - 1];
  const isAmong = mention.label.startsWith('其中');
  const own = mention.label.replace(/^其中[：，]?/, '');
  const { quantity: named, rest } = quantityIn(own) ??
    quantityIn(headOf(reading, mention) + own) ?? { quantity: null, rest: '' };
  const stated = sideOf(own) ?? sideOf(headOf(reading, mention));
  const inherited = isSameSentence || isAmong ? (before?.side ?? 'unsaid') : 'unsaid';
  // “接待费支出2万元，年初预算为3万元；…”: whose budget follows is not the budget itself.
  const isPaired = stated === null && inherited !== 'unsaid' && sideFollows(reading, mention);
  const side = isPaired
    ? 'unclear'
    : (stated ?? (inherited === 'unsaid' && speaksOfBudget(reading, mention) ? 'unclear' : inherited));
  // “2021年决算800万元，其中…”: the items are of that year too.
  const year = yearOf.exec(own)?.[0] ?? (isSameSentence || isAmong ? (before?.year ?? '') : '');
  // “三公经费预算97万元，支出决算8.72万元”: the second is of the first's quantity.
  const isBare = /^(?:支出|本年|实际|全年)*$/.test(withoutEnds(own.replace(years, ''), links).replace(sideAtEnd, ''));
  const quantity = named ?? (goesOn && isBare && stated !== null ? (before?.quantity ?? null) : null);
  const scope = named === null ? (goesOn || isBare ? '' : strange(own)) : isOwn(named, rest) ? '' : rest;
  // “行政编制362人，实有342人；事业编制35人，实有31人”: the staff of one kind of post.
  const isPosts = quantity !== null && /Posts$/.test(quantity.id);
  const carried = goesOn && !(isPosts && ofOneKind.has(before?.quantity?.id ?? '')) ? (before?.scope ?? '') : '';
  const ownScope = scope === '' ? carried : scope;
  known[mention.index] = { quantity, scope: ofOneKind.has(quantity?.id ?? '') ? quantity!.name : ownScope, side, year };
  // “三项资金…，共支出1156.7万元”: of those just told.
  if (own.startsWith('共支出') && isSameSentence) return null;
  if (mention.isBase) return null;
  if (quantity === null || scope !== '' || carried !== '' || mention.isChange || mention.depth > 0) return null;
  if (otherYearWords.test(own) || /比|较|占|人均/.test(own)) return null;
  const isPostCount = mention.unit === '个' && quantity.measure === 'people' && /编制/.test(own);
  if (measureOf(mention.unit) !== quantity.measure && !isPostCount) return null;
  return { quantity, side, year, mention };
}

/** Whether the figure right behind it, of the same item, tells another side of the same: “…，年初预算为3万元”. */
function sideFollows(reading: Reading, mention: Mention): boolean {
  const next = reading.mentions[mention.index + 1];
  if (!next || next.sentence !== mention.sentence || next.depth !== mention.depth || next.isChange) return false;
  if (isSegmentEnd(reading, mention.token, next.token) || sideOf(next.label) === null) return false;
  return /^(?:支出|本年|实际|全年)*$/.test(withoutEnds(next.label.replace(years, ''), links).replace(sideAtEnd, ''));
}

/** The quantity that a label's last words name, and what stands before them. */
export function quantityIn(label: string): { quantity: Quantity; rest: string } | null {
  const own = label.replace(years, '').replace(ownYear, '');
  const bare = withoutEnds(withoutEnds(own, links).replace(sideAtEnd, ''), links).replace(sides, '');
  // Some end like a link themselves: 实有, 支出总额.
  const words = endings.some(({ word }) => own.endsWith(word)) ? own : bare;
  const match = endings.find(({ word }) => words.endsWith(word));
  return match ? { quantity: match.quantity, rest: words.slice(0, -match.word.length).replace(sides, '') } : null;
}

/** What one kind of money paid is not what the unit spent: 财政拨款基本支出 is a part of 基本支出. Of 三公经费 the accounts tell no other. */
const isOwn = ({ id }: Quantity, rest: string): boolean =>
  ownUnit.test(rest) && !(ofAllMoney.has(id) && /财政|公共预算|基金/.test(rest));
const ofAllMoney = new Set([
  'totalExpenditure',
  'totalIncome',
  'grandExpenditure',
  'grandIncome',
  'basicExpenditure',
  'projectExpenditure',
  'personnelExpenses',
  'publicOutlay',
]);

const ofOneKind = new Set(['institutionPosts', 'administrativePosts']);

/** Another subject at the head of a sentence rules what goes on behind it: “林场职工163人，在编…”. */
const strange = (words: string): string =>
  /编制|人员|职工|林场|学校|医院|下属|所属|项目/.test(words) && !ownUnit.test(words) ? words : '';

/** Where money comes from, no budget of anything: “一般公共预算财政拨款安排的支出”. */
const sources = /(?:一般公共|公共财政|政府性基金|国有资本经营|财政)预算(?=财政拨款|拨款|资金|安排的|支出)/g;

function sideOf(words: string): Side | null {
  const label = words.replace(sources, '');
  if (finalWords.test(label)) return 'final';
  if (!budgetWords.test(label)) return null;
  return adjustedWords.test(label) ? 'adjusted' : 'budget';
}

/** 预算 somewhere before it in the sentence: whose figure it is only a reader can tell. */
function speaksOfBudget({ text, tokens }: Reading, mention: Mention): boolean {
  let at = mention.token;
  while (at > 0 && tokens[at - 1]!.sentence === mention.sentence && mention.token - at < 40) at--;
  const before = text.slice(tokens[at]!.start, mention.start);
  // “未超预算” concludes, and tells no budget.
  return /预算|指标|计划|批复|收入/.test(withinBudget.reduce((rest, { words }) => rest.replace(words, ''), before));
}

/** “基本支出预算：2018年预算数219.2万元”: the head before a colon. */
function headOf({ tokens }: Reading, mention: Mention): string {
  let at = mention.token - 1;
  while (tokens[at]?.kind === 'words') at--;
  if (tokens[at]?.text !== '：') return '';
  const head = tokens[at - 1];
  return head?.kind === 'words' && head.text.length <= 16 ? head.text.replace(/[“”]/g, '') : '';
}
