import type { DecimalsManner } from '../../quantity/format';
import { mannerOfTables } from '../decimals';
import { chartId } from '../../narrative/chart-model';
import type { StampTable } from '../link/document-stamp';
import type { LinkPackage } from '../link/link-package';
import { byDigits, placesOf, type OtherText } from './elsewhere';
import type { FragmentInput } from './fragment-input';
import type { FoundControl, FoundDocument } from './found-document';
import { isOuterPiece } from '../outer-pieces';
import { attachmentId, linkables, type Linkable } from './linkable';
import {
  noAnswers,
  type Answers,
  type Choice,
  type ControlEdit,
  type FigureLine,
  type FragmentLine,
  type LogEntry,
  type Question,
  type RefreshPlan,
  type RowChanges,
} from './plan';
import { planFragment } from './plan-fragment';
import { bestFor, type RepairPlan } from './plan-repair';
import { planCharts } from './plan-charts';
import { planProperties } from './plan-properties';
import { planTable } from './plan-table';
import { lastWritten, nextText, type StoredFragment } from './stored-base';
import { copyKey } from './question-key';

/**
 * What a refresh would write, what it asks and what the document shall remember: base (last written), yours (found), new (link).
 * Nothing outside the controls, and nothing in a fragment whose own question is open, is in the plan.
 * @param repair what was done about broken links before this reading
 * @param holds what of the plan's offers the user holds back
 */
export function planRefresh(
  read: FoundDocument,
  repair: RepairPlan,
  link: LinkPackage,
  answers: Answers,
  holds: Answers = noAnswers,
): RefreshPlan {
  const found = withAdopted(read, repair);
  const edits: ControlEdit[] = [];
  const rebuilds: RefreshPlan['rebuilds'][number][] = [];
  const rows: RowChanges[] = [];
  const questions: Question[] = [...repair.questions];
  const offers: Question[] = [];
  const figures: FigureLine[] = [];
  const fragments: FragmentLine[] = [];
  const log: LogEntry[] = [];
  const base: StoredFragment[] = [];
  const tables: StampTable[] = [];
  const { memory, open, mended } = repair;
  const labels = new Map(link.figures.map(({ field, label }) => [field, label]));
  const labelOf = (field: string): string => labels.get(field) ?? field;
  const entries = memory.base?.fragments ?? [];

  const decimals = mannerOfTables(
    link.tables.flatMap((now) =>
      memory.tables.filter(({ sheet }) => sheet === now.sheet).map(({ grid }) => ({ before: grid, now })),
    ),
  );
  const texts = byDigits(otherTexts(found, entries, memory.tables));
  const entriesOf = byFragment(entries, ({ id }) => id);
  const controlsOf = byFragment(found.controls, ({ fragment }) => fragment);
  for (const linkable of linkables(link)) {
    const { id, title } = linkable;
    const own = entriesOf(id);
    const ownTable = memory.tables.filter(({ sheet }) => linkable.kind === 'table' && sheet === linkable.table.sheet);
    const question = open.get(id);
    const controls = controlsOf(id);
    const answer = mended.get(id);
    if (question !== undefined) {
      fragments.push({ id, title, state: question.state, action: 'asked' });
      base.push(...own);
      tables.push(...ownTable);
      continue;
    }
    if (controls.length === 0) {
      // Never remembered, never in a control: it says what the workbook says, or the document has no such line.
      if (isOuterPiece(id) && own.length === 0 && !repair.unseen.has(id)) continue;
      base.push(...own);
      tables.push(...ownTable);
      const state = repair.restored.has(id) ? 'damaged' : (answer?.state ?? 'missing');
      fragments.push({ id, title, state, action: 'kept' });
      continue;
    }
    for (const [index, { control, stored }] of paired(controls, own).entries()) {
      const key = copyKey(id, index + 1);
      const plan = planOne(
        linkable,
        {
          ...{ key, control, stored, table: ownTable[0] ?? null, answer, labelOf, time: link.time, decimals },
          placesOf: (clause: string) => placesOf(clause, texts, (one) => one.control === control),
        },
        answers,
        holds,
      );
      if (plan.replacements.length > 0) edits.push({ control: control.key, replacements: plan.replacements });
      rows.push(...plan.rows.map((one) => ({ control: control.key, ...one })));
      if (plan.rebuilt) rebuilds.push({ control: control.key, table: plan.rebuilt });
      questions.push(...plan.questions);
      offers.push(...plan.offers);
      figures.push(...plan.figures);
      const line: FragmentLine = repair.restored.has(id) ? { ...plan.line, state: 'damaged' } : plan.line;
      fragments.push(answer === undefined ? line : mendedLine(line, answer));
      log.push(...plan.log);
      if (plan.stored) base.push(plan.stored);
      else if (stored) base.push(stored);
      if (plan.table) tables.push(plan.table);
    }
  }
  const known = new Set([...linkables(link).map(({ id }) => id), ...(link.charts ?? []).map(({ id }) => chartId(id))]);
  for (const { fragment, title } of found.controls)
    if (fragment !== null && !known.has(fragment))
      fragments.push({ id: fragment, title, state: 'damaged', action: 'kept' });
  base.push(...entries.filter(({ id }) => !known.has(id)));
  const charts = planCharts(link, found, memory.tables, labelOf, answers, holds);
  questions.push(...charts.questions);
  offers.push(...charts.offers);
  figures.push(...charts.figures);
  fragments.push(...charts.fragments);
  log.push(...charts.log);
  tables.push(...charts.tables);
  const own = planProperties(link, memory.base, found.properties ?? {}, labelOf, holds);
  offers.push(...own.offers);
  figures.push(...own.figures);
  fragments.push(...own.fragments);
  return {
    edits,
    rows,
    rebuilds,
    questions,
    offers,
    figures,
    fragments,
    log,
    charts: charts.charts,
    properties: own.properties,
    base: { report: link.report, fragments: base },
    tables,
  };
}

