import { auditText } from '../prose/audit/audit-text';
import type { ProseReader } from './prose-reader';
import { rewritten } from './rewrite';
import { reworded } from './support/reworded';

/** The reader as it is. The pane loads this file after its first findings; everybody else has it from the beginning. */
export const readProse: ProseReader = {
  relations: auditText,
  rewrite: (field, text, judge) => {
    const rewrite = reworded(field, text, judge);
    return rewrite && contradictions(rewritten(rewrite)) <= contradictions(text) ? rewrite : null;
  },
};

/** Of the text with itself: a sentence that is put right must not spoil another. */
const contradictions = (text: string): number => auditText(text).filter(({ verdict }) => verdict === 'fails').length;
