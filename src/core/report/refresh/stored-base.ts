import type { Fragment } from '../../narrative/fragment';
import { sameButNumbered } from '../../narrative/numbering';
import { Problem } from '../../problem/further-problem';
import { documentText } from '../link/link-package';
import { textGrid, type StampTable } from '../link/document-stamp';
import type { DecimalsManner } from '../../quantity/format';
import { fragmentIn, mannerOf } from '../decimals';
import type { BaseFigure, BaseFragment } from '../report-base';
import type { AttachmentTable } from '../table-model';

/**
 * The memory of a linked document: per fragment the text that stood in it after the last refresh, with its figures, and what the
 * workbook said then. It is ReportBase (version 1) with more said where a user's wording and the workbook's part; documents
 * written by the report author have none of the additions. Several entries of one id are copies the user wanted linked.
 */
export interface StoredBase {
  readonly report: string;
  readonly fragments: readonly StoredFragment[];
}

/** What the document remembers; null and empty where it does not. */
export interface Memory {
  readonly base: StoredBase | null;
  readonly tables: readonly StampTable[];
}

export interface StoredFragment extends BaseFragment {
  readonly figures: readonly StoredFigure[];
  /** What the workbook said last, where the document says it in other words. */
  readonly written?: WorkbookText;
  /** Figures of `written` that the user deleted: they are not missed. */
  readonly dropped?: readonly number[];
  /**
   * Figures of `written` that have no place of their own in the text and wait for an answer, with the text they were asked about. One that
   * is neither placed nor dropped nor here has been answered for what `written` says.
   */
  readonly lost?: readonly { readonly of: number; readonly shown: string }[];
  /** 不再更新. */
  readonly unlinked?: true;
  /** The user wants the report without it. */
  readonly absent?: true;
}

export interface StoredFigure extends BaseFigure {
  /** Its index in `written`; its own index where there is no `written`. */
  readonly of?: number;
  /** The workbook's text that was last written, offered or declined here, where the document shows another. */
  readonly shown?: string;
  readonly override?: Override;
  /** It may be this number, or one beside it: it does not move without an answer. */
  readonly doubt?: true;
  /** 不再更新. */
  readonly unlinked?: true;
}

/** Why a figure differs from the workbook on purpose. It stays linked: when the workbook moves, it is asked again. */
export interface Override {
  /** one-off: the user insists. rounding: adjusted so that shown figures add up. */
  readonly kind: 'one-off' | 'rounding';
  readonly reason: string;
}

export interface WorkbookText {
  readonly text: string;
  readonly figures: readonly BaseFigure[];
}

/** A fragment's text with its figures, as the workbook says it now. */
export function workbookText(fragment: Fragment): WorkbookText {
  const figures: BaseFigure[] = [];
  let text = '';
  fragment.paragraphs.forEach((paragraph, index) => {
    if (index > 0) text += '\n';
    for (const run of paragraph) {
      if (run.kind === 'figure' || run.kind === 'missing')
        figures.push({
          field: run.field,
          value: run.kind === 'figure' ? run.value : null,
          start: text.length,
          end: text.length + run.text.length,
        });
      text += run.text;
    }
  });
  return { text, figures };
}

/**
 * The same as the next text of what was written before: a report whose own lines are only numbered in another manner, or whose decimals
 * are printed in another, stays as it is, so that no document changes because the program did.
 */
export function nextText(stored: StoredFragment | null, now: Fragment): WorkbookText {
  if (stored === null) return workbookText(now);
  const before = lastWritten(stored);
  const fragment = fragmentIn(mannerIn(before, now), now);
  const next = workbookText(fragment);
  if (fragment.formerly !== undefined && before.text !== next.text) {
    const former = workbookText({ ...fragment, paragraphs: fragment.formerly });
    if (sameWords(before, former) && !sameWords(before, next)) return former;
  }
  if (fragment.origin !== 'prose') return next;
  return before.text !== next.text && sameButNumbered(before.text, next.text) ? before : next;
}

function mannerIn({ text, figures }: WorkbookText, { paragraphs }: Fragment): DecimalsManner | null {
  const runs = paragraphs.flat().filter((run) => run.kind === 'figure');
  return mannerOf(
    figures.flatMap(({ field, start, end }) => {
      const now = runs.find((run) => run.field === field);
      return now ? [{ before: text.slice(start, end), now }] : [];
    }),
  );
}

/** Equal but for their figures, which stand in the same places. */
export function sameWords(a: WorkbookText, b: WorkbookText): boolean {
  const words = ({ text, figures }: WorkbookText): string => {
    let at = 0;
    const pieces = figures.map(({ field, start, end }) => {
      const piece = `${text.slice(at, start)}\u0000${field}\u0000`;
      at = end;
      return piece;
    });
    return pieces.join('') + text.slice(at);
  };
  return words(a) === words(b);
}

export function writtenFragment(fragment: Fragment): StoredFragment {
  const { id, title, origin } = fragment;
  return { id, title, origin, ...workbookText(fragment) };
}

