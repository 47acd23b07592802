import semver from 'semver';
import { textOf } from './source-files';

interface LockedPackage {
  version?: string;
  engines?: { node?: string };
  optionalDependencies?: Record<string, string>;
}

const lockText = textOf('package-lock.json') ?? '';
const { packages } = JSON.parse(lockText) as { packages: Record<string, LockedPackage> };
const manifest = JSON.parse(textOf('package.json') ?? '') as Record<string, Record<string, string>>;

test('holds no addresses: everyone installs from the registry they have', () => {
  expect(lockText).not.toMatch(/"resolved":/);
});

test('holds the native packages of every platform (npm run lock:complete adds those a mirror lacks)', () => {
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
    .filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)));
  expect(missing).toEqual([]);
});

test('every direct dependency is pinned to one version, and that one is locked', () => {
  const wanted = Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] });
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
});

describe('the versions of Node we name (package.json, engines)', () => {
  const ours = (manifest['engines'] as { node: string }).node;

  test('are welcome to every locked package: npm ci warns of nothing', () => {
    const refusing = Object.entries(packages).filter(([, { engines }]) => !semver.subset(ours, engines?.node ?? '*'));
    expect(refusing.map(([path, { version, engines }]) => `${path}@${version}: ${engines?.node}`)).toEqual([]);
  });

  test('begin with the same one wherever a person or a script is told', () => {
    const oldest = semver.minVersion(ours)!;
    const named = `${oldest.major}.${oldest.minor}`;
    const telling = ['README.md', '.ci/run', 'docs/for-administrators.md'];
    expect(telling.filter((path) => !textOf(path)!.includes(`Node.js ${named} `))).toEqual([]);
    expect(textOf('scripts/bootstrap.mjs')).toContain(`MINIMUM_NODE = [${oldest.major}, ${oldest.minor}];`);
  });
});
