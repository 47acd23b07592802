import { documentText } from '../../../core/report/wordml/document-text';
import type { TextUnit } from '../../../core/disclosure/private-kind';
import type { DocumentStamp } from '../../../core/report/link/document-stamp';
import type { PlainDocument } from '../../../core/report/plain-document';
import type { CleanFile, CleanWishes, OpenMatters } from '../../port/hand-in';
import { openDocument } from '../patch/open-document';
import { cleanDocument, openMatters } from './clean-document';
import { cleanWorkbook } from './clean-workbook';
import { fileTexts, withFileTexts } from './file-texts';

const isBook = (name: string): boolean => /\.xls[xm]$/i.test(name);

/** What 送出 does to files, workbooks and documents alike; what makes a document comes with its library when it is asked for. */
export const handInTools = {
  openMatters: async (bytes: Uint8Array, name: string): Promise<OpenMatters> => openMatters(bytes, name),
  clean: async (bytes: Uint8Array, name: string, wishes: CleanWishes): Promise<CleanFile> =>
    isBook(name) ? cleanWorkbook(bytes, name, wishes) : cleanDocument(bytes, name, wishes),
  texts: async (bytes: Uint8Array, name: string): Promise<readonly TextUnit[]> => fileTexts(bytes, name),
  withTexts: async (bytes: Uint8Array, name: string, changed: ReadonlyMap<number, string>): Promise<Uint8Array> =>
    withFileTexts(bytes, name, changed),
  authorPlain: async (document: PlainDocument, creator: string): Promise<Uint8Array> =>
    (await import('../author/document/author-plain')).authorPlain(document, creator),
  readReport: async (bytes: Uint8Array, name: string): Promise<{ text: string; stamp: DocumentStamp | null }> => {
    const document = openDocument(bytes, name);
    return { text: documentText(document.scanned).text, stamp: document.stamp };
  },
};
