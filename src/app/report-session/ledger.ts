import { isChartId } from '../../core/narrative/chart-model';
import type { LinkFigure, LinkPackage } from '../../core/report/link/link-package';
import type { Answers, Choice, FigureLine, Question, RefreshPlan } from '../../core/report/refresh/plan';
import type { RepairPlan } from '../../core/report/refresh/plan-repair';
import { lastWritten, nextText, type StoredFragment } from '../../core/report/refresh/stored-base';
import { wordingChange } from '../../core/report/refresh/wording';
import type { Refreshed } from '../refresh-report';
import { repairedOf, type Repaired } from './repaired';
import { textPieces, type TextPiece } from './text-pieces';
import { copyKey, copyOf, isAboutBroken, textKey } from '../../core/report/refresh/question-key';

export type Place = NonNullable<LinkFigure['place']>;

/** A line of 更新清单 with what the user can say to it. */
export interface LedgerRow {
  /** Question.key */
  readonly key: string;
  readonly title: string;
  /** Asked: nothing is done without an answer. Else it goes ahead unless held back. */
  readonly isAsked: boolean;
  readonly choice: Choice | null;
  readonly question: Question;
  /** null: a whole text, or a broken link. */
  readonly figure: FigureLine | null;
  readonly place: Place | null;
  /** For texts: what comes of it. */
  readonly pieces: readonly TextPiece[];
  /** 保留我的: names of figures that are computed from it, go on and no longer agree with what is kept. */
  readonly consequence: readonly string[];
}

/** 更新清单 as people read it. */
export interface Ledger {
  /** 要您选. */
  readonly ask: readonly LedgerRow[];
  /** 您改过文字: the user's wording stays, figures move. */
  readonly reworded: readonly LedgerRow[];
  /** The workbook says it in other words, and the user changed nothing there. */
  readonly newWords: readonly LedgerRow[];
  /** 只有数字变. */
  readonly figures: readonly LedgerRow[];
  /** What another program's saving broke and the update mends; null: nothing. */
  readonly repaired: Repaired | null;
  /** Names of charts that are older than the workbook and cannot be written in an open document. */
  readonly oldCharts: readonly string[];
  /** What changed in the workbook since the report was written: figures and texts, and the paragraphs they stand in. */
  readonly changes: number;
  readonly paragraphs: number;
  /** What 更新 would write now; what stays as it is though it could change; how many of these wait for an answer. */
  readonly writes: number;
  readonly untouched: number;
  readonly open: number;
  /** There is something to write or to remember. */
  readonly canApply: boolean;
}

export interface LedgerSource {
  readonly link: LinkPackage;
  readonly answers: Answers;
  readonly holds: Answers;
  /** Whether the first field is computed from the second. */
  readonly dependsOn: (field: string, on: string) => boolean;
}

export function ledgerOf({ plan, repair }: Refreshed, { link, answers, holds, dependsOn }: LedgerSource): Ledger {
  const places = new Map(link.figures.map(({ field, place }) => [field, place ?? null]));
  const changedWords = wordingOf(repair, link);
  const textOffers = new Map(plan.offers.filter(({ figure }) => figure === null).map((one) => [one.key, one]));
  const row = (question: Question, isAsked: boolean): LedgerRow => {
    const { key, title, figure } = question;
    const choice = (isAsked ? answers : holds)(question);
    const isBroken = isAboutBroken(question);
    const isText = figure === null && !isBroken && !isTable(question, link) && question.inDocument !== '';
    const before = storedOf(key, repair)?.text ?? null;
    return {
      key,
      title,
      isAsked,
      choice,
      question,
      figure,
      place: figure ? (places.get(figure.field) ?? null) : null,
      pieces: isText ? textPieces(before, question.inDocument, question.new) : [],
      consequence: figure && (choice === 'mine' || choice === 'unlink') ? dependents(figure, plan, dependsOn) : [],
    };
  };
  const ask = plan.questions.map((question) => row(question, true));
  const reworded: LedgerRow[] = [];
  const newWords: LedgerRow[] = [];
  const figures: LedgerRow[] = [];
  for (const offer of plan.offers) {
    if (offer.figure === null) {
      if (isTable(offer, link)) newWords.push(row(offer, false));
      else if (offer.state !== 'workbook-changed') reworded.push(row(offer, false));
      else if (changedWords.has(offer.key)) newWords.push(row(offer, false));
      continue;
    }
    const around = textOffers.get(textKey(offer.key));
    // Shown inside the text they stand in, and held back with it.
    if (around && (around.state !== 'workbook-changed' || changedWords.has(around.key))) continue;
    figures.push(row(offer, false));
  }
  const open = ask.filter(({ choice }) => choice === null).length;
  const isDecided = [...ask, ...reworded, ...newWords, ...figures].some(({ choice }) => choice !== null);
  const { written, untouched, repaired } = countsOf({ plan, repair }, answers, holds);
  return {
    ask,
    reworded,
    newWords,
    figures,
    repaired,
    oldCharts: oldChartsOf(plan),
    ...changesOf(plan),
    writes: written,
    untouched,
    open,
    canApply: written > 0 || isDecided || repaired !== null,
  };
}

