import { clausesIn } from './clauses';
import { withoutEnds } from './ends';
import { levels } from './levels';
import { isMoney } from './money';
import { statedMoves } from './moves';
import { nothingTold } from './nothing';
import { ratios } from './ratios';
import type { Statement } from './statement';
import { realClauses } from './unreal';
import type { Memory } from '../memory/memory';
import { ofTexts } from '../memory/remember';

const statementsOfTexts = ofTexts(512, find);

/**
 * What a text of a few sentences says about movements and levels, in order. Plans, duties, suppositions and other years are left out.
 * @param memory of the workbook, for those who ask again at every recheck
 */
export function statementsIn(text: string, memory?: Memory): readonly Statement[] {
  return (memory?.at(statementsOfTexts) ?? find)(text);
}

/** “一是…”, “（1）…”: from here on causes are told one by one. */
const opensList = /^\s*(?:[一二三四五六七八九]是|其[一二三]|首先|第[一二三]|[①-⑳]|\d{1,2}[.、．](?!\d))/;
const more = /^\s*(?:另(?!行)|此外|还有)/;

function find(text: string): readonly Statement[] {
  const clauses = clausesIn(text);
  const real = realClauses(clauses);
  const found: Statement[] = [];
  let topic: { words: string; sentence: number } | null = null;
  let isNothing = true;
  // What 另 adds to, stands before it.
  let isListed = clauses.some(({ text: words }) => more.test(words));
  clauses.forEach((clause, index) => {
    isListed ||= opensList.test(clause.text);
    if (!real[index]) return;
    const [before, after] = [clauses[index - 1], clauses[index + 1]];
    const group = found[found.length - 1]?.group ?? 0;
    const none = nothingTold(clause, index === 0 || isNothing, group + 1);
    isNothing = none.length > 0;
    const told: readonly Statement[] = isNothing
      ? none
      : [
          ...statedMoves(clause, { before, after, previous: found[found.length - 1] }),
          ...levels(clause, after, group + 1),
          ...ratios(clause, group + 1),
        ];
    if (topic?.sentence !== clause.sentence) topic = null;
    // “其中办公费12.4万元，较上年减少1.2万元”: what has no subject is of the item told before.
    const of: string = topic?.words ?? '';
    for (const one of told)
      found.push({
        ...one,
        subject: one.subject === '' ? of : one.subject,
        clauseAt: clause.start,
        ...(isListed && { isListed }),
      });
    const [figure] = clause.figures;
    if (
      figure &&
      (isMoney(figure) || figure.unit === '人') &&
      told.every(({ kind, subject }) => kind === 'level' && subject !== '')
    ) {
      const words = told[0]?.subject ?? clause.text.slice(0, figure.start).trim();
      if (words !== '') topic = { words: withoutEnds(words, ['、']), sentence: clause.sentence };
    }
  });
  return found;
}
