import { stacked } from '../edits/stacked';
import type { RuleContext } from '../rules/rule';
import { parseA1 } from '../workbook/address';
import type { CellEdit, Edit, SetCells } from '../workbook/edit';
import { cellAt, isFormula, type CellSnapshot } from '../workbook/snapshot';
import { holds, layoutOf, placeNow, plainTarget, type Journal, type WrittenCell, type WrittenName } from './journal';

/** 撤销 of a write as Edits, and what it must not touch. */
export interface UndoPlan {
  readonly edits: readonly Edit[];
  /** Cells that hold something else than what was written: somebody worked on them since. */
  readonly changed: readonly WrittenCell[];
  /** Their rows or fields are gone, or what they rest on has moved. */
  readonly gone: readonly WrittenCell[];
  readonly names: readonly WrittenName[];
}

/**
 * Puts back what stood in the cells of a journal and where its names pointed. A cell that holds neither what was written nor what
 * stood there before is never touched: it is told.
 * @param keys false: rows keep the keys that they got
 */
export function undoEdits(journal: Journal, context: RuleContext, { keys = true } = {}): UndoPlan {
  const { snapshot, table } = context;
  const moved = journal.layout !== layoutOf(snapshot);
  const changed: WrittenCell[] = [];
  const gone: WrittenCell[] = [];
  const back: SetCells[] = [];
  for (const cell of journal.cells) {
    if (cell.anchor.is === 'key' && !keys) continue;
    const place = placeNow(cell, snapshot, table);
    const area = place && parseA1(place.address);
    const sheet = place && snapshot.sheets.find(({ name }) => name.toLowerCase() === place.sheet.toLowerCase());
    if (!place || !area || !sheet) {
      if (cell.anchor.is !== 'key') gone.push(cell);
      continue;
    }
    const stands = cellAt(sheet, area.top, area.left);
    if (holds(stands, cell.was)) continue;
    if (!isAsWritten(stands, cell, moved, context)) {
      if (cell.anchor.is !== 'key') changed.push(cell);
    } else if (moved && isFormula(cell.was)) gone.push(cell);
    else {
      const cells = [[editOf(cell.was)]];
      back.push({ edit: 'set-cells', sheet: place.sheet, row: area.top, column: area.left, cells });
    }
  }
  const names = journal.names.map((one) => ({ one, outcome: nameBack(one, context) }));
  return {
    edits: [
      ...stacked(back),
      ...names.flatMap(({ outcome }) => (outcome === null || outcome === 'changed' ? [] : [outcome])),
    ],
    changed,
    gone,
    names: names.flatMap(({ one, outcome }) => (outcome === 'changed' ? [one] : [])),
  };
}

/** Where rows moved, Excel rewrote the formula that was written: then it is the one that belongs there now. */
function isAsWritten(
  stands: CellSnapshot,
  { anchor, now }: WrittenCell,
  moved: boolean,
  { expectedFormula }: RuleContext,
): boolean {
  if (holds(stands, now)) return true;
  if (!moved || anchor.is !== 'field' || !isFormula(stands) || !isFormula(now)) return false;
  const formula = expectedFormula?.(anchor.field) ?? null;
  return formula !== null && holds(stands, { formula, value: null });
}

/** A constant TRUE or #N/A comes back as the formula that says it: an Edit has no other word for it. */
function editOf(was: CellSnapshot): CellEdit {
  if (was === null || typeof was === 'number' || typeof was === 'string') return was;
  if (typeof was === 'boolean') return { formula: was ? 'TRUE()' : 'FALSE()', value: null };
  if ('error' in was) return { formula: was.error, value: null };
  const { formula, value } = was;
  return { formula, value: typeof value === 'number' || typeof value === 'string' ? value : null };
}

/** A name that pointed nowhere before stays mended: there is nothing to give back. */
function nameBack({ name, was, now }: WrittenName, { snapshot }: RuleContext): Edit | 'changed' | null {
  const stands = snapshot.names.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? null;
  if (sameTarget(stands?.refersTo, was?.refersTo)) return null;
  if (!sameTarget(stands?.refersTo, now?.refersTo)) return 'changed';
  if (was === null) return { edit: 'remove-name', name };
  return was.refersTo.includes('#REF!')
    ? null
    : { edit: 'define-name', name, refersTo: was.refersTo, hidden: was.hidden };
}

function sameTarget(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined ? a === b : plainTarget(a) === plainTarget(b);
}
