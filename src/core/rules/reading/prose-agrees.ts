import { columnsOf, isDerived, type Pack } from '../../pack/pack';
import { factOfPack } from '../../pack/fact-of-pack';
import { textOf } from '../../fields/field-value';
import type { Rule } from '../rule';
import { eachText } from '../support/rows';
import { notApplicable, undetermined, type Verdict } from '../verdict';

/**
 * A text against itself: a total and its parts, a share or a rate beside its amounts, 由A到B with its change, the same figure twice. Every
 * finding has both figures and the computation; which of the two is wrong only the writer knows. Only a text that changed is read again.
 */
export const proseAgrees: Rule<'prose-agrees'> = {
  kind: 'prose-agrees',
  blames: 'claim',
  decide(params, context) {
    const { prose } = context;
    const verdicts: Verdict[] = [];
    let [seen, held] = [0, 0];
    for (const ref of params.texts ?? proseOf(context.table.pack)) {
      const judged = eachText(context, ref, (own, id) => {
        const text = textOf(own.table.value(id));
        if (text.trim() === '') return null;
        if (!prose) return [];
        return prose.againstItself(own.table, id, text);
      });
      seen += judged.seen;
      held += judged.verdicts.length;
      verdicts.push(...judged.verdicts);
    }
    if (seen > 0 && !prose) return [undetermined('读句子的程序还没有取到，文字里的数还没有互相核对。', [])];
    return held > 0 ? verdicts : [notApplicable(seen === 0 ? '还没有写文字。' : '文字里没有可以互相核对的数。')];
  },
};

/** Every text of prose that people fill in. */
const proseOf = factOfPack((pack: Pack): readonly string[] =>
  pack.fields.flatMap((field) => {
    const own = field.kind === 'rows' ? columnsOf(field) : [field];
    return own.flatMap((one) => (one.kind === 'text' && one.length === 'prose' && !isDerived(one) ? [one.id] : []));
  }),
);
