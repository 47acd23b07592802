import type { FieldTable } from '../fields/field-table';
import { numberOf, textOf } from '../fields/field-value';
import { directions } from '../pack/directions';
import { spokenName } from '../pack/pack';
import type { AchievementRule } from '../pack/score-rules';
import { max, one, parseDecimal, round, zero, type Decimal } from '../quantity/decimal';
import { fixed, inFull, limitPercent, percentBeside } from '../quantity/format';
import { actualBeside } from './printed-units';
import { chosenIn, scored, unsettled, waitingForUse, type ScoreOutcome } from './outcome';

/** What counts in an indicator: at least, at most, exactly, 定性; null while 指标方向 is not chosen. */
export function directionOf(rule: AchievementRule, table: Pick<FieldTable, 'value'>): keyof typeof directions | null {
  const chosen = textOf(table.value(rule.direction));
  const found = Object.entries(directions).find(([, words]) => (words as readonly string[]).includes(chosen));
  return found ? (found[0] as keyof typeof directions) : null;
}

/**
 * 财预〔2020〕10号: met is full marks, not met by ratio, 定性 by band. Quotients are rounded to 8 places first, as the sheet's formula
 * does; an actual figure below zero counts as zero, as the published systems have it.
 */
export function scoreAchievement(rule: AchievementRule, full: Decimal, table: FieldTable): ScoreOutcome {
  const unread = waitingForUse(table, [rule.direction]);
  if (unread) return unread;
  const direction = directionOf(rule, table);
  if (direction === null) return unsettled('请先选指标方向（≥、≤、＝或定性）。', rule.direction);
  if (direction === 'qualitative') return scoreQualitative(rule, full, table);
  const stuck = waitingForUse(table, [rule.target, rule.actual]);
  if (stuck) return stuck;
  const [target, typed] = [numberOf(table.value(rule.target)), numberOf(table.value(rule.actual))];
  if (target === null) return unsettled('没有填年度指标值。', rule.target);
  if (typed === null) return unsettled('没有填实际完成值。', rule.actual);
  const like = actualBeside(rule, table, typed);
  if ('target' in like)
    return unsettled(
      `年度指标值“${like.target}”和实际完成值“${like.actual}”的单位不一样，不能直接比。请改成同一个单位。`,
      rule.actual,
    );
  const figures = new Figures(
    target,
    max(zero, like.number),
    full,
    `${textOf(table.value(rule.direction))}${inFull(target)}`,
    like.said,
  );
  if (direction === 'atMost') return scoreReverse(rule, figures, table);
  if (direction === 'exactly' && figures.hasNoTarget) {
    return round(figures.actual, 8).lte(0)
      ? figures.met('达到年度指标值')
      : figures.earns(zero, '年度指标值为0而有发生');
  }
  return scoreForward(rule, figures, table);
}

class Figures {
  readonly hasNoTarget: boolean;
  constructor(
    readonly target: Decimal,
    readonly actual: Decimal,
    readonly full: Decimal,
    private readonly wanted: string,
    private readonly converted: string,
  ) {
    this.hasNoTarget = round(target, 8).lte(0);
  }
  /** actual ÷ target; only where there is a target. */
  get share(): Decimal {
    return round(this.actual.div(this.target), 8);
  }
  get said(): string {
    return `年度指标值${this.wanted}，实际完成${inFull(this.actual)}${this.converted}`;
  }
  met(how: string): ScoreOutcome {
    return scored(this.full, `${this.said}，${how}，计满分${inFull(this.full)}分。`);
  }
  earns(score: Decimal, how: string, nextStep?: string): ScoreOutcome {
    return scored(score, `${this.said}，${how}，得${inFull(score)}分。`, nextStep);
  }
}

function scoreForward(rule: AchievementRule, figures: Figures, table: FieldTable): ScoreOutcome {
  if (figures.hasNoTarget) return figures.met('达到年度指标值');
  const { share, full } = figures;
  const limits = ['1', rule.overshoot?.beyond, rule.passLine?.line].flatMap((limit) =>
    limit === undefined ? [] : parseDecimal(limit)!,
  );
  const reached = percentBeside(share, limits);
  if (share.gte(one)) {
    const far = rule.overshoot;
    if (!far || share.lt(far.beyond)) return figures.met(`为指标值的${reached}`);
    const stuck = waitingForUse(table, [far.field]);
    if (stuck) return stuck;
    if (chosenIn(table, far.field) !== far.is) return figures.met(`为指标值的${reached}`);
    const score = max(zero, full.minus(far.deduct));
    return figures.earns(
      score,
      `为指标值的${reached}，达到${limitPercent(parseDecimal(far.beyond)!)}以上属于偏离较大，扣${far.deduct}分`,
    );
  }
  return earned(rule, figures, table, {
    share,
    byRatio: `完成${reached}，按比例记分`,
    byLine: `完成${reached}`,
    next: `实际完成达到${inFull(figures.target)}时得满分${inFull(full)}分。`,
  });
}

