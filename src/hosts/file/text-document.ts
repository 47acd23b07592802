import type { DocumentHost } from '../port/document-host';

/** A .txt, or what was pasted, as a document whose words alone can be read: nothing is linked in it, nothing is written. */
export function openTextDocument(
  text: string,
  bytes: Uint8Array,
  file: string,
): DocumentHost & { bytes(): Uint8Array } {
  const refuse = (): Promise<never> => Promise.reject(new Error('nothing is linked in a plain text'));
  const lines = text.split(/\r\n?|\n/);
  return {
    onlyText: true,
    bytes: () => bytes,
    read: async () => ({
      found: {
        controls: [],
        blocks: lines.map((line) => ({ kind: 'paragraph' as const, text: line, isLinked: false })),
      },
      base: null,
      stamp: null,
      log: [],
      ignored: [],
      tracksChanges: false,
    }),
    readText: async () => ({ text, tables: [] }),
    name: async () => file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1),
    repair: refuse,
    apply: refuse,
    unlinkAll: refuse,
  };
}
