import { atomText } from './control-text';
import type { ScannedBlock, ScannedDocument } from './scanned-document';
import { elementsOf, type ElementSpan } from './xml-elements';
import { decodeText } from './xml-tokens';

/** A cell's text by its place in the document's text. */
export interface CellText {
  readonly start: number;
  readonly end: number;
  /** Columns that it covers, where more than one. */
  readonly span?: number;
}

/** All that a document says, from top to bottom: paragraphs by \n, a table's cells by \t, its rows by \n. */
export interface DocumentText {
  readonly text: string;
  /** Where tables stand in `text`, with their rows and cells. */
  readonly tables: readonly {
    readonly start: number;
    readonly end: number;
    readonly rows: readonly (readonly CellText[])[];
  }[];
}

/** Text that tracked changes took out is left out; a merged cell counts once. */
export function documentText(scanned: ScannedDocument): DocumentText {
  const pieces: string[] = [];
  const tables: { start: number; end: number; rows: CellText[][] }[] = [];
  let length = 0;
  const push = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const block of scanned.blocks) {
    if (block.kind === 'paragraph') {
      for (let at = block.atoms[0]; at < block.atoms[1]; at++) push(printed(atomText(scanned, scanned.atoms[at]!)));
    } else {
      const start = length;
      const rows = rowsOf(scanned, block).map((cells) => {
        const placed = cells.map(({ text, span }, at): CellText => {
          if (at > 0) push('\t');
          const from = length;
          push(text);
          return { start: from, end: length, ...(span > 1 && { span }) };
        });
        push('\n');
        return placed;
      });
      tables.push({ start, end: length, rows });
    }
    if (pieces.length > 0 && !pieces[pieces.length - 1]!.endsWith('\n')) push('\n');
  }
  return { text: pieces.join(''), tables };
}

const printed = (text: string): string => text.replace(/\v/g, '\n').replace(/\ufffc/g, '');

interface Cell {
  readonly text: string;
  readonly span: number;
}

function rowsOf({ xml, prefix }: ScannedDocument, block: ScannedBlock): Cell[][] {
  const table = xml.slice(block.start, block.end);
  return elementsOf(table, (name) => name === `${prefix}tr`).map((row) => {
    const own = inside(row, table);
    return elementsOf(own, (name) => name === `${prefix}tc`).map((cell) => {
      const content = inside(cell, own);
      return { text: cellText(content, prefix), span: spanOf(content, prefix) };
    });
  });
}

const inside = (element: ElementSpan, source: string): string => source.slice(element.inner, element.innerEnd);

/** Paragraphs and line ends by a blank: “120” over “80” is no 12080. */
function cellText(xml: string, prefix: string): string {
  return elementsOf(xml, (name) => name === `${prefix}p`)
    .map((paragraph) => {
      const own = inside(paragraph, xml);
      return elementsOf(own, (name) => name === `${prefix}t` || name === `${prefix}br`)
        .map((element) => (element.name.endsWith('br') ? ' ' : decodeText(inside(element, own))))
        .join('');
    })
    .join(' ')
    .replace(/[\t\n]/g, ' ')
    .trimEnd();
}

/** Of the cell's own properties, which stand before its paragraphs. */
function spanOf(xml: string, prefix: string): number {
  const properties = xml.slice(0, Math.max(0, xml.indexOf(`</${prefix}tcPr>`)));
  return Number(/gridSpan\s[^<>]*?val="(\d{1,3})"/.exec(properties)?.[1] ?? 1);
}
