import type { Clause } from './clauses';
import { comparedIn, type NamedBase } from './comparisons';
import type { Statement } from './statement';

/** Where a clause stands: what was told last goes on where it has no words of its own. */
export interface Around {
  readonly before: Clause | undefined;
  readonly after: Clause | undefined;
  readonly previous: Statement | undefined;
}

/** “与上年相比，支出减少”; “增加3.52万元（比预算）”: the clause beside does nothing but name the base. */
export function basesBeside(before: Clause | undefined, after: Clause | undefined): readonly NamedBase[] {
  for (const beside of [before, after?.isBracket === true ? after : undefined]) {
    if (beside === undefined || beside.text.length > longestBase) continue;
    const { bases, rest } = comparedIn(beside.text);
    if (bases.length > 0 && rest.replace(/[、相比较起来\s]/g, '') === '') return bases;
  }
  return [];
}

/** A clause that only names a base is short. */
const longestBase = 40;

/** “增加66.4万元，增长30.29%”: without words of its own right behind another move. */
export function isGoingOn(
  previous: Statement | undefined,
  rest: string,
  isCompared: boolean,
  isFirst: boolean,
  before: Clause | undefined,
): boolean {
  if (previous === undefined || isCompared || !/^(?:净|又|即|约|、|\s)*$/.test(rest)) return false;
  if (!isFirst) return true;
  return before !== undefined && previous.figure !== null && before.text.trim().endsWith(figureText(previous, before));
}

function figureText(previous: Statement, { text, figures }: Clause): string {
  const last = figures[figures.length - 1];
  return last && previous.figure && last.value.eq(previous.figure.value) ? text.slice(last.start).trim() : '\u0000';
}
