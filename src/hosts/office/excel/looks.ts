import { a1 } from '../../../core/workbook/address';
import { shownBy } from '../../../core/workbook/number-format';
import { dateShiftOf, type SheetLooks } from '../../../core/workbook/sheet-looks';

/** What of a used range is asked beside its cells. Hidden lines are asked one by one only where the whole says that some are. */
export function askLooks(used: Excel.Range): void {
  used.load('numberFormat,rowHidden,columnHidden,rowIndex,columnIndex,rowCount,columnCount');
}

/** Forms are small: behind these nobody reads (printed-grid). */
const mostLines = { rows: 400, columns: 60 };

/** Rows and columns of a range, to be asked which of them are hidden; [] where none is, or all are. */
export interface AskedLines {
  readonly rows: readonly Excel.Range[];
  readonly columns: readonly Excel.Range[];
}

export function askLines(used: Excel.Range): AskedLines {
  const each = (count: number, range: (at: number) => Excel.Range, what: 'rowHidden' | 'columnHidden'): Excel.Range[] =>
    Array.from({ length: count }, (_, at) => {
      const line = range(at);
      line.load(what);
      return line;
    });
  // null where some are and some are not, which the types do not say.
  const isMixed = (hidden: boolean | null): boolean => hidden === null;
  const rows = isMixed(used.rowHidden) ? Math.min(used.rowCount, mostLines.rows) : 0;
  const columns = isMixed(used.columnHidden) ? Math.min(used.columnCount, mostLines.columns) : 0;
  return {
    rows: each(rows, (at) => used.getRow(at), 'rowHidden'),
    columns: each(columns, (at) => used.getColumn(at), 'columnHidden'),
  };
}

/** Once the lines are answered. Excel does not tell from which year it counts days. */
export function looksOf(used: Excel.Range, lines: AskedLines): SheetLooks {
  const [dates, percents] = [new Set<string>(), new Set<string>()];
  const [top, left] = [used.rowIndex + 1, used.columnIndex + 1];
  const known = new Map<string, ReturnType<typeof shownBy>>();
  (used.numberFormat as readonly (readonly unknown[])[]).forEach((line, down) =>
    line.forEach((code, across) => {
      if (typeof code !== 'string') return;
      if (!known.has(code)) known.set(code, shownBy(code));
      const shown = known.get(code)!;
      if (shown === null) return;
      const [row, column] = [top + down, left + across];
      (shown === 'date' ? dates : percents).add(a1({ top: row, left: column, bottom: row, right: column }));
    }),
  );
  return {
    dates,
    percents,
    hiddenRows: hiddenFrom(top, used.rowHidden ? used.rowCount : 0, lines.rows, 'rowHidden'),
    hiddenColumns: hiddenFrom(left, used.columnHidden ? used.columnCount : 0, lines.columns, 'columnHidden'),
    dateShift: dateShiftOf(false),
  };
}

function hiddenFrom(
  first: number,
  all: number,
  lines: readonly Excel.Range[],
  what: 'rowHidden' | 'columnHidden',
): ReadonlySet<number> {
  const some = lines.flatMap((line, at) => (line[what] ? [first + at] : []));
  return new Set([...Array.from({ length: all }, (_, at) => first + at), ...some]);
}
