import type { ReadAnswer, ReadRequest, TellProgress } from '../port/file-reading';
import { readDocument } from './patch/open-document';
import { readDocumentSheets } from './read/document-sheets';
import { readWorkbook } from './read/read-workbook';

/** Whatever is asked of a file's bytes, by the thread that it is called on. @throws Problem input.* */
export function readFile(request: ReadRequest, onProgress: TellProgress = () => {}): ReadAnswer {
  const { bytes, file } = request;
  onProgress({ phase: 'unpacking', sheet: '', share: 0 });
  if (request.want === 'document') return { want: 'document', document: readDocument(bytes, file, onProgress) };
  if (request.want === 'tables') {
    const sheets = readDocumentSheets(bytes, file);
    const plain = sheets.map(({ name, visibility, row, column, cells }) => ({ name, visibility, row, column, cells }));
    return { want: 'tables', sheets: plain.map((sheet) => ({ ...sheet, isProtected: false })) };
  }
  return { want: 'workbook', snapshot: readWorkbook(bytes, file, { sheets: request.sheets, onProgress }) };
}
