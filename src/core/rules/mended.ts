import type { Fail } from './verdict';

/** A corrected text, and the sentence as advice where there is no button. */
export type Mended = Required<Pick<Fail, 'rewrite' | 'suggestion'>>;
