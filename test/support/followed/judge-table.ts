import { printedRows } from '../../../src/core/report/head-rows';
import { textGrid, type TextGrid } from '../../../src/core/report/link/document-stamp';
import type { FoundControl } from '../../../src/core/report/refresh/found-document';
import type { FigureLine, FragmentLine } from '../../../src/core/report/refresh/plan';
import type { AttachmentTable } from '../../../src/core/report/table-model';
import type { RowOrigins } from './user-document';

export interface TableCase {
  readonly id: string;
  readonly before: FoundControl;
  readonly after: FoundControl;
  readonly origins: RowOrigins;
  readonly last: AttachmentTable;
  readonly next: AttachmentTable;
  readonly figures: readonly FigureLine[];
  readonly line: FragmentLine | undefined;
  /** What a cell was asked about before may be what the workbook says again. */
  readonly isFirst: boolean;
}

export interface JudgedTable {
  readonly faults: readonly string[];
  readonly origins: RowOrigins | null;
}

const gridOf = ({ cells, text }: FoundControl): string[][][] =>
  cells.map((rows) => rows.map((row) => row.map(({ start, end }) => text.slice(start, end))));
const shapeOf = (grid: TextGrid): string => JSON.stringify(grid.map((rows) => rows.map((row) => row.length)));

/** Whether every cell says what the workbook says now, or the user, and rows came and went as they should. */
export function judgeTable({ id, isFirst, origins, last, next, figures, line, ...found }: TableCase): JudgedTable {
  const [before, after] = [gridOf(found.before), gridOf(found.after)];
  const [old, now] = [textGrid(last), textGrid(next)];
  if (origins.some((rows, table) => rows.length !== before[table]?.length)) return { faults: [], origins: null };
  if (line?.action === 'asked' && shapeOf(before) === shapeOf(after)) {
    const isCellAsked = figures.some((one) => one.fragment === id && one.action === 'asked');
    const isOtherShape =
      shapeOf(old) !== shapeOf(now) ||
      shapeOf(before) !== shapeOf(old) ||
      origins.some((rows) => rows.some((origin, row) => origin !== row));
    if (isOtherShape && !isCellAsked) return { faults: [], origins: null };
    if (!isCellAsked) return { faults: [`${id}：没有行来去，却问了整张表`], origins: null };
  }
  const faults: string[] = [];
  const nextOrigins: RowOrigins = [];
  before.forEach((rows, table) => {
    const to = rowsNow(last, next, table);
    const came = new Set(now[table]!.map((_, row) => row).filter((row) => !to.includes(row)));
    const expected = rows.flatMap((cells, row) => {
      const origin = origins[table]![row]!;
      if (origin !== null && to[origin] === undefined) return [];
      return [{ cells, origin, target: origin === null ? null : to[origin]! }];
    });
    const own: (number | null)[] = [];
    let at = 0;
    for (const cells of after[table] ?? []) {
      const wanted = expected[at];
      const isNew = [...came].find((row) => now[table]![row]!.join('\u0000') === cells.join('\u0000'));
      if (wanted !== undefined && fits(cells, wanted)) {
        own.push(wanted.target);
        at++;
      } else if (isNew !== undefined) {
        came.delete(isNew);
        own.push(isNew);
      } else {
        faults.push(
          `${id}：第${table + 1}张的“${cells.join('｜')}”不对，该是“${wanted?.cells.join('｜') ?? '（没有这一行）'}”`,
        );
        at++;
      }
    }
    if (at < expected.length) faults.push(`${id}：第${table + 1}张少了“${expected[at]!.cells.join('｜')}”`);
    if (came.size > 0) faults.push(`${id}：第${table + 1}张没有加上新的行`);
    nextOrigins.push(own);

    function fits(cells: readonly string[], row: (typeof expected)[number]): boolean {
      if (cells.length !== row.cells.length) return false;
      return cells.every((text, cell) => {
        const mine = row.cells[cell]!;
        if (row.target === null) return text === mine;
        const [was, is] = [old[table]![row.origin!]![cell], now[table]![row.target]![cell]];
        if (was === is) return text === mine;
        if (mine === was) return text === is;
        return (
          text === mine &&
          (mine === is || !isFirst || figures.some((one) => one.fragment === id && one.action === 'asked'))
        );
      });
    }
  });
  return { faults, origins: faults.length > 0 ? null : nextOrigins };
}

/** For each row of the old table the one of the new that shows the same fields; undefined where it has gone. */
function rowsNow(last: AttachmentTable, next: AttachmentTable, table: number): (number | undefined)[] {
  const names = (one: AttachmentTable): string[] =>
    (printedRows(one.table)[table] ?? []).map(({ cells }) => {
      const fields = cells.map(({ field }) => field ?? '');
      return fields.some((field) => field !== '')
        ? fields.join()
        : cells.map(({ text }) => text.replace(/\d/g, '')).join('\u0000');
    });
  const [old, now] = [names(last), names(next)];
  if (old.length === now.length) return old.map((_, row) => row);
  const left = new Map(now.map((name, row) => [row, name]));
  return old.map((name) => {
    const found = [...left].find(([, one]) => one === name)?.[0];
    if (found !== undefined) left.delete(found);
    return found;
  });
}
