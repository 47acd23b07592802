import type { IgnoredFinding } from '../../../core/report/ignored-finding';
import type { DocumentStamp } from '../../../core/report/link/document-stamp';
import type { FoundDocument } from '../../../core/report/refresh/found-document';
import type { LogEntry } from '../../../core/report/refresh/plan';
import type { StoredBase } from '../../../core/report/refresh/stored-base';
import type { OfficePackage } from '../package/office-package';
import { readPackage } from '../package/package';
import { readRelationships } from '../package/relationships';
import { parseXml } from '../package/xml';
import { foundDocument } from '../../../core/report/wordml/control-text';
import { readMemoryPart, type MemoryPart } from './memory-part';
import { readMemory } from '../../../core/report/wordml/memory-text';
import { scanDocument } from '../../../core/report/wordml/scan';
import type { ScannedDocument } from '../../../core/report/wordml/scanned-document';

/** A .docx opened for a refresh: what the planner needs, and what a patch of the same bytes needs. */
export interface OpenDocument {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly source: OfficePackage;
  readonly scanned: ScannedDocument;
  readonly found: FoundDocument;
  readonly memory: MemoryPart;
  /** null: the document does not remember what was written, or cannot be read. */
  readonly base: StoredBase | null;
  readonly stamp: DocumentStamp | null;
  readonly log: readonly LogEntry[];
  readonly ignored: readonly IgnoredFinding[];
  /** The document marks changes for somebody to accept. */
  readonly tracksChanges: boolean;
}

/** @throws Problem input.* for what is no readable .docx, or one that a newer version wrote */
export function openDocument(bytes: Uint8Array, file: string): OpenDocument {
  const source = readPackage(bytes, { file, wanted: '.docx' });
  const xml = source.markup(source.main);
  const scanned = scanDocument(xml, source.main, file);
  const memory = readMemoryPart(source);
  return {
    file,
    bytes,
    source,
    scanned,
    found: foundDocument(scanned),
    memory,
    ...readMemory(memory, file),
    tracksChanges: tracksChanges(source),
  };
}

function tracksChanges(source: OfficePackage): boolean {
  const settings = readRelationships(source, source.main).find(({ type }) => type === 'settings')?.target;
  if (settings === undefined || !source.has(settings)) return false;
  let tracks = false;
  parseXml(source.xml(settings), settings, source.file, {
    open(name, attributes) {
      if (name !== 'trackRevisions') return;
      const stated = Object.entries(attributes).find(([key]) => key.slice(key.indexOf(':') + 1) === 'val')?.[1];
      tracks = !['0', 'false', 'off'].includes(stated ?? 'true');
    },
  });
  return tracks;
}
