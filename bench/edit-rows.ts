import { parseReference } from '../src/core/workbook/address';
import type { Edit } from '../src/core/workbook/edit';
import { moveFormula } from '../src/core/workbook/move-formula';
import {
  cachedValue,
  isFormula,
  type CellSnapshot,
  type SheetSnapshot,
  type Snapshot,
} from '../src/core/workbook/snapshot';

/** Sheet rows as Excel moves them: `at` is the first row that moves; a range grows only where the rows come inside it. */
export function insertRows(
  snapshot: Snapshot,
  sheet: string,
  at: number,
  lines: readonly (readonly CellSnapshot[])[],
): Snapshot {
  const moved = (row: number): number => (row >= at ? row + lines.length : row);
  return reshape(snapshot, sheet, moved, (one) => [
    ...one.cells.slice(0, at - one.row),
    ...lines.map((line) => line.map((cell) => movedCell(cell, sheet, sheet, moved))),
    ...one.cells.slice(at - one.row),
  ]);
}

/** A range that loses all its rows becomes #REF!; callers leave a block at least one row. */
export function deleteRows(snapshot: Snapshot, sheet: string, from: number, count: number): Snapshot {
  const end = from + count - 1;
  // A lower end inside the hole moves up to the row before it, any other to the hole's first row.
  const moved = (row: number, isEnd: boolean): number => {
    if (row > end) return row - count;
    if (row < from) return row;
    return isEnd ? from - 1 : from;
  };
  return reshape(snapshot, sheet, moved, (one) => [
    ...one.cells.slice(0, from - one.row),
    ...one.cells.slice(from - one.row + count),
  ]);
}

/** `change` on the cells of the sheet rows [top, bottom]; names stay: sorting, pasting and typing move no name. */
export function changeRows(
  snapshot: Snapshot,
  sheet: string,
  [top, bottom]: readonly [number, number],
  change: (lines: readonly (readonly CellSnapshot[])[]) => readonly (readonly CellSnapshot[])[],
): Snapshot {
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((one) => {
      if (one.name !== sheet) return one;
      const [from, to] = [top - one.row, bottom - one.row + 1];
      const cells = [...one.cells];
      while (cells.length < to) cells.push([]);
      cells.splice(from, to - from, ...change(cells.slice(from, to)));
      return { ...one, cells };
    }),
  };
}

/** The sheet rows [top, bottom] in the order of what one column (1-based) shows; formulas read as after copying, as Excel sorts them. */
export function sortRows(
  snapshot: Snapshot,
  sheet: string,
  [top, bottom]: readonly [number, number],
  column: number,
): Snapshot {
  const origin = snapshot.sheets.find(({ name }) => name === sheet)?.column ?? 1;
  return changeRows(snapshot, sheet, [top, bottom], (lines) => {
    const order = lines.map((line, at) => ({ line, at, shown: cachedValue(line[column - origin] ?? null) }));
    order.sort((a, b) => Number(b.shown) - Number(a.shown) || a.at - b.at);
    return order.map(({ line, at }, now) =>
      line.map((cell) => (isFormula(cell) ? { ...cell, formula: moveFormula(cell.formula, now - at, 0) } : cell)),
    );
  });
}

/** The rows of a block as its key's name tells them. */
export function blockRows(snapshot: Snapshot, rows: string): readonly [number, number] {
  const name = snapshot.names.find((one) => one.name === `jx.${rows}.key`);
  const area = name && parseReference(name.refersTo);
  if (!area) throw new Error(`no block ${rows}`);
  return [area.top, area.bottom];
}

type Move = (row: number, isEnd: boolean) => number;

function reshape(
  snapshot: Snapshot,
  sheet: string,
  moved: Move,
  cells: (sheet: SheetSnapshot) => readonly (readonly CellSnapshot[])[],
): Snapshot {
  return {
    sheets: snapshot.sheets.map((one) => ({
      ...one,
      cells: (one.name === sheet ? cells(one) : one.cells).map((line) =>
        line.map((cell) => movedCell(cell, one.name, sheet, moved)),
      ),
    })),
    names: snapshot.names.map((one) => ({ ...one, refersTo: movedText(one.refersTo, '', sheet, moved) })),
  };
}

function movedCell(cell: CellSnapshot, own: string, sheet: string, moved: Move): CellSnapshot {
  return isFormula(cell) ? { ...cell, formula: movedText(cell.formula, own, sheet, moved) } : cell;
}

/** References in a formula of `own`; without a sheet they mean `own`. */
function movedText(text: string, own: string, sheet: string, moved: Move): string {
  return text.replace(
    /("[^"]*")|(?:'([^']+)'!)?(\$?[A-Z]{1,2}\$?)(\d+)(?::(\$?[A-Z]{1,2}\$?)(\d+))?(?![\w(])/g,
    (
      all,
      quoted: string | undefined,
      named: string | undefined,
      left: string,
      top: string,
      right?: string,
      bottom?: string,
    ) => {
      if (quoted !== undefined || (named ?? own) !== sheet) return all;
      const prefix = named === undefined ? '' : `'${named}'!`;
      const from = `${prefix}${left}${moved(Number(top), false)}`;
      return right === undefined ? from : `${from}:${right}${moved(Number(bottom), true)}`;
    },
  );
}

/** What cell and name edits leave behind; looks, validations and protection do not show in a snapshot. */
export function applied(snapshot: Snapshot, edits: readonly Edit[]): Snapshot {
  let now = snapshot;
  for (const edit of edits) {
    if (edit.edit === 'define-name') {
      const { name, refersTo, hidden } = edit;
      now = { ...now, names: [...now.names.filter((one) => one.name !== name), { name, refersTo, hidden }] };
    } else if (edit.edit === 'set-cells') {
      now = changeRows(now, edit.sheet, [edit.row, edit.row + edit.cells.length - 1], (lines) =>
        edit.cells.map((cells, down) => {
          const line = [...(lines[down] ?? [])];
          const origin = now.sheets.find(({ name }) => name === edit.sheet)?.column ?? 1;
          cells.forEach((cell, right) => {
            const at = edit.column - origin + right;
            while (line.length <= at) line.push(null);
            if (cell !== undefined)
              line[at] =
                typeof cell === 'object' && cell !== null
                  ? { formula: `=${cell.formula.replace(/^=/, '')}`, value: cell.value }
                  : cell;
          });
          return line;
        }),
      );
    }
  }
  return now;
}
