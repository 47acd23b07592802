import type { OpenDocument } from '../../word/open-document';
import type { Span } from '../../word/model/place';
import type { ObjectMaker } from '../object';
import { Positions, type PositionRules, type Stretch } from './positions';

/** A document that is open in the simulated WPS 文字. */
export interface OpenedDocument {
  readonly document: OpenDocument;
  readonly model: OpenDocument['model'];
  /** The whole path; what it is called where it was never saved. */
  fullName: string;
  /** Whether the file holds what is on the screen. */
  isSaved: boolean;
  hasFile: boolean;
  /** What the user sees marked, by positions. */
  selected: Stretch | null;
  /** Writes of add-ins so far. */
  writes: number;
}

/** The program: what its classes need of each other. */
export interface WriterWorld {
  readonly maker: ObjectMaker;
  readonly rules: PositionRules;
}

const counted = new WeakMap<OpenedDocument, { readonly writes: number; readonly positions: Positions }>();

/** Counted once for each state of the text. */
export function positionsOf({ rules }: WriterWorld, opened: OpenedDocument): Positions {
  const { model } = opened;
  const known = counted.get(opened);
  if (known?.writes === model.writes) return known.positions;
  const positions = new Positions(model.body, rules);
  counted.set(opened, { writes: model.writes, positions });
  return positions;
}

/** What an add-in writes takes effect at once; a lock or a protected document throws, as nobody has seen it do otherwise. */
export function write<Result>(opened: OpenedDocument, spans: readonly Span[], work: () => Result): Result {
  const { locks } = opened.model;
  if (locks.isProtected) throw new Error('the document is protected');
  if (spans.some((span) => locks.lockedControl(span) !== null)) throw new Error('the content control is locked');
  const result = opened.model.edit('addin', work);
  wrote(opened);
  return result;
}

export function wrote(opened: OpenedDocument): void {
  opened.writes += 1;
  opened.isSaved = false;
}
