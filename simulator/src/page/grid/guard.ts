import type { Book } from '../../excel/book';
import type { ProtectionOption } from '../../excel/extras';
import type { Area, SheetId } from '../../excel/model';
import type { OpenUniver } from '../../excel/univer/open';
import { areaOf } from '../../excel/univer/changes';
import { zh } from '../text';
import type { IRange } from '@univerjs/core';

interface CommandParams {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly cellValue?: Record<string, Record<string, unknown>>;
  readonly range?: IRange;
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

const SHOW = /^sheet\.command\.set-worksheet-show$/;
const VALUES = 'sheet.mutation.set-range-values';

/** Protection and very hidden sheets as the user meets them in the grid: what Excel refuses is refused before it happens. */
export function guardGrid({ api, workbook, unitId }: OpenUniver, book: Book, refuse: (message: string) => void): void {
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
    // What slipped through as a command (paste, undo) is caught at the cells.
    if (id === VALUES) return areasOf(params.cellValue).some((area) => isLocked(sheet, area));
    const right = rights.find(([pattern]) => pattern.test(id))?.[1];
    if (right === undefined) return false;
    if (right !== null) return !protection.options[right];
    return isLocked(sheet, params.range ? areaOf(params.range) : selected());
  };

  api.addEvent(api.Event.BeforeSheetEditStart, (event) => {
    const area = { row: event.row, column: event.column, rows: 1, columns: 1 };
    if (!isLocked(event.worksheet.getSheetId(), area)) return;
    event.cancel = true;
    // The key that was pressed is in the formula bar already: selecting the cell anew puts its content back.
    setTimeout(() => event.worksheet.getRange(event.row, event.column).activate(), 0);
    refuse(zh.protectedCell);
  });
  api.addEvent(api.Event.BeforeCommandExecute, (event) => {
    const params = (event.params ?? {}) as CommandParams;
    const options = event.options as { readonly fromFormula?: boolean } | undefined;
    if (book.isAddinAtWork || options?.fromFormula || (params.unitId !== undefined && params.unitId !== unitId)) return;
    if (SHOW.test(event.id) && book.extras.of(params.subUnitId ?? '').veryHidden) {
      event.cancel = true;
      return refuse(zh.veryHidden);
    }
    if (!isRefused(event.id, params)) return;
    event.cancel = true;
    refuse(zh.protectedCell);
  });
}

function areasOf(cells: CommandParams['cellValue']): Area[] {
  return Object.entries(cells ?? {}).flatMap(([row, columns]) =>
    Object.keys(columns ?? {}).map((column) => ({ row: Number(row), column: Number(column), rows: 1, columns: 1 })),
  );
}
