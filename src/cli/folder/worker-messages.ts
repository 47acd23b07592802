import type { Pack } from '../../core/pack/pack';
import type { ProblemData } from '../../core/problem/problem-data';
import type { BookCommand, BookOutcome } from './book-outcome';

/** What the crew says to a worker. A pack crosses once for each worker: reading one costs as much as judging many workbooks. */
export type ToWorker =
  | { readonly say: 'judge'; readonly command: BookCommand; readonly file: string }
  | { readonly say: 'pack'; readonly id: string; readonly found: FoundPack };

/** The error of a pack that cannot be used crosses as what can be told of it. */
export type FoundPack = { readonly pack: Pack | null } | { readonly problem: ProblemData };

export type FromWorker =
  /** Loaded; only now a book's time begins. */
  | { readonly say: 'ready' }
  | { readonly say: 'done'; readonly outcome: BookOutcome }
  | { readonly say: 'want-pack'; readonly id: string };
