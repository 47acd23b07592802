import { declareType, type DeclaredType, type HostObject } from '../executor/type-table';
import type { Span } from './model/place';
import type { Anchor } from './model/tree';
import type { DocumentState, OpenDocument } from './open-document';
import type { Target } from './target';

/** An object that is an element of the document: a paragraph, a control, a table and its parts, a body. */
export interface ElementState extends DocumentState {
  readonly element: Element;
}

/** A collection of elements of the document, looked up each time it is asked. */
export interface ListState extends DocumentState {
  readonly find: () => readonly Element[];
}

/** A stretch of text whose ends move with what is written around them. */
export interface RangeState extends DocumentState {
  readonly start: Anchor;
  readonly end: Anchor;
}

/** Ranges as they were found. */
export interface RangesState extends DocumentState {
  readonly objects: readonly HostObject[];
}

/** The font of a stretch of text. */
export interface FontState {
  /** Asked anew each time: the text may have changed. */
  readonly view: () => Target;
}

// The classes know each other only through these declarations; the members of each stand in its own file (loaded by document.ts).
export const Body: DeclaredType<ElementState> = declareType('Body');
export const ContentControl: DeclaredType<ElementState> = declareType('ContentControl');
export const ContentControlCollection: DeclaredType<ListState> = declareType('ContentControlCollection');
export const Font: DeclaredType<FontState> = declareType('Font');
export const Paragraph: DeclaredType<ElementState> = declareType('Paragraph');
export const ParagraphCollection: DeclaredType<ListState> = declareType('ParagraphCollection');
export const Range: DeclaredType<RangeState> = declareType('Range');
export const RangeCollection: DeclaredType<RangesState> = declareType('RangeCollection');
export const Table: DeclaredType<ElementState> = declareType('Table');
export const TableCollection: DeclaredType<ListState> = declareType('TableCollection');
export const TableRow: DeclaredType<ElementState> = declareType('TableRow');
export const TableRowCollection: DeclaredType<ListState> = declareType('TableRowCollection');
export const TableCell: DeclaredType<ElementState> = declareType('TableCell');
export const TableCellCollection: DeclaredType<ListState> = declareType('TableCellCollection');

export function rangeObject(document: OpenDocument, { start, end }: Span): HostObject {
  const { tree } = document.model;
  return Range.of({ document, start: tree.anchor(start), end: tree.anchor(end) });
}

export function ranges(document: OpenDocument, find: () => readonly Span[]): HostObject {
  const kept = find().map((span) => rangeObject(document, span));
  return RangeCollection.of({ document, objects: kept });
}

export function paragraphObject(document: OpenDocument, element: Element): HostObject {
  return Paragraph.of({ document, element });
}

export function paragraphs(document: OpenDocument, find: () => readonly Element[]): HostObject {
  return ParagraphCollection.of({ document, find });
}

export function controlObject(document: OpenDocument, element: Element): HostObject {
  return ContentControl.of({ document, element });
}

export function contentControls(document: OpenDocument, find: () => readonly Element[]): HostObject {
  return ContentControlCollection.of({ document, find });
}

export function tableObject(document: OpenDocument, element: Element): HostObject {
  return Table.of({ document, element });
}

export function tables(document: OpenDocument, find: () => readonly Element[]): HostObject {
  return TableCollection.of({ document, find });
}

export function rowObject(document: OpenDocument, element: Element): HostObject {
  return TableRow.of({ document, element });
}

export function cellObject(document: OpenDocument, element: Element): HostObject {
  return TableCell.of({ document, element });
}

export function bodyObject(document: OpenDocument, element: Element): HostObject {
  return Body.of({ document, element });
}

export function fontObject(view: () => Target): HostObject {
  return Font.of({ view });
}
