import { documentText, type DocumentText } from '../../../core/report/wordml/document-text';
import { scanDocument } from '../../../core/report/wordml/scan';
import { readPackage } from '../package/package';

/** What a .docx says, without changing anything. @throws Problem input.* for what is no readable .docx */
export function readDocumentText(bytes: Uint8Array, file: string): DocumentText {
  const source = readPackage(bytes, { file, wanted: '.docx' });
  return documentText(scanDocument(source.markup(source.main), source.main, file));
}
