import type { RowChanges } from '../../../core/report/refresh/plan';
import type { ScannedControl, ScannedDocument } from '../../../core/report/wordml/scanned-document';
import { tableRows } from '../../../core/report/wordml/table-rows';
import { elementsOf, withoutElements } from '../../../core/report/wordml/xml-elements';
import { escapeXml } from '../../../core/report/wordml/xml-tokens';
import { changeMark, type Tracking } from './tracking';
import type { XmlSplice } from './xml-splice';

/** Rows of a table that come and go; all others keep their very XML. */
export function rowSplices(
  scanned: ScannedDocument,
  control: ScannedControl,
  { table, removed, added }: RowChanges,
  tracking: Tracking | null,
): XmlSplice[] {
  const rows = tableRows(scanned, control)[table];
  if (rows === undefined) throw new Error(`the plan names table ${table} of another reading`);
  const rowAt = (index: number) => {
    const row = rows[index];
    if (row === undefined) throw new Error(`the plan names row ${index} of another reading`);
    return row;
  };
  const gone = removed.map((index): XmlSplice => {
    const { start, end } = rowAt(index);
    return { start, end, text: tracking ? goneRow(scanned.xml.slice(start, end), scanned.prefix, tracking) : '' };
  });
  const come = new Map<number, string>();
  for (const { like, side, cells } of added) {
    const { start, end } = rowAt(like);
    const place = side === 'After' ? end : start;
    const row = newRow(scanned.xml.slice(start, end), cells, scanned.prefix, tracking);
    come.set(place, (come.get(place) ?? '') + row);
  }
  return [...gone, ...[...come].map(([at, text]): XmlSplice => ({ start: at, end: at, text }))];
}

/** The looks of a row with other words; nothing of what a user put into it, and no number that must be its own. */
function newRow(row: string, cells: readonly string[], w: string, tracking: Tracking | null): string {
  const [first] = elementsOf(row, (name) => name === `${w}tc`);
  const head = withoutElements(row.slice(0, first?.start ?? 0), (name) =>
    ['ins', 'del', 'trPrChange', 'tblPrEx'].some((local) => name === w + local),
  );
  const own = elementsOf(row, (name) => name === `${w}tc`).map(({ start, end }, index) => {
    const cell = row.slice(start, end);
    const [properties] = elementsOf(cell, (name) => name === `${w}tcPr`);
    const [paragraph] = elementsOf(cell, (name) => name === `${w}p`);
    const inside = paragraph ? cell.slice(paragraph.inner, paragraph.innerEnd) : '';
    const look = properties ? plainLook(cell.slice(properties.start, properties.end), w) : '';
    const lines = (cells[index] ?? '').split('\n').map((line) => newParagraph(inside, line, w, tracking));
    return `<${w}tc>${look}${lines.join('')}</${w}tc>`;
  });
  return `${marked(withoutIds(head), 'ins', w, tracking)}${own.join('')}</${w}tr>`;
}

function newParagraph(inside: string, text: string, w: string, tracking: Tracking | null): string {
  const [properties] = elementsOf(inside, (name) => name === `${w}pPr`);
  const look = properties ? plainLook(inside.slice(properties.start, properties.end), w) : '';
  const [run] = elementsOf(inside.slice(properties?.end ?? 0), (name) => name === `${w}rPr`);
  const font = run ? plainLook(inside.slice(properties?.end ?? 0).slice(run.start, run.end), w) : '';
  const words = `<${w}r>${font}<${w}t xml:space="preserve">${escapeXml(text).replaceAll('&quot;', '"')}</${w}t></${w}r>`;
  const come = text === '' ? '' : tracking ? `<${w}ins ${changeMark(w, tracking)}>${words}</${w}ins>` : words;
  return `<${w}p>${look}${come}</${w}p>`;
}

/** Properties without what a user or a tracked change marked. */
function plainLook(xml: string, w: string): string {
  const changes = ['rPrChange', 'pPrChange', 'tcPrChange', 'ins', 'del', 'cellIns', 'cellDel', 'sectPr', 'highlight'];
  return withoutElements(xml, (name) => changes.some((local) => name === w + local) || name === `${w}shd`);
}

function withoutIds(tag: string): string {
  return tag.replace(/\s(?:w14:(?:paraId|textId)|w:rsid\w*)="[^"]*"/g, '');
}

/** A row that waits to be taken out, as Word marks it: itself, and what it says. */
function goneRow(row: string, w: string, tracking: Tracking): string {
  const [first] = elementsOf(row, (name) => name === `${w}tc`);
  const at = first?.start ?? row.length;
  const runs = elementsOf(row.slice(at), (name) => name === `${w}r`);
  let own = '';
  let from = 0;
  const body = row.slice(at);
  for (const { start, end } of runs) {
    const run = body.slice(start, end);
    const gone = run.replaceAll(new RegExp(`(</?)${w}t(?=[\\s>/])`, 'g'), `$1${w}delText`);
    own += `${body.slice(from, start)}<${w}del ${changeMark(w, tracking)}>${gone}</${w}del>`;
    from = end;
  }
  return marked(row.slice(0, at), 'del', w, tracking) + own + body.slice(from);
}

function marked(head: string, kind: 'ins' | 'del', w: string, tracking: Tracking | null): string {
  if (tracking === null) return head;
  const change = `<${w}${kind} ${changeMark(w, tracking)}/>`;
  const close = `</${w}trPr>`;
  if (head.includes(close)) return head.replace(close, change + close);
  const empty = `<${w}trPr/>`;
  if (head.includes(empty)) return head.replace(empty, `<${w}trPr>${change}</${w}trPr>`);
  return `${head}<${w}trPr>${change}</${w}trPr>`;
}
