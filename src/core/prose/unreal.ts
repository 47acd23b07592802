import type { Clause } from './clauses';
import { otherScope, otherTime, supposed } from './words/denials';

/** Whether each clause tells what happened: not what would happen if, nor what is left when something is taken out, nor a plan. */
export function realClauses(clauses: readonly Clause[]): readonly boolean[] {
  let sentence = -1;
  let isOpen = false;
  return clauses.map((clause) => {
    if (clause.sentence !== sentence) [sentence, isOpen] = [clause.sentence, false];
    if (supposed.test(clause.text) || otherScope.test(clause.text)) isOpen = true;
    return !isOpen && !otherTime.test(clause.text);
  });
}
