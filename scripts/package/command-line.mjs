// The command line as an npm package that needs nothing but Node: one program file, the packs, the notices.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../bootstrap.mjs';
import { ensureBundle } from '../bundle.mjs';
import { compiledPacks } from '../compile-packs.mjs';
import { describePackages, noticesOf } from './licences.mjs';

const START = `#!/usr/bin/env node
require('../dist/cli/jixiao.cjs');
`;

/** Puts jixiao-<version>.tgz into the folder `out` and returns its name. */
export async function packCommandLine(out) {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-cli-'));
  try {
    const { name, version } = await writeCommandLine(folder);
    mkdirSync(out, { recursive: true });
    npm(['pack', '--silent', '--ignore-scripts', `--pack-destination=${out}`], folder);
    return `${name}-${version}.tgz`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the package holds, into the empty folder `folder`; returns its package.json. bin/jixiao.cjs is the program. */
export async function writeCommandLine(folder) {
  const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  // The packs lie where the program looks for them in a checkout too.
  cpSync(await ensureBundle('alone'), join(folder, 'dist', 'cli', 'jixiao.cjs'));
  cpSync(join(ROOT, 'templates'), join(folder, 'templates'), { recursive: true });
  cpSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'jixiao.cjs'), START, { mode: 0o755 });
  writeFileSync(join(folder, '第三方软件声明.txt'), noticesOf(describePackages(await packagesInside())));
  const { name, version, description, license, author, engines } = own;
  const bin = { jixiao: 'bin/jixiao.cjs' };
  const made = { name, version, description, license, author, engines, bin };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(made, null, 2)}\n`);
  await writeCompiled(join(folder, 'dist', 'cli', 'packs'));
  return made;
}

/** The packs as a start reads them while nobody changed the YAML beside them (src/cli/packs/compiled.ts). */
async function writeCompiled(to) {
  const templates = join(ROOT, 'templates');
  const packs = await compiledPacks(templates);
  const { compiledFolders } = createRequire(import.meta.url)(await ensureBundle('packs'));
  mkdirSync(to);
  for (const [id, compiled] of Object.entries(compiledFolders(templates, packs)))
    writeFileSync(join(to, `${id}.json`), JSON.stringify(compiled));
}

/** What the other bundle of the same program asks for by name. */
async function packagesInside() {
  const text = readFileSync(await ensureBundle('cli'), 'utf8');
  const names = [...text.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name).filter((name) => !isBuiltin(name));
  return new Set(names.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')));
}

function npm(words, cwd) {
  const program = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = { cwd, encoding: 'utf8', shell: process.platform === 'win32' };
  const { status, stderr, error } = spawnSync(program, words, options);
  if (status !== 0) throw new Error(`npm pack 没有成功：${error?.message ?? stderr.trim()}`);
}
