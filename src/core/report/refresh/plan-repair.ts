import type { StampTable } from '../link/document-stamp';
import type { LinkPackage } from '../link/link-package';
import { isOuterPiece } from '../outer-pieces';
import type { FoundControl, FoundDocument } from './found-document';
import { linkables, linkableText, type Linkable } from './linkable';
import { lostPlaces, type LostPlace } from './lost-places';
import type { Answers, Choice, FragmentState, Question } from './plan';
import { controlOfBlock, outerPlace } from './outer-place';
import { writtenFragment, writtenTable, type Memory, type StoredFragment } from './stored-base';
import { likeness } from './tokens';
import { brokenKey } from './question-key';

/** Changes of structure, done before any text is written. Controls and blocks are those of the reading the plan was made on. */
export type RepairStep =
  /** One control around whole blocks; broken pieces of it inside are dissolved, their text stays. */
  | { readonly kind: 'wrap'; readonly id: string; readonly title: string; readonly blocks: readonly [number, number] }
  /** Makes the fragment or table anew behind the control before it, or before the next one; without either at the end of the text. */
  | {
      readonly kind: 'insert';
      readonly linkable: Linkable;
      readonly after: string | null;
      readonly before: string | null;
    }
  /** Copies of its words that another program wrote go from a block. */
  | { readonly kind: 'clean'; readonly block: number }
  /** The control goes, its content stays. */
  | { readonly kind: 'dissolve'; readonly control: string };

export interface RepairPlan {
  readonly steps: readonly RepairStep[];
  readonly questions: readonly Question[];
  /** Asked and not answered: a refresh leaves them alone. */
  readonly open: ReadonlyMap<string, Question>;
  /** Headings, lines and what is `restored` get a control without being asked; here as controls: a plan may be made before it is there. */
  readonly adopted: readonly FoundControl[];
  /** Fragments whose links were lost and are made again without a question, with their titles: nothing else can be meant. */
  readonly restored: ReadonlyMap<string, string>;
  /** Such ones that no paragraph could be told to be, though the workbook says them otherwise than before. */
  readonly unseen: ReadonlySet<string>;
  /** Answered, with what had happened to them. */
  readonly mended: ReadonlyMap<string, { readonly state: FragmentState; readonly choice: Choice }>;
  /** The memory with the answers in it. */
  readonly memory: Memory;
}

interface Trouble {
  readonly state: 'missing' | 'duplicated' | 'damaged';
  readonly reason: string;
  readonly inDocument: string;
  readonly blocks: readonly [number, number] | null;
}

