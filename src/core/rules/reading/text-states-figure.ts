import { figuresIn, type Figure } from '../../prose/figures';
import { textOf } from '../../fields/field-value';
import type { CheckParams } from '../../pack/check-params';
import { convertMoney, isMoneyUnit } from '../../quantity/amount-unit';
import type { Decimal } from '../../quantity/decimal';
import type { FieldTable } from '../../fields/field-table';
import type { Rule, RuleContext } from '../rule';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { anyWord, yearPattern } from '../support/any-word';
import { eachText } from '../support/rows';
import { agreesWith, isLink } from '../support/stated-figure';
import { fail, notApplicable, pass, undetermined, type Verdict } from '../verdict';

type Stated = CheckParams<'text-states-figure'>['figures'][number];

/** Figures of another year or of a plan are another quantity. */
const otherYear = /(?:上年|上一年|去年|前年|下年|明年|拟|计划|预计)[^，,。；;]{0,10}$/;

/** “新增在职人员2人”, “其中在职人员3人参加培训”: some of them. */
const someBefore = /(?:新增|增加|减少|其中|组织|安排|部分|抽调)[^，,。；;]{0,6}$/;
const someAfter = /^(?:次|参加|参与|退休|调出|调入|获|被|因|外出|借调|轮岗)/;
/** What may stand before “项目支出” in its clause; anything else names one project (“便民服务平台项目支出12万元”). */
const wholeBefore = anyWord(
  [`${yearPattern}年度?`],
  [
    '本年度?',
    '当年',
    '全年',
    '年度',
    '其中',
    '实际',
    '总',
    '共',
    '的',
    '我[局办委镇乡院所馆校]',
    '我?(?:本)?(?:单位|部门|中心)',
    '[和与及“”"\\s]',
  ],
);
const clauseBreak = /[，,。；;：:、！？!?\n\r（(）)]/;

/** A figure that prose states about a field agrees with the field. */
export const textStatesFigure: Rule<'text-states-figure'> = {
  kind: 'text-states-figure',
  blames: 'claim',
  decide(params, context) {
    const verdicts: Verdict[] = [];
    for (const ref of params.texts) {
      const judged = eachText(context, ref, (own, id) => {
        const { table, year } = own;
        const text = textOf(table.value(id));
        if (text === '') return null;
        const figures = figuresIn(text, table.memory);
        return params.figures.flatMap((stated) => {
          const figure = statedFigure(text, figures, stated.words, year);
          return figure ? [judge(own, id, text, figure, stated)] : [];
        });
      });
      verdicts.push(...judged.verdicts);
    }
    return verdicts.length > 0 ? verdicts : [notApplicable('文字里没有写这些数。')];
  },
};

function statedFigure(
  text: string,
  figures: readonly Figure[],
  words: readonly string[],
  year: number | null,
): Figure | null {
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const end = at + word.length;
      const figure = figures.find((one) => one.start >= end);
      if (!figure || !isLink(text.slice(end, figure.start))) continue;
      const before = text.slice(Math.max(0, at - 12), at);
      const named = /(\d{4})年[^，,。；;]*$/.exec(before)?.[1];
      if (isOfAnother(word, text.slice(0, at), text.slice(figure.end))) continue;
      if (otherYear.test(before) || (named !== undefined && year !== null && Number(named) !== year)) continue;
      return figure;
    }
  }
  return null;
}

function isOfAnother(word: string, before: string, after: string): boolean {
  if (someBefore.test(before) && /人员|人数/.test(word)) return true;
  if (someAfter.test(after) && /人员|人数/.test(word)) return true;
  if (!word.endsWith('支出')) return false;
  const clause = before.split(clauseBreak).at(-1) ?? '';
  return clause.replace(wholeBefore, '') !== '';
}

function judge(
  { table, prose }: Pick<RuleContext, 'table' | 'prose'>,
  id: string,
  text: string,
  figure: Figure,
  stated: Stated,
): Verdict {
  const subject = `${id}:${stated.field}`;
  const quote = text.slice(figure.start, figure.end);
  const value = table.value(stated.field);
  const name = nameOf(table, stated.field);
  if (value.is === 'none' && figure.value.eq(0)) return pass(subject);
  if (value.is !== 'number')
    return undetermined(
      `${name}没有可用的数，不能核对${nameOf(table, id)}里的“${quote}”。`,
      [id, stated.field],
      subject,
    );
  const actual = inTextUnit(table, stated.field, value.number, figure.unit);
  if (actual === null)
    return undetermined(
      `${nameOf(table, id)}里的“${quote}”与${name}的计量单位不同，不能核对。`,
      [id, stated.field],
      subject,
    );
  if (agreesWith(figure, actual, text.slice(figure.end))) return pass(subject);
  const right = figureText(table, stated.field, value.number);
  return fail({
    subject,
    message: `${nameOf(table, id)}写${stated.words[0] ?? name}“${quote}”，表中${name}是${right}。`,
    fields: [id, stated.field],
    inText: id,
    ...prose?.otherNumber(id, text, figure, actual),
    left: quote,
    right,
    figures: [figure.value.toFixed(), value.number.toFixed()],
  });
}

function inTextUnit(table: FieldTable, id: string, number: Decimal, unit: string | null): Decimal | null {
  const own = table.field(id).unit;
  if (isMoneyUnit(own) && isMoneyUnit(unit)) return convertMoney(number, own, unit);
  if (own === '%' && unit === '%') return number.times(100);
  return unit === null || unit === own ? number : null;
}
