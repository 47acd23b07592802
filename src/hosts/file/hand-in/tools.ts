import { documentText, type DocumentText } from '../../../core/report/wordml/document-text';
import type { TextUnit } from '../../../core/disclosure/private-kind';
import type { PlainDocument } from '../../../core/report/plain-document';
import type { CleanFile, CleanWishes, OpenMatters } from '../../port/hand-in';
import type { ReadDocument } from '../../port/document-host';
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
  readReport: async (bytes: Uint8Array, name: string): Promise<{ text: DocumentText; reading: ReadDocument }> => {
    const document = openDocument(bytes, name);
    const { found, base, stamp, log, ignored, tracksChanges } = document;
    return { text: documentText(document.scanned), reading: { found, base, stamp, log, ignored, tracksChanges } };
  },
};