/** A part of full marks, and what is said of it before the way it is counted. */
interface Earned {
  readonly share: Decimal;
  readonly byRatio: string;
  readonly byLine: string;
  readonly next: string;
}

/** Points of a part of full marks: that part, or what is left of it above the pass line (财预〔2021〕101号, whichever way an indicator counts). */
function earned(
  rule: AchievementRule,
  figures: Figures,
  table: FieldTable,
  { share, byRatio, byLine, next }: Earned,
): ScoreOutcome {
  const { full } = figures;
  const stuck = rule.passLine && waitingForUse(table, [rule.passLine.field]);
  if (stuck) return stuck;
  const pass = passLineOf(rule, table);
  if (pass === null) return figures.earns(round(share.times(full), 2), byRatio, next);
  const lineText = limitPercent(pass);
  if (share.lt(pass)) return figures.earns(zero, `${byLine}，低于${lineText}不得分`, next);
  const above = round(share.minus(pass).div(one.minus(pass)), 8);
  const how = `按（完成率－${lineText}）÷（1－${lineText}）×分值记分`;
  return figures.earns(round(above.times(full), 2), `${byLine}，${how}`, next);
}

/** The pass line where it was chosen; null where points go by ratio. */
function passLineOf({ passLine }: AchievementRule, table: Pick<FieldTable, 'value' | 'field'>): Decimal | null {
  return passLine !== undefined && chosenIn(table, passLine.field) === passLine.is
    ? parseDecimal(passLine.line)!
    : null;
}

function scoreReverse(rule: AchievementRule, figures: Figures, table: FieldTable): ScoreOutcome {
  const { target, actual, full } = figures;
  if (round(actual.minus(target), 8).lte(0)) return figures.met('没有超过指标值');
  const next = `实际完成不超过${inFull(target)}时得满分${inFull(full)}分。`;
  if (figures.hasNoTarget) return figures.earns(zero, '指标值为0而有发生', next);
  const stuck = waitingForUse(table, [rule.reverse.field]);
  if (stuck) return stuck;
  const share = reverseShare(rule, target, actual, table);
  if (share === null) {
    const place = table.field(rule.reverse.field).label;
    const ways = `“${rule.reverse.excess}”、“${rule.reverse.quotient}”`;
    return unsettled(
      `${figures.said}，超过了指标值。反向指标有两种计分办法，请在“${place}”中按本地要求选定（${ways}）。`,
      rule.reverse.field,
    );
  }
  const isExcess = chosenIn(table, rule.reverse.field) === rule.reverse.excess;
  const part = isExcess ? '1－超出部分÷指标值' : '指标值÷实际完成值';
  const over = `超过指标值${percentBeside(round(actual.minus(target).div(target), 8), [zero])}`;
  const reached = percentBeside(share, rule.passLine ? [parseDecimal(rule.passLine.line)!] : []);
  return earned(rule, figures, table, {
    share,
    byRatio: `${over}，按${isExcess ? `（${part}）` : part}×分值记分`,
    byLine: `${over}，完成率（${part}）为${reached}`,
    next,
  });
}

/** What part of full marks a reverse indicator over its limit keeps, by the published way in force; null while none is chosen. */
function reverseShare(
  rule: AchievementRule,
  target: Decimal,
  actual: Decimal,
  table: Pick<FieldTable, 'value' | 'field'>,
): Decimal | null {
  const method = chosenIn(table, rule.reverse.field);
  if (method === rule.reverse.excess) return max(zero, round(one.minus(actual.minus(target).div(target)), 8));
  return method === rule.reverse.quotient ? round(target.div(actual), 8) : null;
}

