import { textOf, typescriptUnder } from './source-files';

const HARD_LIMIT = 400;

/** Files that may be longer, with the reason. An entry that is no longer needed fails the test below. */
const EXCEPTIONS: Record<string, string> = {};

const lineCount = (file: string) => (textOf(file) ?? '').trimEnd().split('\n').length;
const long = typescriptUnder('src', 'simulator', 'test', 'bench').filter((file) => lineCount(file) > HARD_LIMIT);

test(`no source file has more than ${HARD_LIMIT} lines`, () => {
  const unexcused = long.filter((file) => !(file in EXCEPTIONS));
  expect(unexcused.map((file) => `${file}: ${lineCount(file)}`)).toEqual([]);
});

test('every exception is still needed', () => {
  expect(Object.keys(EXCEPTIONS).filter((file) => !long.includes(file))).toEqual([]);
});
