import type { ReadAnswer, ReadRequest, TableSheet, TellProgress } from '../port/file-reading';
import { readDocument } from './patch/open-document';
import { readDocumentSheets } from './read/document-sheets';
import { asPrinted } from './read/printed-sheets';
import { readWorkbook } from './read/read-workbook';

/** Whatever is asked of a file's bytes, by the thread that it is called on. @throws Problem input.* */
export function readFile(request: ReadRequest, onProgress: TellProgress = () => {}): ReadAnswer {
  const { bytes, file } = request;
  onProgress({ phase: 'unpacking', sheet: '', share: 0 });
  if (request.want === 'document') return { want: 'document', document: readDocument(bytes, file, onProgress) };
  if (request.want === 'tables') {
    const sheets = isDocument(file)
      ? readDocumentSheets(bytes, file)
      : asPrinted(readWorkbook(bytes, file, { sheets: 'all', onProgress }), bytes, file);
    const plain = sheets.map(({ name, visibility, row, column, cells, looks }): TableSheet => {
      const sheet = { name, visibility, isProtected: false, row, column, cells };
      return looks ? { ...sheet, looks } : sheet;
    });
    return { want: 'tables', sheets: plain };
  }
  return { want: 'workbook', snapshot: readWorkbook(bytes, file, { sheets: request.sheets, onProgress }) };
}

function isDocument(file: string): boolean {
  return /\.doc[xm]$/i.test(file);
}
