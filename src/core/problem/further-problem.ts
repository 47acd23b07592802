import { furtherTexts } from './further-texts';
import * as first from './problem';

first.speak(furtherTexts);

/** A Problem of any code. Modules that throw others than those of first-texts.ts take it from here, and the sentences come along. */
export const Problem = first.Problem;
export type Problem<Code extends first.ProblemCode = first.ProblemCode> = first.Problem<Code>;
export const problemText = first.problemText;
