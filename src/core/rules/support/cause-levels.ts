import { figureText } from '../../fields/figure-text';
import type { FieldTable } from '../../fields/field-table';
import { nameOf } from '../../fields/names';
import type { CheckParams } from '../../pack/check-params';
import { agreesFigure } from '../../prose/agrees';
import { plainText } from '../../prose/plain-text';
import type { Level, Move } from '../../prose/statement';
import { statementsIn } from '../../prose/statements';
import { turnedCauses } from '../../prose/words/causes';
import { zero } from '../../quantity/decimal';
import { changeBetween, changeText, type Change } from './change';
import { read } from './reading';
import type { At } from './rows';
import { fail, type Verdict } from '../verdict';

type Cause = CheckParams<'reason-supported'>['causes'][number];

/** A reason in words, of the row that `at` leads to, and the causes it may be held against. */
export interface Explained {
  readonly table: FieldTable;
  readonly text: string;
  readonly causes: readonly Cause[];
  /** The field that the text stands in. */
  readonly reasonId: string;
  readonly subject: string;
  readonly at: At;
}

/** The cause that is told by numbers of staff; its fields tell how many there were and are. */
function staffCause(table: FieldTable, causes: readonly Cause[], at: At): Cause | undefined {
  return causes.find(({ to }) => table.field(at(to)).unit === '人');
}

/** Whose number it is: the staff in post, and nobody else. */
const ofStaff =
  /^(?:因|由于|系|本年末?|年末|年底|全年|本年度|本单位|我单位|单位|部门)*(?:净)?(?:在职|在编|在岗)?(?:人员|人数|职工|干部职工|编制内人员)(?:数|人数)?$/;

/** “人员由36人增加到40人”: both ends against the numbers of staff that the causes speak of. null where they agree or nobody tells. */
export function levelsOfStaff({ table, text, causes, reasonId, subject, at }: Explained): Verdict | null {
  const cause = staffCause(table, causes, at);
  if (cause === undefined) return null;
  const levels = statementsIn(text, table.memory).filter(
    (one): one is Level => one.kind === 'level' && one.figure.unit === '人' && ofStaff.test(one.subject.trim()),
  );
  for (const { of, figure, words } of levels) {
    const id = at(of === 'from' || of === 'priorYear' ? cause.from : cause.to);
    const actual = read(table.value, id);
    if (actual.is !== 'number' || agreesFigure(figure, actual.number)) continue;
    const [left, right] = [`${figure.value.toFixed()}人`, figureText(table, id, actual.number)];
    return fail({
      message: `${subject}的说明写“${words}”，其中${left}与${nameOf(table, id)}${right}不符。`,
      fields: [reasonId, id],
      left,
      right,
      figures: [figure.value.toFixed(), actual.number.toFixed()],
    });
  }
  return null;
}

/** “净减在职人员3人”, “在职人数与上年持平”: the balance of who came and went, against the numbers of staff. */
export function movesOfStaff({ table, text, causes, reasonId, subject, at }: Explained): Verdict | null {
  const cause = staffCause(table, causes, at);
  if (cause === undefined) return null;
  const [fromId, toId] = [at(cause.from), at(cause.to)];
  const [from, to] = [read(table.value, fromId), read(table.value, toId)];
  if (from.is !== 'number' || to.is !== 'number') return null;
  const change = changeBetween(from.number, to.number);
  const move = statementsIn(text, table.memory).find(
    (one): one is Move =>
      one.kind === 'move' &&
      ofStaff.test(one.subject.trim()) &&
      (one.figure === null || one.figure.unit === '人') &&
      (one.base === 'priorYear' || one.word.startsWith('净') || /净$/.test(one.subject)) &&
      !fitsStaff(one, change),
  );
  if (move === undefined) return null;
  const [left, right] = [figureText(table, fromId, from.number), figureText(table, toId, to.number)];
  const moved = change.direction === 'flat' ? '没有变化' : changeText(change, table.field(toId));
  return fail({
    message: `${subject}的说明写“${move.words}”，但${nameOf(table, fromId)}${left}、${nameOf(table, toId)}${right}，${moved}。`,
    fields: [reasonId, toId, fromId],
    left,
    right,
    figures: [from.number.toFixed(), to.number.toFixed()],
  });
}

function fitsStaff({ allows, figure, isNearly }: Move, { direction, difference }: Change): boolean {
  if (isNearly) return true;
  if (!allows.includes(direction)) return false;
  return figure === null || allows.length > 1 || agreesFigure(figure, difference.abs());
}

/** “人员减少导致支出增加”: the cause points the other way. null where none does. */
export function turnedCause({ text, causes, reasonId, subject }: Explained): Verdict | null {
  if (causes.length === 0) return null;
  const { text: words } = plainText(text);
  for (const pattern of turnedCauses) {
    const found = pattern.exec(words)?.[0];
    if (found === undefined) continue;
    return fail({
      message: `${subject}的说明写“${found}”，原因与结果方向相反，说不通。`,
      fields: [reasonId],
      left: found,
    });
  }
  return null;
}

const ofYearBefore = /(?:^|[，。；：、])(?:因|由于|系)?(?:上年|去年|上一年)度?[^，。比较]{0,5}$/;
const denied = /(?:未|没有|没|不|无)(?:再|新)?$/;

/** “上年新购车辆1台” where last year has none: a cause of the year before. null where it is not told or may be so. */
export function causeOfYearBefore({ table, text, causes, reasonId, subject, at }: Explained): Verdict | null {
  for (const { words, direction, from } of causes) {
    if (direction !== 'some') continue;
    const word = words.find((one) => {
      const start = text.indexOf(one);
      const before = text.slice(Math.max(0, start - 10), Math.max(0, start));
      return start >= 0 && ofYearBefore.test(before) && !denied.test(before);
    });
    const id = at(from);
    const actual = word === undefined ? null : read(table.value, id);
    if (actual?.is !== 'number' || actual.number.gt(zero)) continue;
    const right = figureText(table, id, actual.number);
    return fail({
      message: `${subject}的说明写上年“${word}”，但${nameOf(table, id)}是${right}。`,
      fields: [reasonId, id],
      left: `上年${word}`,
      right,
      figures: [actual.number.toFixed()],
    });
  }
  return null;
}
