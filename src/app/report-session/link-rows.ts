import { chartId } from '../../core/narrative/chart-model';
import type { LinkPackage } from '../../core/report/link/link-package';
import type { TextRange } from '../../core/report/refresh/found-document';
import { attachmentId, linkables } from '../../core/report/refresh/linkable';
import { linkedFigures, type LinkedFigure } from '../../core/report/refresh/link-list';
import type { Question } from '../../core/report/refresh/plan';
import { lastWritten, placedFigures, workbookText, type StoredFragment } from '../../core/report/refresh/stored-base';
import { wordingChange } from '../../core/report/refresh/wording';
import type { ReadDocument } from '../../hosts/port/document-host';
import type { Refreshed } from '../refresh-report';
import type { Place } from './ledger';

/**
 * 一致 · 待更新 · 您改过 · 另写 (an override) · 文中找不到 · 不再更新; written: no workbook is at hand, so only what was written last is
 * known.
 */
export type LinkState = 'same' | 'stale' | 'yours' | 'override' | 'lost' | 'unlinked' | 'written';

export interface LinkRow {
  readonly key: string;
  readonly label: string;
  readonly state: LinkState;
  /** What the document shows; empty where it cannot be found. */
  readonly text: string;
  /** What the workbook says instead; null: the same, no longer said, or nobody knows. */
  readonly next: string | null;
  /** Why it is written otherwise on purpose, and what the workbook said. */
  readonly override: LinkedFigure['override'];
  readonly place: Place | null;
  /** Raw value in the workbook, as decimal text. */
  readonly value: string | null;
  readonly control: string;
  readonly range: TextRange | null;
}

/** missing: the text is not in the document. unknown: the workbook has no such text (any more). moved: it stands elsewhere than in the pack's order. */
export type GroupState = 'linked' | 'missing' | 'damaged' | 'duplicated' | 'unknown' | 'moved' | 'unlinked';

/** A linked fragment or table, with its figures. */
export interface LinkGroup {
  readonly key: string;
  readonly fragment: string;
  readonly title: string;
  readonly state: GroupState;
  /** What is wrong, in words, and that it waits in 更新清单. */
  readonly question: Question | null;
  /** null: it has no control. */
  readonly control: string | null;
  readonly rows: readonly LinkRow[];
  /** For a table, which lists no figures of its own: cells, and those that wait for an update. */
  readonly cells: { readonly all: number; readonly stale: number } | null;
}

export interface LinkList {
  readonly groups: readonly LinkGroup[];
  readonly counts: Readonly<Record<LinkState, number>>;
}

