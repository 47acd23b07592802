import { ofTexts } from '../../memory/remember';
import { placeholdersIn } from '../../prose/placeholders';
import { textOf } from '../../fields/field-value';
import type { Rule } from '../rule';
import { nameOf } from '../../fields/names';
import { eachText } from '../support/rows';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

/** A quote shows two characters after the gap, up to the next break. */
const quoteEnd = /[，,。；;、\s《“]/;

/** Told with what comes behind the gap. */
interface Placeholder {
  readonly words: string;
}

const placeholdersOf = ofTexts(256, find);

export const noPlaceholder: Rule<'no-placeholder'> = {
  kind: 'no-placeholder',
  blames: 'cell',
  decide(params, context) {
    const verdicts: Verdict[] = [];
    let seen = 0;
    for (const ref of params.texts) {
      const judged = eachText(context, ref, ({ table }, id) => {
        const text = textOf(table.value(id));
        if (text === '') return null;
        const found = table.memory.at(placeholdersOf)(text);
        if (found.length === 0) return [];
        const words = [...new Set(found.map((one) => one.words))];
        return [
          fail({
            subject: id,
            message: `${nameOf(table, id)}里还留着没有填的地方：${words.map((one) => `“${one}”`).join('、')}。`,
            fields: [id],
            left: words.join('、'),
          }),
        ];
      });
      seen += judged.seen;
      verdicts.push(...judged.verdicts);
    }
    if (verdicts.length > 0) return verdicts;
    return [seen === 0 ? notApplicable('还没有写文字。') : pass()];
  },
};

function find(text: string): readonly Placeholder[] {
  return placeholdersIn(text, 'field').map(({ end, words }) => {
    const [after = ''] = text.slice(end, end + 2).split(quoteEnd);
    return { words: `${words}${after}` };
  });
}
