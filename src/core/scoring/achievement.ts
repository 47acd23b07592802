import type { FieldTable } from '../fields/field-table';
import { numberOf, textOf } from '../fields/field-value';
import { directions } from '../pack/directions';
import { spokenName } from '../pack/pack';
import type { AchievementRule } from '../pack/score-rules';
import { max, one, parseDecimal, round, zero, type Decimal } from '../quantity/decimal';
import { fixed, percent, trimmed } from '../quantity/format';
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
  if (direction === null) return unsettled('请先选指标方向（≥、≤、＝或定性）。');
  if (direction === 'qualitative') return scoreQualitative(rule, full, table);
  const stuck = waitingForUse(table, [rule.target, rule.actual]);
  if (stuck) return stuck;
  const [target, typed] = [numberOf(table.value(rule.target)), numberOf(table.value(rule.actual))];
  if (target === null) return unsettled('没有填年度指标值。');
  if (typed === null) return unsettled('没有填实际完成值。');
  const figures = new Figures(
    target,
    max(zero, typed),
    full,
    `${textOf(table.value(rule.direction))}${trimmed(target, 6)}`,
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
  ) {
    this.hasNoTarget = round(target, 8).lte(0);
  }
  /** actual ÷ target; only where there is a target. */
  get share(): Decimal {
    return round(this.actual.div(this.target), 8);
  }
  get said(): string {
    return `年度指标值${this.wanted}，实际完成${trimmed(this.actual, 6)}`;
  }
  met(how: string): ScoreOutcome {
    return scored(this.full, `${this.said}，${how}，计满分${trimmed(this.full, 2)}分。`);
  }
  earns(score: Decimal, how: string, nextStep?: string): ScoreOutcome {
    return scored(score, `${this.said}，${how}，得${trimmed(score, 2)}分。`, nextStep);
  }
}

function scoreForward(rule: AchievementRule, figures: Figures, table: FieldTable): ScoreOutcome {
  if (figures.hasNoTarget) return figures.met('达到年度指标值');
  const { share, full } = figures;
  const reached = percent(share);
  if (share.gte(one)) {
    const far = rule.overshoot;
    if (!far || share.lt(far.beyond)) return figures.met(`为指标值的${reached}`);
    const stuck = waitingForUse(table, [far.field]);
    if (stuck) return stuck;
    if (chosenIn(table, far.field) !== far.is) return figures.met(`为指标值的${reached}`);
    const score = max(zero, full.minus(far.deduct));
    return figures.earns(
      score,
      `为指标值的${reached}，达到${percent(parseDecimal(far.beyond)!, 0)}以上属于偏离较大，扣${far.deduct}分`,
    );
  }
  const next = `实际完成达到${trimmed(figures.target, 6)}时得满分${trimmed(full, 2)}分。`;
  return passed(rule, figures, table, { share, said: `完成${reached}`, plainly: '按比例记分', next });
}

/** A part done, as points: by ratio, or with a pass line (财预〔2021〕101号, which makes no difference between ≥ and ≤). */
function passed(
  rule: AchievementRule,
  figures: Figures,
  table: FieldTable,
  done: { readonly share: Decimal; readonly said: string; readonly plainly: string; readonly next: string },
): ScoreOutcome {
  const { share, said, plainly, next } = done;
  const { full } = figures;
  const line = rule.passLine;
  const stuck = line && waitingForUse(table, [line.field]);
  if (stuck) return stuck;
  if (!line || chosenIn(table, line.field) !== line.is)
    return figures.earns(round(share.times(full), 2), `${said}，${plainly}`, next);
  const pass = parseDecimal(line.line)!;
  const lineText = percent(pass, 0);
  if (share.lt(pass)) return figures.earns(zero, `${said}，低于${lineText}不得分`, next);
  const earned = round(round(share.minus(pass).div(one.minus(pass)), 8).times(full), 2);
  return figures.earns(earned, `${said}，按（完成率－${lineText}）÷（1－${lineText}）×分值记分`, next);
}