/** Finds links that are broken, doubled or gone, and asks each once. */
export function planRepair(found: FoundDocument, memory: Memory, link: LinkPackage, answers: Answers): RepairPlan {
  const steps: RepairStep[] = [];
  const questions: Question[] = [];
  const open = new Map<string, Question>();
  const mended = new Map<string, { state: FragmentState; choice: Choice }>();
  let entries = [...(memory.base?.fragments ?? [])];
  let tables = [...memory.tables];
  const all = linkables(link);
  const lost = lostPlaces(
    all.filter(
      (one) =>
        !isLetGo(
          one,
          entries.filter(({ id }) => id === one.id),
          tables,
        ) && !isNewPiece(one, entries),
    ),
    memory,
    found,
  );
  const taken = new Set([...lost.values()].flatMap(({ blocks }) => range(blocks)));
  const adopted: FoundControl[] = [];
  const restored = new Map<string, string>();
  const unseen = new Set<string>();
  let lastControl: string | null = null;

  for (const linkable of all) {
    const { id, title } = linkable;
    const controls = found.controls.filter((control) => control.fragment === id);
    const own = entries.filter((entry) => entry.id === id);
    if (linkable.kind === 'fragment' && isOuterPiece(id) && controls.length === 0 && own.length === 0) {
      const place = outerPlace(linkable, memory.base, found, roomOf(all, linkable, found), (at) =>
        isFree(found, taken, at),
      );
      if (place === 'said') continue;
      if (place === null) {
        unseen.add(id);
        continue;
      }
      taken.add(place.block);
      const control = controlOfBlock(place, found);
      if (place.isDoubtful) {
        const question = doubtful(control, linkableText(linkable));
        const choice = answers(question);
        questions.push(question);
        if (choice === null) open.set(id, question);
        if (choice !== 'adopt') {
          if (choice !== null) [entries, tables] = remembered(linkable, true, entries, tables);
          continue;
        }
      }
      steps.push({ kind: 'wrap', id, title, blocks: control.blocks });
      entries = [...entries, place.stored];
      adopted.push(control);
      continue;
    }
    const place = controls.length === 0 ? (lost.get(id) ?? null) : null;
    if (place?.isSure) {
      steps.push({ kind: 'wrap', id, title, blocks: place.blocks });
      restored.set(id, title);
      if (linkable.kind === 'fragment') adopted.push(restoredControl(linkable, place.blocks, found));
      continue;
    }
    const trouble = troubleOf(linkable, controls, own, memory, found, place);
    if (trouble !== null) {
      const next = linkableText(linkable);
      const { state, reason, inDocument, blocks } = trouble;
      const question: Question = {
        key: brokenKey(id, state),
        fragment: id,
        title,
        state,
        figure: null,
        reason,
        inDocument,
        new: next,
      };
      const choice = answers(question);
      questions.push(question);
      if (choice === null) open.set(id, question);
      else {
        mended.set(id, { state, choice });
        if (state === 'missing') {
          if (choice === 'adopt')
            steps.push({ kind: 'insert', linkable, after: lastControl, before: nextControl(all, linkable, found) });
          [entries, tables] = remembered(linkable, choice !== 'adopt', entries, tables);
        } else if (state === 'damaged' && blocks !== null) {
          if (choice !== 'unlink') steps.push({ kind: 'wrap', id, title, blocks });
          else [entries, tables] = remembered(linkable, true, entries, tables);
        } else if (choice === 'unlink') {
          const keep = bestFor(own[0]?.text ?? next, controls);
          for (const control of controls) if (control !== keep) steps.push({ kind: 'dissolve', control: control.key });
        } else if (linkable.kind === 'fragment')
          entries = [...entries, ...controls.slice(Math.max(1, own.length)).flatMap(() => own.slice(0, 1))];
      }
    }
    lastControl = controls[controls.length - 1]?.key ?? lastControl;
  }
  const base = memory.base === null && entries.length === 0 ? null : { report: link.report, fragments: entries };
  const cleaned = (found.echoed ?? []).map((block): RepairStep => ({ kind: 'clean', block }));
  return {
    steps: [...cleaned, ...steps],
    questions,
    open,
    adopted,
    restored,
    unseen,
    mended,
    memory: { base, tables },
  };
}

/** A heading or line that this document never had a control for. */
function isNewPiece({ id, kind }: Linkable, entries: readonly StoredFragment[]): boolean {
  return kind === 'fragment' && isOuterPiece(id) && !entries.some((entry) => entry.id === id);
}

/** Where a piece without a control may stand: between what is linked before it and behind it. */
function roomOf(all: readonly Linkable[], linkable: Linkable, { controls, blocks }: FoundDocument): [number, number] {
  const at = all.indexOf(linkable);
  const edge = (list: readonly Linkable[]): FoundControl[] => {
    for (const { id } of list) {
      const own = controls.filter(({ fragment }) => fragment === id);
      if (own.length > 0) return own;
    }
    return [];
  };
  const before = edge(all.slice(0, at).reverse());
  const behind = edge(all.slice(at + 1));
  return [
    before.length === 0 ? 0 : Math.max(...before.map((one) => one.blocks[1])) + 1,
    behind.length === 0 ? blocks.length - 1 : Math.min(...behind.map((one) => one.blocks[0])) - 1,
  ];
}

function doubtful({ fragment, title, text }: FoundControl, next: string): Question {
  const reason = '按文字找到了它，里面的年度、单位等和报告别处的不一样，分不清是不是您改的';
  return {
    key: brokenKey(fragment!, 'damaged'),
    fragment: fragment!,
    title,
    state: 'damaged',
    figure: null,
    reason,
    inDocument: text,
    new: next,
  };
}

function isFree(found: FoundDocument, taken: ReadonlySet<number>, at: number): boolean {
  return !taken.has(at) && found.blocks[at]?.isLinked === false;
}

function nextControl(all: readonly Linkable[], linkable: Linkable, { controls }: FoundDocument): string | null {
  const later = new Set(all.slice(all.indexOf(linkable) + 1).map(({ id }) => id));
  return controls.find(({ fragment }) => fragment !== null && later.has(fragment))?.key ?? null;
}

/** The user wants no link there. */
function isLetGo(linkable: Linkable, entries: readonly StoredFragment[], tables: readonly StampTable[]): boolean {
  if (linkable.kind === 'table')
    return tables.some(({ sheet, unlinked }) => sheet === linkable.table.sheet && unlinked === true);
  return entries.some((entry) => entry.absent ?? entry.unlinked);
}

