import type { FoundDocument } from './found-document';
import { linkableText, type Linkable } from './linkable';
import type { Memory } from './stored-base';
import { likeness } from './tokens';

/** Where a fragment stands whose control lost its tag. */
export interface LostPlace {
  /** First and last block of it. */
  readonly blocks: readonly [number, number];
  /** Nothing else can be meant, and all of it is there: it may be linked again without a question. */
  readonly isSure: boolean;
  readonly by: 'title' | 'text';
}

/** How alike a paragraph must be that the user reworded, and a table's cells. */
const alike = 0.6;
const alikeCells = 0.7;
/** Letters from which on a text is nobody else's. */
const telling = 12;

/**
 * What LibreOffice leaves of a control around paragraphs is a title on the first of them; of a document that was an .odt between, only the
 * words. So: by the title, then on from there line by line as the document remembers them; without a title by the words alone.
 * Sure is what stands once and whole: then the user's words in it are told from the workbook's as ever, by the memory.
 */
export function lostPlaces(
  all: readonly Linkable[],
  memory: Memory,
  found: FoundDocument,
): ReadonlyMap<string, LostPlace> {
  const present = new Set(found.controls.flatMap(({ fragment }) => (fragment === null ? [] : [fragment])));
  const lost = all.filter(({ id }) => !present.has(id)).map((linkable) => wantedOf(linkable, memory));
  const titled = titledBlocks(found);
  const taken = new Set(found.blocks.flatMap(({ isLinked }, at) => (isLinked ? [at] : [])));
  const places = new Map<string, LostPlace>();

  const anchors = new Map<Wanted, { readonly own: Blocks; readonly isOnly: boolean }>();
  for (const wanted of lost) {
    const kind = wanted.isTable ? 'table' : 'paragraph';
    const spans = (titled.get(wanted.linkable.title) ?? []).filter(
      ([at]) => !taken.has(at) && found.blocks[at]?.kind === kind,
    );
    const rivals = lost.filter(
      ({ linkable, isTable }) => linkable.title === wanted.linkable.title && isTable === wanted.isTable,
    ).length;
    const [first] = [...spans].sort((a, b) => likenessAt(wanted, b, found) - likenessAt(wanted, a, found));
    if (first !== undefined) anchors.set(wanted, { own: first, isOnly: spans.length === 1 && rivals === 1 });
  }
  const anchored = new Set([...anchors.values()].map(({ own }) => own[0]));
  const isFree = (at: number): boolean => at < found.blocks.length && !taken.has(at);
  const take = (wanted: Wanted, place: LostPlace): void => {
    for (let at = place.blocks[0]; at <= place.blocks[1]; at++) taken.add(at);
    places.set(wanted.linkable.id, place);
  };
  for (const [wanted, { own, isOnly }] of anchors) {
    if (!rangeOf(own).every(isFree)) continue;
    const end = (at: number): boolean => !isFree(at) || (anchored.has(at) && at !== own[0]);
    const place = wanted.isTable ? tableFrom(wanted, own[0], found, end) : linesFrom(wanted, own, found, end);
    if (place !== null) take(wanted, { ...place, by: 'title', isSure: place.isSure && isOnly });
  }
  const byText = lost.filter((wanted) => !places.has(wanted.linkable.id));
  // One control gone among others may be what the user wanted, and so may a document that remembers nothing, unless it shows the marks of
  // another program.
  const areAllGone = present.size === 0;
  const length = ({ lines }: Wanted): number => lines.join('').length;
  for (const wanted of [...byText].sort((a, b) => length(b) - length(a))) {
    const place = wanted.isTable ? tableByText(wanted, found, isFree) : sameLines(wanted, found, isFree);
    if (place === null) continue;
    const [from, to] = roomOf(wanted, all, places, found);
    // “无。” may stand anywhere.
    const isTelling = length(wanted) >= telling || (from <= place.blocks[0] && place.blocks[1] <= to);
    const isKnown = wanted.isRemembered || found.echoed !== undefined;
    take(wanted, { ...place, isSure: place.isSure && isTelling && areAllGone && isKnown });
  }
  for (const wanted of byText) {
    if (wanted.isTable || places.has(wanted.linkable.id)) continue;
    const place = likeLines(wanted, found, isFree, roomOf(wanted, all, places, found));
    if (place !== null) take(wanted, place);
  }
  return places;
}

