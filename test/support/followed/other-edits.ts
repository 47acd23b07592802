import { linkedId } from '../../../src/core/report/wordml/control-text';
import { tableRows } from '../../../src/core/report/wordml/table-rows';
import { elementsOf } from '../../../src/core/report/wordml/xml-elements';
import type { At } from './text-edits';
import type { UserDocument } from './user-document';

export const otherKinds = [
  ...(['bold', 'highlight', 'comment', 'bookmark', 'trackOn', 'trackOff', 'around'] as const),
  ...(['unwrap', 'drop', 'copyControl'] as const),
];
export type OtherKind = (typeof otherKinds)[number];
export const tableKinds = [
  ...(['cellType', 'cellOvertype', 'cellClear', 'rowCopy', 'rowOut', 'cellComment', 'cellBookmark'] as const),
  ...(['cellShade', 'cellWidth', 'cellMerge', 'cellTracked', 'tableStyle'] as const),
];
export type TableKind = (typeof tableKinds)[number];

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

/** What a user does around the words: looks, comments, bookmarks, tracking, the controls themselves. */
export function editAround(document: UserDocument, kind: OtherKind, { at, place }: At): void {
  const { xml } = document;
  if (kind === 'trackOn' || kind === 'trackOff') return document.track(kind === 'trackOn');
  const control = pick(document.texts(), at);
  if (control === undefined) return;
  const { start, end, content } = control;
  switch (kind) {
    case 'around': {
      const block = document.scanned.blocks[control.blocks[0]]!;
      return document.insert(Math.min(block.start, start), `<w:p><w:r><w:t>${document.marker()}</w:t></w:r></w:p>`);
    }
    case 'unwrap':
      document.xml = xml.slice(0, start) + xml.slice(content.start, content.end) + xml.slice(end);
      return;
    case 'drop':
      if (!control.isInline) document.cut(start, end);
      return;
    case 'copyControl':
      if (control.isInline) return;
      return document.insert(
        end,
        xml.slice(start, end).replace(/<w:id w:val="\d+"\/>/, `<w:id w:val="${880_000 + document.next()}"/>`),
      );
    default:
      return intoRun(document, kind, content, place);
  }
}

/** A mark or a look on one run of a text. */
function intoRun(
  document: UserDocument,
  kind: 'bold' | 'highlight' | 'comment' | 'bookmark',
  content: { readonly start: number; readonly end: number },
  place: number,
): void {
  const { xml } = document;
  const own = xml.slice(content.start, content.end);
  const run = pick(
    elementsOf(own, (name) => name === 'w:r').filter((one) => own.slice(one.start, one.end).includes('<w:t')),
    place,
  );
  if (run === undefined) return;
  const [from, to] = [content.start + run.start, content.start + run.end];
  const around = (before: string, after: string): void => {
    document.xml = xml.slice(0, from) + before + xml.slice(from, to) + after + xml.slice(to);
  };
  if (kind === 'comment') {
    const { start: before, end: after } = document.comment();
    return around(before, after);
  }
  if (kind === 'bookmark') return around(...bookmark(document));
  const look = kind === 'bold' ? '<w:b/>' : '<w:highlight w:val="yellow"/>';
  const changed = xml.slice(from, to).replace('</w:rPr>', `${look}</w:rPr>`);
  document.xml = xml.slice(0, from) + changed + xml.slice(to);
}

function bookmark(document: UserDocument): [string, string] {
  const [id, name] = [5000 + document.next(), document.marker()];
  return [`<w:bookmarkStart w:id="${id}" w:name="${name}"/>`, `<w:bookmarkEnd w:id="${id}"/>`];
}

