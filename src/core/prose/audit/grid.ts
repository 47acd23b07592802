import { parseDecimal, type Decimal } from '../../quantity/decimal';
import { plainText } from '../plain-text';

/** A cell's text by its place in the source. */
export interface CellRange {
  readonly start: number;
  readonly end: number;
}

/** A table as a document has it: rows of cells, which need not be equally many. */
export interface SourceTable extends CellRange {
  readonly rows: readonly (readonly CellRange[])[];
}

export interface GridCell extends CellRange {
  /** In plain form, without blanks. */
  readonly text: string;
  /** null for words, blanks and percentages. */
  readonly number: Decimal | null;
  readonly decimals: number;
}

/** A table's cells read: its heads, and the rows that hold figures. */
export interface Grid {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly GridCell[])[];
}

const figure = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** Rows as wide as the widest: narrower ones (titles, notes, merged cells) cannot be compared and are left out. null without figures. */
export function gridOf(source: string, { rows }: SourceTable): Grid | null {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const whole = rows.filter((row) => row.length === width).map((row) => row.map((cell) => read(source, cell)));
  const first = whole.findIndex((row) => row.slice(1).some(({ number }) => number !== null));
  if (width < 2 || first < 0) return null;
  const heads = Array.from({ length: width }, (_, column) =>
    whole
      .slice(0, first)
      .map((row) => row[column]!.text)
      .join(''),
  );
  return { heads, rows: whole.slice(first) };
}

function read(source: string, { start, end }: CellRange): GridCell {
  const text = plainText(source.slice(start, end)).text;
  const written = text.replace(/(?:万元|亿元|元|个|人|户|项)$/, '');
  const number = figure.test(written) ? parseDecimal(written.replaceAll(',', '')) : null;
  return { start, end, text, number, decimals: written.split('.')[1]?.length ?? 0 };
}
