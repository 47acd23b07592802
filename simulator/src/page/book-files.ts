import type { BookFile } from '../files/book-file';
import { element } from './dom';
import type { OpenedBook } from './opened-book';
import { zh } from './text';

/** A new workbook as Excel opens it. */
export function emptyBook(): BookFile {
  const sheet = { id: 'sheet-1', name: zh.newSheet, rowCount: 200, columnCount: 26 };
  return {
    snapshot: { name: zh.newName, sheetOrder: [sheet.id], sheets: { [sheet.id]: sheet } },
    extras: new Map(),
    xmlParts: [],
  };
}

/** The file as the workbench opens it, or a sentence saying why it cannot. The reader is loaded when it is needed. */
export async function readBook(bytes: Uint8Array, fileName: string): Promise<BookFile | string> {
  const { readXlsx } = await import('../files/read-xlsx');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return zh.notXlsx;
  try {
    return await readXlsx(bytes, fileName.replace(/\.xlsx$/i, ''));
  } catch (error) {
    // Whatever the reader dislikes about a stranger's file; the workbench only imitates, so the file may well be right.
    if (error instanceof Error) return error.message;
    throw error;
  }
}

/** 另存: the workbook as a real .xlsx in the browser's downloads. */
export async function saveBook({ host, fileName }: OpenedBook): Promise<void> {
  const { writeXlsx } = await import('../files/write-xlsx');
  const bytes = await writeXlsx(host.book);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const address = URL.createObjectURL(new Blob([bytes.slice().buffer], { type }));
  element('a', { attributes: { href: address, download: fileName } }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
