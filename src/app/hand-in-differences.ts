import { withoutTables } from '../core/prose/audit/audit-text';
import type { Relation } from '../core/prose/audit/relation';
import { auditBook } from '../core/prose/book/audit-book';
import type { Book } from '../core/prose/book/book';
import { openPlacesIn } from '../core/narrative/open-places';
import type { Refusal } from '../core/hand-in/refusals';
import type { LinkPackage } from '../core/report/link/link-package';
import { noAnswers, type FigureLine } from '../core/report/refresh/plan';
import { planRefresh } from '../core/report/refresh/plan-refresh';
import { planRepair } from '../core/report/refresh/plan-repair';
import type { FoundControl } from '../core/report/refresh/found-document';
import { attachmentId } from '../core/report/refresh/linkable';
import { cellName, gridOf } from '../core/report/refresh/plan-table';
import { copyOf } from '../core/report/refresh/question-key';
import { digest } from '../core/rules/digest';
import type { ReadDocument } from '../hosts/port/document-host';
import type { AuditedText } from './audit-report';
import { figureMatrix } from './figure-matrix';
import type { OpenWorkbook } from './open-workbook';
import { tablesOfDocument } from './take-figures';

/** A figure that a report tells otherwise than its workbook. */
interface ToldOtherwise {
  readonly message: string;
  /** What makes it this one and no other. */
  readonly of: readonly string[];
  readonly inDocument: string;
  /** 不再更新, or an override with its reason: the user decided it in so many words. */
  readonly decided: string | null;
}

/** What a report says otherwise than its workbook: refused, or told where the user had decided it. */
interface Differences {
  readonly refusals: readonly Refusal[];
  readonly told: readonly string[];
}

/**
 * A report must say what its workbook says, as the 数据校验码 on it promises. Linked figures and tables are held against the workbook cell by
 * cell; whatever else the text tells is read as 文字核对 reads it.
 * @param link what the document follows; null: it follows nothing
 */
export function differencesOf(
  workbook: OpenWorkbook,
  book: Book,
  name: string,
  text: AuditedText,
  reading: ReadDocument,
  link: LinkPackage | null,
): Differences {
  const { linked, stale } = link === null ? { linked: [], stale: [] } : linkedDifferences(reading, link, name);
  const known = [...linked.map(({ inDocument }) => inDocument), ...stale];
  const prose = auditBook(withoutTables(text.text, text.tables ?? []), { book, lastYear: null })
    .filter((one) => isDifference(one) && !known.some((figure) => tells(one.quotes, figure)))
    .map((one) => ofRelation(one, name));
  const tables = link === null ? tableDifferences(workbook, book, name, text) : [];
  const all = once([...linked, ...prose, ...tables]);
  return {
    refusals: all.flatMap(({ message, of, decided }): Refusal[] =>
      decided === null ? [{ id: `differs-${digest([name, ...of])}`, message, answer: 'reason' }] : [],
    ),
    told: all.flatMap(({ message, decided }) => (decided === null ? [] : [`${message}${decided}`])),
  };
}

/** Asked too: a figure that only may be the workbook's and says something else goes out with a reason, or not at all. */
const isDifference = ({ verdict, kind }: Relation): boolean =>
  verdict === 'fails' || (verdict === 'asks' && kind === 'workbook');

