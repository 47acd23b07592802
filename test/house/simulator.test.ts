import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { importsOf } from './module-graph';
import { filesUnder, root, textOf, typescriptUnder } from './source-files';

interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
const simulator = manifestOf('simulator');

/** Paths without ending, as imports name them: "simulator/excel". */
const entries = Object.values(simulator.exports).map((path) => posix.join('simulator', path).replace(/\.ts$/, ''));

/** Whether a file that is no part of the simulator may import this. */
function isPublic(file: string, specifier: string): boolean {
  if (!specifier.startsWith('.')) return true;
  const target = posix.join(posix.dirname(file), specifier);
  return !target.startsWith('simulator/') || entries.includes(target);
}

const reaching = (file: string, specifiers: readonly string[]): readonly string[] =>
  specifiers.filter((specifier) => !isPublic(file, specifier)).map((specifier) => `${file} → ${specifier}`);

test('tests and benchmarks of the product take the simulator by its entry modules', () => {
  const files = typescriptUnder('src', 'test', 'bench');
  expect(files.flatMap((file) => reaching(file, importsOf(file)))).toEqual([]);
  const users = files.filter((file) => importsOf(file).some((specifier) => /(^|\/)simulator\/\w+$/.test(specifier)));
  expect(users.length).toBeGreaterThan(5);
});

test('what lies behind the entry modules is refused', () => {
  const wish = ['../../simulator/src/excel/book', '../../simulator/test/support/office-page', '../../simulator/excel'];
  expect(reaching('test/hosts/x.test.ts', wish)).toHaveLength(2);
});

test('every entry module exists, and the README names it', () => {
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.filter((entry) => !existsSync(join(root, `${entry}.ts`)))).toEqual([]);
  const readme = textOf('simulator/README.md') ?? '';
  expect(entries.filter((entry) => !readme.includes(`\`${entry}\``))).toEqual([]);
  const beside = filesUnder('simulator').filter((file) => /^simulator\/[^/]+\.ts$/.test(file));
  expect(beside.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual([...entries].sort());
});

test('its package.json lists what it imports, in the versions that are installed', () => {
  const packageOf = (specifier: string): string =>
    specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
  const packagesIn = (files: readonly string[]): Set<string> =>
    new Set(
      files
        .flatMap(importsOf)
        .filter((specifier) => !/^(\.|node:)/.test(specifier) && !builtinModules.includes(specifier))
        .map(packageOf),
    );
  const own = typescriptUnder('simulator');
  const needed = packagesIn(own.filter((file) => !file.startsWith('simulator/test/')));
  // Read as files, not imported: the client runs as Microsoft published it.
  needed.add('@microsoft/office-js');
  expect(Object.keys(simulator.dependencies).sort()).toEqual([...needed].sort());
  const forTests = [...packagesIn(own)].filter((name) => !needed.has(name));
  expect(Object.keys(simulator.devDependencies).sort()).toEqual(forTests.sort());
  const listed = { ...simulator.dependencies, ...simulator.devDependencies };
  const installed = Object.keys(listed).map((name) => [name, manifestOf(join('node_modules', name)).version]);
  expect(Object.fromEntries(installed)).toEqual(listed);
});
