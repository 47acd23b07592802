import { auditText } from '../prose/audit/audit-text';
import { findingTexts } from './finding-texts';
import type { Mended } from './mended';
import { readingRules } from './reading/registry';
import { rewritten, type Rewrite } from './rewrite';
import type { ProseReader } from './rule';
import { inPlaceOf } from './support/figure-in-place';
import { rewriteAdvice } from './support/rewrite-advice';
import { reworded } from './support/reworded';
import { againstItself } from './support/text-against-itself';

/** The reader as it is. The pane loads this file after its first findings; everybody else has it from the beginning. */
export const readProse: ProseReader = {
  rules: readingRules,
  againstItself,
  textsOf: findingTexts,
  rewrite: (field, text, judge) => offered(reworded(field, text, judge)),
  otherNumber: (field, text, figure, right) => {
    const change = inPlaceOf(text, figure.start, figure, right);
    return offered(change && { field, was: text, changes: [change] });
  },
};

/** A sentence that is put right must not spoil another. */
function offered(rewrite: Rewrite | null): Mended | null {
  if (!rewrite || contradictions(rewritten(rewrite)) > contradictions(rewrite.was)) return null;
  return { rewrite, suggestion: rewriteAdvice(rewrite) };
}

/** Of the text with itself. */
const contradictions = (text: string): number => auditText(text).filter(({ verdict }) => verdict === 'fails').length;
