import { objectCharacter, type FoundControl, type FoundDocument, type TextRange } from '../refresh/found-document';
import type { Atom, ScannedControl, ScannedDocument } from './scanned-document';
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
  return atom.kind === 'sign' ? atom.text : atom.kind === 'object' ? objectCharacter : '\n';
}

export function controlText(scanned: ScannedDocument, control: ScannedControl): ControlText {
  const [from, to] = control.atoms;
  const nested: ScannedControl[] = [];
  // Controls stand in document order: those inside follow at once.
  for (let at = scanned.controls.indexOf(control) + 1; at < scanned.controls.length; at++) {
    const one = scanned.controls[at]!;
    if (one.start > control.end) break;
    if (linkedId(one) !== null) nested.push(one);
  }
  const atoms: PlacedAtom[] = [];
  const starts = new Map<number, number>();
  let text = '';
  for (let at = from; at < to; at++) {
    starts.set(at, text.length);
    const inner = nested.find((one) => one.atoms[0] <= at && at < one.atoms[1]);
    if (inner !== undefined && inner.atoms[0] !== at) continue;
    const atom: Atom = inner ? { kind: 'object', span: inner, run: null, paragraph: null } : scanned.atoms[at]!;
    if (atom.kind === 'paragraph' && at === from) {
      atoms.push({ atom, start: 0, text: '' });
      continue;
    }
    const piece = control.isPlaceholder && atom.kind !== 'paragraph' ? '' : atomText(scanned, atom);
    atoms.push({ atom, start: text.length, text: piece });
    text += piece;
  }
  starts.set(to, text.length);
  const cells: TextRange[][][] = [];
  for (const { table, row, atoms: own } of control.cells) {
    const rows = (cells[table] ??= []);
    // The paragraph mark that begins a cell belongs to no cell.
    const isMark = scanned.atoms[own[0]]?.kind === 'paragraph' && own[0] !== from;
    (rows[row] ??= []).push({ start: starts.get(own[0])! + (isMark ? 1 : 0), end: starts.get(own[1])! });
  }
  return { text, atoms, cells: cells.map((rows) => [...rows].map((row) => row ?? [])) };
}

/** What the refresh planner sees. Control keys are indexes into `scanned.controls`. */
export function foundDocument(scanned: ScannedDocument): FoundDocument {
  const linked = scanned.controls.filter((control) => linkedId(control) !== null);
  return {
    controls: scanned.controls.flatMap((control, index) => {
      const fragment = linkedId(control);
      if (fragment === null && control.title === '') return [];
      const { text, cells } = controlText(scanned, control);
      return [{ key: String(index), fragment, title: control.title, text, blocks: control.blocks, cells }];
    }),
    blocks: scanned.blocks.map(({ kind, start, end, atoms }) => ({
      kind,
      text: scanned.atoms
        .slice(atoms[0] + 1, atoms[1])
        .map((atom) => atomText(scanned, atom))
        .join(''),
      isLinked: linked.some((control) => control.start < end && start < control.end),
    })),
  };
}
