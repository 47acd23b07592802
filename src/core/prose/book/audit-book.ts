import type { Relation } from '../audit/relation';
import { read, type Reading } from '../mentions';
import type { Book, LastYear } from './book';
import { formSentences } from './form-sentences';
import { headingAgrees, headingOf } from './heading';
import { BookFigures } from './known';
import { leftOver } from './left-over';
import { toldClaims } from './told-claims';
import { toldFacts } from './told-facts';
import { toldMoves } from './told-moves';

export interface Beside {
  readonly book: Book | null;
  readonly lastYear: LastYear | null;
}

/**
 * A report's text held against its workbook and against last year: what both tell must be the same. Pure; linear in the text.
 * @param source the text without its tables (their offsets kept)
 */
export function auditBook(source: string, { book, lastYear }: Beside): Relation[] {
  const reading = read(source);
  const found = book === null ? [] : againstBook(reading, source, book, lastYear);
  if (lastYear === null) return found;
  const agreed = new Set(
    found.flatMap(({ verdict, kind, quotes }) =>
      verdict === 'holds' && kind === 'workbook' ? quotes.map(({ start }) => start) : [],
    ),
  );
  return [...found, ...leftOver(reading, source, lastYear, book, agreed)];
}

/** Whether the workbook's figures say anything of this text: those of another year do not. */
export function isBeside(reading: Reading, source: string, book: Book): boolean {
  const { year } = headingOf(reading, source);
  return book.year === null || year === null || year === book.year;
}

function againstBook(reading: Reading, source: string, book: Book, lastYear: LastYear | null): Relation[] {
  const heading = headingOf(reading, source);
  const head = headingAgrees(heading, book);
  // Figures of another year say nothing about this one.
  if (book.year !== null && heading.year !== null && heading.year !== book.year) return head;
  const known = new BookFigures(book);
  const last = lastYear && lastYear.figures.length > 0 ? new BookFigures(lastYear) : null;
  return [
    ...head,
    ...once([
      ...formSentences(reading, source, book, known),
      ...toldFacts(reading, source, known, book.year, last),
      ...toldMoves(reading, source, known, book.year),
      ...toldClaims(reading, source, known, book.year),
    ]),
  ];
}

/**
 * What the form's own sentence tells is told by that; of a contradiction that both see, one is enough. A figure that is right does not make
 * the conclusion right that ends with it: “36.8万元未超预算”.
 */
function once(relations: readonly Relation[]): Relation[] {
  const seen = new Map<number, Relation['verdict']>();
  return relations.filter(({ quotes, kind, verdict }) => {
    const [first] = quotes;
    if (first === undefined) return false;
    const before = seen.get(first.end);
    if (before !== undefined && !(before === 'holds' && kind === 'claim')) return false;
    seen.set(first.end, verdict);
    return true;
  });
}
