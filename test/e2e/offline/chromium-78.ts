import { Linter } from 'eslint';

/**
 * JavaScript and browser functions younger than Chromium 78, by the name they are called with (MDN's compatibility tables, as of 2024).
 * covered: polyfills.ts brings it. asked: the code asks first whether it is there. absent: it must not be used.
 */
const younger: Readonly<Record<string, 'covered' | 'asked' | 'absent'>> = {
  at: 'covered',
  replaceAll: 'covered',
  hasOwn: 'covered',
  randomUUID: 'covered',
  WeakRef: 'covered',
  getAsFileSystemHandle: 'asked',
  showOpenFilePicker: 'asked',
  showSaveFilePicker: 'asked',
  reportError: 'asked',
  isInputPending: 'asked',
  findLast: 'absent',
  findLastIndex: 'absent',
  toSorted: 'absent',
  toReversed: 'absent',
  toSpliced: 'absent',
  groupBy: 'absent',
  fromAsync: 'absent',
  structuredClone: 'absent',
  FinalizationRegistry: 'absent',
  AggregateError: 'absent',
  withResolvers: 'absent',
  isWellFormed: 'absent',
  toWellFormed: 'absent',
  Segmenter: 'absent',
  DisplayNames: 'absent',
  replaceChildren: 'absent',
  checkVisibility: 'absent',
  showPopover: 'absent',
  adoptedStyleSheets: 'absent',
  CompressionStream: 'absent',
  DecompressionStream: 'absent',
  getHTML: 'absent',
  throwIfAborted: 'absent',
  createImageBitmap: 'absent',
};

/** What ES2018 cannot read, and the names that are reached as members or as globals, wherever they stand: one walk over 2 MB takes seconds. */
export function readAsEs2018(script: string): {
  readonly faults: readonly string[];
  readonly names: ReadonlySet<string>;
} {
  const names = new Set<string>();
  const faults = new Linter().verify(script, [
    {
      languageOptions: { ecmaVersion: 2018, sourceType: 'script' },
      plugins: {
        own: {
          rules: {
            names: {
              create: () => ({
                MemberExpression: ({ object, property, computed }: never) => {
                  const { name } = property as { name?: string };
                  if (!computed && name !== undefined) names.add(name);
                  void object;
                },
                NewExpression: ({ callee }: { callee: { name?: string } }) => callee.name && names.add(callee.name),
                CallExpression: ({ callee }: { callee: { name?: string } }) => callee.name && names.add(callee.name),
              }),
            },
          },
        },
      },
      rules: { 'own/names': 'error' },
    },
  ] as never);
  return { faults: faults.map(({ message, line }) => `${line}: ${message}`), names };
}

/** Names that are used and must not be. */
export function uncovered(used: ReadonlySet<string>): readonly string[] {
  return Object.entries(younger).flatMap(([name, how]) => (how === 'absent' && used.has(name) ? [name] : []));
}

/** Chromium 78 as far as it can be played by a new one: what it did not have is taken away before the page's scripts. */
export const asChromium78 = `
  delete Array.prototype.at; delete String.prototype.at; delete Object.getPrototypeOf(Uint8Array.prototype).at;
  delete Array.prototype.findLast; delete Array.prototype.findLastIndex; delete String.prototype.replaceAll;
  delete Array.prototype.toSorted; delete Array.prototype.toReversed; delete Object.hasOwn; delete Object.groupBy;
  delete window.structuredClone; delete window.WeakRef; delete window.FinalizationRegistry; delete window.reportError;
  delete window.AggregateError; delete Promise.any; delete Promise.withResolvers; delete Crypto.prototype.randomUUID;
  delete Element.prototype.replaceChildren; delete DataTransferItem.prototype.getAsFileSystemHandle;
`;
