import { isProblem } from '../../core/problem/problem';
import type { Trouble } from './session-state';

/** A cell is being edited: no trouble at all, only a wait. */
export function isEditing(error: unknown): boolean {
  return isProblem(error) && String(error.code) === 'host.editing';
}

/** A Problem for the pane; anything else is a bug of ours and is thrown on. */
export function troubleOf(error: unknown, during: Trouble['during']): Trouble {
  if (!isProblem(error)) throw error;
  const sheet = error.params['sheet'];
  const cause = error.cause instanceof Error ? `${error.cause.name}: ${error.cause.message}` : '';
  const detail = [`code ${error.code}`, JSON.stringify(error.params), cause]
    .filter((part) => part !== '' && part !== '{}')
    .join('\n');
  return { code: error.code, message: error.message, detail, during, ...(typeof sheet === 'string' && { sheet }) };
}