/** What the workbook said when this entry was stored. */
export function lastWritten(stored: StoredFragment): WorkbookText {
  return stored.written ?? { text: stored.text, figures: stored.figures };
}

/** Figures of the document's text with the workbook figure each stands for, and that one's last text. */
export function placedFigures(stored: StoredFragment): { figure: StoredFigure; of: number; shown: string }[] {
  const written = lastWritten(stored);
  return stored.figures.flatMap((figure, index) => {
    const of = figure.of ?? index;
    const source = written.figures[of];
    if (source === undefined) return [];
    return [{ figure, of, shown: figure.shown ?? written.text.slice(source.start, source.end) }];
  });
}

/** Its place among the figures of one field, counted from 1, as the workbook said them last: the same wherever the user moved it. */
export function placeOf(stored: StoredFragment, of: number): number {
  const { figures } = lastWritten(stored);
  return figures.slice(0, of + 1).filter(({ field }) => field === figures[of]?.field).length;
}

/** Figures that the workbook said last and the document has no place for, with the text that was last written, offered or declined. */
export function lostFigures(stored: StoredFragment): { of: number; shown: string }[] {
  const { text, figures } = lastWritten(stored);
  const known = new Set([...placedFigures(stored).map(({ of }) => of), ...(stored.dropped ?? [])]);
  return figures.flatMap(({ start, end }, of) =>
    known.has(of) ? [] : [{ of, shown: stored.lost?.find((one) => one.of === of)?.shown ?? text.slice(start, end) }],
  );
}

/**
 * The base kept in a document. null where it is damaged: then nothing is known and everything that differs is asked.
 * @throws Problem input.newer-report
 */
export function readStoredBase(json: string, file: string): StoredBase | null {
  const tree = parsed(json) as { version?: unknown; report?: unknown; fragments?: unknown } | null;
  if (tree === null || typeof tree !== 'object') return null;
  if (typeof tree.version === 'number' && tree.version > 1) throw new Problem('input.newer-report', { file });
  if (tree.version !== 1 || typeof tree.report !== 'string' || !Array.isArray(tree.fragments)) return null;
  return tree.fragments.every(isFragment) ? { report: tree.report, fragments: tree.fragments.map(asInDocument) } : null;
}

/** As it is read again: what is compared with a base that was read. */
export function asReadAgain(base: StoredBase): StoredBase {
  return { ...base, fragments: base.fragments.map(asInDocument) };
}

export function storedBaseJson(base: StoredBase): string {
  return JSON.stringify({ version: 1, report: base.report, fragments: base.fragments });
}

/** What to remember of a table that has just been written. */
export function writtenTable(table: AttachmentTable): StampTable {
  return { sheet: table.sheet, grid: textGrid(table) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isFragment(tree: unknown): tree is StoredFragment {
  const { id, title, text, figures, written, dropped, lost } = (tree ?? {}) as Partial<StoredFragment>;
  if (typeof id !== 'string' || typeof title !== 'string' || typeof text !== 'string') return false;
  if (!areFigures(figures, text) || (dropped !== undefined && !areNumbers(dropped))) return false;
  if (lost !== undefined && !areLost(lost)) return false;
  return written === undefined || (isObject(written) && areFigures(written['figures'], written['text']));
}

const isObject = (tree: unknown): tree is Readonly<Record<string, unknown>> =>
  typeof tree === 'object' && tree !== null;
const areNumbers = (tree: unknown): boolean => Array.isArray(tree) && tree.every((one) => typeof one === 'number');
const areLost = (tree: unknown): boolean =>
  Array.isArray(tree) &&
  tree.every((one) => isObject(one) && Number.isInteger(one['of']) && typeof one['shown'] === 'string');
const isTextOr = (tree: unknown, other: null | undefined): boolean => tree === other || typeof tree === 'string';

function areFigures(tree: unknown, text: unknown): boolean {
  if (!Array.isArray(tree) || typeof text !== 'string') return false;
  let at = 0;
  return tree.every((one: unknown) => {
    if (!isObject(one) || !isFigure(one)) return false;
    const { start, end } = one;
    const isPlaced = start >= at && end >= start && end <= text.length;
    at = end;
    return isPlaced;
  });
}

function isFigure(tree: Readonly<Record<string, unknown>>): tree is Readonly<Record<string, unknown>> & BaseFigure {
  const { field, value, start, end, of, shown, override } = tree;
  const isOverride = override === undefined || (isObject(override) && typeof override['reason'] === 'string');
  return (
    typeof field === 'string' &&
    isTextOr(value, null) &&
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    (of === undefined || Number.isInteger(of)) &&
    isTextOr(shown, undefined) &&
    isOverride
  );
}

/** The author leaves out what XML cannot hold, and keeps it in the base: the base is read as the document shows it. */
function asInDocument(stored: StoredFragment): StoredFragment {
  const text = documentText(stored.text);
  if (text === stored.text) return stored;
  const place = (at: number): number => documentText(stored.text.slice(0, at)).length;
  const figures = stored.figures.map((figure) => ({ ...figure, start: place(figure.start), end: place(figure.end) }));
  return { ...stored, text, figures };
}
