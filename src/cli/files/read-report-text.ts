import type { AuditedText } from '../../app/audit-report';
import type { Environment } from '../environment';
import { readBytes } from './read-file';

/** A report's text, .txt or .docx. @throws Problem input.* */
export async function readReportText(file: string, { host }: Pick<Environment, 'host'>): Promise<AuditedText> {
  if (/\.(?:txt|text|md)$/i.test(file)) {
    const { readText } = await import('./read-text');
    return { text: readText(file) };
  }
  return host.readDocumentText(readBytes(file), file);
}