/** What is looked for: as the document remembers it, else as the workbook says it. */
interface Wanted {
  readonly linkable: Linkable;
  readonly isTable: boolean;
  readonly isRemembered: boolean;
  readonly lines: readonly string[];
  /** How many tables it is printed as. */
  readonly tables: number;
}

function wantedOf(linkable: Linkable, { base, tables }: Memory): Wanted {
  if (linkable.kind === 'table') {
    const stored = tables.find(({ sheet }) => sheet === linkable.table.sheet);
    const cells = stored?.grid.flatMap((rows) => rows.flat()) ?? linkableText(linkable).split('\n');
    const lines = cells.flatMap((cell) => cell.split('\n')).filter((line) => line !== '');
    return { linkable, isTable: true, isRemembered: stored !== undefined, lines, tables: stored?.grid.length ?? 0 };
  }
  const stored = base?.fragments.find(({ id }) => id === linkable.id);
  const lines = (stored?.text ?? linkableText(linkable)).split('\n');
  return { linkable, isTable: false, isRemembered: stored !== undefined, lines, tables: 0 };
}

type Blocks = readonly [number, number];

function rangeOf([from, to]: Blocks): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Title → blocks that controls of that title touch which are not known to be ours. */
function titledBlocks({ controls }: FoundDocument): ReadonlyMap<string, readonly Blocks[]> {
  const blocks = new Map<string, Blocks[]>();
  for (const { fragment, title, blocks: own } of controls) {
    if (fragment !== null) continue;
    const known = blocks.get(title) ?? [];
    const last = known.at(-1);
    // One after the other they are pieces of one.
    if (last !== undefined && own[0] - last[1] <= 1) known[known.length - 1] = [last[0], Math.max(last[1], own[1])];
    else known.push(own);
    blocks.set(title, known);
  }
  return blocks;
}

function likenessAt({ lines, isTable }: Wanted, [at]: Blocks, { blocks }: FoundDocument): number {
  const { kind, text } = blocks[at]!;
  if (isTable) return kind === 'table' ? sharedCells(text, new Set(lines)) : -1;
  return likeness(lines[0] ?? '', text);
}

type Place = Omit<LostPlace, 'by'>;

/** From its titled paragraph on: each line in order, and what stands between two of them. */
function linesFrom(
  { lines }: Wanted,
  own: Blocks,
  { blocks }: FoundDocument,
  isEnd: (at: number) => boolean,
): Place | null {
  if (rangeOf(own).some((at) => blocks[at]!.kind !== 'paragraph')) return null;
  let limit = own[1] + 1;
  while (!isEnd(limit) && blocks[limit]!.kind === 'paragraph') limit++;
  let last = own[1];
  let isLastThere = true;
  const inside = rangeOf(own).map((at) => blocks[at]!.text);
  for (const line of lines.slice(1)) {
    if (inside.includes(line)) continue;
    const at = nextLike(line, blocks, last + 1, limit);
    isLastThere = at !== null;
    if (at !== null) last = at;
  }
  return { blocks: [own[0], last], isSure: isLastThere };
}

/** The next paragraph that says it, else the one most like it. */
function nextLike(line: string, blocks: FoundDocument['blocks'], from: number, to: number): number | null {
  let best: { at: number; like: number } | null = null;
  for (let at = from; at < to; at++) {
    const { text } = blocks[at]!;
    if (text === line) return at;
    const like = line === '' || text === '' ? 0 : likeness(line, text);
    if (like >= alike && (best === null || like > best.like)) best = { at, like };
  }
  return best?.at ?? null;
}

/** All its lines, to the letter, in one place only. */
function sameLines({ lines }: Wanted, { blocks }: FoundDocument, isFree: (at: number) => boolean): LostPlace | null {
  if (lines.every((line) => line.trim() === '')) return null;
  const starts = blocks.flatMap((_, at) =>
    lines.every(
      (line, down) => isFree(at + down) && blocks[at + down]!.kind === 'paragraph' && blocks[at + down]!.text === line,
    )
      ? [at]
      : [],
  );
  if (starts.length !== 1) return null;
  return { blocks: [starts[0]!, starts[0]! + lines.length - 1], isSure: true, by: 'text' };
}

