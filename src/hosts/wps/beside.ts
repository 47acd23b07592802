import { Problem } from '../../core/problem/further-problem';
import { isProblem } from '../../core/problem/problem';
import { pathIn, placeOf, type FilePlace } from './file-place';
import { besideWhat, type WpsFiles } from './files';
import type { OwnBook } from './own-book';
import { tried } from './problems';

export interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where the workbook of this pane lies. @throws Problem host.never-saved, host.refused */
export function bookPlace(own: OwnBook): FilePlace {
  const place = placeOf(tried(() => own.fullNameNow()));
  if (!place) throw new Problem('host.never-saved');
  return place;
}

/**
 * Writes files beside the workbook, none over one that is there: all of them or none.
 * @throws Problem host.never-saved, host.unwritable, host.no-files
 */
export function writeBeside(
  own: OwnBook,
  files: WpsFiles,
  given: readonly NewFile[],
): { readonly folder: string; readonly names: readonly string[] } {
  files.assertThere();
  const { folder } = bookPlace(own);
  const written: string[] = [];
  try {
    for (const { name, bytes } of given) written.push(files.writeNew(folder, name, bytes));
  } catch (error) {
    for (const path of written) {
      try {
        files.remove(path);
      } catch (other) {
        // Why the first could not be written is what the user can do something about.
        if (!isProblem(other)) throw other;
      }
    }
    throw besideWhat(error, '工作簿');
  }
  return { folder, names: written.map((path) => path.slice(pathIn(folder, '').length)) };
}
