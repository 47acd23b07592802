import type { DocumentFile } from '../hosts/file/patch/document-file';
import type { AuditedText } from '../app/audit-report';
import type { FileDoor } from './reading/file-door';
import type { AttachmentTable } from '../core/report/table-model';
import type { DocumentHost } from '../hosts/port/document-host';

/** A chosen .docx as a document: patched by parts, what it held besides stays as it is. @throws Problem input.* */
export async function openReportFile(door: FileDoor, bytes: Uint8Array, file: string): Promise<DocumentFile> {
  const { openDocumentThrough } = await import('../hosts/file/patch/document-file');
  return openDocumentThrough(door.document, bytes, file, makeTable);
}

/** A report, or a plain text that is only to be read (.txt). @throws Problem input.* */
export async function openAnyReport(
  door: FileDoor,
  bytes: Uint8Array,
  file: string,
): Promise<DocumentHost & { bytes(): Uint8Array }> {
  if (!/\.txt$/i.test(file)) return openReportFile(door, bytes, file);
  const [{ decodeText }, { openTextDocument }] = await Promise.all([
    import('../app/decode-text'),
    import('../hosts/file/text-document'),
  ]);
  return openTextDocument(decodeText(bytes, file), bytes, file);
}

/** What a report says, a .docx or a plain text. @throws Problem input.* */
export async function readReportText(door: FileDoor, bytes: Uint8Array, file: string): Promise<AuditedText> {
  return (await openAnyReport(door, bytes, file)).readText();
}

/** Brings the report author along: called only where a table is made. */
export async function makeTable(table: AttachmentTable): Promise<string> {
  return (await import('../hosts/file/patch/make-table')).makeTableXml(table);
}
