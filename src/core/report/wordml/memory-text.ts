import { readIgnored, type IgnoredFinding } from '../ignored-finding';
import { readStamp, type DocumentStamp } from '../link/document-stamp';
import type { LogEntry } from '../refresh/plan';
import { asReadAgain, readStoredBase, storedBaseJson, type StoredBase } from '../refresh/stored-base';
import { escapeText, plainText, tagsOf } from './xml-tokens';

/** Namespace of the custom XML part that keeps what was written; readers find it by that, wherever a program moved it. */
export const memoryNamespace = 'urn:jixiao:report:1';

/** The texts of such a part as they stand; null where there is none. */
export interface MemoryTexts {
  readonly base: string | null;
  readonly link: string | null;
  readonly log: string | null;
  readonly ignored: string | null;
}

export const noMemoryTexts: MemoryTexts = { base: null, link: null, log: null, ignored: null };

/** What a document remembers, and what it shall remember. */
export interface DocumentMemory {
  /** null: nothing, or nothing that can be read. */
  readonly base: StoredBase | null;
  readonly stamp: DocumentStamp | null;
  readonly log: readonly LogEntry[];
  readonly ignored: readonly IgnoredFinding[];
}

/** A memory to be written; without `ignored` there are none. */
export interface WantedMemory {
  readonly base: StoredBase;
  readonly stamp: DocumentStamp;
  readonly log: readonly LogEntry[];
  readonly ignored?: readonly IgnoredFinding[];
}

/** @param xml known to be well-formed; null where it is a part of somebody else's */
export function readMemoryXml(xml: string): MemoryTexts | null {
  const texts = new Map<string, string>();
  let depth = 0;
  let open: { readonly name: string; readonly from: number } | null = null;
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'close') {
      depth--;
      if (depth === 1 && open !== null) {
        texts.set(open.name, plainText(xml.slice(open.from, tag.start)));
        open = null;
      }
      continue;
    }
    if (depth === 0 && !xml.slice(tag.start, tag.end).includes(memoryNamespace)) return null;
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    if (tag.kind === 'empty') {
      if (depth === 1) texts.set(name, '');
      continue;
    }
    if (depth === 1) open = { name, from: tag.end };
    depth++;
  }
  const text = (name: string): string | null => texts.get(name) ?? null;
  return { base: text('base'), link: text('link'), log: text('log'), ignored: text('ignored') };
}

/** @throws Problem input.newer-report where a newer version wrote it */
export function readMemory({ base, link, log, ignored }: MemoryTexts, file: string): DocumentMemory {
  return {
    base: base === null ? null : readStoredBase(base, file),
    stamp: link === null ? null : readStamp(link),
    log: readLog(log),
    ignored: readIgnored(ignored),
  };
}

export function memoryXml(memory: WantedMemory): string {
  const log = memory.log.length === 0 ? '' : `<log>${escapeText(JSON.stringify(memory.log))}</log>`;
  const { ignored: own = [] } = memory;
  const ignored = own.length === 0 ? '' : `<ignored>${escapeText(JSON.stringify(own))}</ignored>`;
  return `${declaration}<report xmlns="${memoryNamespace}"><base>${escapeText(storedBaseJson(memory.base))}</base><link>${escapeText(JSON.stringify(memory.stamp))}</link>${log}${ignored}</report>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A part that remembers nothing, where one cannot be taken out. */
export const emptyMemoryXml = `${declaration}<report xmlns="${memoryNamespace}"/>`;

/** Whether a document remembers this already; the time alone is no news. */
export function isRemembered({ base, stamp, log, ignored }: DocumentMemory, wanted: WantedMemory): boolean {
  const { time: _before, ...known } = stamp ?? { time: '' };
  const { time: _now, ...news } = wanted.stamp;
  // The longest last: where a figure moved, the log has grown.
  return (
    log.length === wanted.log.length &&
    JSON.stringify(known) === JSON.stringify(news) &&
    JSON.stringify(ignored) === JSON.stringify(wanted.ignored ?? []) &&
    base !== null &&
    storedBaseJson(base) === storedBaseJson(asReadAgain(wanted.base))
  );
}

/** A damaged log is kept as one entry rather than thrown away: it may hold somebody's words. */
function readLog(text: string | null): LogEntry[] {
  if (text === null || text === '') return [];
  try {
    const entries = JSON.parse(text) as unknown;
    if (Array.isArray(entries) && entries.every(isEntry)) return entries;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return [{ time: '', fragment: '', title: '', replaced: text, by: '' }];
}

function isEntry(tree: unknown): tree is LogEntry {
  const { time, fragment, title, replaced, by, field = '' } = (tree ?? {}) as Partial<LogEntry>;
  return [time, fragment, title, replaced, by, field].every((text) => typeof text === 'string');
}
