import { terms, unknownSegments } from './terms';

/** A word of a field's id that is not in the list, and what to write instead. */
export interface WordAdvice {
  readonly segment: string;
  /** One Chinese sentence, from "“headcount”不在词汇表里" on. */
  readonly text: string;
}

/**
 * What the list says of a field's id: nothing where every word is in it. A word that is to be avoided has its right one; otherwise a term
 * whose Chinese is in the field's label (`words`: the parts of the label path) is offered.
 */
export function wordAdvice(fieldId: string, words: readonly string[]): WordAdvice[] {
  const own = fieldId.split('.');
  return unknownSegments(fieldId).map((segment) => {
    const right = terms.find(({ avoid }) => avoid?.includes(segment));
    const alike = terms.find(
      ({ id, label, aliases = [] }) => !own.includes(id) && [label, ...aliases].some((word) => words.includes(word)),
    );
    const advice = right
      ? `${right.label}写 ${right.id}`
      : alike
        ? `${alike.label}在表里是 ${alike.id}`
        : '从 docs/glossary.md 里取词；表里真没有的，用意思清楚的英文词，并向维护的人提议收进去';
    return { segment, text: `“${segment}”不在词汇表里：${advice}` };
  });
}
