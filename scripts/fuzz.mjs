// `npm run fuzz [-- --minutes N] [--seed S] [--inputs N] [--kind K [--index I]] [test file …]`: the random tests with a seed that nobody has
// tried; with --minutes again and again, each time another, until the time is over or one fails. `npm test` takes the same seeds every time.
// What is made wrong on purpose (test/fuzz: workbooks, reports, data, packs, packages, letters) is counted by its kind; what fails is kept in
// out/fuzz, with the line that repeats it.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

ensureInstalled();
const { values, positionals } = parseArgs({
  options: Object.fromEntries(['minutes', 'seed', 'inputs', 'kind', 'index'].map((name) => [name, { type: 'string' }])),
  allowPositionals: true,
});
for (const [name, pattern] of [
  ['seed', /^-?\d+$/],
  ['inputs', /^\d+$/],
  ['index', /^\d+$/],
]) {
  if (values[name] !== undefined && !pattern.test(values[name]))
    fail(`--${name} 要一个整数，得到的是“${values[name]}”。`);
}
const minutes = values.minutes === undefined ? 0 : Number(values.minutes);
if (!(minutes >= 0)) fail(`--minutes 要一个数，得到的是“${values.minutes}”。`);
const kinds = ['xlsx', 'docx', 'data', 'pack', 'package', 'relay'];
if (values.kind !== undefined && !kinds.includes(values.kind))
  fail(`--kind 是 ${kinds.join('、')} 之一，得到的是“${values.kind}”。`);
if (values.index !== undefined && (values.kind === undefined || values.seed === undefined))
  fail('--index 要和 --seed、--kind 一起用。');

/** Every test file that takes its seed from test/support/seed.ts. */
function randomTests() {
  return ['test', 'simulator/test']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true }).map(
        (path) => `${folder}/${String(path).replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => path.endsWith('.test.ts') && readFileSync(join(ROOT, path), 'utf8').includes("support/seed'"))
    .filter((path) => values.kind === undefined || path.startsWith('test/fuzz/'))
    .sort();
}

const usualInputs = '400';
/** An input is judged within seconds: one that is at work so long has no end. */
const mostSilence = 120_000;

const files = positionals.length > 0 ? positionals : randomTests();
const until = performance.now() + minutes * 60_000;
const folder = mkdtempSync(join(tmpdir(), 'jixiao-fuzz-'));
const [running, counts] = [join(folder, 'running'), join(folder, 'counts')];
let rounds = 0;
do {
  const seed = values.seed ?? String(randomInt(2 ** 31));
  rounds += 1;
  console.log(`\n▶ 第 ${rounds} 轮，SEED=${seed}，${files.length} 个测试文件`);
  const status = await round(seed);
  if (status === 0) continue;
  tellCounts();
  const which = values.kind === undefined ? '' : ` --kind ${values.kind}`;
  fail(`✗ 第 ${rounds} 轮没有通过。重做：npm run fuzz -- --seed ${seed}${which}；坏的输入留在 out/fuzz`, status);
} while (values.seed === undefined && performance.now() < until);
tellCounts();
rmSync(folder, { recursive: true, force: true });
console.log(`\n✓ ${rounds} 轮都通过`);

/** One seed through all files; its exit code. */
function round(seed) {
  const { kind, index, inputs = usualInputs } = values;
  const jest = ['--selectProjects', 'node', '--runTestsByPath', ...files];
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), ...jest], {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...{ SEED: seed, FUZZ_INPUTS: inputs, FUZZ_RUNNING: running, FUZZ_COUNTS: counts },
      ...(kind !== undefined && { FUZZ_KIND: kind }),
      ...(index !== undefined && { FUZZ_INDEX: index }),
    },
  });
  const watch = setInterval(() => {
    const [at] = readdirSync(folder)
      .filter((name) => name.startsWith('running'))
      .filter((name) => Date.now() - statSync(join(folder, name)).mtimeMs > mostSilence);
    if (at === undefined) return;
    const [stuck, number] = readFileSync(join(folder, at), 'utf8').split(' ');
    console.error(`✗ 没完没了：npm run fuzz -- --seed ${seed} --kind ${stuck} --index ${number}`);
    rmSync(join(folder, at));
    child.kill('SIGKILL');
  }, 5000);
  return new Promise((resolve) => {
    child.once('error', (error) => fail(error.message, 70));
    child.once('close', (code) => {
      clearInterval(watch);
      resolve(code ?? 70);
    });
  });
}

/** Over all rounds. */
function tellCounts() {
  if (!existsSync(counts)) return;
  const sums = new Map();
  for (const line of readFileSync(counts, 'utf8').trim().split('\n')) {
    const { kind, inputs, failed, slowest } = JSON.parse(line);
    const sum = sums.get(kind) ?? { inputs: 0, failed: 0, slowest: 0 };
    sums.set(kind, {
      inputs: sum.inputs + inputs,
      failed: sum.failed + failed,
      slowest: Math.max(sum.slowest, slowest),
    });
  }
  const all = [...sums.values()].reduce((sum, { inputs }) => sum + inputs, 0);
  console.log(`\n输入 ${all} 个：`);
  for (const [kind, { inputs, failed, slowest }] of sums)
    console.log(`  ${kind} ${inputs} 个，${failed} 个不对，最慢 ${slowest.toFixed(2)} 秒`);
}

function fail(sentence, code = 2) {
  console.error(sentence);
  process.exit(code);
}
