import type { ProblemData } from '../../core/problem/problem-data';
import type { Rows } from './pieces';
import type { ReadAnswer, ReadProgress } from '../../hosts/port/file-reading';

/** What the reading thread says. It is given one ReadRequest at a time, and answers it with done (after rows), problem or bug. */
export type FromThread =
  /** Loaded: from here on its dying is about a file. */
  | { readonly say: 'ready' }
  | { readonly say: 'progress'; readonly progress: ReadProgress }
  | ({ readonly say: 'rows' } & Rows)
  | { readonly say: 'done'; readonly answer: ReadAnswer }
  | { readonly say: 'problem'; readonly problem: ProblemData }
  | { readonly say: 'bug'; readonly message: string; readonly stack: string };
