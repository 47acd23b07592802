import type { ConsolidatedUnit } from '../core/consolidate/add-units';
import { unitFigures } from '../core/consolidate/unit-figures';
import type { Pack } from '../core/pack/pack';
import { Problem } from '../core/problem/further-problem';
import { isProblem } from '../core/problem/problem';
import type { Snapshot } from '../core/workbook/snapshot';
import { openErrors } from '../core/rules/open-errors';
import { readIdentity } from '../core/workbook/identity';
import { checkWorkbook } from './check-workbook';
import type { SkippedUnit } from './consolidate';
import { openWorkbook } from './open-workbook';

/** A unit's workbook that somebody chose. */
export interface UnitFile {
  readonly name: string;
  /** null: it cannot be read (moved away, held open elsewhere). */
  bytes(): Promise<Uint8Array | null>;
}

export interface UnitReading {
  readonly read: (bytes: Uint8Array, file: string) => Promise<Snapshot>;
  /** null where this machine has no such pack. @throws Problem pack.* */
  readonly findPack: (id: string) => Promise<Pack | null>;
  readonly onProgress: (done: number) => void;
  readonly isCancelled: () => boolean;
}

/**
 * Units' workbooks, one after the other, reduced to what 汇总 adds. A file that cannot be read is told and costs itself alone. null: called
 * off.
 */
export async function readUnits(
  files: readonly UnitFile[],
  { read, findPack, onProgress, isCancelled }: UnitReading,
): Promise<{ readonly read: readonly ConsolidatedUnit[]; readonly unread: readonly SkippedUnit[] } | null> {
  const units: ConsolidatedUnit[] = [];
  const unread: SkippedUnit[] = [];
  for (const [at, file] of files.entries()) {
    if (isCancelled()) return null;
    try {
      units.push({ file: file.name, figures: await figuresOf(file) });
    } catch (error) {
      if (!isProblem(error)) throw error;
      if (error.code === 'input.cancelled') return null;
      unread.push({ file: file.name, problem: error });
    }
    onProgress(at + 1);
  }
  return isCancelled() ? null : { read: units, unread };

  async function figuresOf({ name, bytes }: UnitFile): Promise<ConsolidatedUnit['figures']> {
    const content = await bytes();
    if (content === null) throw new Problem('input.unreadable', { file: name, detail: '可能正在别处打开或已被移走' });
    const snapshot = await read(content, name);
    const identity = readIdentity(snapshot);
    const pack = identity && (await findPack(identity.pack));
    const workbook = openWorkbook(snapshot, () => pack, name);
    const open = openErrors(checkWorkbook(workbook).findings);
    return unitFigures(workbook.table, snapshot.names, open.length);
  }
}
