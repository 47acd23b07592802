import { columnsOf, isDerived, type Pack } from '../../pack/pack';
import { factOfPack } from '../../pack/fact-of-pack';
import { textOf } from '../../fields/field-value';
import { nameOf } from '../../fields/names';
import type { Memory, Slot } from '../../memory/memory';
import { remember } from '../../memory/remember';
import { inTwo } from '../../prose/audit/in-two';
import type { Relation } from '../../prose/audit/relation';
import type { ProseReader } from '../prose-reader';
import type { Rule, RuleContext } from '../rule';
import { eachText } from '../support/rows';
import { fail, notApplicable, pass, undetermined, type Verdict } from '../verdict';

/**
 * A text against itself: a total and its parts, a share or a rate beside its amounts, 由A到B with its change, the same figure twice. Every
 * finding has both figures and the computation; which of the two is wrong only the writer knows. Only a text that changed is read again.
 */
export const proseAgrees: Rule<'prose-agrees'> = {
  kind: 'prose-agrees',
  blames: 'words',
  decide(params, context) {
    const { prose } = context;
    const verdicts: Verdict[] = [];
    let [seen, held] = [0, 0];
    for (const ref of params.texts ?? proseOf(context.table.pack)) {
      const judged = eachText(context, ref, (own, id) => {
        const text = textOf(own.table.value(id));
        if (text.trim() === '') return null;
        if (!prose) return [];
        const relations = relationsIn(prose, text, own.table.memory);
        return relations.some(({ verdict }) => verdict !== 'holds')
          ? tellAll(own, id, relations)
          : relations.length > 0
            ? [pass(id)]
            : [];
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

const known: Slot<WeakMap<ProseReader, (text: string) => readonly Relation[]>> = {
  make: () => new WeakMap(),
  isLasting: true,
};

function relationsIn(prose: ProseReader, text: string, memory: Memory): readonly Relation[] {
  const readers = memory.at(known);
  const reader = readers.get(prose) ?? remember(512, prose.relations);
  readers.set(prose, reader);
  return reader(text);
}

function tellAll({ table }: RuleContext, id: string, relations: readonly Relation[]): readonly Verdict[] {
  const subjects = new Map<string, number>();
  return relations.flatMap(({ kind, quotes, verdict, message, left, right, difference }): Verdict[] => {
    if (verdict === 'holds') return [];
    const words = quotes.map(({ text }) => text.replace(/\s/g, '')).join('…');
    const key = `${id}:${kind}:${words.slice(0, 40)}`;
    const count = (subjects.get(key) ?? 0) + 1;
    subjects.set(key, count);
    const subject = count === 1 ? key : `${key}:${count}`;
    if (verdict === 'unknown') return [undetermined(`${nameOf(table, id)}里，${message}`, [id], subject)];
    const [title, why] = inTwo(message);
    return [
      fail({
        subject,
        message: `${nameOf(table, id)}里，${title}。`,
        fields: [id],
        ...(left !== undefined && { left }),
        ...(right !== undefined && { right }),
        ...(difference !== undefined && { difference }),
        ...(why !== '' && { cause: why }),
        // What may be right after all is asked, and a 说明 answers it; a contradiction is mended where it stands.
        ...(verdict === 'asks' ? { level: 'explain' as const } : { inText: id }),
      }),
    ];
  });
}
