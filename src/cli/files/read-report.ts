import type { AuditedText } from '../../app/audit-report';
import type { FileHost } from '../environment';
import { readBytes } from './read-file';
import { readText } from './read-text';

/** What a report says, a .docx or a plain text. @throws Problem input.* */
export async function readReport(file: string, host: Pick<FileHost, 'readDocumentText'>): Promise<AuditedText> {
  if (/\.(?:txt|text|md)$/i.test(file)) return { text: readText(file) };
  return host.readDocumentText(readBytes(file), file);
}
