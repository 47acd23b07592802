// Node built-ins only, and syntax that old Node versions can still parse: this file runs before anything is installed,
// and it is the one that tells a person with an old Node what to do.
import { createHash } from 'crypto';
import { spawnSync } from 'child_process';
import { existsSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** What package.json's engines begin with, as [major, minor]: a house test holds the two together. */
const MINIMUM_NODE = [20, 19];
const LOCKFILE = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.jixiao-install');

function say(line) {
  process.stderr.write(line + '\n');
}

/** Ends the process with one clear sentence when Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  say(
    '需要 Node.js ' +
      MINIMUM_NODE.join('.') +
      ' 或更新的版本，当前是 ' +
      process.version +
      '。请到 https://nodejs.org/zh-cn 下载安装后再试。',
  );
  process.exit(2);
}

/** What npm recorded as installed matches the lockfile entry by entry (entries of other platforms may be absent). */
function installedAsLocked(lockText) {
  const recordFile = join(MODULES, '.package-lock.json');
  if (!existsSync(recordFile)) return false;
  const locked = JSON.parse(lockText).packages;
  const installed = JSON.parse(readFileSync(recordFile, 'utf8')).packages;
  return Object.keys(locked).every((path) => {
    if (path === '') return true;
    if (installed[path]) return installed[path].version === locked[path].version;
    return Boolean(locked[path].optional || locked[path].devOptional || locked[path].peer);
  });
}

/** The npm that started us, or the one on the path. */
function runNpm(args) {
  const npmCli = process.env.npm_execpath;
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2] };
  if (npmCli && /npm-cli\.[cm]?js$/.test(npmCli)) return spawnSync(process.execPath, [npmCli].concat(args), options);
  return spawnSync('npm', args, Object.assign(options, { shell: process.platform === 'win32' }));
}

/** Runs `npm ci` when node_modules is absent or was installed from another lockfile. Writes to stderr only. */
export function ensureInstalled() {
  requireNode();
  const lockText = readFileSync(LOCKFILE, 'utf8');
  const digest = createHash('sha256').update(lockText).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return;
  if (!installedAsLocked(lockText)) {
    say('正在安装依赖（npm ci），第一次约需一两分钟 …');
    const result = runNpm(['ci', '--include=dev', '--no-progress', '--loglevel=error']);
    if (result.error || result.status !== 0) {
      say(
        '依赖没有装成：' +
          (result.error ? result.error.message : 'npm ci 的退出码是 ' + result.status) +
          '。请检查网络或 npm 的镜像设置后再试。',
      );
      process.exit(3);
    }
  }
  writeFileSync(STAMP, digest);
}
