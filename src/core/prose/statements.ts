import { isMoneyUnit } from '../quantity/amount-unit';
import { clausesIn, type Clause } from './clauses';
import { namedBase } from './comparisons';
import { withoutEnds } from './ends';
import type { Figure } from './figures';
import { statedMoves } from './moves';
import type { Level, Ratio, Statement } from './statement';
import type { Memory } from '../memory/memory';
import { ofTexts } from '../memory/remember';

const statementsOfTexts = ofTexts(512, find);

/**
 * What a text of a few sentences says about movements and levels, in order. Plans, duties and other years are left out.
 * @param memory of the workbook, for those who ask again at every recheck
 */
export function statementsIn(text: string, memory?: Memory): readonly Statement[] {
  return (memory?.at(statementsOfTexts) ?? find)(text);
}

function find(text: string): readonly Statement[] {
  const clauses = clausesIn(text);
  const found: Statement[] = [];
  let topic: { words: string; sentence: number } | null = null;
  clauses.forEach((clause, index) => {
    const previous = found[found.length - 1];
    const told = [
      ...statedMoves(clause, clauses[index - 1], clauses[index + 1], previous),
      ...levels(clause, found.length),
      ...ratios(clause, found.length),
    ];
    if (topic?.sentence !== clause.sentence) topic = null;
    // “其中办公费12.4万元，较上年减少1.2万元”: what has no subject is of the item told before.
    const of: string = topic?.words ?? '';
    found.push(
      ...told.map((one) => ({
        ...one,
        ...(one.subject === '' && of !== '' && { subject: of }),
        clauseAt: clause.start,
      })),
    );
    const [figure] = clause.figures;
    if (told.length === 0 && figure && isMoney(figure)) {
      const words = clause.text.slice(0, figure.start).trim();
      if (words !== '') topic = { words, sentence: clause.sentence };
    }
  });
  return found;
}

const roles: readonly (readonly [RegExp, Level['of']])[] = [
  [/(?:本年度?|今年|当年|实际)?(?:实际|执行|完成)?(?:决算|实际支出|支出决算)(?:数|支出)?$/, 'final'],
  [/^(?:今年|本年度?|当年)(?:支出|实际|决算|实际支出)?$/, 'final'],
];
const links = ['为', '是', '共', '约', '达到', '达', '仅', '有', '安排', '支出', '：'];
const arrow = /^(?:→|->|—>|⇒|➡)$/;

/** “上年60万元”, “年初预算62.5万元”, “62.5万元→75万元”: a role right before a figure of money, and nothing behind it. */
function levels({ text, figures }: Clause, group: number): Level[] {
  const found: Level[] = [];
  let at = 0;
  figures.forEach((figure, index) => {
    const label = text.slice(at, figure.start).replace(/^[、和与及]/, '');
    const next = figures[index + 1];
    const words = text.slice(at, figure.end);
    at = figure.end;
    if (!isMoney(figure)) return;
    if (next && isMoney(next) && arrow.test(text.slice(figure.end, next.start))) {
      found.push({
        kind: 'level',
        of: 'from',
        figure,
        words: text.slice(figure.start, next.end),
        subject: label,
        group,
      });
      found.push({
        kind: 'level',
        of: 'to',
        figure: next,
        words: text.slice(figure.start, next.end),
        subject: label,
        group,
      });
      return;
    }
    if (
      next === undefined &&
      /^[^、和与及的]/.test(text.slice(figure.end)) &&
      !/^(?:以内|左右|以上|以下)/.test(text.slice(figure.end))
    )
      return;
    const role = roleAtEnd(withoutEnds(label, links));
    if (role) found.push({ kind: 'level', of: role.of, figure, words, subject: role.subject, group });
  });
  return found;
}

function roleAtEnd(label: string): { of: Level['of']; subject: string } | null {
  for (const [pattern, of] of roles) {
    const match = pattern.exec(label);
    if (match && match[0] !== '') return { of, subject: label.slice(0, match.index) };
  }
  for (let from = 0; from < label.length && from < 12; from++) {
    const base = namedBase(label.slice(from));
    if (base !== null) return { of: base, subject: label.slice(0, from) };
  }
  return null;
}

const completes = /完成(?:了)?([^，。]{0,8}(?:预算|指标))(?:数|任务)?的?(?:约|近)?$/;
const execution = /(?:预算)?(?:执行|完成)(?:率|进度)(?:为|达到?|是|约)*$/;
const multiple = /(?:是|为|达到?|相当于|占)([^，。是为]{0,8})的(?:约|近)?$/;

function ratios({ text, figures }: Clause, group: number): Ratio[] {
  return figures.flatMap((figure): Ratio[] => {
    const label = text.slice(0, figure.start);
    const words = text.slice(0, figure.end);
    if (figure.unit === '%') {
      const done = completes.exec(label);
      if (done)
        return [
          {
            kind: 'ratio',
            base: namedBase(done[1] ?? '') ?? null,
            figure,
            words,
            subject: label.slice(0, done.index),
            group,
          },
        ];
      const rate = execution.exec(label);
      if (rate) return [{ kind: 'ratio', base: null, figure, words, subject: label.slice(0, rate.index), group }];
    }
    if (figure.unit !== '%' && figure.unit !== '倍') return [];
    const times = multiple.exec(label);
    const base = times ? namedBase(times[1] ?? '') : null;
    if (!times || base === null) return [];
    return [{ kind: 'ratio', base, figure, words, subject: label.slice(0, times.index), group }];
  });
}

/** 元, 万元, 亿元, or 12.5万 where it is said of money. */
function isMoney({ unit, isBareScale }: Figure): boolean {
  return isMoneyUnit(unit) || isBareScale;
}
