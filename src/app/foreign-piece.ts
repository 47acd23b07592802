import { withoutTables } from '../core/prose/audit/audit-text';
import { auditBook } from '../core/prose/book/audit-book';
import type { Book } from '../core/prose/book/book';
import type { HandInPiece } from './figure-matrix';
import type { OpenWorkbook } from './open-workbook';
import type { SourceTable } from './take-figures';

/** Why a piece may be somebody else's, or of another year. */
interface ForeignPiece {
  readonly message: string;
  /** Its figures say nothing about this workbook. */
  readonly isLeftOut: boolean;
}

/** By what a piece says of itself: which workbook wrote it, its title, the unit and the year over its tables. */
export function foreignPiece(
  { identity }: Pick<OpenWorkbook, 'identity'>,
  book: Book,
  { text, tables, follows = null }: HandInPiece,
): readonly ForeignPiece[] {
  const found: ForeignPiece[] = [];
  if (follows !== null && follows !== identity.workbookId)
    found.push({ message: '是由另一个工作簿写出的，不是这个工作簿的报告。', isLeftOut: false });
  if (text !== null) {
    for (const { kind, verdict, message } of heads(withoutTables(text.text, text.tables ?? []), book))
      if (kind === 'heading' && verdict !== 'holds') found.push({ message, isLeftOut: verdict === 'fails' });
    return found;
  }
  for (const table of tables) {
    const lines = table.lines.slice(0, 6).map(({ text: line, cells }) => cells ?? [line]);
    const year = yearOf(lines, book.year);
    if (year !== null)
      found.push({
        message: `“${table.name}”是${year}年的，工作簿是${book.year}年度，没有比。`,
        isLeftOut: true,
      });
    for (const { left, verdict } of heads(lines.flat().join('\n'), { ...book, year: null }))
      if (verdict !== 'holds' && left !== undefined)
        found.push({
          message: `“${table.name}”的单位是“${left}”，工作簿的单位是“${book.unitNames[0]}”，没有比。`,
          isLeftOut: true,
        });
  }
  return found;
}

/** The tables of a piece that are this unit's and this year's. */
export function ownTables(
  book: Book,
  workbook: Pick<OpenWorkbook, 'identity'>,
  piece: HandInPiece,
): readonly SourceTable[] {
  return piece.tables.filter(
    (table) => !foreignPiece(workbook, book, { ...piece, tables: [table] }).some(({ isLeftOut }) => isLeftOut),
  );
}

const heads = (text: string, book: Book): ReturnType<typeof auditBook> =>
  auditBook(text, { book: { ...book, figures: [], fragments: [] }, lastYear: null }).filter(
    ({ kind }) => kind === 'heading',
  );

/** The year in a table's title, where no head of a column says this one. */
function yearOf(lines: readonly (readonly string[])[], own: number | null): string | null {
  if (own === null || lines.flat().some((cell) => cell.includes(String(own)))) return null;
  for (const cell of lines.slice(0, 3).flat()) {
    const [, year] =
      /^.{0,30}?((?:19|20)\d{2})年度?.{0,30}(?:表|情况|决算|预算|汇总|明细|清单)/.exec(cell.trim()) ?? [];
    if (year !== undefined) return year;
  }
  return null;
}
