import { isProblem, Problem } from '../../../core/problem/problem';
import { placeOf, type FilePlace } from '../file-place';
import type { WpsFiles } from '../files';
import { tried } from '../problems';
import { writerName, type WpsProgram } from '../program';

/** The document in front as it stands now, as plain data: the object would mean another one by the next look. */
export interface FrontDocument {
  readonly fullName: string;
  /** What people call it. */
  readonly name: string;
  /** null: no file of it can be found here. */
  readonly place: FilePlace | null;
  readonly wasSaved: boolean;
  readonly isSaved: boolean;
}

/** null: none is open. @throws Problem host.unsupported, host.refused */
export function frontDocument(program: WpsProgram, files: WpsFiles): FrontDocument | null {
  const seen = tried(
    () => {
      const application = program.writer();
      // Without one, asking for the active one may throw.
      const document = application.Documents!.Count === 0 ? null : application.ActiveDocument;
      return document && { fullName: document.FullName, path: document.Path, saved: document.Saved };
    },
    { app: writerName },
  );
  if (seen === null) return null;
  const { fullName, path, saved } = seen;
  // Taken for saved, words that were typed would be lost in silence; taken for not saved, saving would be asked for without end.
  if (saved === undefined) throw new Problem('host.unsupported', { app: writerName, detail: 'Document.Saved' });
  const place = path === '' ? null : placeOf(fullName);
  return {
    fullName,
    name: place?.name ?? nameIn(fullName),
    place: place && files.exists(fullName) ? place : null,
    wasSaved: path !== '',
    isSaved: Boolean(saved),
  };
}

/** Another text when another document is in front, was typed in or saved; what cannot be asked is told by the next reading. */
export function frontMark(program: WpsProgram, files: WpsFiles): string {
  try {
    const front = frontDocument(program, files);
    const stat = front?.place ? files.stat(front.fullName) : null;
    return JSON.stringify([front?.fullName, front?.isSaved, stat]);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return error.code;
  }
}

/** Whether a document of that file name is open, wherever: paths of one file can be written in several ways. */
export function isOpen(program: WpsProgram, fullName: string): boolean {
  const wanted = nameIn(fullName).toLowerCase();
  return tried(
    () => {
      const documents = program.writer().Documents!;
      for (let index = 1; index <= documents.Count; index++)
        if (nameIn(documents.Item(index).FullName).toLowerCase() === wanted) return true;
      return false;
    },
    { app: writerName },
  );
}

function nameIn(fullName: string): string {
  return fullName.slice(Math.max(fullName.lastIndexOf('/'), fullName.lastIndexOf('\\')) + 1);
}
