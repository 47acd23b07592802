import { figureText, placesShown } from '../core/fields/figure-text';
import { numberOf, textOf } from '../core/fields/field-value';
import { nameOf } from '../core/fields/names';
import { noWish, planLines } from '../core/intake/plan-intake';
import { withoutTables } from '../core/prose/audit/audit-text';
import { auditBook } from '../core/prose/book/audit-book';
import type { Book } from '../core/prose/book/book';
import { quantityOf } from '../core/prose/book/known';
import { parseDecimal, round, type Decimal } from '../core/quantity/decimal';
import type { Place } from '../core/fields/field-table';
import type { AuditedText } from './audit-report';
import type { OpenWorkbook } from './open-workbook';
import { isGuessed, type SourceTable } from './take-figures';

/** A piece of what is handed in, beside the workbook: a report with its text, or another file's tables. */
export interface HandInPiece {
  /** Its file, as people know it. */
  readonly name: string;
  readonly text: AuditedText | null;
  /** Tables as lines: those of a document, the sheets of a workbook. */
  readonly tables: readonly SourceTable[];
  /** The workbook that wrote it, by its number. Absent or null: none of ours, or nobody can tell. */
  readonly follows?: string | null;
}

export interface MatrixCell {
  /** A sheet, or a piece. */
  readonly piece: string;
  readonly shown: string;
  readonly differs: boolean;
  /** Of a text: digits left off instead of rounded. */
  readonly isCutOff?: boolean;
  /** Of a sheet. */
  readonly place?: Pick<Place, 'sheet' | 'address'>;
  /** Of a text: its words; of another table: its row. */
  readonly quote?: string;
}

/** One quantity of one side (三公经费本年决算数) wherever it is told. */
export interface MatrixRow {
  readonly field: string;
  readonly name: string;
  /** What the workbook has. */
  readonly right: string;
  readonly cells: readonly MatrixCell[];
  readonly differs: boolean;
}

export interface FigureMatrix {
  /** In order: sheets as the workbook has them, then the pieces. */
  readonly pieces: readonly string[];
  readonly rows: readonly MatrixRow[];
}

/**
 * One figure across all pieces: what the sheets show (基础数据表, 评分表, 自评表), what the texts tell and what their tables hold. Only what is told
 * at two places has a row; figures that no name ties to a field are nobody's.
 */
export function figureMatrix(workbook: OpenWorkbook, book: Book, pieces: readonly HandInPiece[]): FigureMatrix {
  const rows = new Map<string, { field: string; cells: MatrixCell[] }>();
  const keyOf = new Map<string, string>();
  for (const figure of book.figures) {
    const key = quantityOf(figure);
    if (key === null) continue;
    keyOf.set(figure.field, key);
    if (!rows.has(key)) rows.set(key, { field: figure.field, cells: [] });
    const cell = sheetCell(workbook, figure.field, rows.get(key)!.field);
    if (cell) rows.get(key)!.cells.push(cell);
  }
  for (const { field, ...cell } of scoreCells(workbook)) rows.get(keyOf.get(field) ?? '')?.cells.push(cell);
  for (const piece of pieces) {
    for (const { field, ...cell } of [...toldIn(book, piece), ...heldIn(workbook, piece)]) {
      const key = keyOf.get(field);
      const own = key === undefined ? undefined : rows.get(key)?.cells;
      // The same figure said again is one; another is one more.
      if (own && !own.some((one) => one.piece === cell.piece && one.shown === cell.shown)) own.push(cell);
    }
  }
  const sheets = workbook.snapshot.sheets.map(({ name }) => name);
  const told = new Set([...rows.values()].flatMap(({ cells }) => cells.map(({ piece }) => piece)));
  return {
    pieces: [...sheets, ...pieces.map(({ name }) => name)].filter((name) => told.has(name)),
    rows: [...rows.values()]
      .filter(({ cells }) => cells.length > 1)
      .map(({ field, cells }) => ({
        field,
        name: nameOf(workbook.table, field),
        right: figureText(workbook.table, field, numberOf(workbook.table.value(field))!),
        cells,
        differs: cells.some((one) => one.differs),
      })),
  };
}

