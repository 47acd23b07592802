import { absoluteA1, parseReference, sheetPrefix } from '../workbook/address';
import type { Edit } from '../workbook/edit';
import { identityNames, identitySheet } from '../workbook/identity';
import { cachedValue, cellAt, type Snapshot } from '../workbook/snapshot';

/** Where the 上年数 of a workbook came from, kept in its identity sheet. */
export interface LastYearOrigin {
  /** The file as its user named it, without a folder. */
  readonly file: string;
  readonly workbookId: string;
  readonly year: number;
}

/** Three cells in a row: file, workbook id, year. */
export const lastYearName = 'jx.identity.lastYear';
/** Under the three rows of the identity, above the baselines. */
const ownRow = 5;

/** [] where the workbook has no identity sheet (any more): the figures themselves are the user's and are written all the same. */
export function originEdits(snapshot: Pick<Snapshot, 'names'>, origin: LastYearOrigin): Edit[] {
  const known = areaOf(snapshot, lastYearName);
  const sheet = known?.sheet ?? areaOf(snapshot, identityNames.workbookId)?.sheet;
  if (sheet === undefined) return [];
  const [row, column] = known ? [known.top, known.left] : [ownRow, 2];
  const cells = [[origin.file, origin.workbookId, origin.year]];
  const edits: Edit[] = [{ edit: 'set-cells', sheet, row, column, cells }];
  return known ? edits : [...edits, ...labelAndName(sheet)];
}

/** The same for a workbook that is only being made. */
export function newOriginEdits(origin: LastYearOrigin): Edit[] {
  const cells = [[origin.file, origin.workbookId, origin.year]];
  return [{ edit: 'set-cells', sheet: identitySheet, row: ownRow, column: 2, cells }, ...labelAndName(identitySheet)];
}

/** null: no 上年数 were taken, or the mark of it is gone. */
export function readLastYearOrigin(snapshot: Snapshot): LastYearOrigin | null {
  const area = areaOf(snapshot, lastYearName);
  const sheet = area && snapshot.sheets.find((one) => one.name === area.sheet);
  if (!area || !sheet) return null;
  const [file, workbookId, year] = [0, 1, 2].map((right) => cachedValue(cellAt(sheet, area.top, area.left + right)));
  return typeof file === 'string' && typeof workbookId === 'string' && typeof year === 'number'
    ? { file, workbookId, year }
    : null;
}

function labelAndName(sheet: string): Edit[] {
  const area = { top: ownRow, left: 2, bottom: ownRow, right: 4 };
  return [
    { edit: 'set-cells', sheet, row: ownRow, column: 1, cells: [['上年数来源']] },
    { edit: 'define-name', name: lastYearName, refersTo: sheetPrefix(sheet) + absoluteA1(area), hidden: true },
  ];
}

function areaOf({ names }: Pick<Snapshot, 'names'>, name: string): ReturnType<typeof parseReference> {
  const found = names.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return found ? parseReference(found.refersTo) : null;
}
