import type { DocumentStamp } from '../../../core/report/link/document-stamp';
import type { IgnoredFinding } from '../../../core/report/ignored-finding';
import type { DocumentProperties } from '../../../core/report/refresh/found-document';
import type { ControlEdit, LogEntry, RefreshPlan, RowChanges } from '../../../core/report/refresh/plan';
import type { StoredBase } from '../../../core/report/refresh/stored-base';
import type { ScannedControl, ScannedDocument } from '../../../core/report/wordml/scanned-document';
import { Problem } from '../../../core/problem/further-problem';
import { controlText } from '../../../core/report/wordml/control-text';
import { isRemembered, memoryXml } from '../../../core/report/wordml/memory-text';
import { encodeXml } from '../package/xml';
import { patchedCharts } from './charts';
import { patchedProperties } from './core-properties';
import { newMemoryParts } from './memory-part';
import type { OpenDocument } from './open-document';
import { rebuiltTables } from './into-control';
import { rowSplices } from './row-splices';
import { spliceControl } from './splice';
import type { Tracking } from './tracking';
import { applySplices, type XmlSplice } from './xml-splice';
import { patchZip } from './zip-patch';

export interface DocumentPatch {
  readonly edits: readonly ControlEdit[];
  readonly rows?: readonly RowChanges[];
  /** Tables made anew: XML for all of a control's tables together. */
  readonly tables: readonly { readonly control: string; readonly xml: string }[];
  readonly charts?: RefreshPlan['charts'];
  readonly properties?: DocumentProperties;
  readonly base: StoredBase;
  readonly stamp: DocumentStamp;
  readonly log: readonly LogEntry[];
  /** Absent: as the document remembers them. */
  readonly ignored?: readonly IgnoredFinding[];
}

/** Who the marked changes are by, where the document marks changes. */
const author = '绩效自评助手';
/** Far from the numbers that other programs give. */
const firstRevision = 910_000_000;

/** The document with the plan carried out; the very bytes it had where there is nothing to do, and in every part that is not ours. */
export function patchDocument(document: OpenDocument, patch: DocumentPatch): Uint8Array {
  const { scanned, source, memory, file } = document;
  for (const { control } of [...patch.edits, ...(patch.rows ?? []), ...patch.tables, ...(patch.charts ?? [])])
    refuseLocked(scanned, scanned.controls[Number(control)], file);
  const splices: XmlSplice[] = [];
  let revision = document.tracksChanges ? freeRevision(scanned) : firstRevision;
  const tracking: Tracking | null = document.tracksChanges
    ? { author, date: patch.stamp.time, nextId: () => revision++ }
    : null;
  for (const { control: key, replacements } of patch.edits) {
    const control = scanned.controls[Number(key)];
    if (control === undefined) throw new Error(`the plan names control ${key} of another reading`);
    const { atoms } = controlText(scanned, control);
    splices.push(...spliceControl({ scanned, control, atoms, tracking }, replacements));
  }
  for (const rows of patch.rows ?? [])
    splices.push(...rowSplices(scanned, scanned.controls[Number(rows.control)]!, rows, tracking));
  for (const { control: key, xml } of patch.tables) {
    splices.push(...rebuiltTables(scanned, scanned.controls[Number(key)]!, xml, file));
  }
  const parts = new Map<string, string>();
  if (splices.length > 0) parts.set(source.main, applySplices(scanned.xml, splices));
  const properties = patchedProperties(source, patch.properties ?? {});
  if (properties !== null) parts.set(...properties);
  const wanted = { ...patch, ignored: patch.ignored ?? document.ignored };
  const xml = memoryXml(wanted);
  if (memory.part === null) for (const [name, text] of newMemoryParts(source, xml)) parts.set(name, text);
  else if (!isRemembered(document, wanted)) parts.set(memory.part, xml);
  const charts = patchedCharts(source, scanned, patch.charts ?? []);
  if (parts.size + charts.size === 0) return document.bytes;
  return patchZip(document.bytes, new Map([...encoded(parts), ...charts]), file);
}

/** Behind those of earlier updates that wait still: two changes of one number make a document that its standard does not have. */
function freeRevision({ xml }: ScannedDocument): number {
  const own = [...xml.matchAll(/\bid="(91\d{7})"/g)].map(([, id]) => Number(id));
  return own.reduce((free, id) => Math.max(free, id + 1), firstRevision);
}

/** As in Word, where a locked control takes no words from us either. @throws Problem host.control-locked */
function refuseLocked({ xml }: ScannedDocument, control: ScannedControl | undefined, file: string): void {
  if (control === undefined) return;
  const properties = xml.slice(control.properties.start, control.properties.end);
  if (/:?lock\s[^>]*val="(?:contentLocked|sdtContentLocked)"/.test(properties))
    throw new Problem('host.control-locked', { app: file, document: '文档', check: '重新读取', title: control.title });
}

export function encoded(parts: ReadonlyMap<string, string>): Map<string, Uint8Array> {
  return new Map([...parts].map(([name, text]) => [name, encodeXml(text)]));
}
