import { isProblem } from '../../core/problem/problem';
import { troubleOf } from '../live/trouble';
import type { Refusal } from './report-state';

/** @throws what is no Problem: a bug of ours */
export function refusalOf(error: unknown): Refusal {
  if (!isProblem(error)) throw error;
  const { code, message, detail } = troubleOf(error, 'read');
  return { code, message, detail };
}