function scoreReverse(rule: AchievementRule, figures: Figures, table: FieldTable): ScoreOutcome {
  const { target, actual, full } = figures;
  if (round(actual.minus(target), 8).lte(0)) return figures.met('没有超过指标值');
  const next = `实际完成不超过${trimmed(target, 6)}时得满分${trimmed(full, 2)}分。`;
  if (figures.hasNoTarget) return figures.earns(zero, '指标值为0而有发生', next);
  const stuck = waitingForUse(table, [rule.reverse.field]);
  if (stuck) return stuck;
  const method = chosenIn(table, rule.reverse.field);
  if (method === rule.reverse.excess) {
    const beyond = actual.minus(target).div(target);
    const share = max(zero, round(one.minus(beyond), 8));
    const said = `超过指标值${percent(beyond)}，完成率按1－超出部分÷指标值计${percent(share)}`;
    return passed(rule, figures, table, { share, said, plainly: '乘以分值记分', next });
  }
  if (method === rule.reverse.quotient) {
    const share = round(target.div(actual), 8);
    const said = `超过指标值，完成率按指标值÷实际完成值计${percent(share)}`;
    return passed(rule, figures, table, { share, said, plainly: '乘以分值记分', next });
  }
  const place = table.field(rule.reverse.field).label;
  const ways = `“${rule.reverse.excess}”、“${rule.reverse.quotient}”`;
  return unsettled(
    `${figures.said}，超过了指标值。反向指标有两种计分办法，请在“${place}”中按本地要求选定（${ways}）。`,
  );
}

function scoreQualitative(rule: AchievementRule, full: Decimal, table: FieldTable): ScoreOutcome {
  const stuck = waitingForUse(table, [rule.qualitative.grade, rule.qualitative.share]);
  if (stuck) return stuck;
  const chosen = textOf(table.value(rule.qualitative.grade));
  const band = rule.qualitative.bands.find((each) => each.is === chosen);
  if (!band) return unsettled(`请选完成情况（${rule.qualitative.bands.map((each) => each.is).join('、')}）。`);
  const share = numberOf(table.value(rule.qualitative.share));
  const range = bandText(rule, band.is);
  const name = spokenName(table.field(rule.qualitative.share));
  if (share === null) return unsettled(`${band.is}，请在${range}之间填${name}。`);
  if (!isInBand(rule, band.is, share))
    return unsettled(`${name}${percent(share)}不在“${band.is}”的${range}之间，请改评定比例或完成情况。`);
  const score = round(round(share, 8).times(full), 2);
  return scored(score, `${band.is}（${range}），评定${percent(share)}，得${trimmed(score, 2)}分。`);
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
  const [from, to] = [percent(parseDecimal(band.from)!, 0), percent(parseDecimal(band.to)!, 0)];
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
  const [fullText, scoreText] = [trimmed(full, 2), fixed(score, 2)];
  if (direction === 'qualitative') {
    const share = numberOf(table.value(rule.qualitative.share));
    return share === null ? '' : `${percent(share)}×${fullText}＝${scoreText}`;
  }
  const [target, actual] = [numberOf(table.value(rule.target)), numberOf(table.value(rule.actual))];
  if (target === null || actual === null) return '';
  const [wanted, done] = [trimmed(target, 6), trimmed(max(zero, actual), 6)];
  if (score.eq(full) || round(target, 8).lte(0))
    return `${done}对${textOf(table.value(rule.direction))}${wanted}，得${scoreText}分`;
  if (direction !== 'atMost')
    return `${done}÷${wanted}＝${percent(max(zero, actual).div(target))}，分值${fullText}，得${scoreText}分`;
  const isExcess = textOf(table.value(rule.reverse.field)) === rule.reverse.excess;
  const line = rule.passLine;
  if (line && chosenIn(table, line.field) === line.is) {
    const share = isExcess ? max(zero, one.minus(actual.minus(target).div(target))) : target.div(actual);
    const how = isExcess ? `1－（${done}－${wanted}）÷${wanted}` : `${wanted}÷${done}`;
    return `${how}＝${percent(share)}，分值${fullText}，得${scoreText}分`;
  }
  return isExcess
    ? `［1－（${done}－${wanted}）÷${wanted}］×${fullText}＝${scoreText}`
    : `${wanted}÷${done}×${fullText}＝${scoreText}`;
}
