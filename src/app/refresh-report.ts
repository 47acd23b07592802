import { followedLog } from '../core/report/refresh/followed';
import { Problem } from '../core/problem/further-problem';
import { stampOf, type DocumentStamp } from '../core/report/link/document-stamp';
import type { LinkPackage } from '../core/report/link/link-package';
import { applyReplacements, type FoundControl, type FoundDocument } from '../core/report/refresh/found-document';
import type { Answers, RefreshPlan } from '../core/report/refresh/plan';
import { planRefresh } from '../core/report/refresh/plan-refresh';
import { planRepair, type RepairPlan } from '../core/report/refresh/plan-repair';
import { lastWritten, type StoredBase } from '../core/report/refresh/stored-base';
import type { DocumentHost, ReadDocument } from '../hosts/port/document-host';

export interface RefreshOptions {
  /** The name people know the document by. */
  readonly file: string;
  /** Follow this workbook from now on, though another one wrote the document. */
  readonly relink?: boolean;
  /**
   * Another unit or year under the same workbook's number: told here before anything is written, and followed. Without it that is
   * refused. For a command line, which leaves the old file and cannot ask: a unit that was renamed looks the same as a copied workbook.
   */
  readonly onOtherUnit?: (other: OtherUnit) => void;
  /** What of the plan's offers the user holds back. */
  readonly holds?: Answers;
  /** A reading just made, so that the document is not read once more. */
  readonly reading?: ReadDocument;
}

/** Whose the document was, and whose the workbook is, as a user reads it: “岳麓区房产局”, 2018年度. */
export interface OtherUnit {
  readonly found: string;
  readonly wanted: string;
}

export interface Refreshed {
  readonly plan: RefreshPlan;
  readonly repair: RepairPlan;
  /** null: the host cannot tell. */
  readonly tracksChanges: boolean | null;
}

/** What a refresh would do, nothing written: for the ledger before the user says yes. @throws Problem input.* */
export async function previewReport(
  host: DocumentHost,
  link: LinkPackage,
  answers: Answers,
  options: RefreshOptions,
): Promise<Refreshed> {
  return previewReading(await host.read(), link, answers, options);
}

/** The same for a reading at hand: answers change, and the document is not read again. @throws Problem input.* */
export function previewReading(
  read: ReadDocument,
  link: LinkPackage,
  answers: Answers,
  options: RefreshOptions,
): Refreshed {
  const repair = startRepair(read, link, answers, options);
  // Steps that are not done yet leave their fragments as they are: they are planned after the repair.
  const plan = planRefresh(read.found, repair, link, answers, options.holds);
  return { plan, repair, tracksChanges: read.tracksChanges };
}

/**
 * One refresh: read, mend what the user wants mended, plan, write by smallest pieces, read again and verify. What is asked and not
 * answered stays as it is.
 * @throws Problem input.unlinked-document, input.report-unrecognised, input.other-report, host.not-as-planned
 */
export async function refreshReport(
  host: DocumentHost,
  link: LinkPackage,
  answers: Answers,
  options: RefreshOptions,
): Promise<Refreshed & { readonly after: ReadDocument }> {
  let read = options.reading ?? (await host.read());
  const repair = startRepair(read, link, answers, options);
  if (repair.steps.length > 0) {
    await host.repair(repair.steps);
    read = await host.read();
  }
  const plan = planRefresh(read.found, repair, link, answers, options.holds);
  const log = [...read.log, ...plan.log, ...followedLog(read.found, plan, link)];
  const stamp: DocumentStamp = { ...stampOf(link), tables: plan.tables };
  await host.apply({
    edits: plan.edits,
    rows: plan.rows,
    tables: plan.rebuilds,
    charts: plan.charts,
    properties: plan.properties,
    base: plan.base,
    stamp,
    log,
  });
  const after = await host.read();
  verify(read.found, after.found, plan);
  verifyRows(read.found, after.found, plan);
  return { plan, repair, tracksChanges: read.tracksChanges, after };
}

