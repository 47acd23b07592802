import { Problem } from '../../../../core/problem/problem';
import type { FoundDocument } from '../../../../core/report/refresh/found-document';
import { foundDocument } from '../../../../core/report/wordml/control-text';
import { scanDocument } from '../../../../core/report/wordml/scan';
import type { ScannedControl, ScannedDocument } from '../../../../core/report/wordml/scanned-document';
import { readFlatPackage, type FlatPackage } from '../../../port/live/words/flat-package';
import { matchedControls, type NamedControl } from '../../../port/live/words/matched-controls';
import { writerName } from '../../program';
import type { WriterControl, WriterDocument } from '../writer-api';
import type { WriterAnswer } from './seen-builds';

/** A control of the open document as it was read. */
export interface LiveControl extends NamedControl {
  /** Its number among all, from 1. */
  readonly index: number;
  /** As WPS gives it. */
  readonly text: string;
}

/** The open document as it was read, as plain data; keys of controls are places in `scanned.controls`. */
export interface OpenReading {
  readonly scanned: ScannedDocument;
  readonly found: FoundDocument;
  readonly tracksChanges: boolean | null;
  readonly live: ReadonlyMap<ScannedControl, LiveControl>;
  readonly all: readonly LiveControl[];
}

/** All in one turn, so that the XML and the controls are of one moment. @throws Problem host.unsupported */
export function readOpenDocument(document: WriterDocument, answers: ReadonlySet<WriterAnswer>): OpenReading {
  const scanned = scanDocument(packageOf(document).document, 'word/document.xml', '');
  const all = liveControls(document);
  const { TrackRevisions: tracks } = document;
  const found = foundDocument(scanned);
  // Where nobody has seen rows come and go, the plan asks for another table instead.
  const controls = answers.has('rows') ? found.controls : found.controls.map(({ rows: _, ...control }) => control);
  const properties = answers.has('properties') ? propertiesOf(document) : null;
  return {
    scanned,
    found: { ...found, controls, ...(properties && { properties }) },
    tracksChanges: tracks === undefined ? null : Boolean(tracks),
    live: matchedControls(scanned, all),
    all,
  };
}

export function packageOf(document: WriterDocument): FlatPackage {
  const xml = document.Content.WordOpenXML;
  const unsupported = (cause?: unknown): Problem =>
    new Problem('host.unsupported', { app: writerName, detail: 'Range.WordOpenXML' }, { cause });
  if (typeof xml !== 'string') throw unsupported();
  try {
    return readFlatPackage(xml);
  } catch (error) {
    throw unsupported(error);
  }
}

function liveControls({ ContentControls: controls }: WriterDocument): LiveControl[] {
  return Array.from({ length: controls.Count }, (_, at) => liveControl(controls.Item(at + 1), at + 1));
}

export function liveControl(control: WriterControl, index: number): LiveControl {
  // Numbers of controls go past what fits into an integer of JavaScript's bit operations; WPS may give them as text, or not at all.
  const id = Number(control.ID ?? NaN);
  return { index, id, tag: control.Tag, title: control.Title, text: control.Range.Text };
}

function propertiesOf({ BuiltInDocumentProperties: own }: WriterDocument) {
  const title = own?.Item('Title').Value;
  const creator = own?.Item('Author').Value;
  return typeof title === 'string' && typeof creator === 'string' ? { title, creator } : null;
}
