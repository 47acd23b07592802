import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, textOf } from './source-files';

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly deprecated?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(textOf('package-lock.json')!) as { packages: Readonly<Record<string, Locked>> };
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

test('每个能有校验值的都有：没有的是别的平台的本机程序，由另一个包按确切的版本点名', () => {
  const isNamed = (name: string, version: string): boolean =>
    Object.values(packages).some(
      (one) => (one as { optionalDependencies?: Record<string, string> }).optionalDependencies?.[name] === version,
    );
  const bare = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && integrity === undefined);
  const wrong = bare.filter(
    ([path, { optional, os, version }]) => optional !== true || os === undefined || !isNamed(nameOf(path), version),
  );
  expect(wrong.map(([path]) => path)).toEqual([]);
  expect(Object.values(packages).filter(({ integrity }) => integrity?.startsWith('sha512-')).length).toBeGreaterThan(
    500,
  );
});

/** Where a package of this name is found that is asked for from `path`: as Node looks for it. */
function found(path: string, name: string): string | null {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const here = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[here] !== undefined) return here;
    if (at === '') return null;
  }
}

/** Everything that comes along with the product, with the shortest way to it: names from our own dependency on. */
function productTree(): Map<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([['', []]]);
  for (const [path, way] of ways) {
    for (const name of Object.keys(packages[path]?.dependencies ?? {})) {
      const next = found(path, name);
      if (next !== null && !ways.has(next)) ways.set(next, path === '' ? [] : [...way, nameOf(path)]);
    }
  }
  ways.delete('');
  return ways;
}

interface Ended {
  readonly name: string;
  readonly version: string;
  readonly from: string;
  readonly inPane: boolean;
}

/** The table of SECURITY.md. */
const ended: readonly Ended[] = textOf('SECURITY.md')!
  .split('\n')
  .filter((line) => /^\|[^|]+\|\s*\d/.test(line))
  .map((line) => {
    const [, name = '', version = '', from = '', inPane = ''] = line.split('|').map((cell) => cell.trim());
    return { name, version, from, inPane: inPane === '在' };
  });

test('SECURITY.md 的表说的和锁文件一致：版本，怎么来的', () => {
  const tree = productTree();
  const said = ended.map(({ name, version, from }) => `${name} ${version}：${from}`);
  const locked = ended.map(({ name, version }) => {
    const path = [...tree.keys()].find((one) => nameOf(one) === name && packages[one]?.version === version);
    const way = tree.get(path ?? '');
    return `${name} ${path === undefined ? '没有' : version}：${way?.join(' › ') || '直接'}`;
  });
  expect(said.length).toBeGreaterThan(3);
  expect(said).toEqual(locked);
});

test('锁文件里写明不再维护的，产品里有的都在表里', () => {
  const stated = [...productTree().keys()].filter((path) => packages[path]?.deprecated !== undefined);
  const unsaid = stated.filter((path) => !ended.some(({ name }) => name === nameOf(path)));
  expect(unsaid).toEqual([]);
});

/** How a package shows itself that another carries inside its own file. */
const traces: Readonly<Record<string, RegExp>> = {
  '@microsoft/office-js-helpers': /office\.helpers|StorageType/,
  'core-js': /node_modules\/core-js\/|core-js\/library|version:\s*["']2\.\d+\.\d+["']/,
  rxjs: /node_modules\/rxjs\//,
  glob: /GlobSync|node_modules\/glob\//,
  inflight: /\binflight\b/,
  'lodash.isequal': /lodash\.isequal/,
};

test('窗格和网页版里有没有它们，和表里写的一样', async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/taskpane/main.ts', 'src/taskpane/main-offline.tsx'],
    bundle: true,
    write: false,
    metafile: true,
    outdir: '/',
    format: 'esm',
    splitting: true,
    platform: 'browser',
    jsx: 'automatic',
    logLevel: 'silent',
    loader: { '.css': 'empty', '.md': 'empty' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const files = Object.keys(metafile.inputs).filter((path) => path.startsWith('node_modules/'));
  expect(files.length).toBeGreaterThan(100);
  const runs = ended.map(({ name }) => {
    if (traces[name] === undefined) throw new Error(`how ${name} shows itself is not said`);
    const own = new RegExp(`(?:^|/)node_modules/${name}/`);
    const inPane = files.some((path) => own.test(path) || traces[name]!.test(readFileSync(join(root, path), 'utf8')));
    return { name, inPane };
  });
  expect(runs).toEqual(ended.map(({ name, inPane }) => ({ name, inPane })));
}, 60_000);
