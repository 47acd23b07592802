import { basename } from 'node:path';
import { filesUnder, textOf } from './source-files';

const KINDS_FOLDER = 'src/core/rules/kinds';
const REGISTRY = 'src/core/rules/registry.ts';

const kinds = filesUnder(KINDS_FOLDER).map((path) => basename(path, '.ts'));
const tests = new Set(filesUnder('test/core/rules'));

test('there are rule kinds to look at', () => {
  expect(kinds.length).toBeGreaterThan(0);
});

test('every rule kind is registered', () => {
  const registry = filesUnder('src/core/rules').includes(REGISTRY) ? textOf(REGISTRY)! : '';
  const missing = kinds.filter((kind) => !registry.includes(`'./kinds/${kind}'`));
  expect(missing).toEqual([]);
});

test('every rule kind has a test of its own', () => {
  const missing = kinds.filter(
    (kind) => !tests.has(`test/core/rules/${kind}.test.ts`) && !tests.has(`test/core/rules/kinds/${kind}.test.ts`),
  );
  expect(missing).toEqual([]);
});
