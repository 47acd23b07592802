import { isProblem, Problem } from '../../core/problem/problem';

/** Outside trouble in words for people; `code` and `detail` for technicians. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly detail: string;
  readonly during: 'read' | 'write' | 'install' | 'go-to';
  /** The sheet it is about, where told. */
  readonly sheet?: string;
  /** The cell that could not be shown. */
  readonly address?: string;
}

/** A cell is being edited: no trouble at all, only a wait. */
export function isEditing(error: unknown): boolean {
  return isProblem(error) && String(error.code) === 'host.editing';
}

/** A Problem for the pane; anything else is a bug of ours and is thrown on. */
export function troubleOf(thrown: unknown, during: Trouble['during']): Trouble {
  const error = isMissingPart(thrown) ? new Problem('host.part-missing', {}, { cause: thrown }) : thrown;
  if (!isProblem(error)) throw error;
  const { sheet, address } = error.params;
  const cause = error.cause instanceof Error ? `${error.cause.name}: ${error.cause.message}` : '';
  const detail = [`code ${error.code}`, JSON.stringify(error.params), cause]
    .filter((part) => part !== '' && part !== '{}')
    .join('\n');
  return {
    code: error.code,
    message: error.message,
    detail,
    during,
    ...(typeof sheet === 'string' && sheet !== '' && { sheet }),
    ...(typeof address === 'string' && address !== '' && { address }),
  };
}

/** What loads with its first use did not come: webpack's own name for it. Asked again, it is fetched again. */
function isMissingPart(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChunkLoadError';
}

/** After a reading that went well. What a command told stays until it was read; that the host did not answer a jump is over by now. */
export function isOver(trouble: Trouble | null): boolean {
  return trouble?.during === 'read' || (trouble?.during === 'go-to' && /^host\.(busy|offline)$/.test(trouble.code));
}
