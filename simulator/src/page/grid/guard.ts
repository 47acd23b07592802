import type { Book } from '../../excel/book';
import type { ProtectionOption } from '../../excel/extras';
import type { Area, SheetId } from '../../excel/model';
import { MAX_COLUMNS, MAX_ROWS } from '../../excel/address';
import { areaOf } from '../../excel/univer/changes';
import type { OpenUniver } from '../../excel/univer/open';
import { zh } from '../text';
import type { GridLibrary } from './open-grid';
import { guardPaste } from './paste';
import type { IRange } from '@univerjs/core';

interface CommandParams {
  readonly unitId?: string;
  readonly subUnitId?: string;
  /** The command a mutation belongs to. */
  readonly trigger?: string;
  readonly cellValue?: Record<string, Record<string, unknown>>;
  readonly range?: IRange;
  readonly fromRange?: IRange;
  readonly toRange?: IRange;
  readonly sourceRange?: IRange;
  readonly targetRange?: IRange;
}

/** What Excel calls the right to do what a command of Univer's does; null: only cells that are not locked. */
const rights: readonly (readonly [RegExp, ProtectionOption | null])[] = [
  [/^sheet\.command\.insert-(multi-)?rows?/, 'allowInsertRows'],
  [/^sheet\.command\.insert-(multi-)?cols?/, 'allowInsertColumns'],
  [/^sheet\.command\.remove-row/, 'allowDeleteRows'],
  [/^sheet\.command\.remove-col/, 'allowDeleteColumns'],
  [
    /^sheet\.command\.(set|delta)-row|^sheet\.command\.(set-row|hide-row|set-specific-rows|set-selected-rows)/,
    'allowFormatRows',
  ],
  [
    /^sheet\.command\.(set|delta)-(col|worksheet-col)|^sheet\.command\.(hide-col|set-specific-cols|set-selected-cols)/,
    'allowFormatColumns',
  ],
  [
    /^sheet\.command\.(set-(style|bold|italic|underline|stroke|font|font-size|text-color|background|border|horizontal|vertical|text-wrap|text-rotation)|clear-selection-format|reset-)/,
    'allowFormatCells',
  ],
  [
    /^sheet\.command\.(clear-selection-(content|all)|paste|auto-fill|move-range|add-worksheet-merge|remove-worksheet-merge|set-range-values|insert-range|delete-range)/,
    null,
  ],
];

/**
 * What was allowed to begin is carried through, and what was done is undone: half of it would be worse than all or nothing. A sheet or a
 * name that is renamed or goes takes the formulas that say it along, in locked cells too.
 */
const WHOLE =
  /^sheet\.command\.((insert|remove)-(row|col|sheet)|set-worksheet-name|(set|remove)-defined-name)|^univer\.command\.(undo|redo)$/;
const DELETES = /^sheet\.command\.remove-(row|col)/;
const SHOW = /^sheet\.command\.set-worksheet-show$/;
const VALUES = 'sheet.mutation.set-range-values';

/** Protection and very hidden sheets as the user meets them in the grid: what Excel refuses is refused before it happens. */
export function guardGrid(
  { api, univer, workbook, unitId }: OpenUniver,
  library: GridLibrary,
  book: Book,
  refuse: (message: string) => void,
): void {
  const isLocked = (sheet: SheetId, area: Area): boolean => {
    const { protection, unlocked } = book.extras.of(sheet);
    return protection !== null && !unlocked.covers(area);
  };
  const selected = (): Area => {
    const range = workbook.getActiveRange();
    return range ? areaOf(range.getRange()) : { row: 0, column: 0, rows: 1, columns: 1 };
  };
  const isRefused = (id: string, params: CommandParams): boolean => {
    const sheet = params.subUnitId ?? workbook.getActiveSheet().getSheetId();
    const { protection } = book.extras.of(sheet);
    if (!protection) return false;
    // What slipped through as a command is caught at the cells.
    if (id === VALUES)
      return !WHOLE.test(params.trigger ?? '') && areasOf(params.cellValue).some((area) => isLocked(sheet, area));
    const right = rights.find(([pattern]) => pattern.test(id))?.[1];
    if (right === undefined) return false;
    const { range, fromRange, toRange, sourceRange, targetRange } = params;
    const given = [range, fromRange, toRange, sourceRange, targetRange].filter((one) => one !== undefined);
    const areas = given.length > 0 ? given.map(areaOf) : [selected()];
    // Excel deletes rows and columns only where none of their cells is locked, whatever is allowed.
    if (right !== null && DELETES.test(id))
      return !protection.options[right] || areas.some((area) => isLocked(sheet, wholeLines(id, area)));
    if (right !== null) return !protection.options[right];
    return areas.some((area) => isLocked(sheet, area));
  };

  api.addEvent(api.Event.BeforeSheetEditStart, (event) => {
    // The event's own place is that of the last cell that was edited until the grid has drawn the selection.
    const cell = event.worksheet.getSelection()?.getCurrentCell();
    const [row, column] = cell ? [cell.actualRow, cell.actualColumn] : [event.row, event.column];
    if (!isLocked(event.worksheet.getSheetId(), { row, column, rows: 1, columns: 1 })) return;
    event.cancel = true;
    // The key that was pressed is in the formula bar already: selecting the cell anew puts its content back.
    setTimeout(() => event.worksheet.getRange(row, column).activate(), 0);
    refuse(zh.protectedCell);
  });
  beforeCommands({ univer, library }, (id, commandParams, options) => {
    const params = commandParams as CommandParams;
    if (book.isAddinAtWork || options.fromFormula || (params.unitId !== undefined && params.unitId !== unitId))
      return true;
    if (SHOW.test(id) && book.extras.of(params.subUnitId ?? '').veryHidden) {
      refuse(zh.veryHidden);
      return false;
    }
    if (!isRefused(id, params)) return true;
    refuse(zh.protectedCell);
    return false;
  });
  guardPaste({ univer, workbook, unitId }, library, (sheet, area) => isLocked(sheet, area), refuse);
}

/**
 * Asks before each command. Univer's own way of cancelling leaves the command among those under way, so that all mutations after it would
 * pass for parts of it (fault 13): it is taken out here.
 */
function beforeCommands(
  { univer, library }: Pick<OpenUniver, 'univer'> & { readonly library: GridLibrary },
  isAllowed: (id: string, params: object, options: { readonly fromFormula?: boolean }) => boolean,
): void {
  const commands = univer.__getInjector().get(library.ICommandService);
  const underWay = (commands as unknown as { readonly _commandExecutionStack: object[] })._commandExecutionStack;
  commands.beforeCommandExecuted((command, options) => {
    if (isAllowed(command.id, command.params ?? {}, (options ?? {}) as { readonly fromFormula?: boolean })) return;
    const at = underWay.indexOf(command);
    if (at >= 0) underWay.splice(at, 1);
    throw new library.CanceledError();
  });
}

function wholeLines(id: string, area: Area): Area {
  return id.includes('-row') ? { ...area, column: 0, columns: MAX_COLUMNS } : { ...area, row: 0, rows: MAX_ROWS };
}

function areasOf(cells: CommandParams['cellValue']): Area[] {
  return Object.entries(cells ?? {}).flatMap(([row, columns]) =>
    Object.keys(columns ?? {}).map((column) => ({ row: Number(row), column: Number(column), rows: 1, columns: 1 })),
  );
}