function scoreQualitative(rule: AchievementRule, full: Decimal, table: FieldTable): ScoreOutcome {
  const stuck = waitingForUse(table, [rule.qualitative.grade, rule.qualitative.share]);
  if (stuck) return stuck;
  const chosen = textOf(table.value(rule.qualitative.grade));
  const band = rule.qualitative.bands.find((each) => each.is === chosen);
  if (!band)
    return unsettled(
      `请选完成情况（${rule.qualitative.bands.map((each) => each.is).join('、')}）。`,
      rule.qualitative.grade,
    );
  const share = numberOf(table.value(rule.qualitative.share));
  const range = bandText(rule, band.is);
  const name = spokenName(table.field(rule.qualitative.share));
  if (share === null) return unsettled(`${band.is}，请在${range}之间填${name}。`, rule.qualitative.share);
  if (!isInBand(rule, band.is, share))
    return unsettled(
      `${name}${shareText(share)}不在“${band.is}”的${range}之间，请改评定比例或完成情况。`,
      rule.qualitative.share,
    );
  const score = round(round(share, 8).times(full), 2);
  return scored(score, `${band.is}（${range}），评定${shareText(share)}，得${inFull(score)}分。`);
}

/** from ≤ share < to; the topmost band takes its upper end in. Compared at 8 places, as the formula does. */
export function isInBand(rule: AchievementRule, is: string, share: Decimal): boolean {
  const band = rule.qualitative.bands.find((each) => each.is === is);
  if (!band) return false;
  const exact = round(share, 8);
  return exact.gte(band.from) && (isTop(rule, band.to) ? exact.lte(band.to) : exact.lt(band.to));
}

/** "80%（含）～100%". */
export function bandText(rule: AchievementRule, is: string): string {
  const band = rule.qualitative.bands.find((each) => each.is === is);
  if (!band) return '';
  const [from, to] = [limitPercent(parseDecimal(band.from)!), limitPercent(parseDecimal(band.to)!)];
  return `${from}（含）～${to}`;
}

export function isTop(rule: AchievementRule, to: string): boolean {
  return rule.qualitative.bands.every((band) => parseDecimal(band.to)!.lte(to));
}

/** The unit's numbers put into the standard: "57÷60×8＝7.60"; empty while there is nothing to put in. */
export function achievementLine(
  rule: AchievementRule,
  full: Decimal | null,
  score: Decimal | null,
  table: FieldTable,
): string {
  const direction = directionOf(rule, table);
  if (direction === null || score === null || full === null) return '';
  const [fullText, scoreText] = [inFull(full), fixed(score, 2)];
  if (direction === 'qualitative') {
    const share = numberOf(table.value(rule.qualitative.share));
    return share === null ? '' : `${shareText(share)}×${fullText}＝${scoreText}`;
  }
  const [target, typed] = [numberOf(table.value(rule.target)), numberOf(table.value(rule.actual))];
  if (target === null || typed === null) return '';
  const like = actualBeside(rule, table, typed);
  const actual = max(zero, 'number' in like ? like.number : typed);
  const [wanted, done] = [inFull(target), inFull(actual)];
  const isMet = direction === 'atMost' ? round(actual.minus(target), 8).lte(0) : actual.gte(target);
  if (isMet || round(target, 8).lte(0))
    return `${done}对${textOf(table.value(rule.direction))}${wanted}，得${scoreText}分`;
  const isExcess = direction === 'atMost' && chosenIn(table, rule.reverse.field) === rule.reverse.excess;
  const isOut = isExcess && actual.gte(target.times(2));
  const share = direction === 'atMost' ? reverseShare(rule, target, actual, table) : round(actual.div(target), 8);
  if (share === null) return '';
  const part =
    direction !== 'atMost'
      ? `${done}÷${wanted}`
      : isExcess
        ? `［1－（${done}－${wanted}）÷${wanted}］`
        : `${wanted}÷${done}`;
  if (isOut) return `${done}为${wanted}的2倍以上，得${scoreText}分`;
  const pass = passLineOf(rule, table);
  if (pass === null) return `${part}×${fullText}＝${scoreText}`;
  const lineText = limitPercent(pass);
  if (score.eq(zero)) return `${part}＝${percentBeside(share, [pass])}，低于${lineText}，得${scoreText}分`;
  return `（${part}－${lineText}）÷（1－${lineText}）×${fullText}＝${scoreText}`;
}

/** A share that the unit typed, with all its digits. */
function shareText(share: Decimal): string {
  return `${inFull(share.times(100), 2)}%`;
}
