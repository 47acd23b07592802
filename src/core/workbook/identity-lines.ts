import { absoluteA1, parseReference, sheetPrefix } from './address';
import type { CellEdit, Edit } from './edit';
import { baselinesTop, identityNames } from './identity';
import { cachedValue, cellAt, type CellValue, type SheetSnapshot, type Snapshot } from './snapshot';

/** A list that is kept in the identity sheet beside the baselines of explanations, one line each. */
export interface IdentityList {
  /** The name over its lines. */
  readonly name: string;
  /** Its first column, from 1. */
  readonly left: number;
  /** One a column. */
  readonly heads: readonly string[];
}

export interface ListArea {
  readonly sheet: SheetSnapshot;
  readonly refersTo: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
}

/** Where the list stands; null where there is none (any more). */
export function listArea({ names, sheets }: Pick<Snapshot, 'names' | 'sheets'>, list: IdentityList): ListArea | null {
  const name = names.find((one) => one.name.toLowerCase() === list.name.toLowerCase());
  const area = name && parseReference(name.refersTo);
  const sheet = area && sheets.find((one) => one.name === area.sheet);
  return name && area && sheet ? { ...area, sheet, refersTo: name.refersTo } : null;
}

export function readLines(area: ListArea, list: IdentityList): CellValue[][] {
  return Array.from({ length: area.bottom - area.top + 1 }, (_, down) =>
    list.heads.map((_, across) => cachedValue(cellAt(area.sheet, area.top + down, area.left + across))),
  );
}

/** All lines written anew where the list stands or would stand. [] where the workbook has no identity sheet any more. */
export function lineEdits(
  { names }: Pick<Snapshot, 'names'>,
  list: IdentityList,
  lines: readonly (readonly CellEdit[])[],
): Edit[] {
  const at = (name: string): ReturnType<typeof parseReference> => {
    const found = names.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return found ? parseReference(found.refersTo) : null;
  };
  const old = at(list.name);
  const sheet = old?.sheet ?? at(identityNames.workbookId)?.sheet;
  return sheet === undefined ? [] : newLineEdits(sheet, list, lines, old?.top, old?.left);
}

/** The same for a workbook that is only being made. */
export function newLineEdits(
  sheet: string,
  list: IdentityList,
  lines: readonly (readonly CellEdit[])[],
  top = baselinesTop,
  left = list.left,
): Edit[] {
  const area = { top, bottom: top + lines.length - 1, left, right: left + list.heads.length - 1 };
  return [
    { edit: 'set-cells', sheet, row: top - 1, column: left, cells: [[...list.heads], ...lines] },
    { edit: 'define-name', name: list.name, refersTo: sheetPrefix(sheet) + absoluteA1(area), hidden: true },
  ];
}