/** What a user does to a table of ours. */
export function editTable(document: UserDocument, kind: TableKind, { at, place }: At): void {
  const control = pick(document.tables(), at);
  if (control === undefined) return;
  const id = linkedId(control)!;
  const { xml } = document;
  if (kind === 'tableStyle') {
    const [properties] = elementsOf(xml.slice(control.start, control.end), (name) => name === 'w:tblPr');
    if (properties) document.insert(control.start + properties.inner, '<w:tblStyle w:val="TableGrid"/>');
    return;
  }
  const rows = tableRows(document.scanned, control);
  const table = at % rows.length;
  // The rows of the projects, which come and go, more often than others.
  const busy = rows[table]!.flatMap((row, index) => (/专项|合计/.test(xml.slice(row.start, row.end)) ? [index] : []));
  const index = (place % 2 === 0 ? pick(busy, place >> 1) : undefined) ?? place % Math.max(1, rows[table]!.length);
  const row = rows[table]![index];
  if (row === undefined) return;
  const origins = document.rows.get(id)?.[table];
  const rowXml = xml.slice(row.start, row.end);
  if (kind === 'rowCopy') {
    if (rowXml.includes('<w:vMerge')) return;
    origins?.splice(index + 1, 0, null);
    const words = document.marker();
    const copy = rowXml.replace(/<w:t(?: [^>]*)?>[^<]*<\/w:t>/, `<w:t>${words}</w:t>`);
    if (copy === rowXml) document.markers.pop();
    return document.insert(row.end, copy);
  }
  if (kind === 'rowOut') {
    if (rowXml.includes('<w:vMerge') || rows[table]!.length < 3 || /标\S*志|commentR/.test(rowXml)) return;
    origins?.splice(index, 1);
    document.cut(row.start, row.end);
    return;
  }
  const cells = elementsOf(rowXml, (name) => name === 'w:tc');
  const cell = pick(cells, place >> 3)!;
  const [from, to] = [row.start + cell.start, row.start + cell.end];
  const own = xml.slice(from, to);
  const change = (next: string): void => {
    document.xml = xml.slice(0, from) + next + xml.slice(to);
  };
  const intoEnd = (words: string): string => {
    const end = own.lastIndexOf('</w:p>');
    return own.slice(0, end) + words + own.slice(end);
  };
  switch (kind) {
    case 'cellType':
      return change(intoEnd(`<w:r><w:t>${document.marker()}</w:t></w:r>`));
    case 'cellTracked': {
      const mark = `w:id="${60_000 + document.next()}" w:author="用户" w:date="2026-02-01T00:00:00Z"`;
      return change(intoEnd(`<w:ins ${mark}><w:r><w:t>${document.marker()}</w:t></w:r></w:ins>`));
    }
    case 'cellOvertype':
      return change(own.replace(/(<w:t(?: [^>]*)?>)(\d[^<]*<\/w:t>)/, '$16$2'));
    case 'cellClear':
      if (/标\S*志/.test(own)) return;
      return change(own.replace(/(<w:t(?: [^>]*)?>)[^<]*(<\/w:t>)/g, '$1$2'));
    case 'cellComment': {
      const { start, end } = document.comment();
      return change(intoEnd(start + end));
    }
    case 'cellBookmark':
      return change(intoEnd(bookmark(document).join('')));
    case 'cellShade':
      return change(own.replace('<w:vAlign', '<w:shd w:val="clear" w:fill="FFFF00"/><w:vAlign'));
    case 'cellWidth':
      return change(own.replace(/w:w="\d+"/, `w:w="${900 + (place % 500)}"`));
    case 'cellMerge':
      return mergeDown(document, id, { row, below: rows[table]![index + 1], at: cells.indexOf(cell) });
  }
}

/** The cell below becomes part of this one. */
function mergeDown(
  document: UserDocument,
  id: string,
  {
    row,
    below,
    at,
  }: { row: { start: number; end: number }; below: { start: number; end: number } | undefined; at: number },
): void {
  if (below === undefined) return;
  const { xml } = document;
  const [upper, lower] = [xml.slice(row.start, row.end), xml.slice(below.start, below.end)];
  if (/vMerge|标\S*志|commentR/.test(upper + lower)) return;
  const [a, b] = [upper, lower].map((one) => elementsOf(one, (name) => name === 'w:tc'));
  if (a!.length !== b!.length) return;
  const merged = (one: string, cell: { start: number; end: number }, mark: string): string =>
    one.slice(0, cell.start) +
    one.slice(cell.start, cell.end).replace('<w:vAlign', `${mark}<w:vAlign`) +
    one.slice(cell.end);
  const next = merged(lower, b![at]!, '<w:vMerge/>');
  if (next === lower) return;
  document.xml =
    xml.slice(0, row.start) +
    merged(upper, a![at]!, '<w:vMerge w:val="restart"/>') +
    xml.slice(row.end, below.start) +
    next +
    xml.slice(below.end);
  document.rows.set(id, null);
}
