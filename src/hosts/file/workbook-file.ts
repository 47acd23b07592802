import { Problem } from '../../core/problem/further-problem';
import type { Edit } from '../../core/workbook/edit';
import { isFormula, cellAt, type CellSnapshot, type Snapshot } from '../../core/workbook/snapshot';
import { sameCellValue } from '../../core/workbook/share';
import type { SheetScope } from '../port/file-reading';
import type { FileOnDisk, Fresh, WorkbookFile } from '../port/workbook-file';
import type { Receipt } from '../port/workbook-host';
import { changeWorkbook, type ChangeTools } from './patch-workbook/change-workbook';
import { asPrinted } from './read/printed-sheets';
import { readWorkbook } from './read/read-workbook';

export interface WorkbookFileTools extends Pick<ChangeTools, 'resultsAfter'> {
  /** Reads bytes somewhere else, and has read `given` already; absent: here and now. @throws Problem input.* */
  readonly read?: (bytes: Uint8Array, file: string, sheets: SheetScope) => Promise<Snapshot>;
  /** A new .xlsx from edits; called only where there is no file yet (it brings a large library). */
  readonly author: (edits: readonly Edit[]) => Promise<Uint8Array>;
  /** Tells the user where to go; nobody can take them there. */
  readonly showPlace: (sheet: string, address: string) => void;
}

/** Looks that only a program can give; a row taken into a block counts without them. */
const looksOnly = new Set<Edit['edit']>(['style-cells', 'validate-cells']);

/** @param given null: a new workbook. @throws Problem input.* for bytes that are no readable .xlsx */
export function openWorkbookFile(
  given: Uint8Array | null,
  file: string,
  disk: FileOnDisk | null,
  tools: WorkbookFileTools,
): WorkbookFile {
  let current = given;
  /** What the disk holds as far as known, and our changes since. */
  let base = given;
  let journal: (readonly Edit[])[] = [];
  let conflict: Uint8Array | null = null;
  const listeners = new Set<() => void>();
  const tell = (): void => [...listeners].forEach((listener) => listener());
  const readBytes = tools.read ?? (async (bytes, name, sheets) => readWorkbook(bytes, name, { sheets }));
  const read = async (bytes: Uint8Array | null, sheets: SheetScope): Promise<Snapshot> =>
    bytes === null ? { sheets: [], names: [] } : readBytes(bytes, file, sheets);
  if (given && !tools.read) readWorkbook(given, file);
  // What changes the bytes goes one at a time: reading them takes a while, and meanwhile nobody may set others.
  let queue: Promise<unknown> = Promise.resolve();
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };

  const applied = (bytes: Uint8Array, edits: readonly Edit[]): Promise<Uint8Array> =>
    changeWorkbook(bytes, file, edits, { read: (one) => read(one, 'all'), resultsAfter: tools.resultsAfter });

  const host: WorkbookFile = {
    file,
    capabilities: { liveChanges: false, goTo: false, keepsUndo: true, contentsOnly: true },
    bytes: () => current,
    unsaved: () => journal.length,
    conflict: () => conflict,
    async read(scope = 'bound') {
      await host.lookAtDisk();
      return read(current, scope === 'all' ? 'all' : 'named');
    },
    async readPrinted() {
      const snapshot = await host.read('all');
      return current === null ? [] : asPrinted(snapshot, current, file);
    },
    apply: (edits): Promise<Receipt> =>
      alone(async () => {
        const wanted = current === null ? edits : edits.filter(({ edit }) => !looksOnly.has(edit));
        current = current === null ? await tools.author(wanted) : await applied(current, wanted);
        journal = [...journal, wanted];
        tell();
        const sheets = new Set(wanted.flatMap((edit) => ('sheet' in edit ? [edit.sheet] : [])));
        return { applied: wanted.length, sheets: [...sheets], cancelled: false };
      }),
    async goTo(sheet, address) {
      tools.showPlace(sheet, address);
    },
    onChanged: async () => async () => {},
    selection: async () => null,
    saved(bytes) {
      base = current = bytes;
      journal = [];
      conflict = null;
      tell();
    },
    take: (fresh) =>
      alone(async () => {
        const outcome = await mergeIn(fresh);
        conflict = outcome === 'conflict' ? fresh : null;
        if (outcome !== 'same') tell();
        return outcome;
      }),
    discardFor: (fresh) => host.saved(fresh),
    async lookAtDisk() {
      if (disk === null || !(await disk.isNewer())) return 'same';
      const fresh = await disk.bytes();
      if (fresh === null) throw new Problem('input.moved', { file });
      return host.take(fresh);
    },
    onState(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return host;

  async function mergeIn(fresh: Uint8Array): Promise<Fresh> {
    if (base !== null && sameBytes(base, fresh)) return 'same';
    const next = await read(fresh, 'all');
    if (journal.length > 0 && (base === null || !canRedo(journal.flat(), await read(base, 'all'), next)))
      return 'conflict';
    let merged = fresh;
    for (const edits of journal) merged = await applied(merged, edits);
    const outcome = journal.length > 0 ? 'merged' : 'taken';
    base = fresh;
    current = merged;
    return outcome;
  }
}

/** Our changes mean the same on the other bytes: every name is where it was, and no cell that we wrote was written there too. */
function canRedo(edits: readonly Edit[], base: Snapshot, next: Snapshot): boolean {
  if (namesText(base) !== namesText(next)) return false;
  return edits.every((edit) => {
    if (edit.edit !== 'set-cells') return true;
    const [one, other] = [base, next].map(({ sheets }) =>
      sheets.find(({ name }) => name.toLowerCase() === edit.sheet.toLowerCase()),
    );
    if (!one || !other) return false;
    return edit.cells.every((line, down) =>
      line.every((cell, across) => {
        const [row, column] = [edit.row + down, edit.column + across];
        return cell === undefined || sameContent(cellAt(one, row, column), cellAt(other, row, column));
      }),
    );
  });
}

function namesText({ names }: Snapshot): string {
  return names
    .map(({ name, refersTo }) => `${name}=${refersTo.replace(/[$']/g, '')}`.toLowerCase())
    .filter((line) => line.startsWith('jx.'))
    .sort()
    .join('\n');
}

/** Stored results are not what anybody wrote. */
function sameContent(a: CellSnapshot, b: CellSnapshot): boolean {
  if (isFormula(a) || isFormula(b)) return isFormula(a) && isFormula(b) && a.formula === b.formula;
  return sameCellValue(a, b);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
