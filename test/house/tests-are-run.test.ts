import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { filesUnder, projectFiles, root, textOf } from './source-files';

/** Paths as Jest itself lists them, over all its projects, for one of the two parts of `npm test`. */
function listedByJest(part: 'rest' | 'timed'): string[] {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const output = execFileSync(process.execPath, [jest, '--listTests', '--json'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, JIXIAO_TESTS: part },
  });
  const paths = JSON.parse(output) as string[];
  return paths.map((path) => relative(root, path).replaceAll('\\', '/'));
}

function looksLikeTest(path: string): boolean {
  if (/[.-_](test|spec)s?\.[cm]?[jt]sx?$/.test(path)) return true;
  return /\.[cm]?[jt]sx?$/.test(path) && /^(describe|test|it)(\.\w+)*\(/m.test(textOf(path) ?? '');
}

test('every file that looks like a test is run by one part of npm test, and by one only', () => {
  const [rest, timed] = [listedByJest('rest'), listedByJest('timed')];
  expect(timed.filter((path) => rest.includes(path))).toEqual([]);
  const listed = new Set([...rest, ...timed]);
  // Helpers that define shared suites for several test files are functions: nothing at their top level calls test().
  const tests = ['test', 'simulator'].flatMap(filesUnder).filter(looksLikeTest);
  expect(tests.length).toBeGreaterThan(3);
  expect(tests.filter((path) => !listed.has(path))).toEqual([]);
});

test('no test sits outside test/ and simulator/test/', () => {
  const astray = projectFiles().filter(
    (path) => !/^(simulator\/)?test\//.test(path) && /\.(test|spec)\.[cm]?[jt]sx?$/.test(path),
  );
  expect(astray).toEqual([]);
});
