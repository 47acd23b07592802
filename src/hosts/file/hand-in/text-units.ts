import type { TextUnit } from '../../../core/disclosure/private-kind';
import { attributeOf, escapeXml, plainText, tagsOf } from '../../../core/report/wordml/xml-tokens';
import { applySplices, type XmlSplice } from '../patch/xml-splice';

/** A text of a part with its pieces: several where it is written in several runs. */
export interface PlacedText extends TextUnit {
  readonly pieces: readonly TextPiece[];
  /** A number in a cell: it takes a cell's place as text, whole. */
  readonly cell?: { readonly start: number; readonly end: number; readonly open: string; readonly prefix: string };
  /** A formula works it out: private only where the same number is typed in somewhere. */
  readonly isResult?: boolean;
}

interface TextPiece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** What holds one text, in documents, drawings and shared strings; its pieces are elements t. */
const holders = new Set(['p', 'si', 'is', 'text']);
/** Elements whose own content is a text. */
const leaves = new Set([
  ...[
    'f',
    'formula',
    'formula1',
    'formula2',
    'oddHeader',
    'oddFooter',
    'evenHeader',
    'evenFooter',
    'firstHeader',
    'firstFooter',
    'author',
    'instrText',
  ],
  ...['title', 'subject', 'description', 'keywords', 'category', 'lpstr', 'v'],
]);

interface OpenHolder {
  pieces: TextPiece[];
  readonly level: number;
  readonly cell: TableCell | null;
}

interface TableCell {
  readonly table: OpenTable;
  readonly row: number;
  readonly column: number;
}

interface OpenTable {
  /** Texts of the rows' cells by grid column. */
  readonly rows: Map<number, string>[];
  column: number;
  readonly level: number;
}

/**
 * Every text of a part, in order. Cells of Word tables know what stands over them and to their left.
 * @param isBody of a document: its texts are told by paragraph, and by table and cell
 */
export function textsOf(xml: string, isBody = false): PlacedText[] {
  const found: { pieces: TextPiece[]; cell: TableCell | null; where: string }[] = [];
  let [paragraphs, outerTables] = [0, 0];
  const open: OpenHolder[] = [];
  const tables: OpenTable[] = [];
  const cells: (TableCell & { readonly level: number })[] = [];
  let level = 0;
  let start = -1;
  let phonetic = 0;
  for (const tag of tagsOf(xml)) {
    const name = localName(tag.name);
    if (tag.kind === 'close') {
      level--;
      if (name === 'rPh') phonetic--;
      else if ((name === 't' || leaves.has(name)) && start >= 0 && phonetic === 0) {
        const piece = { start, end: tag.start, text: plainText(xml.slice(start, tag.start)) };
        const holder = open.at(-1);
        if (name === 't' && holder) holder.pieces.push(piece);
        else if (piece.text !== '') found.push({ pieces: [piece], cell: null, where: '' });
      } else if (open.at(-1)?.level === level && holders.has(name)) {
        const { pieces, cell } = open.pop()!;
        const text = pieces.map((piece) => piece.text).join('');
        if (cell) {
          const row = cell.table.rows[cell.row]!;
          row.set(cell.column, `${row.get(cell.column) ?? ''}${text}`);
        }
        // A text box stands in its paragraph.
        const isOuter = cells.length === 0 && open.length === 0;
        const number = paragraphs + 1;
        if (isOuter && text !== '') paragraphs++;
        const [outer] = cells;
        const where = outer
          ? `表${outerTables}第${outer.row + 1}行第${[...outer.table.rows[outer.row]!.keys()].filter((at) => at < outer.column).length + 1}格`
          : `第${number}段`;
        if (text !== '') found.push({ pieces, cell, where });
      } else if (name === 'tc' && cells.at(-1)?.level === level) cells.pop();
      else if (name === 'tbl' && tables.at(-1)?.level === level) tables.pop();
      start = -1;
      continue;
    }
    start = tag.kind === 'open' && (name === 't' || leaves.has(name)) ? tag.end : -1;
    if (tag.kind === 'empty') {
      if (name === 'gridSpan' && tables.length > 0)
        tables.at(-1)!.column += Number(/val="(\d{1,3})"/.exec(xml.slice(tag.start, tag.end))?.[1] ?? 1) - 1;
      continue;
    }
    if (name === 'rPh') phonetic++;
    else if (holders.has(name)) open.push({ pieces: [], level, cell: cells.at(-1) ?? null });
    else if (name === 'tbl') {
      if (tables.length === 0) outerTables++;
      tables.push({ rows: [], column: 0, level });
    } else if (name === 'tr' && tables.length > 0) {
      tables.at(-1)!.rows.push(new Map());
      tables.at(-1)!.column = -1;
    } else if (name === 'tc' && tables.length > 0) {
      const table = tables.at(-1)!;
      cells.push({ table, row: table.rows.length - 1, column: ++table.column, level });
    }
    level++;
  }
  return found.map(({ pieces, cell, where }) => {
    const heads = cell === null ? [] : headsOf(cell);
    return {
      text: pieces.map((piece) => piece.text).join(''),
      pieces,
      ...(heads.length > 0 && { heads }),
      ...(isBody && where !== '' && { where: [where] }),
    };
  });
}

