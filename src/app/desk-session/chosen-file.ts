import type { FileOnDisk } from '../../hosts/port/workbook-file';

/** The two sides of the desk. */
export type FileKind = 'workbook' | 'report';

/** A file that the user chose. */
export interface ChosenFile extends FileOnDisk {
  readonly name: string;
  /** Whether it can be looked at again, and written back; false: a copy that the browser was handed once. */
  readonly isLive: boolean;
  /** false: the program or the browser refuses; nothing was written. */
  write(bytes: Uint8Array): Promise<boolean>;
}

/** By its name: words go to the report's side, everything else is looked at as a workbook, which says what is wrong with it. */
export function kindOf(name: string): FileKind {
  return /\.(?:docx?|wps|rtf|odt|txt)$/i.test(name) ? 'report' : 'workbook';
}
