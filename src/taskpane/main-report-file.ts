import type { DocumentFile } from '../hosts/file/patch/document-file';
import type { FileDoor } from './reading/file-door';
import type { AttachmentTable } from '../core/report/table-model';

/** A chosen .docx as a document: patched by parts, what it held besides stays as it is. @throws Problem input.* */
export async function openReportFile(door: FileDoor, bytes: Uint8Array, file: string): Promise<DocumentFile> {
  const { openDocumentThrough } = await import('../hosts/file/patch/document-file');
  return openDocumentThrough(door.document, bytes, file, makeTable);
}

/** Brings the report author along: called only where a table is made. */
export async function makeTable(table: AttachmentTable): Promise<string> {
  return (await import('../hosts/file/patch/make-table')).makeTableXml(table);
}
