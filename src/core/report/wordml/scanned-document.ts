/** word/document.xml by places: what a patch must know of it, and nothing else. Offsets are UTF-16 units of the part's text. */
export interface ScannedDocument {
  readonly xml: string;
  /** "w:" */
  readonly prefix: string;
  readonly namespace: string;
  readonly atoms: readonly Atom[];
  /** Text that a tracked change took out, and the atom it stands before: a live Word still finds it. */
  readonly gone: readonly { readonly at: number; readonly text: string }[];
  /** Copies of words that another program wrote several times over: no part of the text. Ascending. */
  readonly echoes: readonly Span[];
  readonly controls: readonly ScannedControl[];
  readonly blocks: readonly ScannedBlock[];
  /** Where the text's last block ends, before the last section's properties. */
  readonly bodyEnd: number;
}

/** The smallest things of a text. Only `text` is ever rewritten inside. */
export type Atom =
  | {
      readonly kind: 'text';
      readonly open: Span;
      readonly inner: Span;
      readonly run: ScannedRun;
      readonly paragraph: ScannedParagraph;
    }
  /** A tab (\t), a line break (\v) and the like: an empty element. */
  | {
      readonly kind: 'sign';
      readonly text: string;
      readonly span: Span;
      readonly run: ScannedRun | null;
      readonly paragraph: ScannedParagraph;
    }
  /** No text: a picture, a formula, a note's number. */
  | {
      readonly kind: 'object';
      readonly span: Span;
      readonly run: ScannedRun | null;
      readonly paragraph: ScannedParagraph | null;
    }
  | { readonly kind: 'paragraph'; readonly paragraph: ScannedParagraph };

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface ScannedRun extends Span {
  /** w:rPr with its tags; '' without. */
  readonly properties: string;
  /** Nothing stands between it and its paragraph. */
  readonly isDirect: boolean;
  /** It is part of an insertion that waits to be accepted. */
  readonly isInserted: boolean;
  /** Start tag of that insertion, where it stands directly in the paragraph and the run in it; '' elsewhere. */
  readonly insertion: string;
}

export interface ScannedParagraph extends Span {
  /** Behind the opening tag; equals `end` for an empty element. */
  readonly inner: number;
  /** Behind w:pPr. */
  readonly content: number;
  readonly properties: string;
  /** A tracked change took out the end of the paragraph before it: it goes on in this one. */
  readonly isJoined: boolean;
}

export interface ScannedControl extends Span {
  readonly tag: string;
  readonly title: string;
  readonly properties: Span;
  /** Between the tags of w:sdtContent; both −1 where it has no two tags. */
  readonly content: Span;
  /** Then: where a w:sdtContent with both tags comes, in place of an empty one or of nothing. */
  readonly hollow: Span;
  /** It stands in a paragraph, among runs. */
  readonly isInline: boolean;
  /** Atoms [from, to). */
  readonly atoms: readonly [number, number];
  readonly cells: readonly ScannedCell[];
  readonly tables: readonly Span[];
  /** The placeholder is shown: there is no text of the user's. */
  readonly isPlaceholder: boolean;
  /** Indexes of the first and last block it touches. */
  readonly blocks: readonly [number, number];
}

export interface ScannedCell {
  readonly table: number;
  readonly row: number;
  readonly atoms: readonly [number, number];
}

export interface ScannedBlock extends Span {
  readonly kind: 'paragraph' | 'table';
  readonly atoms: readonly [number, number];
}
