import { newWorkbook } from '../../src/app/new-workbook';
import type { Pack } from '../../src/core/pack/pack';
import type { Data } from '../../src/core/table/data';
import type { Edit } from '../../src/core/workbook/edit';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';

/** What results depend on. Looks, widths, marks and validations are most of a workbook's weight, and no result is another without them. */
const meaning = new Set<Edit['edit']>(['add-sheet', 'set-cells', 'define-name']);

/** The workbook that a pack makes of these figures, without stored results and without looks. */
export function filledBook(pack: Pack, data: Data, change = (edits: readonly Edit[]) => edits): Promise<Uint8Array> {
  const edits = newWorkbook({ pack, sample: false, data, workbookId: 'oracle' });
  return authorWorkbook(change(edits.filter(({ edit }) => meaning.has(edit))), {
    creator: 'oracle',
    cachedResults: false,
  });
}
