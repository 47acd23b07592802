import { readFieldTable } from '../table/read-table';
import { numberOf, textOf } from '../fields/field-value';
import { formulaEdits } from '../install/repair';
import { layoutPack } from '../install/install';
import { bind } from '../fields/binding';
import { parseReference } from '../workbook/address';
import { readAdoption } from '../workbook/adoption-record';
import { cachedValue, cellAt, type Snapshot } from '../workbook/snapshot';
import { isGenerated, type PackChange } from './compare';
import { formerIds, withFormerNames } from './former-ids';
import { columnsOf, isDerived, type Pack } from '../pack/pack';

export interface WorkbookComparison {
  readonly changes: readonly PackChange[];
  /** The cells stand as the pack wants them: nothing has to be laid out anew. */
  readonly isSameForm: boolean;
}

/**
 * What the pack at hand has otherwise than a workbook that another version made; that version's definition is not needed. Checks and
 * sentences are no part of a workbook, so nothing is said of them here.
 */
export function compareWorkbook(pack: Pack, snapshot: Snapshot): WorkbookComparison {
  // A bureau's own form is not laid out by us: another version of the pack reads it as it stands.
  if (readAdoption(snapshot) !== null) return { changes: [], isSameForm: true };
  const named = withFormerNames(pack, snapshot);
  const binding = bind(pack, named);
  const table = readFieldTable(pack, binding);
  const former = formerIds(pack);
  const ids = new Map(
    pack.fields.flatMap((field): [string, string][] =>
      field.kind === 'rows'
        ? [[`${field.id}.key`, ''], ...columnsOf(field).map((column): [string, string] => [column.id, column.label])]
        : [[field.id, field.label]],
    ),
  );
  const lower = new Map([...ids].map(([id]) => [id.toLowerCase(), id]));
  const oldLower = new Map([...former].map(([old, id]) => [old.toLowerCase(), id]));
  const present = new Set<string>();
  const changes: PackChange[] = [];
  for (const { name, refersTo } of snapshot.names) {
    if (!/^jx\./i.test(name) || /^jx\.identity\./i.test(name)) continue;
    const id = name.slice(3);
    const now = lower.get(id.toLowerCase());
    const to = oldLower.get(id.toLowerCase());
    if (now !== undefined) present.add(now);
    else if (to !== undefined) {
      present.add(to);
      if (!to.endsWith('.key'))
        changes.push({ part: 'field', change: 'renamed', id: to, label: ids.get(to) ?? to, before: id });
    } else if (!id.endsWith('.key') && !/^(note)\./.test(id))
      changes.push({ part: 'field', change: 'removed', id, label: id, ...valueAt(snapshot, refersTo) });
  }
  for (const [id, label] of ids)
    if (!present.has(id) && !id.endsWith('.key') && !isGenerated(id))
      changes.push({ part: 'field', change: 'added', id, label });
  const fields = changes.length;

  for (const indicator of pack.indicators) {
    const id = `full.${indicator.id}`;
    if (typeof indicator.full === 'object' || !pack.byId.has(id)) continue;
    const was = present.has(id) ? numberOf(table.shown(id)) : null;
    const is = numberOf(table.value(id));
    if (!present.has(id)) changes.push({ part: 'weight', change: 'added', id: indicator.id, label: indicator.label });
    else if (was && is && !was.eq(is))
      changes.push({
        part: 'weight',
        change: 'changed',
        id: indicator.id,
        label: indicator.label,
        before: `${was.toFixed()}分`,
        after: `${is.toFixed()}分`,
      });
  }
  const year = pack.byId.has('fiscalYear') ? numberOf(table.value('fiscalYear')) : null;
  const unitName = pack.byId.has('budgetUnitName') ? textOf(table.value('budgetUnitName')) : '';
  const texts = new Set(
    snapshot.sheets.flatMap(({ cells }) =>
      cells.flatMap((row) => row.map((cell) => cachedValue(cell)).filter((one) => typeof one === 'string')),
    ),
  );
  const sheets = layoutPack(pack, table, { year: year?.toNumber() ?? latest(pack), unitName });
  for (const { definition, cells } of sheets) {
    const missing = cells.filter(
      ({ text, field }) => field === undefined && text !== undefined && text !== '' && !texts.has(text),
    );
    if (missing.length > 0)
      changes.push({
        part: 'sheet',
        change: 'changed',
        id: definition.id,
        label: `《${definition.title}》`,
        before: '',
        after: `表上的字有 ${missing.length} 处不同，如“${short(missing[0]!.text!)}”`,
      });
  }
  const formulas = formulaEdits(pack, binding, table).filter(({ id }) => !isWeight(pack, id));
  if (fields === 0 && formulas.length > 0)
    changes.push({
      part: 'sheet',
      change: 'changed',
      id: 'formulas',
      label: '公式',
      before: '',
      after: `${formulas.length} 个格子的公式不同`,
    });
  return { changes, isSameForm: changes.length === 0 && binding.faults.length === 0 };
}

function valueAt(snapshot: Snapshot, refersTo: string): { readonly before?: string } {
  const area = parseReference(refersTo);
  const sheet = area && snapshot.sheets.find((one) => one.name === area.sheet);
  if (!area || !sheet) return {};
  const values = Array.from({ length: area.bottom - area.top + 1 }, (_, at) =>
    cachedValue(cellAt(sheet, area.top + at, area.left)),
  ).filter((one) => typeof one === 'string' || typeof one === 'number');
  return values.length === 0 ? {} : { before: short(values.join('、')) };
}

function isWeight(pack: Pack, id: string): boolean {
  const field = pack.byId.get(id);
  return field !== undefined && isGenerated(id) && isDerived(field);
}

function short(text: string): string {
  const line = text.replace(/\s+/g, '');
  return line.length <= 30 ? line : `${line.slice(0, 29)}…`;
}

function latest({ year }: Pack): number {
  return Array.isArray(year) ? year[1] : year;
}
