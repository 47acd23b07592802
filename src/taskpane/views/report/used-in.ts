import type { AttachmentTable } from '../../../core/report/table-model';
import type { OutlinePart } from './outline';

/** Where the report says a field: headings of sections, and attachments, in order. */
export function usedIn(field: string, parts: readonly OutlinePart[], tables: readonly AttachmentTable[]): string[] {
  const sections = parts
    .filter(({ blocks }) =>
      blocks.some(({ fragment }) =>
        fragment.paragraphs.flat().some((run) => run.kind === 'figure' && run.field === field),
      ),
    )
    .map(({ heading }) => heading);
  const attachments = tables
    .filter(({ table }) => table.rows.some((row) => row.cells.some((cell) => cell.field === field)))
    .map(({ label, name }) => (label === '' ? name : `${label} ${name}`));
  return [...sections, ...attachments];
}
