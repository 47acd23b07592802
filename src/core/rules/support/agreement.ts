import { isPriorYear } from '../../prose/base';
import { claimsIn, type Claim } from '../../prose/claims';
import type { FieldTable } from '../../fields/field-table';
import { convertMoney, isMoneyUnit } from '../../quantity/amount-unit';
import type { Decimal } from '../../quantity/decimal';
import type { ScalarField } from '../../pack/pack';
import { changeBetween, changeRate, changeText, type Change } from './change';
import { anyWord, yearPattern } from './any-word';
import { lastDigit } from './rounding';
import { figureText } from '../../fields/figure-text';
import { read } from './reading';
import type { At } from './rows';

/** A comparison a reason may speak about: "比上年" with its two fields. */
export interface Comparison {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

export type Agreement =
  | { readonly is: 'silent' }
  | { readonly is: 'agrees' }
  | { readonly is: 'unknown'; readonly reason: string; readonly fields: readonly string[] }
  | {
      readonly is: 'contradicts';
      readonly message: string;
      readonly fields: readonly string[];
      readonly stated: string;
      readonly actual: string;
      readonly figures: readonly string[];
      /** The change the figures show less the one the text states; absent where it states no amount. */
      readonly apart?: Decimal;
    };

interface Judged extends Comparison {
  readonly change: Change | null;
  readonly field: ScalarField;
}

/** Words that say nothing about whose figure moved; what remains of a claim's subject after them names something else. */
const generic = anyWord(
  [`${yearPattern}年度?`],
  // Because of …
  ['因此', '因而', '由于', '所以', '从而', '致使', '导致', '使得', '使', '故', '则'],
  // When, and beside what.
  ['本年度?', '今年', '当年', '全年', '年度', '年初', '上一?年度?', '去年', '同期', '同比'],
  // Who.
  ['我单位', '本单位', '本部门', '我办', '我局', '我中心'],
  // How much, roughly.
  ['相应', '也', '均', '都', '有所', '略有', '总体', '整体', '总额', '总数', '总计', '合计', '总', '实际', '基本上'],
  // Any figure's own words.
  ['支出', '经费', '费用', '预算', '决算', '指标', '安排', '执行', '完成', '调整', '数额', '金额', '数', '额'],
  // Between the words.
  ['相比', '对比', '比', '较', '与', '和', '同', '于', '为', '的', '了', '将', '共', '又', '其中'],
);
const money = /支出|经费|预算|决算/;

/**
 * Whether direction words and figures of a text agree with what the workbook says. Only clear statements are judged: a figure of
 * money or rate right after a direction word, or a bare word whose subject is this very item. A figure that fits any of the
 * comparisons is right; words about something else (人员减少) are left alone.
 */
export function agreement(
  table: FieldTable,
  text: string,
  subject: string,
  comparisons: readonly Comparison[],
  at: At,
): Agreement {
  const claims = claimsIn(text, table.memory);
  if (claims.length === 0) return { is: 'silent' };
  const judged = comparisons.map((one) => judgeOne(table, one, at));
  let result: Agreement = { is: 'silent' };
  for (const claim of ofTheWhole(claims, subject, comparisons)) {
    const next = judgeClaim(table, claim, inScope(claim, judged, table), subject);
    if (next.is === 'contradicts') return next;
    if (next.is === 'unknown' || result.is === 'silent') result = next;
  }
  return result;
}

function judgeOne(table: FieldTable, one: Comparison, at: At): Judged {
  const [from, to] = [at(one.from), at(one.to)];
  const [a, b] = [read(table.value, from), read(table.value, to)];
  const change = a.is === 'number' && b.is === 'number' ? changeBetween(a.number, b.number) : null;
  return { from, to, label: one.label, change, field: table.field(to) };
}

/**
 * The claims about this very item. A claim that only goes on (“，下降5%”) is about what the one before it was about. One without a base
 * beside others may be a part of the change (“一是…增加5万元；二是…减少2万元”), so it is left alone.
 */
function ofTheWhole(claims: readonly Claim[], subject: string, comparisons: readonly Comparison[]): readonly Claim[] {
  const groups: Claim[][] = [];
  for (const claim of claims) {
    const group = groups[groups.length - 1];
    const last = group?.[group.length - 1];
    if (group && last && (claim.start === last.start || (claim.subject.trim() === '' && claim.start === last.end + 1)))
      group.push(claim);
    else groups.push([claim]);
  }
  const stating = groups.filter((group) => group.some(({ figure }) => figure !== null));
  const about = groups.filter(([head]) => head !== undefined && isAbout(head, subject, comparisons));
  const bare = new Set(about.flat().flatMap(({ base, direction }) => (base === null ? [direction] : [])));
  return about
    .filter(([head]) => {
      if (head === undefined || head.base !== null) return head !== undefined;
      if (ofBudgeting.has(head.word)) return false;
      return head.figure === null ? bare.size === 1 : stating.length === 1;
    })
    .flat()
    .filter((claim) => isAbout(claim, subject, comparisons));
}

/** What budgeting or one measure saved, unless the words say against what. */
const ofBudgeting = new Set(['压减', '缩减', '核减', '节约', '节省']);

function isAbout(claim: Claim, subject: string, comparisons: readonly Comparison[]): boolean {
  const unit = claim.figure?.unit ?? null;
  if (claim.figure && !(isMoneyUnit(unit) || unit === '%' || unit === '个百分点')) return false;
  let rest = claim.subject.replaceAll(subject, '').replace(/[“”"'\s]/g, '');
  for (const { label } of comparisons) rest = rest.replaceAll(label, '');
  if (rest.replace(generic, '') !== '') return false;
  return claim.figure !== null || claim.subject.includes(subject) || money.test(claim.subject);
}

/** 比上年 and 比预算 pick their comparisons where the labels tell which is which. */
function inScope(claim: Claim, judged: readonly Judged[], table: FieldTable): readonly Judged[] {
  const base = claim.base;
  if (base === null) return judged;
  const words = (one: Judged): string => `${one.label}${table.field(one.from).label}`;
  if (base === 'priorBudget')
    return judged.filter((one) => isPriorYear(words(one)) && table.field(one.from).label.includes('预算'));
  const fitting = judged.filter((one) => isPriorYear(words(one)) === (base === 'priorYear'));
  return fitting.length > 0 ? fitting : judged;
}

function judgeClaim(table: FieldTable, claim: Claim, scope: readonly Judged[], subject: string): Agreement {
  const missing = scope.find((one) => one.change === null);
  if (scope.some((one) => one.change !== null && fits(claim, one.change, one.field))) return { is: 'agrees' };
  if (missing) {
    const blank = [missing.from, missing.to].filter((id) => table.value(id).is !== 'number');
    return {
      is: 'unknown',
      reason: `${missing.label}的数没有填全，不能核对说明中的“${stated(claim)}”。`,
      fields: blank,
    };
  }
  const first = scope.find((one) => one.change !== null && fitsAmount(claim, one.change, one.field)) ?? scope[0];
  if (!first?.change) return { is: 'silent' };
  const actual = changeText(first.change, first.field);
  const apart = apartOf(claim, first.change, first.field);
  const both = `${figureText(table, first.from, first.change.from)}到${figureText(table, first.to, first.change.to)}`;
  return {
    is: 'contradicts',
    message: `${subject}的说明写“${stated(claim)}”，与数字不符：${first.label}由${both}，${actual}。`,
    fields: [first.to, first.from],
    stated: stated(claim),
    actual,
    figures: [first.change.from.toFixed(), first.change.to.toFixed()],
    ...(apart === null ? {} : { apart }),
  };
}

/** Words that were right when they were written tell what the figure was before somebody mistyped it. */
function apartOf({ direction, figure }: Claim, { difference }: Change, { unit }: ScalarField): Decimal | null {
  if (direction === 'flat') return difference;
  if (figure === null || !isMoneyUnit(figure.unit) || !isMoneyUnit(unit) || figure.value.s < 0) return null;
  const amount = convertMoney(figure.value, figure.unit, unit);
  return difference.minus(direction === 'up' ? amount : amount.neg());
}

function fits(claim: Claim, change: Change, field: ScalarField): boolean {
  if (!fitsDirection(claim, change)) return false;
  return claim.figure === null || fitsAmount(claim, change, field);
}

/** “增长-25%” says down; whether “减少-5万元” doubles its sign or turns it only its writer knows. */
function fitsDirection({ direction, figure }: Claim, change: Change): boolean {
  if (figure === null || figure.value.s > 0 || direction === 'flat') return direction === change.direction;
  return change.direction === 'down' || (direction === 'down' && change.direction === 'up');
}

/** At the digits the text shows, ±1 in the last one; rough figures (约, 近, 余) within a tenth, where that is more. */
function fitsAmount(claim: Claim, change: Change, field: ScalarField): boolean {
  const figure = claim.figure;
  if (figure === null) return false;
  const actual = actualFor(figure.unit, change, field);
  if (actual === null) return false;
  const away = figure.value.abs().minus(actual).abs();
  return away.lte(lastDigit(figure.decimals)) || (figure.isRough && away.lte(actual.abs().div(10)));
}

function actualFor(unit: string | null, change: Change, field: ScalarField): Decimal | null {
  if (unit === '%' || unit === '个百分点') {
    if (field.unit === '%') return change.difference.abs().times(100);
    return changeRate(change)?.abs().times(100) ?? null;
  }
  if (!isMoneyUnit(unit) || !isMoneyUnit(field.unit)) return null;
  return convertMoney(change.difference.abs(), field.unit, unit);
}

function stated(claim: Claim): string {
  const figure = claim.figure;
  return figure === null
    ? `${claim.subject}${claim.word}`
    : `${claim.word}${figure.value.toFixed(figure.decimals)}${figure.unit ?? ''}`;
}
