import { Problem } from '../../../core/problem/further-problem';
import { foundDocument } from '../../../core/report/wordml/control-text';
import { scanDocument } from '../../../core/report/wordml/scan';
import type { ScannedControl, ScannedDocument } from '../../../core/report/wordml/scanned-document';
import type { FoundDocument } from '../../../core/report/refresh/found-document';
import type { RunLimits } from '../in-time';
import type { DocumentParts } from '../../port/document-host';
import { matchedControls } from '../../port/live/words/matched-controls';
import { printedParts, readFlatPackage } from '../../port/live/words/flat-package';
import { ofWord } from './problems';
import { wordRun } from './run';

/** A document as it was read: keys of its controls are their places in `scanned.controls`. */
export interface Reading {
  readonly scanned: ScannedDocument;
  readonly found: FoundDocument;
  /** The part with the document's styles. */
  readonly styles: string | null;
  readonly tracksChanges: boolean | null;
  /** What Word knows the controls by; a control that it does not tell of (of a kind without an API) is missing. */
  readonly live: ReadonlyMap<ScannedControl, LiveControl>;
}

export interface LiveControl {
  readonly id: number;
  /** As Word gives it: only to see whether somebody changed it since. */
  readonly text: string;
  readonly isLocked: boolean;
}

/**
 * The whole body in one sync, however many controls it has: its OOXML says what no other call of WordApi 1.3 says in so few (line
 * breaks, objects, nesting, cells, tracked changes), and the collection says which live controls those are.
 */
export function readDocument(limits: RunLimits, tellsTracking: boolean): Promise<Reading> {
  return wordRun(limits, async (context) => {
    const { document } = context;
    const ooxml = document.body.getOoxml();
    const controls = document.contentControls.load('items/id,items/tag,items/title,items/text,items/cannotEdit');
    // An old office.js may lack what the Word around it has (platform facts 7.6).
    const isTold = tellsTracking && 'changeTrackingMode' in document;
    if (isTold) document.load('changeTrackingMode');
    // A member of the floor, WordApi 1.3: the client for the web says yes to that set without asking, an older Word says no here.
    document.body.load('type');
    const { properties } = document;
    properties.load('title,author');
    await context.sync();
    const { document: xml, styles, settings } = readFlatPackage(ooxml.value);
    const scanned = scanDocument(xml, 'word/document.xml', '');
    const tracksChanges = isTold
      ? String(document.changeTrackingMode).toLowerCase() !== 'off'
      : toldBySettings(settings);
    return {
      scanned,
      found: { ...foundDocument(scanned), properties: { title: properties.title, creator: properties.author } },
      styles,
      tracksChanges,
      live: new Map(
        [...matchedControls(scanned, controls.items)].map(([control, { id, text, cannotEdit }]) => [
          control,
          { id, text, isLocked: cannotEdit },
        ]),
      ),
    };
  });
}

/** What a print view draws, in one sync. */
export function readParts(limits: RunLimits): Promise<DocumentParts> {
  return wordRun(limits, async (context) => {
    const ooxml = context.document.body.getOoxml();
    await context.sync();
    return printedParts(ooxml.value);
  });
}

/** Settings may be left out of what Word gives: only a yes is an answer. */
function toldBySettings(settings: string | null): boolean | null {
  const tag = settings === null ? null : /<(?:\w+:)?trackRevisions\b[^>]*>/.exec(settings)?.[0];
  return tag && !/val=["'](?:0|false|off)["']/.test(tag) ? true : null;
}

/** @throws Problem host.cannot-place for one that Word does not let us at */
export function controlOf(reading: Reading, key: string): { control: ScannedControl; live: LiveControl } {
  const control = reading.scanned.controls[Number(key)];
  if (control === undefined) throw new Error(`control ${key} is of another reading`);
  const live = reading.live.get(control);
  if (live === undefined)
    throw new Problem('host.cannot-place', { ...ofWord, title: control.title, text: control.title });
  return { control, live };
}
