import type { FileHost } from '../environment';
import { readBytes } from './read-file';

/** A workbook's bytes as those of an .xlsx. */
export interface AsXlsx {
  readonly bytes: Uint8Array;
  /** To be read under: bytes that became an .xlsx are not judged by the name they had. */
  readonly name: string;
  /** "Excel 97-2003 (.xls)", where values, labels and merged cells alone were taken over; null: they are the file's own. */
  readonly kind: string | null;
  /** Its tables became the sheets. */
  readonly isDocument: boolean;
}

/**
 * For commands that take what others made: every other one refuses .xls, .et and .docx and says how to save them anew.
 * @throws Problem input.*
 */
export async function readAsXlsx(
  file: string,
  host: Pick<FileHost, 'legacyAsXlsx' | 'documentAsXlsx'>,
): Promise<AsXlsx> {
  const bytes = readBytes(file);
  const isDocument = isWordFile(file);
  const converted = isDocument ? await host.documentAsXlsx(bytes, file) : await host.legacyAsXlsx(bytes, file);
  if (converted === null) return { bytes, name: file, kind: null, isDocument };
  return { bytes: converted.bytes, name: file.replace(/(?:\.[^./\\]*)?$/, '.xlsx'), kind: converted.kind, isDocument };
}

/** By its name; .doc and .wps among them, which whoever reads it refuses and says how to save them anew. */
function isWordFile(file: string): boolean {
  return /\.(?:docx|docm|dotx|dotm|doc|dot|wps|wpt|odt)$/i.test(file);
}
