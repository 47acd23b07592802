import type { FileHost } from '../environment';
import { readBytes } from './read-file';

/** A workbook's bytes as those of an .xlsx. */
export interface AsXlsx {
  readonly bytes: Uint8Array;
  /** To be read under: bytes that became an .xlsx are not judged by the name they had. */
  readonly name: string;
  /** "Excel 97-2003 (.xls)", where values, labels and merged cells alone were taken over; null: they are the file's own. */
  readonly kind: string | null;
}

/** For commands that take what others made: every other one refuses .xls and .et and says how to save them anew. @throws Problem input.* */
export async function readAsXlsx(file: string, host: Pick<FileHost, 'legacyAsXlsx'>): Promise<AsXlsx> {
  const bytes = readBytes(file);
  const converted = await host.legacyAsXlsx(bytes, file);
  if (converted === null) return { bytes, name: file, kind: null };
  return { bytes: converted.bytes, name: file.replace(/(?:\.[^./\\]*)?$/, '.xlsx'), kind: converted.kind };
}
