/**
 * Loads files anew, which the shared realm does not.
 * @jest-environment node
 */
import { analyse } from 'scslre';
import { textOf, typescriptUnder } from './source-files';

/** What builds its patterns only when they are needed, or is bounded otherwise; each says how. */
const excused: Readonly<Record<string, string>> = {
  'src/taskpane/offline/polyfills.ts': 'the sought text is escaped',
  'src/hosts/file/author/workbook/finish-package.ts': 'two lists of element names, over what the library wrote',
  'src/core/report/link/carrier.ts': 'every sign is taken once',
  'src/core/rules/support/any-word.ts': 'what it makes is judged where the words are named',
  'src/core/workbook/precedents.ts':
    'a name or a quoted sheet that is none of the first kinds is taken whole by a later one; formulas have 8,192 signs at most',
  'src/core/rules/reading/goal-states-figure.ts': 'blanks between the signs of a name: each run of blanks is met once',
};

test('lint judges the patterns written as literals; those put together when a file is loaded take no longer than the text, either', () => {
  const files = typescriptUnder('src').filter((file) => /new RegExp\(|anyWord\(/.test(textOf(file) ?? ''));
  const built = patternsOf(files.filter((file) => !(file in excused)));
  const slow = built.flatMap(({ source, flags }) =>
    analyse({ source, flags }).reports.map(({ type, character }) => `${type} ${character.pick} in /${source}/${flags}`),
  );
  expect(slow).toEqual([]);
  expect(built.length).toBeGreaterThan(12);
  expect(Object.keys(excused).filter((file) => !files.includes(file))).toEqual([]);
});

/** What the files build while they are loaded. */
function patternsOf(files: readonly string[]): readonly RegExp[] {
  const built: RegExp[] = [];
  const Native = RegExp;
  class Recorded extends Native {
    constructor(pattern: string | RegExp, flags?: string) {
      super(pattern, flags);
      built.push(this);
    }
  }
  globalThis.RegExp = Recorded as unknown as RegExpConstructor;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded under watch, one after the other
    for (const file of files) require(`../../${file}`);
  } finally {
    globalThis.RegExp = Native;
  }
  return built;
}
