import { defineType } from '../executor/type-table';
import { emptyDocx } from '../files/empty-docx';
import { DocumentModel } from './model/document-model';
import { generalException, type DocumentState } from './open-document';

interface CreatedState extends DocumentState {
  readonly bytes: Uint8Array;
}

/** A document that nobody sees before it is opened: its text, its sections, its saving are WordApiHiddenDocument, which Word 2021 has not. */
const DocumentCreated = defineType<CreatedState>({
  name: 'DocumentCreated',
  methods: {
    Open: ({ document, bytes }) => document.openBeside(bytes),
  },
});

/** Word itself. */
export const Application = defineType<DocumentState>({
  name: 'Application',
  methods: {
    CreateDocument: ({ document }, args) =>
      DocumentCreated.of({ document, bytes: args.has(0) ? fileOf(args.text(0), document.model.tools) : emptyDocx() }),
  },
});

/** A file as it will be opened: byte for byte, so sections, headers, footers and settings are the file's own. */
function fileOf(base64: string, tools: DocumentModel['tools']): Uint8Array {
  try {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    DocumentModel.open(bytes, tools);
    return bytes;
  } catch (error) {
    // Whatever base64, zip or XML dislike about what the add-in passed.
    if (error instanceof Error) throw generalException('the file is no .docx');
    throw error;
  }
}
