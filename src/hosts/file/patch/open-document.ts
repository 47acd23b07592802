import type { FileDocument, TellProgress } from '../../port/file-reading';
import type { OfficePackage } from '../package/office-package';
import { readPackage } from '../package/package';
import { readRelationships } from '../package/relationships';
import { parseXml } from '../package/xml';
import { foundDocument } from '../../../core/report/wordml/control-text';
import { foundCharts } from './charts';
import { readProperties } from './core-properties';
import { readMemoryPart, type MemoryPart } from './memory-part';
import { readMemory } from '../../../core/report/wordml/memory-text';
import { scanDocument } from '../../../core/report/wordml/scan';
import type { ScannedDocument } from '../../../core/report/wordml/scanned-document';

/** A .docx opened for a refresh: what the planner needs, and what a patch of the same bytes needs. */
export interface OpenDocument extends FileDocument, DocumentParts {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What only a patch needs. */
interface DocumentParts {
  readonly source: OfficePackage;
  readonly scanned: ScannedDocument;
  readonly memory: MemoryPart;
}

/**
 * @param read what `readDocument` said of the same bytes, perhaps on another thread: then they are opened here once they are patched
 * @throws Problem input.* for what is no readable .docx, or one that a newer version wrote
 */
export function openDocument(bytes: Uint8Array, file: string, read?: FileDocument): OpenDocument {
  let opened = read === undefined ? partsOf(bytes, file) : null;
  const parts = (): DocumentParts => (opened ??= partsOf(bytes, file));
  return {
    ...(read ?? documentOf(parts(), file)),
    file,
    bytes,
    get source() {
      return parts().source;
    },
    get scanned() {
      return parts().scanned;
    },
    get memory() {
      return parts().memory;
    },
  };
}

/** What a refresh is planned on, as plain data. @throws Problem as `openDocument` does */
export function readDocument(bytes: Uint8Array, file: string, onProgress?: TellProgress): FileDocument {
  return documentOf(partsOf(bytes, file, onProgress), file);
}

function partsOf(bytes: Uint8Array, file: string, onProgress: TellProgress = () => {}): DocumentParts {
  const source = readPackage(bytes, { file, wanted: '.docx' });
  // Checking that it is well-formed, finding what is in it, and telling what that says take about as long as each other.
  onProgress({ phase: 'words', sheet: '', share: 0 });
  const xml = source.markup(source.main);
  onProgress({ phase: 'words', sheet: '', share: 1 / 3 });
  const scanned = scanDocument(xml, source.main, file);
  onProgress({ phase: 'words', sheet: '', share: 2 / 3 });
  return { source, scanned, memory: readMemoryPart(source) };
}

function documentOf({ source, scanned, memory }: DocumentParts, file: string): FileDocument {
  const charts = foundCharts(source, scanned);
  return {
    found: { ...foundDocument(scanned), properties: readProperties(source), ...(charts.length > 0 ? { charts } : {}) },
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
