import { absoluteA1, parseReference, sheetPrefix } from '../workbook/address';
import type { Edit } from '../workbook/edit';
import { identityNames, identitySheet } from '../workbook/identity';
import { cachedValue, cellAt, type Snapshot } from '../workbook/snapshot';

/** Where the 上年数 of a workbook came from, kept in its identity sheet. */
export interface LastYearOrigin {
  /** The file as its user named it, without a folder. */
  readonly file: string;
  /** null: it came from a report, which is no workbook. */
  readonly workbookId: string | null;
  readonly year: number;
  /** The day it was taken, "2026-03-15"; null where nobody noted it. */
  readonly takenOn: string | null;
}

/** Cells in a row: file, workbook id, year, day. Workbooks made earlier have no day. */
const lastYearName = 'jx.identity.lastYear';
/** Under the three rows of the identity, above the baselines. */
const ownRow = 5;

/** [] where the workbook has no identity sheet (any more): the figures themselves are the user's and are written all the same. */
export function originEdits(snapshot: Pick<Snapshot, 'names'>, origin: LastYearOrigin): Edit[] {
  const known = areaOf(snapshot, lastYearName);
  const sheet = known?.sheet ?? areaOf(snapshot, identityNames.workbookId)?.sheet;
  if (sheet === undefined) return [];
  const [row, column] = known ? [known.top, known.left] : [ownRow, 2];
  const cells = [cellsOf(origin)];
  const edits: Edit[] = [{ edit: 'set-cells', sheet, row, column, cells }];
  return known ? edits : [...edits, ...labelAndName(sheet)];
}

/** The same for a workbook that is only being made. */
export function newOriginEdits(origin: LastYearOrigin): Edit[] {
  const cells = [cellsOf(origin)];
  return [{ edit: 'set-cells', sheet: identitySheet, row: ownRow, column: 2, cells }, ...labelAndName(identitySheet)];
}

/** null: no 上年数 were taken, or the mark of it is gone. */
export function readLastYearOrigin(snapshot: Snapshot): LastYearOrigin | null {
  const area = areaOf(snapshot, lastYearName);
  const sheet = area && snapshot.sheets.find((one) => one.name === area.sheet);
  if (!area || !sheet) return null;
  const [file, workbookId, year, day] = [0, 1, 2, 3].map((right) =>
    cachedValue(cellAt(sheet, area.top, area.left + right)),
  );
  if (typeof file !== 'string' || typeof year !== 'number') return null;
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return { file, workbookId: text(workbookId), year, takenOn: text(day) };
}

function cellsOf({ file, workbookId, year, takenOn }: LastYearOrigin): (string | number | null)[] {
  return [file, workbookId, year, takenOn];
}

function labelAndName(sheet: string): Edit[] {
  const area = { top: ownRow, left: 2, bottom: ownRow, right: 5 };
  return [
    { edit: 'set-cells', sheet, row: ownRow, column: 1, cells: [['上年数来源']] },
    { edit: 'define-name', name: lastYearName, refersTo: sheetPrefix(sheet) + absoluteA1(area), hidden: true },
  ];
}

function areaOf({ names }: Pick<Snapshot, 'names'>, name: string): ReturnType<typeof parseReference> {
  const found = names.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return found ? parseReference(found.refersTo) : null;
}
