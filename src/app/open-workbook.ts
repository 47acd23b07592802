import { readFieldTable } from '../core/table/read-table';
import type { FieldTable } from '../core/fields/field-table';
import { numberOf } from '../core/fields/field-value';
import { cellMapFrom } from '../core/table/cell-map';
import { columnFormula, expectedFormula } from '../core/table/expected-formula';
import { Memory, slot } from '../core/memory/memory';
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
 * @param memory of earlier readings of the same workbook; absent: read once
 * @throws Problem input.foreign-workbook where the identity is missing; input.pack-mismatch where its pack is not here
 */
export function openWorkbook(snapshot: Snapshot, findPack: FindPack, file: string, memory?: Memory): OpenWorkbook {
  const identity = readIdentity(snapshot);
  if (!identity) throw new Problem('input.foreign-workbook', { file });
  const pack = findPack(identity.pack);
  if (!pack) throw new Problem('input.pack-mismatch', { file, found: identity.pack });
  return bindWorkbook(snapshot, pack, identity, memory);
}

const lastRead = slot<Snapshot | null>(() => null);

/**
 * The same without looking the pack up: every recheck while typing comes through here. What changed since the last reading is
 * found by comparing the two, so that only what an edit touched is read and judged again.
 * @param memory of earlier readings of the same workbook; absent: a cold start
 */
export function bindWorkbook(
  read: Snapshot,
  pack: Pack,
  identity: Identity,
  memory: Memory = new Memory(),
): OpenWorkbook {
  const last = memory.at(lastRead);
  const snapshot = memory.put(lastRead, last ? shareUnchanged(last, read) : read);
  const binding = bind(pack, snapshot, memory);
  const table = readFieldTable(pack, binding);
  const map = cellMapFrom(binding);
  const year = pack.byId.has('fiscalYear') ? numberOf(table.value('fiscalYear')) : null;
  const context: RuleContext = {
    table,
    snapshot,
    binding,
    year: year === null ? null : year.toNumber(),
    // Formulas of a bureau's own form are theirs.
    expectedFormula: (id) => (table.adoption === null ? expectedFormula(pack, map, id) : null),
    columnFormula: (ref) => (table.adoption === null ? columnFormula(pack, map, ref) : null),
  };
  return { pack, identity, snapshot, table, context };
}
