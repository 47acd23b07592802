import type { StampTable } from '../link/document-stamp';
import type { LinkPackage } from '../link/link-package';
import { isOuterPiece } from '../outer-pieces';
import type { FoundControl, FoundDocument } from './found-document';
import { linkables, linkableText, type Linkable } from './linkable';
import type { Answers, Choice, FragmentState, Question } from './plan';
import { controlOfBlock, outerPlace } from './outer-place';
import { writtenFragment, writtenTable, type StoredBase, type StoredFragment } from './stored-base';
import { likeness } from './tokens';
import { brokenKey } from './question-key';

/** What the document remembers; null and empty where it does not. */
export interface Memory {
  readonly base: StoredBase | null;
  readonly tables: readonly StampTable[];
}

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
  /** The control goes, its content stays. */
  | { readonly kind: 'dissolve'; readonly control: string };

export interface RepairPlan {
  readonly steps: readonly RepairStep[];
  readonly questions: readonly Question[];
  /** Asked and not answered: a refresh leaves them alone. */
  readonly open: ReadonlyMap<string, Question>;
  /** Headings and lines that get a control without being asked, as controls: a plan may be made before it is there. */
  readonly adopted: readonly FoundControl[];
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
  const taken = new Set<number>();
  const adopted: FoundControl[] = [];
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
    const trouble = troubleOf(linkable, controls, own, memory, found, taken);
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
  return { steps, questions, open, adopted, unseen, mended, memory: { base, tables } };
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

function troubleOf(
  linkable: Linkable,
  controls: readonly FoundControl[],
  entries: readonly StoredFragment[],
  { tables }: Memory,
  found: FoundDocument,
  taken: Set<number>,
): Trouble | null {
  const { id, title } = linkable;
  const stored = linkable.kind === 'table' ? tables.find(({ sheet }) => sheet === linkable.table.sheet) : undefined;
  if (controls.length === 0) {
    if (entries.some((entry) => entry.absent ?? entry.unlinked) || stored?.unlinked) return null;
    return (
      lostTag(linkable, entries[0]?.text ?? linkableText(linkable), found, taken) ?? {
        state: 'missing',
        reason: entries.length === 0 && stored === undefined ? '工作簿里有这一段，文档里没有' : '文档里的这一段被删了',
        inDocument: '',
        blocks: null,
      }
    );
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

/** A fragment whose tag is gone, by its control's title or by its text. */
function lostTag(linkable: Linkable, text: string, found: FoundDocument, taken: Set<number>): Trouble | null {
  const isFreeAt = (at: number): boolean => isFree(found, taken, at);
  const pieces = found.controls.filter(
    (control) =>
      control.fragment === null &&
      control.title === linkable.title &&
      isFreeAt(control.blocks[0]) &&
      isFreeAt(control.blocks[1]),
  );
  const lines = text.split('\n');
  let region: [number, number] | null = null;
  if (pieces.length > 0) {
    region = span(pieces);
    while (
      isFreeAt(region[1] + 1) &&
      lines.includes(found.blocks[region[1] + 1]!.text) &&
      found.blocks[region[1] + 1]!.text !== ''
    )
      region[1]++;
  } else if (linkable.kind === 'fragment') region = sameText(lines, found, isFreeAt);
  else region = likeTable(text, found, isFreeAt);
  if (region === null || !range(region).every(isFreeAt)) return null;
  for (const at of range(region)) taken.add(at);
  return {
    state: 'damaged',
    reason:
      pieces.length > 0
        ? '链接标记丢了（可能用别的软件另存过），按标题找到了它'
        : '链接标记丢了（可能用别的软件另存过），按文字找到了它',
    inDocument: range(region)
      .map((at) => found.blocks[at]!.text)
      .join('\n'),
    blocks: region,
  };
}

function sameText(
  lines: readonly string[],
  { blocks }: FoundDocument,
  isFree: (at: number) => boolean,
): [number, number] | null {
  if (lines.every((line) => line.trim() === '')) return null;
  const starts = blocks.flatMap((_, at) =>
    lines.every(
      (line, down) => isFree(at + down) && blocks[at + down]!.kind === 'paragraph' && blocks[at + down]!.text === line,
    )
      ? [at]
      : [],
  );
  return starts.length === 1 ? [starts[0]!, starts[0]! + lines.length - 1] : null;
}

/** Cells of a table as blocks hold them, against the table's own; page breaks may have cut it into several. */
function likeTable(text: string, { blocks }: FoundDocument, isFree: (at: number) => boolean): [number, number] | null {
  const wanted = new Set(text.split('\n').filter((cell) => cell !== ''));
  const like = blocks.flatMap(({ kind, text: own }, at) => {
    if (kind !== 'table' || !isFree(at)) return [];
    const cells = own.split('\n').filter((cell) => cell !== '');
    return cells.length > 0 && cells.filter((cell) => wanted.has(cell)).length / cells.length > 0.7 ? [at] : [];
  });
  return like.length === 0 ? null : [like[0]!, like[like.length - 1]!];
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
