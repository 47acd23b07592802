import type { FieldTable } from '../../fields/field-table';
import { nameOf } from '../../fields/names';
import { ofTexts } from '../../memory/remember';
import { auditText } from '../../prose/audit/audit-text';
import { inTwo } from '../../prose/audit/in-two';
import type { Relation } from '../../prose/audit/relation';
import { fail, pass, type Verdict } from '../verdict';

const relationsOfTexts = ofTexts(512, auditText);

/** What the relations between a text's own figures come to; [] where it has none. Only a text that changed is read again. */
export function againstItself(table: FieldTable, id: string, text: string): readonly Verdict[] {
  const relations = table.memory.at(relationsOfTexts)(text).filter(isTold);
  if (relations.length === 0) return [];
  return relations.some(({ verdict }) => verdict !== 'holds') ? tellAll(table, id, relations) : [pass(id)];
}

/** What the text alone leaves open the fields answer, by rules of their own; prompts that nobody filled in are no-placeholder's. */
const isTold = ({ kind, verdict }: Relation): boolean => verdict !== 'unknown' && kind !== 'placeholder';

function tellAll(table: FieldTable, id: string, relations: readonly Relation[]): readonly Verdict[] {
  const subjects = new Map<string, number>();
  return relations.flatMap(({ kind, quotes, verdict, message, left, right, difference }): Verdict[] => {
    if (verdict === 'holds') return [];
    const words = quotes.map(({ text }) => text.replace(/\s/g, '')).join('…');
    const key = `${id}:${kind}:${words.slice(0, 40)}`;
    const count = (subjects.get(key) ?? 0) + 1;
    subjects.set(key, count);
    const subject = count === 1 ? key : `${key}:${count}`;
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