/** Those of each fragment in their order: a report has hundreds. */
function byFragment<One>(list: readonly One[], idOf: (one: One) => string | null): (id: string) => readonly One[] {
  const groups = new Map<string | null, One[]>();
  for (const one of list) {
    const group = groups.get(idOf(one));
    if (group) group.push(one);
    else groups.set(idOf(one), [one]);
  }
  return (id) => groups.get(id) ?? [];
}

/** What is going to be in a control is planned as if it were in one. */
function withAdopted(found: FoundDocument, { adopted }: RepairPlan): FoundDocument {
  const coming = adopted.filter(({ fragment }) => !found.controls.some((one) => one.fragment === fragment));
  if (coming.length === 0) return found;
  const own = new Set(
    coming.flatMap(({ blocks: [from, to] }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)),
  );
  const blocks = found.blocks.map((block, at) => (own.has(at) ? { ...block, isLinked: true } : block));
  return { ...found, controls: [...found.controls, ...coming], blocks };
}

interface One {
  readonly key: string;
  readonly control: FoundControl;
  readonly stored: StoredFragment | null;
  readonly table: StampTable | null;
  readonly answer: { readonly choice: Choice; readonly state: string } | undefined;
  readonly placesOf: FragmentInput['placesOf'];
  readonly labelOf: (field: string) => string;
  readonly time: string;
  readonly decimals: DecimalsManner | null;
}

/** All that the document says, by whose it is: where clauses of one text may have gone. */
function otherTexts(
  { controls, blocks }: FoundDocument,
  entries: readonly StoredFragment[],
  tables: readonly StampTable[],
): (OtherText & { readonly control: FoundControl | null })[] {
  const entryOf = new Map([...entries].reverse().map((entry) => [entry.id, entry]));
  const ours = controls.flatMap((control) => {
    const { fragment, title, text } = control;
    if (fragment === null) return [];
    const entry = entryOf.get(fragment);
    const table = tables.find(({ sheet }) => attachmentId(sheet) === fragment);
    const grid = table?.grid.flatMap((rows) => rows.map((row) => row.join('\n'))).join('\n');
    const own = entry ? lastWritten(entry).text : (grid ?? text);
    return [{ control, name: `“${title}”`, text, own }];
  });
  const text = blocks
    .filter(({ isLinked }) => !isLinked)
    .map((block) => block.text)
    .join('\n');
  return [...ours, { control: null, name: '链接以外的文字', text, own: '' }];
}

function planOne(linkable: Linkable, one: One, answers: Answers, holds: Answers) {
  const { key, control, stored, answer, labelOf, time } = one;
  const { id, title } = linkable;
  const isMended = answer !== undefined && (answer.state === 'damaged' || answer.state === 'duplicated');
  if (linkable.kind === 'table') {
    const input = {
      id: key,
      title,
      control,
      stored: one.table,
      mended: isMended && answer.choice === 'adopt',
      next: linkable.table,
      decimals: one.decimals,
      labelOf,
      time,
    };
    const plan = planTable(input, answers, holds);
    return { ...plan, table: plan.stored, stored: null };
  }
  // A mended fragment that is as it was written last goes the usual way; any other is taken as the user chose.
  const isUsual =
    !isMended ||
    (answer.choice !== 'mine' && stored !== null && (stored.text === control.text || answer.state === 'duplicated'));
  const plan = planFragment(
    {
      key,
      id,
      title,
      origin: linkable.fragment.origin,
      stored: isUsual ? stored : null,
      mended: isUsual ? null : answer!.choice,
      yours: control.text,
      next: nextText(isUsual ? stored : null, linkable.fragment),
      placesOf: one.placesOf,
      labelOf,
      time,
    },
    answers,
    holds,
  );
  return { ...plan, rows: [], rebuilt: null, table: null };
}

function mendedLine(
  line: FragmentLine,
  { state, choice }: { state: FragmentLine['state']; choice: Choice },
): FragmentLine {
  const isWritten = choice === 'adopt' && line.action === 'kept' && state !== 'duplicated';
  return { ...line, state, action: isWritten ? 'written' : line.action };
}

/** Which copy each entry remembers: as they stand, unless one has gone; then by likeness. */
function paired(
  controls: readonly FoundControl[],
  entries: readonly StoredFragment[],
): { control: FoundControl; stored: StoredFragment | null }[] {
  if (entries.length <= controls.length)
    return controls.map((control, index) => ({ control, stored: entries[index] ?? null }));
  const left = [...entries];
  return controls.map((control) => {
    const stored = bestFor(control.text, left);
    if (stored) left.splice(left.indexOf(stored), 1);
    return { control, stored };
  });
}
