import { bind, type Binding } from '../fields/binding';
import type { FieldTable } from '../fields/field-table';
import { nameOf } from '../fields/names';
import { withNames } from '../install/repair';
import { parseRowId, rowId } from '../pack/concrete-id';
import { columnsOf, type Pack } from '../pack/pack';
import { a1, type Area } from '../workbook/address';
import type { CellEdit, DefineName, Edit } from '../workbook/edit';
import { cellAt, isFormula, type CellSnapshot, type NameSnapshot, type Snapshot } from '../workbook/snapshot';

/**
 * What a write does to cells and names, as people read it and as it is taken back: where, what stood there and what stands there
 * now. Plain data, so that it can be kept.
 */
export interface Journal {
  readonly cells: readonly WrittenCell[];
  readonly names: readonly WrittenName[];
  /** Where the names pointed: a formula of another layout would read other cells. */
  readonly layout: string;
}

export interface WrittenCell {
  readonly anchor: Anchor;
  readonly sheet: string;
  /** "B5", as it was when it was written. */
  readonly address: string;
  /** 公务接待本年决算数; null: nothing that people see (keys of rows, the hidden sheet). */
  readonly name: string | null;
  readonly was: CellSnapshot;
  readonly now: CellSnapshot;
}

/** What finds the cell again after rows moved and sheets were renamed. */
export type Anchor =
  | { readonly is: 'field'; readonly field: string; readonly key?: string }
  /** The hidden key of a row of this block. */
  | { readonly is: 'key'; readonly rows: string }
  /** The hidden sheet, where nobody moves anything; rows that were no part of a block. */
  | { readonly is: 'place' };

export interface WrittenName {
  readonly name: string;
  /** null: there was none. */
  readonly was: NameSnapshot | null;
  /** null: it was removed. */
  readonly now: NameSnapshot | null;
}

/** The journal of `edits` over a workbook as it stands before them. Cells that already hold what is written are no part of it. */
export function journalOf(snapshot: Snapshot, table: FieldTable, edits: readonly Edit[]): Journal {
  const defined = edits.filter((edit): edit is DefineName => edit.edit === 'define-name');
  const after = withNames(snapshot, defined);
  const binding = bind(table.pack, after);
  const fields = fieldsIn(table.pack, binding);
  const sheets = new Map(snapshot.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const put = cellsPut(edits);
  const given = new Map<string, string>();
  for (const { sheet, row, column, now } of put.values()) {
    const found = fields(sheet, row, column);
    if (found && 'keyOf' in found && typeof now === 'string') given.set(`${found.keyOf}[${found.row}]`, now);
  }
  const cells = [...put.values()].flatMap(({ sheet: title, row, column, now }): WrittenCell[] => {
    const sheet = sheets.get(title.toLowerCase());
    const was = sheet ? cellAt(sheet, row, column) : null;
    if (holds(was, now)) return [];
    const anchor = anchorOf(fields(title, row, column), table, given);
    const name = anchor.is === 'field' ? nameOf(table, anchor.field) : null;
    return [
      { anchor, sheet: title, address: a1({ top: row, bottom: row, left: column, right: column }), name, was, now },
    ];
  });
  return { cells, names: namesOf(snapshot, edits), layout: layoutOf(after) };
}

/** Where the names of ours point, in short; in whatever order a host lists them. */
export function layoutOf({ names }: Pick<Snapshot, 'names'>): string {
  let sum = 0;
  for (const { name, refersTo } of names) {
    if (!/^jx\./i.test(name)) continue;
    let hash = 0x811c9dc5;
    for (const sign of `${name}=${plainTarget(refersTo)}`.toLowerCase())
      hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193);
    sum = (sum + (hash >>> 0)) % 0x1_0000_0000;
  }
  return sum.toString(36);
}

