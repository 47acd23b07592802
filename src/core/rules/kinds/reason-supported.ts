import { textOf } from '../../fields/field-value';
import type { CheckParams } from '../../pack/check-params';
import type { Rule, RuleContext } from '../rule';
import { changeBetween, changeText } from '../support/change';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { read, whyBad } from '../support/reading';
import { eachRow, type At } from '../support/rows';
import { fail, notApplicable, pass, undetermined, type Verdict } from '../verdict';

type Cause = CheckParams<'reason-supported'>['causes'][number];

/** 人员减少 of people the posts do not cover: the head-count of this workbook says nothing about them. */
const otherPeople =
  /(?:编外|临聘|聘用|聘请|临时|离退休|离休|退休|借用|借调|出国|出访|接待|派遣|外聘|培训|参会|参加|会议|公益性岗位|服务|安置|拆迁|办案|出差|慰问)(?:工作)?的?$/;
const denied = /(?:未|没有|没|不|无|并非|不是)(?:因|是|再)?$/;

/** A cause in words that the workbook can contradict. Where it does not know, the answer is 无法核对. */
export const reasonSupported: Rule<'reason-supported'> = {
  kind: 'reason-supported',
  blames: 'words',
  decide(params, context) {
    return eachRow(context, params.reason, (at, subject, row) => {
      const text = textOf(row.table.value(at(params.reason)));
      if (text.trim() === '') return notApplicable('没有写说明。', subject);
      return worst(
        params.causes.map((cause) => judge(cause, text, params, row, at, subject)),
        subject,
      );
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
  const word = cause.words.find((candidate) => isClaimed(text, candidate));
  if (word === undefined) return notApplicable(`说明里没有提到${cause.label}。`, subject);
  const [reasonId, fromId, toId] = [at(params.reason), at(cause.from), at(cause.to)];
  const [from, to] = [read(table.value, fromId), read(table.value, toId)];
  if (from.is !== 'number' || to.is !== 'number') {
    const unknown = from.is !== 'number' ? fromId : toId;
    const value = table.value(unknown);
    const why = value.is === 'bad' ? whyBad(value) : '没有填';
    return undetermined(
      `${nameOf(table, unknown)}${why}，不能核对${params.subject}的说明“${word}”。`,
      [reasonId, unknown],
      subject,
    );
  }
  const change = changeBetween(from.number, to.number);
  if (change.direction === cause.direction) return pass(subject);
  const moved = change.direction === 'flat' ? '没有变化' : changeText(change, table.field(toId));
  const [left, right] = [figureText(table, fromId, from.number), figureText(table, toId, to.number)];
  return fail({
    ...(subject !== undefined && { subject }),
    message: `${params.subject}的说明写“${word}”，但${nameOf(table, fromId)}${left}、${nameOf(table, toId)}${right}，${moved}。`,
    fields: [reasonId, toId, fromId],
    left,
    right,
    difference: figureText(table, toId, change.difference),
    figures: [from.number.toFixed(), to.number.toFixed()],
  });
}

function isClaimed(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.slice(Math.max(0, at - 8), at);
    if (!otherPeople.test(before) && !denied.test(before)) return true;
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
