import type { OtherText } from './elsewhere';
import type { Choice } from './plan';
import type { StoredFragment, WorkbookText } from './stored-base';

/** One fragment as its refresh is planned: what was written, what stands in the document now, what the workbook says. */
export interface FragmentInput {
  /** Names the fragment (and copy) in questions. */
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly origin: StoredFragment['origin'];
  /** null: the document does not remember what was written. */
  readonly stored: StoredFragment | null;
  /** Its link was broken and has just been mended by the user's own choice. */
  readonly mended: Choice | null;
  readonly yours: string;
  readonly next: WorkbookText;
  /** Where else in the document a clause stands: it may have gone there. */
  readonly placesOf: (clause: string) => readonly OtherText[];
  readonly labelOf: (field: string) => string;
  readonly time: string;
}
