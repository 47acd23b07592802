import { auditText, withoutTables } from '../core/prose/audit/audit-text';
import type { SourceTable } from '../core/prose/audit/grid';
import type { BookCell, Quote, Relation, RelationKind } from '../core/prose/audit/relation';
import { auditBook, isBeside, type Beside } from '../core/prose/book/audit-book';
import { everyAmount, type AmountCounts } from '../core/prose/book/every-amount';
import { NamedFigures } from '../core/prose/book/named-figures';
import { read } from '../core/prose/mentions';
import type { Level } from '../core/rules/level';

/** A contradiction, a question or something that cannot be told, of a text as people wrote it. */
export interface AuditFinding {
  readonly level: Level;
  readonly kind: RelationKind;
  readonly message: string;
  readonly quotes: readonly Quote[];
  readonly left?: string;
  readonly right?: string;
  readonly difference?: string;
  /** Where the text could be mended, and the words that should stand there. */
  readonly amendment?: Quote;
  /** Cells of the workbook that the text was held against. */
  readonly cells?: readonly BookCell[];
}

export interface Audit {
  readonly findings: readonly AuditFinding[];
  readonly passed: readonly { readonly kind: RelationKind; readonly quotes: readonly Quote[] }[];
  /** Of the prose: every amount, rate, count of people and of vehicles. */
  readonly amounts: AmountCounts;
}

/** What is read: a text, and where in it tables stand. */
export interface AuditedText {
  readonly text: string;
  readonly tables?: readonly SourceTable[];
}

const levelOf = { fails: 'error', asks: 'explain', hints: 'notice', unknown: 'unverifiable' } as const;

/**
 * 文字核对: a report's own text against itself, and against its workbook and last year's report where they are at hand. Findings in the
 * order of the text, errors of one place before questions.
 */
export function auditReport({ text, tables = [] }: AuditedText, beside: Beside | null = null): Audit {
  const own = auditText(text, tables);
  const prose = withoutTables(text, tables);
  const found = beside === null ? own : toldOnce(own, auditBook(prose, beside));
  const reading = read(prose);
  const named = beside?.book && isBeside(reading, prose, beside.book) ? new NamedFigures(beside.book) : null;
  const { relations: rest, counts: amounts } = everyAmount(reading, prose, found, named);
  const relations = [...found, ...rest];
  const findings = relations.flatMap(({ verdict, ...relation }) =>
    verdict === 'holds' ? [] : [{ level: levelOf[verdict], ...relation }],
  );
  const passed = relations.filter(({ verdict }) => verdict === 'holds').map(({ kind, quotes }) => ({ kind, quotes }));
  return { findings: [...findings].sort((a, b) => firstOf(a) - firstOf(b)), passed, amounts };
}

/** What the workbook decides is no longer undecided; what the text alone decides needs no workbook. */
function toldOnce(own: readonly Relation[], others: readonly Relation[]): Relation[] {
  const placeOf = ({ kind, quotes }: Relation): string => `${kind} ${quotes[0]?.start}`;
  const decided = new Set(others.map(placeOf));
  const known = new Set(own.filter(({ verdict }) => verdict !== 'unknown').map(placeOf));
  return [
    ...own.filter((one) => one.verdict !== 'unknown' || !decided.has(placeOf(one))),
    ...others.filter((one) => !known.has(placeOf(one))),
  ];
}

const firstOf = ({ quotes }: Pick<Relation, 'quotes'>): number => Math.min(...quotes.map(({ start }) => start));
