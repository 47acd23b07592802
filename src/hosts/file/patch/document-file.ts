import type { AttachmentTable } from '../../../core/report/table-model';
import type { DocumentHost, DocumentParts } from '../../port/document-host';
import type { FileDocument } from '../../port/file-reading';
import { documentText } from '../../../core/report/wordml/document-text';
import { partsIn } from '../read/document-parts';
import { openDocument, type OpenDocument } from './open-document';
import { patchDocument } from './patch-document';
import { repairDocument } from './repair-document';
import { unlinkDocument } from './unlink-document';

/** A .docx as a document host: what is done to it becomes new bytes, the given ones stay as they are. */
export interface DocumentFile extends DocumentHost {
  bytes(): Uint8Array;
  parts(): Promise<DocumentParts>;
}

/**
 * @param makeTable XML of an attachment's tables; called only where a table has to be made (it brings a large library)
 * @throws Problem input.* for bytes that are no readable .docx
 */
export function openDocumentFile(
  bytes: Uint8Array,
  file: string,
  makeTable: (table: AttachmentTable) => Promise<string>,
): DocumentFile {
  return documentFile(openDocument(bytes, file), makeTable, openDocument);
}

/**
 * The same where somebody else reads, on another thread: at first and after every change.
 * @throws Problem input.*
 */
export async function openDocumentThrough(
  read: (bytes: Uint8Array, file: string) => Promise<FileDocument>,
  bytes: Uint8Array,
  file: string,
  makeTable: (table: AttachmentTable) => Promise<string>,
): Promise<DocumentFile> {
  const open = async (given: Uint8Array): Promise<OpenDocument> => openDocument(given, file, await read(given, file));
  return documentFile(await open(bytes), makeTable, open);
}

function documentFile(
  opened: OpenDocument,
  makeTable: (table: AttachmentTable) => Promise<string>,
  open: (bytes: Uint8Array, file: string) => OpenDocument | Promise<OpenDocument>,
): DocumentFile {
  const { file } = opened;
  let document = opened;
  const become = async (changed: Uint8Array): Promise<void> => {
    if (changed !== document.bytes) document = await open(changed, file);
  };
  const own = async (table: AttachmentTable): Promise<string> => {
    const { prefix } = document.scanned;
    const xml = await makeTable(table);
    return prefix === 'w:' ? xml : xml.replace(/(<\/?|\s)w:/g, `$1${prefix}`);
  };
  return {
    bytes: () => document.bytes,
    read: async () => document,
    async repair(steps) {
      await become(await repairDocument(document, steps, ({ table }) => own(table)));
    },
    async apply({ tables, ...changes }) {
      const made: { control: string; xml: string }[] = [];
      for (const { control, table } of tables) made.push({ control, xml: await own(table) });
      await become(patchDocument(document, { ...changes, tables: made }));
    },
    async unlinkAll() {
      await become(unlinkDocument(document));
    },
    readText: async () => documentText(document.scanned),
    parts: async () => partsIn(document.source),
    name: async () => file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1),
  };
}
