import type { HandInPiece } from '../../app/figure-matrix';
import { tablesOfDocument, tablesOfSheets } from '../../app/take-figures';
import type { AuditedText } from '../../app/audit-report';
import type { FileDoor } from '../reading/file-door';

/** Reads what a report says, a .docx or a .txt. @throws Problem input.* */
export type ReadReportText = (bytes: Uint8Array, file: string) => Promise<AuditedText>;

/** A chosen file as a piece of what is handed in; null: no kind of file that is. @throws Problem input.* */
export async function readPiece(
  door: FileDoor,
  readText: ReadReportText,
  bytes: Uint8Array,
  name: string,
): Promise<HandInPiece | null> {
  if (/\.xls[xm]$/i.test(name)) return { name, text: null, tables: tablesOfSheets(await door.tables(bytes, name)) };
  if (!/\.(?:docx|txt)$/i.test(name)) return null;
  const text = await readText(bytes, name);
  const follows = /\.docx$/i.test(name) ? ((await door.document(bytes, name)).stamp?.workbookId ?? null) : null;
  return { name, text, tables: tablesOfDocument(text), follows };
}
