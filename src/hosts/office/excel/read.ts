import { columnNumber } from '../../../core/workbook/address';
import { namesInForce } from '../../../core/workbook/names-in-force';
import type { NameSnapshot, SheetSnapshot, SheetVisibility, Snapshot } from '../../../core/workbook/snapshot';
import { wantedSheets } from '../../port/live/places';
import { snapshotCells } from './cells';
import type { RunLimits } from '../in-time';
import { excelRun } from './run';

export type ReadScope = 'bound' | 'all' | 'list';

/** Sheets asked for in one batch: everything is queued before the one sync that answers. */
export interface AskedSheet {
  readonly id: string;
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
}

/**
 * Reads with as few syncs as possible: the ids of the sheets of ours are kept from the last time (an id survives a rename), so a
 * recheck is one sync for all names, the sheet list and the cells. Only sheets that turn up anew cost a second one.
 */
export class WorkbookReader {
  private knownIds: readonly string[] = [];

  constructor(private readonly limits: RunLimits) {}

  read(scope: ReadScope): Promise<Snapshot> {
    return excelRun({ verb: 'read' }, this.limits, async (context) => {
      const { names, worksheets } = askWorkbook(context);
      const asked = scope === 'list' ? [] : this.knownIds.map((id) => askSheet(context, id));
      await context.sync();
      const nameList = namesOf(names);
      const wanted = wantedSheets(scope, worksheets.items, nameList);
      const answered = new Map(asked.filter(({ sheet }) => !sheet.isNullObject).map((one) => [one.id, one]));
      const missing = (wanted ?? [])
        .filter((sheet) => !answered.has(sheet.id))
        .map((sheet) => askSheet(context, sheet.id));
      if (missing.length > 0) {
        await context.sync();
        for (const one of missing) answered.set(one.id, one);
      }
      if (scope === 'bound') this.knownIds = (wanted ?? []).map((sheet) => sheet.id);
      return {
        sheets: (wanted ?? worksheets.items).map((sheet) => sheetSnapshot(sheet, answered.get(sheet.id))),
        names: nameList,
      };
    });
  }
}

function askWorkbook(context: Excel.RequestContext): {
  names: Excel.NamedItemCollection;
  worksheets: Excel.WorksheetCollection;
} {
  const { names, worksheets } = context.workbook;
  names.load('items/name,items/formula,items/visible,items/scope');
  worksheets.load('items/id,items/name,items/visibility');
  return { names, worksheets };
}

export function askSheet(context: Excel.RequestContext, id: string): AskedSheet {
  const sheet = context.workbook.worksheets.getItemOrNullObject(id);
  sheet.protection.load('protected');
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('address,values,formulas,valueTypes');
  return { id, sheet, used };
}

export function sheetSnapshot({ name, visibility }: Excel.Worksheet, asked: AskedSheet | undefined): SheetSnapshot {
  const head = { name, visibility: visibilities[visibility] ?? 'visible' };
  if (!asked || asked.sheet.isNullObject) return { ...head, isProtected: false, row: 1, column: 1, cells: [] };
  const isProtected = asked.sheet.protection.protected;
  if (asked.used.isNullObject) return { ...head, isProtected, row: 1, column: 1, cells: [] };
  const { values, formulas, valueTypes } = asked.used;
  return { ...head, isProtected, ...snapshotCells({ ...topLeft(asked.used.address), values, formulas, valueTypes }) };
}

const visibilities: Readonly<Record<string, SheetVisibility>> = {
  Visible: 'visible',
  Hidden: 'hidden',
  VeryHidden: 'veryHidden',
};

/** "'表'!$B$2:C9" → its first cell. */
function topLeft(address: string): { row: number; column: number } {
  const [, letters = 'A', digits = '1'] =
    /\$?([A-Z]{1,3})\$?(\d+)/.exec(address.slice(address.lastIndexOf('!') + 1)) ?? [];
  return { row: Number(digits), column: columnNumber(letters) };
}

function namesOf(names: Excel.NamedItemCollection): readonly NameSnapshot[] {
  const scoped = (scope: 'Workbook' | 'Worksheet'): NameSnapshot[] =>
    names.items
      .filter((item) => item.scope === scope)
      .map((item) => ({ name: item.name, refersTo: String(item.formula).replace(/^=/, ''), hidden: !item.visible }));
  return namesInForce(scoped('Workbook'), scoped('Worksheet'));
}
