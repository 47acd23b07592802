import { isProblem, Problem } from '../../core/problem/problem';
import { appName } from './program';

/** What was being done, for the sentence. */
export interface Attempt {
  /** The program, where it is not WPS 表格. */
  readonly app?: string;
  readonly sheet?: string;
  readonly address?: string;
}

/**
 * What WPS throws is not documented anywhere: whatever it is, it is told as the program's refusal with WPS's own words, and stays as the
 * cause. A TypeError is a member that this build does not have.
 */
function wpsProblem(error: unknown, attempt: Attempt = {}): Problem {
  if (isProblem(error)) return error;
  const words = error instanceof Error ? error.message : String(error);
  const params = {
    app: attempt.app ?? appName,
    sheet: attempt.sheet ?? '',
    address: attempt.address ?? '',
    detail: words,
  };
  if (error instanceof TypeError) return new Problem('host.unsupported', params, { cause: error });
  const where = attempt.sheet === undefined ? '' : `《${attempt.sheet}》`;
  return new Problem('host.refused', { ...params, code: `${where}${words}` }, { cause: error });
}

/** One answer for whatever WPS throws on the way. What we work out ourselves belongs outside: a mistake of ours must stay one. */
export function tried<T>(work: () => T, attempt?: Attempt): T {
  try {
    return work();
  } catch (error) {
    throw wpsProblem(error, attempt);
  }
}