/** What a name refers to, however a host writes it. */
export function plainTarget(refersTo: string): string {
  return refersTo.replaceAll(/[$'=]/g, '').toLowerCase();
}

/** Whether a cell holds this content: a formula by its text, whatever it comes to. */
export function holds(cell: CellSnapshot, content: CellSnapshot): boolean {
  if (isFormula(cell) || isFormula(content))
    return isFormula(cell) && isFormula(content) && plainFormula(cell.formula) === plainFormula(content.formula);
  if (typeof cell === 'string' && typeof content === 'string') return plainText(cell) === plainText(content);
  if (typeof cell === 'object' && typeof content === 'object' && cell && content) return cell.error === content.error;
  return cell === content;
}

function plainFormula(formula: string): string {
  return formula
    .replace(/^\s*=/, '')
    .replaceAll(/[$\s']|_xlfn\./g, '')
    .toUpperCase();
}

function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

interface Put {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly now: CellSnapshot;
}

/** Every cell that is written, with what it holds in the end. */
function cellsPut(edits: readonly Edit[]): ReadonlyMap<string, Put> {
  const put = new Map<string, Put>();
  for (const edit of edits) {
    if (edit.edit !== 'set-cells') continue;
    const { sheet } = edit;
    edit.cells.forEach((line, down) =>
      line.forEach((content, right) => {
        const [row, column] = [edit.row + down, edit.column + right];
        if (content !== undefined)
          put.set(`${sheet.toLowerCase()}!${row},${column}`, { sheet, row, column, now: contentOf(content) });
      }),
    );
  }
  return put;
}

function contentOf(content: CellEdit): CellSnapshot {
  if (content === null || content === '') return null;
  if (typeof content !== 'object') return content;
  return { formula: content.formula.startsWith('=') ? content.formula : `=${content.formula}`, value: content.value };
}

type Found = { readonly field: string } | { readonly keyOf: string; readonly row: number } | null;

/** @param given keys that the same write gives: "businessProjects[3]" → "k7" */
function anchorOf(found: Found, table: FieldTable, given: ReadonlyMap<string, string>): Anchor {
  if (found === null) return { is: 'place' };
  if ('keyOf' in found) return { is: 'key', rows: found.keyOf };
  const row = parseRowId(found.field);
  const key = row && (given.get(`${row.rows}[${row.index}]`) ?? table.keys(row.rows).of[row.index - 1]);
  return { is: 'field', field: found.field, ...(key && { key }) };
}

function fieldsIn(pack: Pack, binding: Binding): (sheet: string, row: number, column: number) => Found {
  const byColumn = new Map<string, { readonly area: Area; readonly found: (row: number) => Found }[]>();
  const add = (area: Area | null, found: (row: number) => Found): void => {
    if (!area) return;
    const id = `${area.sheet.toLowerCase()}!${area.left}`;
    byColumn.set(id, [...(byColumn.get(id) ?? []), { area, found }]);
  };
  for (const field of pack.fields) {
    if (field.kind !== 'rows') {
      add(binding.area(field.id), () => ({ field: field.id }));
      continue;
    }
    for (const { id, column } of columnsOf(field)) {
      const area = binding.area(id);
      add(area, (row) => ({ field: rowId(field.id, row - (area?.top ?? 1) + 1, column) }));
    }
    const keys = binding.area(`${field.id}.key`);
    add(keys, (row) => ({ keyOf: field.id, row: row - (keys?.top ?? 1) + 1 }));
  }
  return (sheet, row, column) =>
    byColumn
      .get(`${sheet.toLowerCase()}!${column}`)
      ?.find(({ area }) => area.top <= row && row <= area.bottom)
      ?.found(row) ?? null;
}

function namesOf(snapshot: Snapshot, edits: readonly Edit[]): WrittenName[] {
  const written = new Map<string, WrittenName>();
  for (const edit of edits) {
    if (edit.edit !== 'define-name' && edit.edit !== 'remove-name') continue;
    const id = edit.name.toLowerCase();
    const was = written.get(id)?.was ?? snapshot.names.find(({ name }) => name.toLowerCase() === id) ?? null;
    const { name } = edit;
    const now = edit.edit === 'define-name' ? { name, refersTo: edit.refersTo, hidden: edit.hidden } : null;
    written.set(id, { name, was, now });
  }
  return [...written.values()];
}

/** Where a cell of the journal stands now; null where its field or row is gone. */
export function placeNow(
  { anchor, sheet, address, now }: WrittenCell,
  snapshot: Snapshot,
  table: FieldTable,
): { readonly sheet: string; readonly address: string } | null {
  if (anchor.is === 'place') return { sheet, address };
  if (anchor.is === 'key') return keyPlace(anchor.rows, now, snapshot, table);
  const row = parseRowId(anchor.field);
  if (!row || anchor.key === undefined) return table.place(anchor.field);
  const at = table.keys(row.rows).rowOf.get(anchor.key);
  return at === undefined ? null : table.place(rowId(row.rows, at, row.column));
}

function keyPlace(
  rows: string,
  key: CellSnapshot,
  snapshot: Snapshot,
  table: FieldTable,
): { readonly sheet: string; readonly address: string } | null {
  const row = typeof key === 'string' ? table.keys(rows).rowOf.get(key) : undefined;
  const area = bind(table.pack, snapshot).area(`${rows}.key`);
  if (row === undefined || !area) return null;
  const top = area.top + row - 1;
  return { sheet: area.sheet, address: a1({ top, bottom: top, left: area.left, right: area.left }) };
}
