import { linkedId } from '../../../src/core/report/wordml/control-text';
import type { ScannedControl } from '../../../src/core/report/wordml/scanned-document';
import { copied, typed, typedNumber, type Unit } from './shadow';
import type { UserDocument } from './user-document';

/** Where somebody works: numbers that a place is taken from. */
export interface At {
  readonly at: number;
  readonly place: number;
}

export const textKinds = [
  ...(['type', 'before', 'after', 'twice', 'beside', 'apart', 'overtype', 'retype', 'retitle'] as const),
  ...(['move', 'copy', 'across', 'copyAcross', 'out', 'copyOut', 'delete', 'deleteNumber'] as const),
  ...(['split', 'merge', 'moveParagraph', 'copyParagraph'] as const),
];
export type TextKind = (typeof textKinds)[number];

interface Chosen {
  readonly control: ScannedControl;
  readonly units: readonly Unit[];
  readonly text: string;
  /** A clause with a number, and the number. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** What a user does to the words of a linked text. */
export function editText(document: UserDocument, kind: TextKind, where: At, moving: ReadonlySet<string>): void {
  const control = controlAt(document, kind, where, moving);
  if (control === undefined) return;
  const chosen = chosenIn(document, control, where.place);
  const { units, text } = chosen;
  const put = (from: number, to: number, own: readonly Unit[]): void => document.put(control, from, to, own);
  if (kind === 'type' || chosen.from < 0) {
    const from = where.place % (text.length + 1);
    return put(from, from, typed(document.marker()));
  }
  const { from, to, start, end } = chosen;
  const number = text.slice(start, end);
  const same = typedNumber(units.slice(start, end));
  const clause = units.slice(from, to);
  const own = { number, put, document, where, chosen, clause };
  if (kind === 'across' || kind === 'copyAcross' || kind === 'out' || kind === 'copyOut') return elsewhere(own, kind);
  switch (kind) {
    case 'before':
      return put(start, start, [...same, ...typed(`（${document.marker()}），`)]);
    case 'after':
      return put(end, end, [...typed(`（上年），本年${document.marker()}`), ...same]);
    case 'twice':
      return put(end, end, same);
    case 'beside':
      return put(end, end, [...typed(`（其中${document.marker()}`), ...same, ...typed('）')]);
    case 'apart':
      return put(from, from, [...typed(document.marker()), ...same, ...typed('，')]);
    case 'overtype':
      return put(start, end, typed(`6${number}`));
    case 'retype':
    case 'retitle': {
      const words = /[\u4e00-\u9fff]{2}/.exec(text.slice(from, start));
      if (!words) return;
      return put(from + words.index, from + words.index + 2, typed(document.marker()));
    }
    case 'move':
      return put(from, text.length, [...units.slice(to), ...clause]);
    case 'copy':
      return put(text.length, text.length, copied(clause));
    case 'delete':
      return put(from, to, []);
    case 'deleteNumber':
      return put(start, end, []);
    case 'split':
      return put(from, from, typed('\n'));
    case 'merge': {
      const mark = text.indexOf('\n');
      if (mark >= 0) put(mark, mark + 1, []);
      return;
    }
    case 'moveParagraph':
    case 'copyParagraph': {
      const mark = text.indexOf('\n');
      if (mark < 0) return;
      const first = units.slice(0, mark);
      if (kind === 'copyParagraph') return put(text.length, text.length, copied([units[mark]!, ...first]));
      return put(0, text.length, [...units.slice(mark + 1), units[mark]!, ...first]);
    }
  }
}

/** A clause that goes, or is copied, to another fragment or out of all of them. */
function elsewhere(
  own: { document: UserDocument; where: At; chosen: Chosen; clause: readonly Unit[] },
  kind: 'across' | 'copyAcross' | 'out' | 'copyOut',
): void {
  const { document, where, clause } = own;
  const { control, from, to } = own.chosen;
  const id = linkedId(control);
  const isCopy = kind === 'copyAcross' || kind === 'copyOut';
  if (!isCopy) document.put(control, from, to, []);
  if (kind === 'out' || kind === 'copyOut') {
    const at = document.xml.indexOf('<w:sdt>');
    document.outside.push(isCopy ? copied(clause) : clause);
    const words = clause.map(({ char }) => char).join('');
    return document.insert(at, `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`);
  }
  const others = document.texts().filter((one) => linkedId(one) !== id);
  const other = others[(where.at + 1) % others.length]!;
  const { length } = document.textOf(other).text;
  document.put(other, length, length, isCopy ? copied(clause) : clause);
}

function controlAt(document: UserDocument, kind: TextKind, { at }: At, moving: ReadonlySet<string>) {
  const all = document.texts().filter((one) => document.shadow(one) !== null);
  const outer = all.filter((one) => /^(?:heading|title|lead|note)\./.test(linkedId(one)!));
  // Mostly where the workbook moves; a heading is what is retitled.
  const own = kind === 'retitle' || at % 8 === 0 ? outer : all.filter((one) => moving.has(linkedId(one)!));
  const controls = own.length > 0 && at % 4 < 3 ? own : all;
  return controls[(at >> 3) % Math.max(1, controls.length)];
}

function chosenIn(document: UserDocument, control: ScannedControl, place: number): Chosen {
  const units = document.shadow(control)!;
  const text = units.map(({ char }) => char).join('');
  const clauses = [...text.matchAll(/[^，。；\n]*\d[^，。；\n]*[，。；]?/g)];
  const clause = clauses[place % Math.max(1, clauses.length)];
  if (clause === undefined) return { control, units, text, from: -1, to: -1, start: -1, end: -1 };
  const number = /\d+(?:\.\d+)?(?:万元|元|人|%)?/.exec(clause[0])!;
  const from = clause.index;
  const start = from + number.index;
  return { control, units, text, from, to: from + clause[0].length, start, end: start + number[0].length };
}
