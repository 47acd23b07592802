import { textOf } from './source-files';

interface LockedPackage {
  version?: string;
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
