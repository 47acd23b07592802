import { addable, type Mention, type Reading } from '../mentions';
import { comparisonStart } from '../words/directions';
import {
  endOfRange,
  notAMove,
  outcome,
  overspends,
  plannedAt,
  ranked,
  spares,
  startOfRange,
} from '../words/movement-ends';
import { withoutEnds } from '../ends';
import { segmentBefore } from './context';

/** Two levels of one thing, and which of them was first. */
export interface Movement {
  readonly from: Mention;
  readonly to: Mention;
}

const generic =
  /^(?:收支|收入|支出|经费|资金|总额|总体|整体|合计|总计|本年|今年|全年|当年|年度|其中|均|共|各|项|、|和|及|的|\d{4}年度?|实际|总|决算|数|预算)*$/;

/** What grew or shrank: the words before the comparison, without those that any figure has. '' where it goes on. */
export function subjectOf(label: string): string {
  const at = label.search(comparisonStart);
  const words = (at < 0 ? label : label.slice(0, at)).replace(/(?:变动|变化|增减)(?:率|幅度?)(?:为|是)?$/, '');
  return generic.test(words)
    ? ''
    : withoutEnds(words.replace(/^(?:其中|本年|今年|全年|当年|\d{4}年度?的?)+/, ''), [
        '支出',
        '决算',
        '总额',
        '数据',
        '数',
        '均',
      ]);
}

/** The level before and the level after a change (an amount, points or a rate), where the words say which is which; else null. */
export function movementOf(reading: Reading, change: Mention): Movement | null {
  const levels = segmentBefore(reading, change).filter(
    (one) => !one.isChange && one.depth <= change.depth && isLevelOf(one, change),
  );
  return (
    besideBase(change, levels) ??
    rangeBefore(reading, change) ??
    rangeBehind(reading, change) ??
    spared(change, levels) ??
    againstPlan(change, levels)
  );
}

/** A rate of change moves amounts and counts, points move percentages. */
function isLevelOf(level: Mention, change: Mention): boolean {
  if (change.unit === '%') return level.unit !== '%' && level.unit !== '个百分点';
  return change.unit === '个百分点' ? level.unit === '%' : addable(level, change);
}

/** “3万元，比上年的4万元〔下降〕25%”: nothing but the change stands between it and its base. */
function besideBase(change: Mention, [near, ...others]: readonly Mention[]): Movement | null {
  // “42.6万元，比上年的48.2万元减少…，比预算50万元节约…”: other bases between are passed.
  const far = others.find(({ isBase }) => !isBase);
  if (!near || !far || change.token - near.token !== 2 || !near.isBase) return null;
  if (!alike(near, far) || near.depth !== change.depth) return null;
  const subject = subjectOf(near.label);
  if (subject !== '' && !far.label.includes(subject)) return null;
  return { from: near, to: far };
}

/** “由80万元增加到92万元，增加12万元，增长15%”. */
function rangeBefore({ mentions }: Reading, change: Mention): Movement | null {
  for (let i = change.index - 1; i > 0 && i >= change.index - 2; i--) {
    const [from, to] = [mentions[i - 1]!, mentions[i]!];
    if (to.sentence !== change.sentence || to.depth !== change.depth || change.token - to.token > 7) return null;
    if (isLevelOf(to, change)) return subjectOf(change.label) === '' ? rangeOf(from, to) : null;
    // “…，增加12万元，增长15%”
    if (!to.isChange) return null;
  }
  return null;
}

/** “下降四成，由上年的250件降至150件”. */
function rangeBehind({ mentions }: Reading, change: Mention): Movement | null {
  const [from, to] = [mentions[change.index + 1], mentions[change.index + 2]];
  if (!from || !to || from.token - change.token > 3 || !/^(?:由|从)/.test(from.label)) return null;
  return isLevelOf(to, change) ? rangeOf(from, to) : null;
}

/** “采购预算160万元，实际采购152万元，节约8万元”: what was planned and what came of it, side by side. */
function spared(change: Mention, levels: readonly Mention[]): Movement | null {
  const [near, far] = levels;
  if (!near || !far || !(spares.test(change.label) || overspends.test(change.label))) return null;
  if (!alike(near, far) || near.depth !== change.depth || subjectOf(change.label) !== '') return null;
  if (change.token - near.token > 8 || near.token - far.token > 6) return null;
  return planAndOutcome(near, far);
}

/** “年初预算数20万元，决算数16万元，较预算数减少4万元”: against the plan, as the words of the change say. */
function againstPlan(change: Mention, [near, far, other]: readonly Mention[]): Movement | null {
  if (!near || !far || !/(?:比|较|与)(?:年初|全年|当年|本年)?(?:预算|计划|指标)/.test(change.label)) return null;
  if (!alike(near, far) || near.depth !== change.depth || subjectOf(change.label) !== '') return null;
  if (change.token - near.token > 4 || near.token - far.token > 4 || (other && alike(other, near))) return null;
  return planAndOutcome(near, far);
}

/** Which of two was planned and which came of it, by their own words. */
export function planAndOutcome(near: Mention, far: Mention): Movement | null {
  if (isPlan(far) && isOutcome(near)) return { from: far, to: near };
  return isPlan(near) && isOutcome(far) ? { from: near, to: far } : null;
}

const isPlan = ({ label }: Mention): boolean => plannedAt.test(label);
const isOutcome = (one: Mention): boolean => !isPlan(one) && outcome.test(one.label);
const alike = (a: Mention, b: Mention): boolean =>
  addable(a, b) || (a.unit === null && b.unit === null && (a.noun.startsWith(b.noun) || b.noun.startsWith(a.noun)));

/** “由A增加到B”, “上年A，今年B”, “2021年A，2022年B”: two figures of one kind with nothing between. */
export function rangeOf(from: Mention, to: Mention): Movement | null {
  if (to.index !== from.index + 1 || from.sentence !== to.sentence || from.depth !== to.depth) return null;
  if (!alike(from, to) || from.isChange || to.isChange || to.token - from.token > 4) return null;
  if (ranked.test(from.label) || notAMove.test(from.label)) return null;
  if (startOfRange.test(from.label) && endOfRange.test(to.label)) return { from, to };
  const [before, after] = [timeOf(from.label), timeOf(to.label)];
  if (before === null || after === null || before.at === after.at) return null;
  if (after.rest !== '' && after.rest !== before.rest) return null;
  // “本年550万元，上年500万元”: told the other way round.
  return before.at < after.at ? { from, to } : { from: to, to: from };
}

const times = /(?:(上年|去年|上一年|年初|期初)|(今年|本年|年末|期末|年底)|((?:19|20)\d{2})年)度?末?(?:同期)?的?/;

function timeOf(label: string): { at: number; rest: string } | null {
  const match = times.exec(label);
  if (!match) return null;
  const at = match[3] !== undefined ? Number(match[3]) : match[1] !== undefined ? 0 : 1;
  const rest = withoutEnds(label.replace(times, ''), ['为', '是', '达', '数', '实际']);
  return { at, rest };
}
