import { projectFiles, textOf } from './source-files';

/** Put together from pieces, so that this file does not find itself. */
const slash = '/';
const REGISTRIES = ['registry.npmjs' + '.org', 'registry.npmmirror' + '.com', 'registry.yarnpkg' + '.com'];
const MACHINE_FOLDERS = ['work', 'root', 'tmp' + slash + 'bash'].map((folder) => slash + folder + slash);

/** An absolute path starts a word: `xl/work/` in the middle of a path is no trace. */
const MACHINE_PATH = new RegExp(
  `(^|[\\s"'\`(=:,>\\[])(file:${slash}${slash})?(${MACHINE_FOLDERS.map((path) => path.replace('bash/', 'bash')).join('|')})`,
  'm',
);

const files = projectFiles();
const texts = files.flatMap((path) => {
  const text = textOf(path);
  return text === null ? [] : [{ path, text }];
});

test('there are files to look at', () => {
  expect(texts.length).toBeGreaterThan(20);
});

test('no file names a folder of the machine it was written on', () => {
  expect(texts.filter(({ text }) => MACHINE_PATH.test(text)).map(({ path }) => path)).toEqual([]);
});

test('no file names a package registry', () => {
  const naming = texts.filter(({ text }) => REGISTRIES.some((registry) => text.includes(registry)));
  expect(naming.map(({ path }) => path)).toEqual([]);
});

test('nothing built or installed is part of the project', () => {
  expect(files.filter((path) => /^(node_modules|dist|out|coverage)\//.test(path))).toEqual([]);
});
