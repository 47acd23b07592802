// `npm run quick [-- file …]`: what can be known within a minute after a change (of the named files, else of everything since HEAD): types,
// code rules of the changed files, and the tests it touches that need no browser, no LibreOffice and no long random run. It says what it
// left out; `npm test` is the gate. `--plan` only says what it would do.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

ensureInstalled();
const { chooseTests } = await import('./quick/choose-tests.mjs');
const { values, positionals } = parseArgs({
  options: { plan: { type: 'boolean', default: false } },
  allowPositionals: true,
});

/** Since HEAD, with files that git does not know yet; deleted ones have nothing to check. */
function changedFiles() {
  const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
  const changed = [
    ...git('diff', '--name-only', '--relative', '--diff-filter=d', '-z', 'HEAD'),
    ...git('ls-files', '--others', '--exclude-standard', '-z'),
  ];
  return [...new Set(changed)].sort();
}

const fromRoot = (path) => relative(ROOT, path).replaceAll('\\', '/');
const changed =
  positionals.length > 0 ? positionals.map((path) => fromRoot(join(process.cwd(), path))) : changedFiles();
const missing = changed.filter((path) => !existsSync(join(ROOT, path)));
if (missing.length > 0) {
  console.error(`没有这个文件：${missing.join('、')}`);
  process.exit(2);
}
const { run, left } = chooseTests(changed);
const toLint = changed.filter((path) => /\.([cm]?js|tsx?)$/.test(path));
const typed = changed.some((path) => /\.(tsx?|json)$/.test(path));

console.log(`改了 ${changed.length} 个文件${changed.length > 8 ? '' : `：${changed.join('、')}`}`);
console.log(`测试 ${run.length} 个文件：${run.map((path) => path.slice('test/'.length)).join(' ') || '没有'}`);
const reasons = new Map();
for (const { path, why } of left) reasons.set(why, [...(reasons.get(why) ?? []), path.slice('test/'.length)]);
for (const [why, paths] of reasons) console.log(`没有做（${why}，${paths.length} 个）：${paths.join(' ')}`);
console.log('没有做：没有改动的文件的代码规则、编译。全部：npm test');

if (!values.plan && changed.length > 0) {
  const { runPhases } = await import('./phases.mjs');
  const first = [
    ...(typed ? ['types'] : []),
    ...(changed.some((path) => path.startsWith('src/core/')) ? ['coreTypes'] : []),
    ...(toLint.length > 0 ? ['lint'] : []),
  ];
  process.exitCode = await runPhases([...(first.length > 0 ? [first] : []), ...(run.length > 0 ? ['jest'] : [])], {
    lint: toLint,
    jest: ['--selectProjects', ...projectsOf(run), '--runTestsByPath', ...run],
  });
}

/** Jest reads the whole tree once for each project. */
function projectsOf(paths) {
  const ui = paths.filter((path) => path.startsWith('test/taskpane/'));
  const e2e = paths.filter((path) => path.startsWith('test/e2e/'));
  return [
    ...(paths.length > ui.length + e2e.length ? ['node'] : []),
    ...(ui.length > 0 ? ['taskpane'] : []),
    ...(e2e.length > 0 ? ['e2e'] : []),
  ];
}
