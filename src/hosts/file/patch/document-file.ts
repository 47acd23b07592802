import type { AttachmentTable } from '../../../core/report/table-model';
import type { DocumentHost } from '../../port/document-host';
import { documentText } from '../../../core/report/wordml/document-text';
import { openDocument } from './open-document';
import { patchDocument } from './patch-document';
import { repairDocument } from './repair-document';
import { unlinkDocument } from './unlink-document';

/** A .docx as a document host: what is done to it becomes new bytes, the given ones stay as they are. */
export interface DocumentFile extends DocumentHost {
  bytes(): Uint8Array;
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
  let document = openDocument(bytes, file);
  const become = (changed: Uint8Array): void => {
    if (changed !== document.bytes) document = openDocument(changed, file);
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
      become(await repairDocument(document, steps, ({ table }) => own(table)));
    },
    async apply({ tables, ...changes }) {
      const made: { control: string; xml: string }[] = [];
      for (const { control, table } of tables) made.push({ control, xml: await own(table) });
      become(patchDocument(document, { ...changes, tables: made }));
    },
    async unlinkAll() {
      become(unlinkDocument(document));
    },
    readText: async () => documentText(document.scanned),
    name: async () => file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1),
  };
}