function startRepair(
  { found, base, stamp }: ReadDocument,
  link: LinkPackage,
  answers: Answers,
  { file, relink = false, onOtherUnit }: RefreshOptions,
): RepairPlan {
  const isOther = stamp !== null && (stamp.workbookId !== link.workbookId || stamp.report !== link.report);
  if (!relink && (isOther || (base !== null && base.report !== link.report)))
    throw new Problem('input.other-report', { file });
  const other = relink || base === null ? null : otherUnit(base, link);
  if (other !== null && onOtherUnit === undefined) throw new Problem('input.other-unit', { file, ...other });
  if (other !== null) onOtherUnit?.(other);
  // Looked at without answers first: a document that holds nothing of ours is not to be filled with a report.
  const isLinked = found.controls.some(({ fragment }) => fragment !== null) || base !== null || stamp !== null;
  const memory = { base, tables: stamp?.tables ?? [] };
  const unanswered = (): RepairPlan => planRepair(found, memory, link, () => null);
  if (!isLinked && unanswered().questions.every(({ state }) => state === 'missing'))
    throw new Problem('input.unlinked-document', { file });
  if (!found.controls.some(({ fragment }) => fragment !== null)) assertRecognised(found, unanswered(), file);
  return planRepair(found, memory, link, answers);
}

/**
 * Every control is gone and most of the report cannot be found by its words either: what would come is a second report beside the first.
 * @throws Problem input.report-unrecognised
 */
function assertRecognised({ blocks }: FoundDocument, { questions, restored }: RepairPlan, file: string): void {
  const gone = questions.filter(({ state }) => state === 'missing');
  const missing = gone.length;
  const known = restored.size + questions.length - missing;
  const lengthOf = (texts: readonly string[]): number => texts.join('').length;
  // Little is left beside: the user took the report out, and it may be written anew.
  const isLeft = lengthOf(blocks.map(({ text }) => text)) > lengthOf(gone.map((question) => question.new)) / 2;
  if (missing > known && isLeft)
    throw new Problem('input.report-unrecognised', { file, all: String(known + missing), known: String(known) });
}

/**
 * A copy of another unit's workbook, or of another year's, carries the number of the first. A name that was only filled up or cut is the
 * same unit.
 */
function otherUnit({ fragments }: StoredBase, { figures }: LinkPackage): OtherUnit | null {
  const before = (field: string): string | null =>
    fragments.flatMap((one) => lastWritten(one).figures).find((one) => one.field === field)?.value ?? null;
  const now = (field: string): string | null => figures.find((one) => one.field === field)?.value ?? null;
  const [unit, newUnit, year, newYear] = [before(unitField), now(unitField), before(yearField), now(yearField)];
  if (unit !== null && newUnit !== null && !unit.includes(newUnit) && !newUnit.includes(unit))
    return { found: `“${unit}”`, wanted: `“${newUnit}”` };
  if (year !== null && newYear !== null && year !== newYear) return { found: `${year}年度`, wanted: `${newYear}年度` };
  return null;
}

const unitField = 'budgetUnitName';
const yearField = 'fiscalYear';

/** Every text that was written stands as planned; the ends of paragraphs apart, which a host may be unable to move. */
function verify(before: FoundDocument, after: FoundDocument, { edits, rows }: RefreshPlan): void {
  const changed = new Set(rows.map(({ control }) => control));
  const pairOf = controlsAgain(before, after);
  for (const { control: key, replacements } of edits) {
    // Where rows came or went, their number is looked at instead.
    if (changed.has(key)) continue;
    const [control, now] = pairOf(key);
    if (now === undefined || withoutEnds(now.text) !== withoutEnds(applyReplacements(control.text, replacements)))
      throw new Problem('host.not-as-planned', { title: control.title });
  }
}

/** As many rows as planned. */
function verifyRows(before: FoundDocument, after: FoundDocument, { rows }: RefreshPlan): void {
  const pairOf = controlsAgain(before, after);
  for (const { control: key, table, removed, added } of rows) {
    const [control, now] = pairOf(key);
    if (now?.cells[table]?.length !== control.cells[table]!.length - removed.length + added.length)
      throw new Problem('host.not-as-planned', { title: control.title });
  }
}

/** A control by its key, and the same one in what was read again: the copy of its fragment in the same place. */
function controlsAgain(
  before: FoundDocument,
  after: FoundDocument,
): (key: string) => readonly [FoundControl, FoundControl | undefined] {
  const placed = ({ controls }: FoundDocument): readonly (readonly [string, FoundControl])[] => {
    const counts = new Map<string | null, number>();
    return controls.map((control) => {
      const place = counts.get(control.fragment) ?? 0;
      counts.set(control.fragment, place + 1);
      return [`${place}/${control.fragment ?? ''}`, control];
    });
  };
  const again = new Map(placed(after));
  const pairs = new Map(placed(before).map(([place, control]) => [control.key, [control, again.get(place)] as const]));
  return (key) => pairs.get(key)!;
}

function withoutEnds(text: string): string {
  return text.replace(/[\n\v]/g, '');
}