function headsOf({ table, row, column }: TableCell): string[] {
  const heads = row > 0 ? table.rows.slice(0, row).map((cells) => cells.get(column) ?? '') : [];
  const left = [...(table.rows[row] ?? [])].filter(([at]) => at < column).map(([, text]) => text);
  return [...new Set([...heads.slice(0, 3), left.at(-1) ?? ''])].filter((text) => text !== '' && text.length < 20);
}

/** The part with some of its texts, by number, replaced by others of the same length; each character stays in its run. */
export function withTexts(xml: string, texts: readonly PlacedText[], changed: ReadonlyMap<number, string>): string {
  const splices: XmlSplice[] = [];
  // A cell that becomes a text loses its formula, and what that says.
  const cells = [...changed.keys()].flatMap((at) => texts[at]!.cell ?? []);
  for (const [at, text] of changed) {
    const { pieces, cell } = texts[at]!;
    if (cell) {
      const { start, end, open, prefix: p } = cell;
      const attributes = ['r', 's'].flatMap((name) => {
        const value = attributeOf(open, name);
        return value === null ? [] : [` ${name}="${escapeXml(value)}"`];
      });
      const body = `<${p}is><${p}t>${escapeXml(text)}</${p}t></${p}is>`;
      splices.push({ start, end, text: `<${p}c${attributes.join('')} t="inlineStr">${body}</${p}c>` });
      continue;
    }
    let from = 0;
    for (const piece of pieces) {
      const own = text.slice(from, from + piece.text.length);
      from += piece.text.length;
      const isGone = cells.some(({ start, end }) => piece.start >= start && piece.end <= end);
      if (own !== piece.text && !isGone) splices.push({ start: piece.start, end: piece.end, text: escapeXml(own) });
    }
  }
  return applySplices(xml, splices);
}

/** What names sheets outside of texts: the tabs themselves, names of areas, links within the file. */
const naming: Readonly<Record<string, string>> = {
  sheet: 'name',
  hyperlink: 'location',
  worksheetSource: 'sheet',
};

/** Texts of workbook.xml and of attributes that name a sheet. */
export function namingTexts(xml: string): PlacedText[] {
  const found: PlacedText[] = [];
  let open = -1;
  for (const { kind, name: full, start, end } of tagsOf(xml)) {
    const name = localName(full);
    if (name === 'definedName') {
      if (kind === 'close' && open >= 0) {
        const text = plainText(xml.slice(open, start));
        if (text !== '') found.push({ text, pieces: [{ start: open, end: start, text }] });
      }
      open = kind === 'open' ? end : -1;
    }
    const attribute = kind === 'close' ? undefined : naming[name];
    if (attribute === undefined) continue;
    const place = new RegExp(`\\s${attribute}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(xml.slice(start, end));
    if (!place) continue;
    const raw = place[1] ?? place[2] ?? '';
    const at = start + place.index + place[0].length - 1 - raw.length;
    const text = plainText(raw);
    if (text === '') continue;
    const isSheetName = name === 'sheet';
    found.push({ text, pieces: [{ start: at, end: at + raw.length, text }], ...(isSheetName && { isSheetName }) });
  }
  return found;
}
