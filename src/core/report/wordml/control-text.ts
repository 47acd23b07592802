import { objectCharacter, type FoundControl, type FoundDocument, type TextRange } from '../refresh/found-document';
import type { Atom, ScannedControl, ScannedDocument } from './scanned-document';
import { foundRows } from './table-rows';
import { decodeText } from './xml-tokens';

/** An atom with its place in the control's text. A nested linked control is one object, whatever it holds. */
export interface PlacedAtom {
  readonly atom: Atom;
  readonly start: number;
  readonly text: string;
}

export interface ControlText {
  readonly text: string;
  readonly atoms: readonly PlacedAtom[];
  readonly cells: FoundControl['cells'];
}

const ourTag = /^jx:1:(.+)$/s;

/** Fragment id of a control's tag; null for controls of others. */
export function linkedId(control: ScannedControl): string | null {
  return ourTag.exec(control.tag)?.[1] ?? null;
}

export function atomText({ xml }: ScannedDocument, atom: Atom): string {
  if (atom.kind === 'text') return decodeText(xml.slice(atom.inner.start, atom.inner.end));
  if (atom.kind === 'sign') return atom.text;
  return atom.kind === 'object' ? objectCharacter : atom.paragraph.isJoined ? '' : '\n';
}

export function controlText(scanned: ScannedDocument, control: ScannedControl): ControlText {
  const [from, to] = control.atoms;
  const nested = outermostLinked(scanned, control);
  const atoms: PlacedAtom[] = [];
  const starts: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  let next = 0;
  for (let at = from; at < to; at++) {
    starts.push(length);
    while (next < nested.length && nested[next]!.atoms[1] <= at) next++;
    const inner = nested[next] && nested[next]!.atoms[0] <= at ? nested[next] : undefined;
    if (inner !== undefined && inner.atoms[0] !== at) continue;
    const atom: Atom = inner ? { kind: 'object', span: inner, run: null, paragraph: null } : scanned.atoms[at]!;
    if (atom.kind === 'paragraph' && at === from) {
      atoms.push({ atom, start: 0, text: '' });
      continue;
    }
    const piece = control.isPlaceholder && atom.kind !== 'paragraph' ? '' : atomText(scanned, atom);
    atoms.push({ atom, start: length, text: piece });
    pieces.push(piece);
    length += piece.length;
  }
  starts.push(length);
  const cells: TextRange[][][] = [];
  for (const { table, row, atoms: own } of control.cells) {
    const rows = (cells[table] ??= []);
    // The paragraph mark that begins a cell belongs to no cell.
    const isMark = scanned.atoms[own[0]]?.kind === 'paragraph' && own[0] !== from;
    (rows[row] ??= []).push({ start: starts[own[0] - from]! + (isMark ? 1 : 0), end: starts[own[1] - from]! });
  }
  // A table or row without cells has its place all the same.
  const dense = Array.from(cells, (rows: TextRange[][] | undefined) =>
    Array.from(rows ?? [], (row: TextRange[] | undefined) => row ?? []),
  );
  return { text: pieces.join(''), atoms, cells: dense };
}

/** Linked controls in a control that no other of them holds, in order. Controls stand in document order: those inside follow at once. */
/** Other linked controls inside one, those inside them left out. */
export function outermostLinked({ controls }: ScannedDocument, control: ScannedControl): ScannedControl[] {
  const found: ScannedControl[] = [];
  for (let at = firstBehind(controls, control.start); at < controls.length; at++) {
    const one = controls[at]!;
    if (one.start > control.end) break;
    const last = found.at(-1);
    if (linkedId(one) !== null && !(last !== undefined && one.start < last.end)) found.push(one);
  }
  return found;
}

/** Index of the first control that starts behind a place. */
function firstBehind(controls: readonly ScannedControl[], place: number): number {
  let [low, high] = [0, controls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (controls[middle]!.start > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What the refresh planner sees. Control keys are indexes into `scanned.controls`. */
export function foundDocument(scanned: ScannedDocument): FoundDocument {
  const linked = scanned.controls.filter((control) => linkedId(control) !== null);
  const isLinked = touching(linked);
  return {
    controls: scanned.controls.flatMap((control, index) => {
      const fragment = linkedId(control);
      if (fragment === null && control.title === '') return [];
      const { text, cells } = controlText(scanned, control);
      const rows = cells.length > 0 ? { rows: foundRows(scanned, control) } : {};
      return [{ key: String(index), fragment, title: control.title, text, blocks: control.blocks, cells, ...rows }];
    }),
    blocks: scanned.blocks.map(({ kind, start, end, atoms }) => ({
      kind,
      text: scanned.atoms
        .slice(atoms[0] + 1, atoms[1])
        .map((atom) => atomText(scanned, atom))
        .join(''),
      isLinked: isLinked(start, end),
    })),
  };
}

/** Whether one of the controls touches a stretch; asked for stretches in document order. */
function touching(controls: readonly ScannedControl[]): (start: number, end: number) => boolean {
  let next = 0;
  let reach = -1;
  return (start, end) => {
    for (; next < controls.length && controls[next]!.start < end; next++) reach = Math.max(reach, controls[next]!.end);
    return start < reach;
  };
}
