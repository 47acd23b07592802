import type { XmlTools } from './dom';
import type { DocumentParts } from './document-parts';
import type { TextEdit } from './text-edit';
import type { Tree } from './tree';

/** Who changed the document. An undo is its own source: it may take back what the add-in wrote. */
export type ChangeSource = 'user' | 'addin' | 'undo';

/** The open document as its own tools see it: locks, clipboard, formats. They are parts of the model and must not import it. */
export interface EditableDocument {
  readonly xml: Document;
  readonly body: Element;
  readonly parts: DocumentParts;
  readonly tools: XmlTools;
  readonly tree: Tree;
  readonly text: TextEdit;
  /** Content controls in the order of the document. */
  controls(): readonly Element[];
  /** One step to undo, one notice to the listeners. */
  edit<Result>(source: ChangeSource, work: () => Result): Result;
}
