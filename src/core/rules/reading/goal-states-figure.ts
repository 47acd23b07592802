import { figuresIn, type Figure } from '../../prose/figures';
import { numberOf, textOf } from '../../fields/field-value';
import { nameOf } from '../../fields/names';
import type { FieldTable } from '../../fields/field-table';
import type { CheckParams } from '../../pack/check-params';
import { convertMoney, isMoneyUnit } from '../../quantity/amount-unit';
import type { Decimal } from '../../quantity/decimal';
import { inFull } from '../../quantity/format';
import { directionOf } from '../../scoring/achievement';
import type { Rule } from '../rule';
import { anyWord } from '../support/any-word';
import { indicatorName, ownIndicatorsInUse, unitOfRow, type OwnIndicator } from '../support/indicators';
import { agreesWith, isLink, trimmedLink } from '../support/stated-figure';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

type Goal = CheckParams<'goal-states-figure'>['goals'][number];

/** A target is named with the side it must stay on: “不超过24小时”, “达到90%”. */
const targetLink =
  /^(?:要|应|力争|确保|控制)?(?:达到|达|为|是|在|不超过|不高于|不大于|不低于|不少于|不小于|≥|≤|＝|=|>=|<=)?$/;
const isTargetLink = (between: string): boolean => targetLink.test(trimmedLink(between));
/** An indicator's name stands by itself: “职工满意度” is not the indicator 满意度. */
const before = anyWord(
  ['^', '[，,。；;：:、！？!?\\n\\r（(）)“”"\\s]'],
  ['完成', '开展', '实现', '全年', '本年', '当年', '年度', '其中', '确保', '力争', '实际'],
);
const endsBefore = new RegExp(`(?:${before.source})$`);
/** Signs of the longest word of them. */
const longestBefore = 2;
/** Signs between a name and its figure, blanks among them. */
const longestLink = 60;
/** A name of two signs is found anywhere. */
const shortestName = 3;

/**
 * 年度总体目标 beside the indicators of the same table: “服务对象满意度93%” where the row says 95. Only where the indicator's own name stands
 * directly before a figure in the row's unit; told where no mention of it agrees. People write goals freely, so it is never more than
 * the check's level says, and what is not written in these words is not judged.
 */
export const goalStatesFigure: Rule<'goal-states-figure'> = {
  kind: 'goal-states-figure',
  blames: 'claim',
  decide({ goals }, { table }) {
    const inUse = ownIndicatorsInUse(table);
    const verdicts = goals.flatMap((goal) => {
      const text = textOf(table.value(goal.text));
      if (text.trim() === '') return [];
      const figures = figuresIn(text, table.memory);
      return inUse
        .filter(({ scoring }) => scoring.name === (goal.of ?? null))
        .flatMap((one) => judge(table, goal, text, figures, one) ?? []);
    });
    return verdicts.length > 0 ? verdicts : [notApplicable('总体目标里没有写指标的数。')];
  },
};

function judge(
  table: FieldTable,
  goal: Goal,
  text: string,
  figures: readonly Figure[],
  one: OwnIndicator,
): Verdict | null {
  const { rule, indicator } = one;
  const name = indicator.name === undefined ? '' : textOf(table.value(indicator.name)).replace(/\s+/g, '');
  const direction = directionOf(rule, table);
  const id = goal.states === 'target' ? rule.target : rule.actual;
  const value = numberOf(table.value(id));
  const unit = unitOfRow(table, one);
  if (name.length < shortestName || direction === null || direction === 'qualitative') return null;
  if (value === null || unit === null) return null;
  const stated = mentions(text, figures, name, goal.states === 'target' ? isTargetLink : isLink).flatMap((figure) => {
    const own = inUnit(value, unit, figure, text.slice(figure.end));
    return own === null ? [] : [{ figure, own }];
  });
  const [first] = stated;
  if (!first) return null;
  const subject = `${goal.text}:${indicator.id}`;
  const agrees = ({ figure, own }: { readonly figure: Figure; readonly own: Decimal }): boolean =>
    figure.value.eq(own) || agreesWith(figure, own, goal.states === 'target' ? '' : text.slice(figure.end));
  if (stated.some(agrees)) return pass(subject);
  const quote = `${name}${text.slice(first.figure.start, first.figure.end)}${first.figure.unit === null ? unit : ''}`;
  const right = `${inFull(value)}${unit}`;
  return fail({
    subject,
    message: `${nameOf(table, goal.text)}写“${quote}”，${indicatorName(table, one)}的${goal.states === 'target' ? '年度指标值' : '实际完成值'}是${right}。`,
    fields: [goal.text, id],
    left: text.slice(first.figure.start, first.figure.end),
    right,
    figures: [first.figure.value.toFixed(), value.toFixed()],
  });
}

/** The figures that stand directly behind a name, with a linking word at most. */
function mentions(
  text: string,
  figures: readonly Figure[],
  name: string,
  isLinked: (between: string) => boolean,
): readonly Figure[] {
  const found: Figure[] = [];
  let next = 0;
  const spaced = [...name].map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*');
  for (const match of text.matchAll(new RegExp(spaced, 'g'))) {
    const end = match.index + match[0].length;
    while (next < figures.length && figures[next]!.start < end) next++;
    const figure = figures[next];
    const ahead = text.slice(Math.max(0, match.index - longestBefore), match.index);
    if (!figure || figure.start - end > longestLink || !endsBefore.test(ahead)) continue;
    if (!isLinked(text.slice(end, figure.start))) continue;
    found.push(figure);
  }
  return found;
}

/** The row's figure in the unit that the text uses; null where they are no one quantity (93% and 3个百分点). */
function inUnit(value: Decimal, unit: string, figure: Figure, after: string): Decimal | null {
  if (isMoneyUnit(unit) && isMoneyUnit(figure.unit)) return convertMoney(value, unit, figure.unit);
  if (figure.unit === unit) return value;
  return figure.unit === null && after.trimStart().startsWith(unit) ? value : null;
}
