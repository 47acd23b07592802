import type { ISheetClipboardHook } from '@univerjs/sheets-ui';
import { intersection } from '../../excel/address';
import type { Area, SheetId } from '../../excel/model';
import { areaOf } from '../../excel/univer/changes';
import type { OpenUniver } from '../../excel/univer/open';
import { zh } from '../text';
import type { GridLibrary } from './open-grid';

/** Rows and columns that need not follow each other: filtered ones are left out. */
interface Cells {
  readonly rows: readonly number[];
  readonly cols: readonly number[];
}

type PastedMatrix = Parameters<NonNullable<ISheetClipboardHook['onPasteCells']>>[2];

const nothing = { redos: [], undos: [] };
const REFUSE = 'simulator.mutation.refuse';

/**
 * Pasting is checked before anything is written: nothing over locked cells, and a block over merged cells only where it is merged just
 * so. Univer would unmerge them and write on.
 */
export function guardPaste(
  { univer, workbook }: Pick<OpenUniver, 'univer' | 'workbook' | 'unitId'>,
  library: GridLibrary,
  isLocked: (sheet: SheetId, area: Area) => boolean,
  refuse: (message: string) => void,
): void {
  const injector = univer.__getInjector();
  injector.get(library.ICommandService).registerCommand({
    id: REFUSE,
    type: library.CommandType.MUTATION,
    handler: () => false,
  });
  const refused = (message: string) => {
    refuse(message);
    // Mutations are carried out until one fails, and this hook's come first.
    return { redos: [{ id: REFUSE, params: {} }], undos: [] };
  };
  const mergesIn = (sheet: SheetId, area: Area): readonly Area[] =>
    (workbook.getSheetBySheetId(sheet)?.getSheet().getMergeData() ?? [])
      .map(areaOf)
      .filter((merge) => intersection(merge, area) !== null);
  injector.get(library.ISheetClipboardService).addClipboardHook({
    id: 'simulator-guard',
    priority: -1,
    onPastePlainText: ({ subUnitId, range: { rows, cols } }) =>
      isLocked(subUnitId, blockOf({ rows: rows.slice(0, 1), cols: cols.slice(0, 1) }))
        ? refused(zh.protectedCell)
        : nothing,
    onPasteCells: (_from, { subUnitId, range }, data) => {
      const target = blockOf(range);
      if (isLocked(subUnitId, target)) return refused(zh.protectedCell);
      const merges = mergesIn(subUnitId, target);
      const isMergedAlike = JSON.stringify(sorted(merges)) === JSON.stringify(sorted(spansOf(data, target)));
      return merges.length > 0 && !isMergedAlike ? refused(zh.pasteOverMerged) : nothing;
    },
  });
}

/** Merged areas among what is pasted, where they will lie. */
function spansOf(data: PastedMatrix, { row: top, column: left }: Area): readonly Area[] {
  const spans: Area[] = [];
  data.forValue((row, column, { rowSpan: rows = 1, colSpan: columns = 1 }) => {
    if (rows > 1 || columns > 1) spans.push({ row: top + row, column: left + column, rows, columns });
  });
  return spans;
}

function sorted(areas: readonly Area[]): readonly Area[] {
  return [...areas].sort((one, other) => one.row - other.row || one.column - other.column);
}

function blockOf({ rows, cols }: Cells): Area {
  const [row = 0, column = 0] = [rows[0], cols[0]];
  return { row, column, rows: (rows.at(-1) ?? row) - row + 1, columns: (cols.at(-1) ?? column) - column + 1 };
}
