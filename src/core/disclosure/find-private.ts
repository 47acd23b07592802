import { findDocumentNumbers, findNumbers, plainNumber } from './find-numbers';
import { findPersons } from './find-persons';
import { commonWords } from './name-words';
import type { PrivateFind, PrivateKind, PrivatePlace, TextUnit } from './private-kind';

/** One thing to be asked: a text, all its places in one file. */
export interface PrivateMatter {
  readonly kind: PrivateKind;
  readonly text: string;
  readonly signature?: string;
  /** The words around its first place. */
  readonly context: string;
  readonly places: readonly PrivatePlace[];
  /** Of its places, each once; [] where the file has no words for it. */
  readonly where: readonly string[];
}

/**
 * What in these texts is private, each thing once with all its places. A name is known by what stands around it somewhere; from then on it
 * is found wherever it stands, in the other files too (`files`: the texts of each).
 * @param cited numbers of papers that the form itself cites
 */
export function findPrivate(
  files: readonly (readonly TextUnit[])[],
  cited: readonly string[],
): (readonly PrivateMatter[])[] {
  const known = new Set(cited.map(plainNumber));
  const found = files.map((units) =>
    units.flatMap((unit, at) => [
      ...findNumbers(unit, at),
      ...findPersons(unit, at),
      ...findDocumentNumbers(unit, at, known),
    ]),
  );
  const everywhere = new Map<string, PrivateFind>();
  for (const one of found.flat()) {
    // A short name that is a word too stays where it was found.
    const isWord = one.kind === 'person' && (one.text.length < 2 || commonWords.has(one.text));
    const before = everywhere.get(one.text);
    if (!isWord && (before === undefined || (before.signature === undefined && one.signature !== undefined)))
      everywhere.set(one.text, one);
  }
  return files.map((units, file) => matters(units, found[file]!, everywhere));
}

function matters(
  units: readonly TextUnit[],
  found: readonly PrivateFind[],
  everywhere: ReadonlyMap<string, PrivateFind>,
): PrivateMatter[] {
  const all = new Map<string, { find: PrivateFind; places: PrivatePlace[] }>();
  const taken = new Map<number, PrivatePlace[]>();
  const add = (find: PrivateFind, place: PrivatePlace): void => {
    const there = taken.get(place.unit) ?? [];
    if (there.some((one) => place.start < one.end && place.end > one.start)) return;
    taken.set(place.unit, [...there, place]);
    const key = `${find.kind}\n${find.text}`;
    const own = all.get(key) ?? { find: everywhere.get(find.text) ?? find, places: [] };
    own.places.push(place);
    all.set(key, own);
  };
  for (const one of found) add(one, { unit: one.unit, start: one.start, end: one.end });
  const texts = [...everywhere.values()].sort((a, b) => b.text.length - a.text.length);
  units.forEach(({ text }, unit) => {
    for (const one of texts)
      for (let at = text.indexOf(one.text); at >= 0; at = text.indexOf(one.text, at + one.text.length))
        add(one, { unit, start: at, end: at + one.text.length });
  });
  return [...all.values()]
    .map(({ find: { kind, text, signature }, places }) => {
      const inOrder = places.sort(inText);
      const context = around(units[inOrder[0]!.unit]!.text, inOrder[0]!);
      const where = [...new Set(inOrder.flatMap(({ unit }) => units[unit]!.where ?? []))];
      return { kind, text, ...(signature && { signature }), context, places: inOrder, where };
    })
    .sort((a, b) => inText(a.places[0]!, b.places[0]!));
}

function inText(a: PrivatePlace, b: PrivatePlace): number {
  return a.unit - b.unit || a.start - b.start;
}

function around(text: string, { start, end }: PrivatePlace): string {
  const [from, to] = [Math.max(0, start - 14), Math.min(text.length, end + 14)];
  const piece = `${text.slice(from, start)}【${text.slice(start, end)}】${text.slice(end, to)}`.replace(/\s+/g, ' ');
  return `${from > 0 ? '…' : ''}${piece}${to < text.length ? '…' : ''}`;
}
