import {
  isCellError,
  isFormula,
  type CellSnapshot,
  type CellValue,
  type SheetSnapshot,
  type Snapshot,
} from './snapshot';

/**
 * The next reading of a workbook, made of the last one's objects wherever both say the same: rows, sheets, names. What changed is
 * found by comparing cells, never told by an event. Equal in content to `next`.
 */
export function shareUnchanged(last: Snapshot, next: Snapshot): Snapshot {
  if (last === next) return last;
  const sheets = next.sheets.map((sheet, at) => shareSheet(matching(last, sheet, at), sheet));
  const names = sameNames(last, next) ? last.names : next.names;
  const isSame =
    names === last.names &&
    sheets.length === last.sheets.length &&
    sheets.every((sheet, at) => sheet === last.sheets[at]);
  return isSame && last.datesFrom1904 === next.datesFrom1904 ? last : { ...next, sheets, names };
}

function matching(last: Snapshot, { name }: SheetSnapshot, at: number): SheetSnapshot | undefined {
  const there = last.sheets[at];
  return there?.name === name ? there : last.sheets.find((one) => one.name === name);
}

function shareSheet(last: SheetSnapshot | undefined, next: SheetSnapshot): SheetSnapshot {
  if (!last || last === next || last.column !== next.column) return next;
  const shift = next.row - last.row;
  const isAligned = shift === 0 && last.cells.length === next.cells.length;
  const cells: (readonly CellSnapshot[])[] = [];
  let shared = 0;
  for (const line of next.cells) {
    const before = last.cells[cells.length + shift];
    const isSame = before !== undefined && (before === line || sameLine(before, line));
    if (isSame) shared++;
    cells.push(isSame ? before : line);
  }
  if (!isAligned || shared < cells.length) return { ...next, cells };
  return last.visibility === next.visibility && last.isProtected === next.isProtected
    ? last
    : { ...next, cells: last.cells };
}

function sameLine(a: readonly CellSnapshot[], b: readonly CellSnapshot[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) {
    const [one, other] = [a[at] as CellSnapshot, b[at] as CellSnapshot];
    if (one !== other && !sameCell(one, other)) return false;
  }
  return true;
}

function sameNames({ names: a }: Snapshot, { names: b }: Snapshot): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((one, at) => {
        const other = b[at];
        return one.name === other?.name && one.refersTo === other.refersTo && one.hidden === other.hidden;
      }))
  );
}

export function sameCell(a: CellSnapshot, b: CellSnapshot): boolean {
  if (isFormula(a)) return isFormula(b) && a.formula === b.formula && sameCellValue(a.value, b.value);
  return !isFormula(b) && sameCellValue(a, b);
}

export function sameCellValue(a: CellValue, b: CellValue): boolean {
  return a === b || (isCellError(a) && isCellError(b) && a.error === b.error);
}
