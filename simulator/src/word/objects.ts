import type { HostObject } from '../executor/type-table';
import type { Span } from './model/place';
import type { OpenDocument } from './open-document';
import type { Target } from './target';
import { Body } from './body';
import { ContentControl, ContentControlCollection } from './content-control';
import { Font } from './font';
import { Paragraph, ParagraphCollection } from './paragraph';
import { Range, RangeCollection } from './range';
import { Table, TableCollection } from './table';
import { TableCell } from './table-cell';

/** The objects of the model by what they stand for: the classes know each other only through these. */
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

export function cellObject(document: OpenDocument, element: Element): HostObject {
  return TableCell.of({ document, element });
}

export function bodyObject(document: OpenDocument, element: Element): HostObject {
  return Body.of({ document, element });
}

export function fontObject(view: () => Target): HostObject {
  return Font.of({ view });
}
