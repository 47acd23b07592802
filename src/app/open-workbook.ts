import { readFieldTable } from '../core/table/read-table';
import type { FieldTable } from '../core/fields/field-table';
import { numberOf } from '../core/fields/field-value';
import { cellMapFrom } from '../core/table/cell-map';
import { expectedFormula } from '../core/table/expected-formula';
import type { Pack } from '../core/pack/pack';
import { Problem } from '../core/problem/problem';
import type { RuleContext } from '../core/rules/rule';
import { bind } from '../core/fields/binding';
import { readIdentity, type Identity } from '../core/workbook/identity';
import { shareUnchanged } from '../core/workbook/share';
import type { Snapshot } from '../core/workbook/snapshot';

/** A workbook that was read, bound to its pack and ready to judge. */
export interface OpenWorkbook {
  readonly pack: Pack;
  readonly identity: Identity;
  readonly snapshot: Snapshot;
  readonly table: FieldTable;
  readonly context: RuleContext;
}

/** Finds packs by id; null where this machine has no such pack. */
export type FindPack = (id: string) => Pack | null;

/**
 * @param file the name people know the workbook by, for problems
 * @throws Problem input.foreign-workbook where the identity is missing; input.pack-mismatch where its pack is not here
 */
export function openWorkbook(snapshot: Snapshot, findPack: FindPack, file: string): OpenWorkbook {
  const identity = readIdentity(snapshot);
  if (!identity) throw new Problem('input.foreign-workbook', { file });
  const pack = findPack(identity.pack);
  if (!pack) throw new Problem('input.pack-mismatch', { file, found: identity.pack });
  return bindWorkbook(snapshot, pack, identity);
}

const lastRead = new WeakMap<Pack, Snapshot>();

/**
 * The same without looking the pack up: every recheck while typing comes through here. What changed since the last reading is
 * found by comparing the two, so that only what an edit touched is read and judged again.
 */
export function bindWorkbook(read: Snapshot, pack: Pack, identity: Identity): OpenWorkbook {
  const last = lastRead.get(pack);
  const snapshot = last ? shareUnchanged(last, read) : read;
  lastRead.set(pack, snapshot);
  const binding = bind(pack, snapshot);
  const table = readFieldTable(pack, binding);
  const map = cellMapFrom(binding);
  const year = pack.byId.has('fiscalYear') ? numberOf(table.value('fiscalYear')) : null;
  const context: RuleContext = {
    table,
    snapshot,
    binding,
    year: year === null ? null : year.toNumber(),
    expectedFormula: (id) => expectedFormula(pack, map, id),
  };
  return { pack, identity, snapshot, table, context };
}