function oldChartsOf({ fragments, offers }: RefreshPlan): string[] {
  const held = new Set(offers.map(({ fragment }) => fragment));
  return fragments
    .filter(
      (one) => isChartId(one.id) && one.state === 'workbook-changed' && one.action === 'kept' && !held.has(one.id),
    )
    .map(({ title }) => title);
}

/** Of a plan, before or after it was carried out: how many places it writes, and how many it leaves though they could change. */
export function countsOf(
  { plan, repair }: Pick<Refreshed, 'plan' | 'repair'>,
  answers: Answers,
  holds: Answers,
): { readonly written: number; readonly untouched: number; readonly repaired: Repaired | null } {
  const own = (fragment: string): boolean => !repair.mended.has(fragment);
  const figures = plan.figures.filter(
    ({ fragment, field, action }) => action === 'written' && field !== '' && own(bare(fragment)),
  );
  const counted = new Set(figures.map(({ fragment }) => bare(fragment)));
  const texts = plan.fragments.filter(
    ({ id, action }) => (action === 'written' || action === 'merged') && own(id) && !counted.has(id),
  );
  const mended = [...repair.mended.values()].filter(({ state, choice }) =>
    state === 'missing' ? choice === 'adopt' : state === 'duplicated' ? choice === 'unlink' : choice !== 'unlink',
  );
  const asked = plan.questions.filter((one) => answers(one) !== 'adopt' && !repair.mended.has(one.fragment));
  const held = plan.offers.filter((one) => ['mine', 'unlink'].includes(holds(one) ?? ''));
  const left = [...repair.mended.values()].length - mended.length;
  const again = [...repair.restored.keys()].filter(
    (id) => !counted.has(id) && !texts.some((one) => one.id === id),
  ).length;
  return {
    written: figures.length + texts.length + mended.length + again,
    untouched: asked.length + held.length + left,
    repaired: repairedOf(repair),
  };
}

function changesOf({ figures, fragments, offers, questions }: RefreshPlan): Pick<Ledger, 'changes' | 'paragraphs'> {
  const moved = figures.filter(
    (line) => line.field !== '' && !line.isCopy && line.old !== line.new && line.action !== 'unlinked',
  );
  const inFigures = new Set(moved.map(({ fragment }) => bare(fragment)));
  const known = new Set(
    fragments.filter(({ state }) => state === 'workbook-changed' || state === 'both-changed').map(({ id }) => id),
  );
  const texts = new Set(
    [...offers, ...questions]
      .filter((one) => one.figure === null && known.has(one.fragment) && !inFigures.has(one.fragment))
      .map(({ fragment }) => fragment),
  );
  return { changes: moved.length + texts.size, paragraphs: new Set([...inFigures, ...texts]).size };
}

/** Texts whose wording, and not only figures, the workbook changed. */
function wordingOf(repair: RepairPlan, link: LinkPackage): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const fragment of link.fragments) {
    const entries = (repair.memory.base?.fragments ?? []).filter(({ id }) => id === fragment.id);
    entries.forEach((stored, index) => {
      const { hunks } = wordingChange(lastWritten(stored), nextText(stored, fragment));
      if (hunks.length > 0) keys.add(copyKey(fragment.id, index + 1));
    });
  }
  return keys;
}

function storedOf(key: string, { memory }: RepairPlan): StoredFragment | null {
  const { fragment, copy } = copyOf(key);
  return memory.base?.fragments.filter(({ id }) => id === fragment)[copy - 1] ?? null;
}

/** Names of figures that are computed from this one and go on to the workbook's value. */
function dependents({ field }: FigureLine, { figures }: RefreshPlan, dependsOn: LedgerSource['dependsOn']): string[] {
  const going = figures.filter((line) => line.action === 'written' && dependsOn(line.field, field));
  return [...new Set(going.map(({ label }) => label))];
}

function isTable({ fragment }: Question, { fragments }: LinkPackage): boolean {
  return !fragments.some(({ id }) => id === fragment);
}

/** Without the number of a copy. */
function bare(fragment: string): string {
  return fragment.replace(/#\d+$/, '');
}