/** Every link of the document by human names, in document order; what is missing from it last. */
export function linkList(
  { found, base, stamp }: ReadDocument,
  link: LinkPackage | null,
  refreshed: Refreshed | null,
  labelOf: (field: string) => string,
): LinkList {
  const known = new Map((link?.figures ?? []).map((figure) => [figure.field, figure]));
  const fragments = new Map((link?.fragments ?? []).map((fragment) => [fragment.id, fragment]));
  const figures = linkedFigures(found, base ?? { report: '', fragments: [] }, { figures: link?.figures ?? [] });
  const order = link ? linkables(link) : [];
  const charts = new Set((link?.charts ?? []).map(({ id }) => chartId(id)));
  const places = new Map(order.map(({ id }, index) => [id, index]));
  const moved = outOfOrder(found.controls.map(({ fragment }) => places.get(fragment ?? '') ?? -1));
  const broken = new Map((refreshed?.repair.questions ?? []).map((question) => [question.fragment, question]));
  const wordings = new Map<StoredFragment, (index: number) => { next: string | null; isStale: boolean }>();

  const rowOf = (figure: LinkedFigure): LinkRow => {
    const stored = base!.fragments[figure.entry]!;
    let wording = wordings.get(stored);
    if (wording === undefined) wordings.set(stored, (wording = nextTexts(stored, fragments.get(stored.id) ?? null)));
    const { next, isStale } = wording(figure.index);
    const { key, text, override, control, range, field } = figure;
    const shown = shownOf(stored, figure.index);
    const state: LinkState = figure.isUnlinked
      ? 'unlinked'
      : range === null
        ? 'lost'
        : isStale
          ? 'stale'
          : override && text !== override.shown
            ? 'override'
            : text !== shown
              ? 'yours'
              : link === null
                ? 'written'
                : 'same';
    const place = known.get(field)?.place ?? null;
    const value = known.get(field)?.value ?? null;
    return { key, label: labelOf(field), state, text, next, override, place, value, control, range };
  };

  const groups = found.controls.flatMap((control, index): LinkGroup[] => {
    const { key, fragment, title, cells } = control;
    if (fragment === null) return [];
    const rows = figures.filter((figure) => figure.control === key).map(rowOf);
    const question = broken.get(fragment) ?? null;
    const isAbsent = base?.fragments.some(({ id, unlinked }) => id === fragment && unlinked) ?? false;
    const isTable = cells.length > 0;
    const table = stamp?.tables.find(({ sheet }) => attachmentId(sheet) === fragment);
    const state: GroupState = question
      ? (question.state as 'damaged' | 'duplicated')
      : isAbsent || table?.unlinked
        ? 'unlinked'
        : link !== null && !places.has(fragment) && !charts.has(fragment)
          ? 'unknown'
          : moved.has(index)
            ? 'moved'
            : 'linked';
    const stale = (refreshed?.plan.figures ?? []).filter(
      (line) => line.fragment === fragment && line.old !== line.new && line.action !== 'unlinked',
    ).length;
    const all = cells.flat(2).length;
    return [{ key, fragment, title, state, question, control: key, rows, cells: isTable ? { all, stale } : null }];
  });
  const present = new Set(groups.map(({ fragment }) => fragment));
  for (const question of broken.values())
    if (!present.has(question.fragment))
      groups.push({
        key: question.key,
        fragment: question.fragment,
        title: question.title,
        state: question.state === 'damaged' ? 'damaged' : 'missing',
        question,
        control: null,
        rows: [],
        cells: null,
      });
  const counts = { same: 0, stale: 0, yours: 0, override: 0, lost: 0, unlinked: 0, written: 0 };
  for (const { state } of groups.flatMap(({ rows }) => rows)) counts[state]++;
  return { groups, counts };
}

/** What the workbook says now for each figure of a stored text. */
function nextTexts(
  stored: StoredFragment,
  fragment: LinkPackage['fragments'][number] | null,
): (index: number) => { next: string | null; isStale: boolean } {
  if (fragment === null) return () => ({ next: null, isStale: false });
  const [before, now] = [lastWritten(stored), workbookText(fragment)];
  const { kept } = wordingChange(before, now);
  const placed = new Map(placedFigures(stored).map((one) => [stored.figures.indexOf(one.figure), one]));
  return (index) => {
    const one = placed.get(index);
    if (one === undefined) return { next: null, isStale: false };
    const target = now.figures[kept[one.of] ?? -1];
    if (target === undefined) return { next: null, isStale: true };
    const next = now.text.slice(target.start, target.end);
    return next === one.shown ? { next: null, isStale: false } : { next, isStale: true };
  };
}

function shownOf(stored: StoredFragment, index: number): string {
  const figure = stored.figures[index]!;
  return (
    placedFigures(stored).find((one) => one.figure === figure)?.shown ?? stored.text.slice(figure.start, figure.end)
  );
}

/** Those that stand out of the longest run in order; -1 has no order. */
function outOfOrder(order: readonly number[]): ReadonlySet<number> {
  const best: number[][] = [];
  order.forEach((place, index) => {
    if (place < 0) return;
    let longest: number[] = [];
    for (const run of best) if (order[run[run.length - 1]!]! <= place && run.length > longest.length) longest = run;
    best.push([...longest, index]);
  });
  const kept = new Set(best.reduce((long, run) => (run.length > long.length ? run : long), [] as number[]));
  return new Set(order.flatMap((place, index) => (place >= 0 && !kept.has(index) ? [index] : [])));
}