function sheetCell({ table }: OpenWorkbook, field: string, first: string): MatrixCell | null {
  const place = table.place(field);
  const [shown, right] = [numberOf(table.shown(field)), numberOf(table.value(first))];
  if (!place || shown === null || right === null) return null;
  return {
    piece: place.sheet,
    shown: figureText(table, field, shown),
    differs: !sameAsShown(table, field, shown, right),
    place: { sheet: place.sheet, address: place.address },
  };
}

/** The rate that an indicator's own line comes to: “…8÷9×100%＝88.89%”. */
function scoreCells({ table, pack }: OpenWorkbook): (MatrixCell & { readonly field: string })[] {
  return pack.indicators.flatMap(({ id, rule }) => {
    const own = rule.kind === 'by-choice' ? rule.options[0]?.rule : rule;
    const note = `note.${id}`;
    if ((own?.kind !== 'steps' && own?.kind !== 'bands') || !pack.byId.has(note)) return [];
    const place = table.place(note);
    const [, said] = /＝(-?\d+(?:\.\d+)?)%$/.exec(textOf(table.shown(note)).trim()) ?? [];
    const [number, right] = [said === undefined ? null : parseDecimal(said), numberOf(table.value(own.rate))];
    if (!place || !number || !right || table.field(own.rate).unit !== '%') return [];
    return [
      {
        field: own.rate,
        piece: place.sheet,
        shown: `${said}%`,
        differs: !sameAsShown(table, own.rate, number.div(100), right),
        place: { sheet: place.sheet, address: place.address },
      },
    ];
  });
}

/** Two figures that print alike are the same. */
function sameAsShown(table: OpenWorkbook['table'], field: string, a: Decimal, b: Decimal): boolean {
  const places = Math.max(placesShown(table.field(field)), 2);
  return round(a, places).eq(round(b, places));
}

/** What the text tells, by the reader that 文字核对 has. */
function toldIn(book: Book, { name, text }: HandInPiece): (MatrixCell & { readonly field: string })[] {
  if (text === null) return [];
  return auditBook(withoutTables(text.text, text.tables ?? []), { book, lastYear: null }).flatMap((one) => {
    const field = one.cells?.[0]?.field;
    if (one.kind !== 'workbook' || field === undefined || one.left === undefined) return [];
    const quote = one.quotes[0]?.text.replace(/\s+/g, '') ?? '';
    const isCutOff = one.verdict === 'hints';
    return [
      { field, piece: name, shown: one.left, differs: one.verdict === 'fails', ...(isCutOff && { isCutOff }), quote },
    ];
  });
}

/** What its tables hold, by the names that 取数 knows. Money whose measure nobody said is nobody's. */
function heldIn({ table }: OpenWorkbook, { name, tables }: HandInPiece): (MatrixCell & { readonly field: string })[] {
  return tables.flatMap(({ name: sheet, lines }) => {
    const { items, unit } = planLines(table, lines, noWish, sheet);
    const isGuess = isGuessed(unit);
    return items.flatMap(({ field, value, now, raw, line, inUnitOfAll, label, asks }) => {
      const [own, right] = [value && numberOf(value), now && numberOf(now)];
      if (field === null || asks !== undefined || !own || !right || (isGuess && inUnitOfAll && !own.eq(right)))
        return [];
      // A score table's rows are named by rates: its points are none.
      if (/分值|得分|满分|权重/.test(label)) return [];
      const differs = !sameAsShown(table, field, own, right);
      return [
        { field, piece: name, shown: figureText(table, field, own), differs, quote: `第${line}行 ${label} ${raw}` },
      ];
    });
  });
}
