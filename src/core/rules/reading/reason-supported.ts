import { textOf } from '../../fields/field-value';
import type { CheckParams } from '../../pack/check-params';
import type { Rule, RuleContext } from '../rule';
import { baseIn, isPriorYear } from '../../prose/base';
import type { Base } from '../../prose/words/bases';
import { sentences } from '../../prose/fold';
import { zero } from '../../quantity/decimal';
import type { FieldTable } from '../../fields/field-table';
import { changeBetween, changeText, type Change } from '../support/change';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { read, whyBad } from '../support/reading';
import { causeOfYearBefore, levelsOfStaff, movesOfStaff, turnedCause } from '../support/cause-levels';
import { eachRow, type At } from '../support/rows';
import { fail, notApplicable, pass, undetermined, type Verdict } from '../verdict';

type Cause = CheckParams<'reason-supported'>['causes'][number];

/** 人员减少 of people the posts do not cover: the head-count of this workbook says nothing about them. */
const otherPeople =
  /(?:编外|临聘|聘用|聘请|临时|离退休|离休|退休|借用|借调|出国|出访|接待|派遣|外聘|培训|参会|参加|会议|公益性岗位|服务|安置|拆迁|办案|出差|慰问)(?:工作)?的?$/;
const denied = /(?:未|没有|没|不|无|并非|不是)(?:因|是|再|新)?$/;
/** “上年购置车辆”, not “比上年人员增加”. */
const ofYearBefore = /(?<![比较与和同])(?:上年|去年|上一年)度?[^比较，,]{0,5}$/;

/** A cause in words that the workbook can contradict. Where it does not know, the answer is 无法核对. */
export const reasonSupported: Rule<'reason-supported'> = {
  kind: 'reason-supported',
  blames: 'claim',
  decide(params, context) {
    return eachRow(context, params.reason, (at, subject, row) => {
      const text = textOf(row.table.value(at(params.reason)));
      if (text.trim() === '') return notApplicable('没有写说明。', subject);
      const { causes } = params;
      const told = [levelsOfStaff, movesOfStaff, causeOfYearBefore, turnedCause].flatMap((find) => {
        const reasonId = at(params.reason);
        const found = find({ table: row.table, text, causes, reasonId, subject: params.subject, at });
        return found === null ? [] : [{ ...found, ...(subject !== undefined && { subject }) }];
      });
      return worst([...told, ...causes.map((cause) => judge(cause, text, params, row, at, subject))], subject);
    });
  },
};

function judge(
  cause: Cause,
  text: string,
  params: CheckParams<'reason-supported'>,
  { table }: RuleContext,
  at: At,
  subject?: string,
): Verdict {
  const silent = notApplicable(`说明里没有提到${cause.label}。`, subject);
  const claim = claimOf(text, cause.words);
  if (claim === null || saysBothWays(cause, text, params)) return silent;
  const { word, base } = claim;
  const [reasonId, toId] = [at(params.reason), at(cause.to)];
  const fromIds = basesOf(table, cause, at, base);
  if (fromIds.length === 0) return silent;
  const to = read(table.value, toId);
  let unknown = to.is === 'number' ? null : toId;
  const changes: { fromId: string; change: Change }[] = [];
  for (const fromId of fromIds) {
    const from = read(table.value, fromId);
    if (from.is !== 'number') unknown ??= fromId;
    else if (to.is === 'number') changes.push({ fromId, change: changeBetween(from.number, to.number) });
  }
  if (changes.some(({ change }) => holds(cause, change))) return pass(subject);
  const [first] = changes;
  if (unknown !== null || first === undefined) {
    const id = unknown ?? toId;
    const value = table.value(id);
    const why = value.is === 'bad' ? whyBad(value) : '没有填';
    return undetermined(
      `${nameOf(table, id)}${why}，不能核对${params.subject}的说明“${word}”。`,
      [reasonId, id],
      subject,
    );
  }
  const { fromId, change } = first;
  const moved = change.direction === 'flat' ? '没有变化' : changeText(change, table.field(toId));
  const [left, right] = [figureText(table, fromId, change.from), figureText(table, toId, change.to)];
  return fail({
    ...(subject !== undefined && { subject }),
    message: `${params.subject}的说明写“${word}”，但${nameOf(table, fromId)}${left}、${nameOf(table, toId)}${right}，${moved}。`,
    fields: [reasonId, toId, fromId],
    left,
    right,
    difference: figureText(table, toId, change.difference),
    figures: [change.from.toFixed(), change.to.toFixed()],
  });
}

function holds({ direction }: Cause, change: Change): boolean {
  return direction === 'some' ? change.to.gt(zero) : change.direction === direction;
}

/** “调入人员增加3人，退休人员减少2人”: who came and who went, not what remains. */
function saysBothWays(cause: Cause, text: string, { causes }: CheckParams<'reason-supported'>): boolean {
  if (cause.unless?.some((word) => text.includes(word))) return true;
  return causes.some(
    (other) => other.to === cause.to && other.direction !== cause.direction && claimOf(text, other.words) !== null,
  );
}

/** What the words are held against: the base their sentence names, else any that the pack knows. */
function basesOf(table: FieldTable, cause: Cause, at: At, named: Base | null): readonly string[] {
  const all = [cause.from, ...(cause.orFrom === undefined ? [] : [cause.orFrom])].map(at);
  if (named === null) return all;
  const fitting =
    named === 'priorBudget' ? [] : all.filter((id) => isPriorYear(table.field(id).label) === (named === 'priorYear'));
  // 追加预算 in a sentence about the year before still speaks of the budget; 人员减少 in one about the budget may speak of posts.
  return fitting.length > 0 || named !== 'priorYear' ? fitting : all;
}

function claimOf(text: string, words: readonly string[]): { readonly word: string; readonly base: Base | null } | null {
  for (const sentence of sentences(text)) {
    const word = words.find((candidate) => isClaimed(sentence.text, candidate));
    if (word !== undefined) return { word, base: baseIn(sentence.text) };
  }
  return null;
}

function isClaimed(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.slice(Math.max(0, at - 8), at);
    if (!otherPeople.test(before) && !denied.test(before) && !ofYearBefore.test(before)) return true;
  }
  return false;
}

function worst(verdicts: readonly Verdict[], subject?: string): Verdict {
  for (const outcome of ['fail', 'undetermined', 'pass'] as const) {
    const found = verdicts.find((verdict) => verdict.outcome === outcome);
    if (found) return found;
  }
  return notApplicable('说明里没有能用本表核对的原因。', subject);
}