function once(all: readonly ToldOtherwise[]): ToldOtherwise[] {
  const seen = new Set<string>();
  return all.filter(({ of }) => {
    const key = of.join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

function tells(quotes: Relation['quotes'], figure: string): boolean {
  return quotes.some(({ text }) => {
    const at = text.indexOf(figure);
    return at >= 0 && !/[\d.]$/.test(text.slice(0, at)) && !/^[\d.]/.test(text.slice(at + figure.length));
  });
}

function ofRelation({ message, quotes, kind }: Relation, name: string): ToldOtherwise {
  const quote = quotes[0]?.text.trim() ?? '';
  return { message: `“${name}”：${message}`, of: [kind, quote, message], inDocument: quote, decided: null };
}

function tableDifferences(workbook: OpenWorkbook, book: Book, name: string, text: AuditedText): ToldOtherwise[] {
  const piece = { name, text: null, tables: tablesOfDocument(text) };
  return figureMatrix(workbook, book, [piece]).rows.flatMap((row) =>
    row.cells
      .filter((cell) => cell.piece === name && cell.differs)
      .map(({ shown, quote = '' }) => ({
        message: `“${name}”的表里，${row.name}是${shown}，工作簿是${row.right}（${quote}）。`,
        of: [row.field, shown, row.right],
        inDocument: shown,
        decided: null,
      })),
  );
}

/** What a refresh would find: figures in texts, cells of tables and charts that do not say what the workbook says. */
function linkedDifferences(
  { found, base, stamp }: ReadDocument,
  link: LinkPackage,
  name: string,
): {
  readonly linked: readonly ToldOtherwise[];
  readonly stale: readonly string[];
} {
  const tables = stamp?.tables ?? [];
  const repair = planRepair(found, { base, tables }, link, noAnswers);
  const followed = planRefresh(found, repair, link, noAnswers);
  // Without its memory a table tells every cell that is not the workbook's.
  const forgetful = { ...repair, memory: { base: repair.memory.base, tables: [] } };
  const plan = planRefresh(found, forgetful, link, () => 'adopt');
  const stale: string[] = [];
  const linked = plan.figures.flatMap((line): ToldOtherwise[] => {
    const { fragment, field, label, inDocument, isCopy } = line;
    // What the workbook leaves open may be filled in by hand.
    if (openPlacesIn(line.new).length > 0) return [];
    if (isCopy || inDocument === line.new || inDocument === '' || (field === '' && !/\d/.test(inDocument + line.new)))
      return [];
    if (isStale(line, followed.figures)) {
      stale.push(inDocument);
      return [];
    }
    return [
      {
        message: `“${name}”里，${label}是“${inDocument}”，工作簿是“${line.new}”。`,
        of: [fragment, field, inDocument, line.new],
        inDocument,
        decided: decisionOf(line, { found, base, stamp }),
      },
    ];
  });
  return { linked, stale };
}

/** Untouched since it was written; the workbook has gone on, which is told of the whole report. */
function isStale(line: FigureLine, followed: readonly FigureLine[]): boolean {
  return followed.some(
    (one) =>
      one.action === 'written' &&
      one.fragment === line.fragment &&
      one.field === line.field &&
      one.new === line.new &&
      one.inDocument === line.inDocument,
  );
}

function decisionOf(
  { fragment, field, action, inDocument }: FigureLine,
  { found, base, stamp }: Pick<ReadDocument, 'found' | 'base' | 'stamp'>,
): string | null {
  const table = stamp?.tables.find(({ sheet }) => [sheet, attachmentId(sheet)].includes(copyOf(fragment).fragment));
  if (action === 'unlinked' || table?.unlinked) return unlinkedByUser;
  const cells = new Set(table?.unlinkedCells ?? []);
  const control = cells.size > 0 ? found.controls.find((one) => one.fragment === fragment) : undefined;
  if (control && cellsOf(control).some(({ name, text }) => cells.has(name) && text === inDocument))
    return unlinkedByUser;
  for (const { figures, text } of (base?.fragments ?? []).filter(({ id }) => id === fragment))
    for (const figure of figures)
      if (figure.override && figure.field === field && text.slice(figure.start, figure.end) === inDocument)
        return `填报人定的，理由：${figure.override.reason}。`;
  return null;
}

const unlinkedByUser = '填报人把它定为不再更新。';

function cellsOf(control: FoundControl): { readonly name: string; readonly text: string }[] {
  return gridOf(control).flatMap((rows, table) =>
    rows.flatMap((row, at) => row.map((text, cell) => ({ name: cellName(table, at, cell), text }))),
  );
}