/** What the user reworded, or the workbook now says otherwise: never sure. */
function likeLines(
  { lines }: Wanted,
  { blocks }: FoundDocument,
  isFree: (at: number) => boolean,
  [from, to]: readonly [number, number],
): LostPlace | null {
  const matched: number[] = [];
  let next = from;
  for (const line of lines) {
    if (line.trim() === '') continue;
    let best: { at: number; like: number } | null = null;
    for (let at = next; at <= to; at++) {
      const block = blocks[at];
      if (block?.kind !== 'paragraph' || !isFree(at) || block.text.trim() === '') continue;
      const like = likeness(line, block.text);
      if (like >= alike && (best === null || like > best.like)) best = { at, like };
    }
    if (best === null) continue;
    matched.push(best.at);
    next = best.at + 1;
  }
  const [first, last] = [matched[0], matched.at(-1)];
  if (first === undefined || last === undefined) return null;
  for (let at = first; at <= last; at++) if (!isFree(at) || blocks[at]!.kind !== 'paragraph') return null;
  return { blocks: [first, last], isSure: false, by: 'text' };
}

/** Between what stands before it and behind it. */
function roomOf(
  { linkable }: Wanted,
  all: readonly Linkable[],
  places: ReadonlyMap<string, LostPlace>,
  { controls, blocks }: FoundDocument,
): [number, number] {
  const at = all.indexOf(linkable);
  const edges = ({ id }: Linkable): (readonly [number, number])[] => {
    const own = controls.filter(({ fragment }) => fragment === id).map((control) => control.blocks);
    const place = places.get(id);
    return place === undefined ? own : [...own, place.blocks];
  };
  const before = all
    .slice(0, at)
    .flatMap(edges)
    .map((own) => own[1]);
  const behind = all
    .slice(at + 1)
    .flatMap(edges)
    .map((own) => own[0]);
  const from = before.length === 0 ? 0 : Math.max(...before) + 1;
  const to = behind.length === 0 ? blocks.length - 1 : Math.min(...behind) - 1;
  // Where the user moved things about, order says nothing.
  return from <= to ? [from, to] : [0, blocks.length - 1];
}

function sharedCells(text: string, wanted: ReadonlySet<string>): number {
  const cells = text.split('\n').filter((cell) => cell !== '');
  return cells.length === 0 ? 0 : cells.filter((cell) => wanted.has(cell)).length / cells.length;
}

/** The table with its title, and those behind it that a page break cut off. */
function tableFrom(
  { lines, tables, isRemembered }: Wanted,
  block: number,
  { blocks }: FoundDocument,
  isEnd: (at: number) => boolean,
): Place | null {
  if (blocks[block]!.kind !== 'table') return null;
  const wanted = new Set(lines);
  let last = block;
  let count = 1;
  for (let at = block + 1; !isEnd(at) && count < Math.max(1, tables); at++) {
    if (blocks[at]!.kind !== 'table') continue;
    if (sharedCells(blocks[at]!.text, wanted) <= alikeCells) break;
    [last, count] = [at, count + 1];
  }
  return { blocks: [block, last], isSure: isRemembered && count === tables };
}

/** Cells of a table as blocks hold them, against the table's own; page breaks may have cut it into several. */
function tableByText(
  { lines, tables, isRemembered }: Wanted,
  { blocks }: FoundDocument,
  isFree: (at: number) => boolean,
): LostPlace | null {
  const wanted = new Set(lines);
  const like = blocks.flatMap(({ kind, text }, at) =>
    kind === 'table' && isFree(at) && sharedCells(text, wanted) > alikeCells ? [at] : [],
  );
  const [first, last] = [like[0], like.at(-1)];
  if (first === undefined || last === undefined) return null;
  for (let at = first; at <= last; at++) if (!isFree(at)) return null;
  return { blocks: [first, last], isSure: isRemembered && like.length === tables, by: 'text' };
}
