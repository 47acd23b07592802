// `npm run lock:complete`, after every `npm install` that changed the lockfile.
// A registry mirror may hold native packages (@swc/core-darwin-arm64 …) only for its own platform. npm then leaves the
// others out of the lockfile, `npm ci` refuses the lockfile as incomplete, and on another platform the package would be
// missing. This adds them from what the lockfile itself says: the name and version the parent asks for, and the platform
// in the name. They carry no integrity, because there was nothing to compute it from; npm fetches them only where they fit.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './bootstrap.mjs';

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];

/** `@scope/binding-linux-arm-gnueabihf` → { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }, or null. */
function platformOf(name) {
  const parts = name.split('/').pop().split('-');
  const os = parts.find((part) => SYSTEMS.includes(part));
  const cpu = parts.find((part) => PROCESSORS.includes(part));
  if (!os || !cpu) return null;
  const libc = parts.some((part) => part.startsWith('musl'))
    ? 'musl'
    : parts.some((part) => part.startsWith('gnu'))
      ? 'glibc'
      : null;
  return { cpu: [cpu], ...(libc ? { libc: [libc] } : {}), os: [os] };
}

/** Optional packages that a lockfile names and does not hold: [path in the lockfile, name, version range, parent]. */
export function missingOptional(packages) {
  return Object.entries(packages).flatMap(([parentPath, parent]) =>
    Object.entries(parent.optionalDependencies ?? {}).flatMap(([name, version]) => {
      const nested = `${parentPath}/node_modules/${name}`;
      const hoisted = `node_modules/${name}`;
      return packages[nested] || packages[hoisted] ? [] : [{ path: hoisted, name, version, parent }];
    }),
  );
}

function complete() {
  const file = join(ROOT, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  for (const { path, name, version, parent } of missingOptional(lock.packages)) {
    const platform = platformOf(name);
    if (!platform || !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) {
      console.error(`没有补上 ${name}@${version}：名字里看不出平台，或版本不是一个确定的版本`);
      process.exitCode = 1;
      continue;
    }
    lock.packages[path] = {
      version,
      cpu: platform.cpu,
      ...(parent.dev ? { dev: true } : {}),
      ...(platform.libc ? { libc: platform.libc } : {}),
      license: parent.license ?? 'MIT',
      optional: true,
      os: platform.os,
    };
    console.log(`补上 ${name}@${version}`);
  }
  const sorted = Object.keys(lock.packages).sort((a, b) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted.map((path) => [path, lock.packages[path]]));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) complete();
