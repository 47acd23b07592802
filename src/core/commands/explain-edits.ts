import { isAbsent } from '../fields/adopted';
import { textOf } from '../fields/field-value';
import type { FieldTable } from '../fields/field-table';
import { parseRowId, rowId } from '../pack/concrete-id';
import { Problem } from '../problem/further-problem';
import type { Finding } from '../rules/finding';
import { findingId, isByRowNumber, subjectOf } from '../rules/finding-id';
import { parseReference } from '../workbook/address';
import type { Edit } from '../workbook/edit';
import { baselinesName, readBaselines } from '../workbook/identity';
import { cachedValue, cellAt, type Snapshot } from '../workbook/snapshot';
import { fieldEdit, neededFieldEdit } from '../edits/cell-edit';
import { newKeys, type NewKeys } from '../edits/key-edits';

const notes = 'findingNotes';

/**
 * 说明 of a finding as Edits: its text where people see it (the finding's own reason cell, else a row of 《说明》) and the figures
 * it answers in the hidden sheet, so that it reopens when they move. An empty text takes the explanation back.
 * @throws Problem host.edit-refused where the reason's cell is gone or 《说明》 has no empty row left
 */
export function explainEdits(snapshot: Snapshot, table: FieldTable, finding: Finding, text: string): Edit[] {
  const content = text.trim() === '' ? null : text.trim();
  const keys = newKeys(snapshot, table);
  const about = withKey(finding, keys);
  const edits =
    finding.answeredBy === undefined
      ? noteEdits(table, about, content)
      : reasonEdits(table, finding.answeredBy, content);
  return [...keys.edits, ...edits, ...baselineEdits(snapshot, about, content !== null)];
}

/** A row that has no key yet gets one along with its explanation, so that the explanation stays with it when rows move. */
function withKey(finding: Finding, keys: NewKeys): Finding {
  if (finding.group) return { ...finding, id: findingId(finding.check, finding.group.column) };
  const row = isByRowNumber(finding.id) ? parseRowId(finding.cells[0]?.field ?? '') : null;
  const key = row && keys.of(row.rows, row.index);
  return key === null ? finding : { ...finding, id: findingId(finding.check, key) };
}

function reasonEdits(table: FieldTable, field: string, content: string | null): Edit[] {
  return [neededFieldEdit(table, field, content)];
}

function noteEdits(table: FieldTable, finding: Finding, content: string | null): Edit[] {
  const subject = subjectOf(finding.id, finding.check);
  const count = table.pack.byId.has(notes) ? table.rowCount(notes) : 0;
  const text = (row: number, column: string): string => textOf(table.value(rowId(notes, row, column))).trim();
  let free: number | null = null;
  let own: number | null = null;
  for (let row = count; row >= 1; row--) {
    const [id, about] = [text(row, 'findingId'), text(row, 'subject')];
    if (id === '' && about === '' && text(row, 'note') === '') free = row;
    if ((id === finding.check && about === subject) || (id === finding.id && about === '')) own = row;
  }
  const row = own ?? free;
  if (row === null && isAbsent(table, `${notes}.note`))
    throw new Problem('host.edit-refused', {
      detail: '认领的原表里没有写说明的地方；请把原因写进报告，或写在原表的备注栏里',
    });
  if (row === null) throw new Problem('host.edit-refused', { detail: '《说明》已经写满，请先在表中插入一行' });
  const values: Readonly<Record<string, string | null>> =
    content === null && own === null
      ? {}
      : content === null
        ? { findingId: null, subject: null, note: null }
        : { findingId: finding.check, subject: subject === '' ? null : subject, note: content };
  return Object.entries(values).flatMap(([column, value]) => {
    const edit = table.pack.byId.has(`${notes}.${column}`) ? fieldEdit(table, rowId(notes, row, column), value) : null;
    return edit ? [edit] : [];
  });
}

/**
 * The figures of every explanation that was typed without us, kept as they are now, so that it reopens when they move. What has a
 * baseline keeps it. Where the block is full the rest stay without.
 */
export function answeredBaselines(snapshot: Snapshot, keys: NewKeys, findings: readonly Finding[]): Edit[] {
  const known = readBaselines(snapshot);
  const fresh = findings.flatMap((finding) => {
    const { id, figures } = withKey(finding, keys);
    return finding.state === 'explained' && figures !== undefined && !known.has(id) ? [[id, figures.join('|')]] : [];
  });
  const named = snapshot.names.find((one) => one.name.toLowerCase() === baselinesName.toLowerCase());
  const area = named && parseReference(named.refersTo);
  const sheet = area && snapshot.sheets.find((one) => one.name === area.sheet);
  if (!area || !sheet) return [];
  const edits: Edit[] = [];
  for (let row = area.top; row <= area.bottom && edits.length < fresh.length; row++)
    if (cachedValue(cellAt(sheet, row, area.left)) === null)
      edits.push({ edit: 'set-cells', sheet: area.sheet, row, column: area.left, cells: [fresh[edits.length]!] });
  return edits;
}

/** One row of the baselines block: finding id, its figures joined by "|" (identity.ts). */
export function baselineEdits(snapshot: Snapshot, finding: Pick<Finding, 'id' | 'figures'>, keep: boolean): Edit[] {
  const named = snapshot.names.find((one) => one.name.toLowerCase() === baselinesName.toLowerCase());
  const area = named && parseReference(named.refersTo);
  const sheet = area && snapshot.sheets.find((one) => one.name === area.sheet);
  if (!area || !sheet) return [];
  let free: number | null = null;
  let own: number | null = null;
  for (let row = area.bottom; row >= area.top; row--) {
    const id = cachedValue(cellAt(sheet, row, area.left));
    if (id === null) free = row;
    if (id === finding.id) own = row;
  }
  const wanted = keep && finding.figures !== undefined;
  const row = own ?? (wanted ? free : null);
  if (row === null) return [];
  const cells = wanted ? [finding.id, finding.figures.join('|')] : [null, null];
  return [{ edit: 'set-cells', sheet: area.sheet, row, column: area.left, cells: [cells] }];
}