function troubleOf(
  linkable: Linkable,
  controls: readonly FoundControl[],
  entries: readonly StoredFragment[],
  { tables }: Memory,
  found: FoundDocument,
  lost: LostPlace | null,
): Trouble | null {
  const { id, title } = linkable;
  if (controls.length === 0) {
    const stored = linkable.kind === 'table' ? tables.find(({ sheet }) => sheet === linkable.table.sheet) : undefined;
    if (isLetGo(linkable, entries, tables)) return null;
    if (lost !== null) return lostTag(lost, found);
    return {
      state: 'missing',
      reason: entries.length === 0 && stored === undefined ? '工作簿里有这一段，文档里没有' : '文档里的这一段被删了',
      inDocument: '',
      blocks: null,
    };
  }
  // Copies that the user wanted are remembered each: they are not asked again.
  const known =
    linkable.kind === 'table' ? tables.filter(({ sheet }) => sheet === linkable.table.sheet).length : entries.length;
  const expected = Math.max(1, known);
  if (controls.length <= expected) return null;
  const before = entries[0]?.text ?? linkableText(linkable);
  const texts = controls.map(({ text }) => text).filter((text) => text !== '');
  const whole = texts.join('\n');
  const isSplit =
    linkable.kind === 'fragment' &&
    entries.length <= 1 &&
    (texts.length <= 1 || likeness(whole, before) > Math.max(...texts.map((text) => likeness(text, before))));
  if (!isSplit)
    return {
      state: 'duplicated',
      reason: `“${title}”在文档里有 ${controls.length} 处`,
      inDocument: controls.map(({ text }) => text).join('\n'),
      blocks: null,
    };
  const blocks = span(controls);
  const isWhole = found.blocks
    .slice(blocks[0], blocks[1] + 1)
    .every((_, at) =>
      controls.some((control) => control.blocks[0] <= blocks[0] + at && blocks[0] + at <= control.blocks[1]),
    );
  const strangers = found.controls.some(
    (one) => one.fragment !== null && one.fragment !== id && one.blocks[0] <= blocks[1] && one.blocks[1] >= blocks[0],
  );
  if (isWhole && !strangers) return { state: 'damaged', reason: '这一段的控件被拆成了几块', inDocument: whole, blocks };
  return {
    state: 'duplicated',
    reason: `这一段被拆成 ${controls.length} 处，中间有别的内容`,
    inDocument: whole,
    blocks: null,
  };
}

/** What a question says of a fragment whose tag is gone. */
function lostTag({ blocks, by }: LostPlace, found: FoundDocument): Trouble {
  return {
    state: 'damaged',
    reason: `链接标记丢了（可能用别的软件另存过），按${by === 'title' ? '标题' : '文字'}找到了它，分不清是不是完整的一段`,
    inDocument: textOfBlocks(found, blocks),
    blocks,
  };
}

function textOfBlocks({ blocks }: FoundDocument, region: readonly [number, number]): string {
  return range(region)
    .map((at) => blocks[at]!.text)
    .join('\n');
}

/** A fragment that is going to have its control again, as far as it can be told before it is there: a table has no cells yet. */
function restoredControl(
  { id, title }: Linkable,
  blocks: readonly [number, number],
  found: FoundDocument,
): FoundControl {
  return { key: `block:${blocks[0]}`, fragment: id, title, text: textOfBlocks(found, blocks), blocks, cells: [] };
}

function remembered(
  linkable: Linkable,
  isGone: boolean,
  entries: readonly StoredFragment[],
  tables: readonly StampTable[],
): [StoredFragment[], StampTable[]] {
  if (linkable.kind === 'table') {
    const written = writtenTable(linkable.table);
    const own: StampTable = isGone ? { ...written, unlinked: true } : written;
    return [[...entries], [...tables.filter(({ sheet }) => sheet !== written.sheet), own]];
  }
  const written = writtenFragment(linkable.fragment);
  const own: StoredFragment = isGone ? { ...written, absent: true } : written;
  return [[...entries.filter(({ id }) => id !== written.id), own], [...tables]];
}

export function bestFor<T extends { readonly text: string }>(text: string, candidates: readonly T[]): T | null {
  let best: { one: T; like: number } | null = null;
  for (const one of candidates) {
    const like = likeness(text, one.text);
    if (best === null || like > best.like) best = { one, like };
  }
  return best?.one ?? null;
}

function span(controls: readonly FoundControl[]): [number, number] {
  return [Math.min(...controls.map(({ blocks }) => blocks[0])), Math.max(...controls.map(({ blocks }) => blocks[1]))];
}

function range([from, to]: readonly [number, number]): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
