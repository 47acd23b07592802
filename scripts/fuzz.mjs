// `npm run fuzz [-- --minutes N] [--seed S] [test file …]`: the random tests with a seed that nobody has tried; with --minutes again and again,
// each time another, until the time is over or one fails. `npm test` takes the same seeds every time.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

ensureInstalled();
const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const wholeNumber = /^-?\d+$/;
if (values.seed !== undefined && !wholeNumber.test(values.seed)) fail(`--seed 要一个整数，得到的是“${values.seed}”。`);
const minutes = values.minutes === undefined ? 0 : Number(values.minutes);
if (!(minutes >= 0)) fail(`--minutes 要一个数，得到的是“${values.minutes}”。`);

/** Every test file that takes its seed from test/support/seed.ts. */
function randomTests() {
  return ['test', 'simulator/test']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true }).map(
        (path) => `${folder}/${String(path).replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => path.endsWith('.test.ts') && readFileSync(join(ROOT, path), 'utf8').includes("support/seed'"))
    .sort();
}

const files = positionals.length > 0 ? positionals : randomTests();
const until = performance.now() + minutes * 60_000;
let rounds = 0;
do {
  const seed = values.seed ?? String(randomInt(2 ** 31));
  rounds += 1;
  console.log(`\n▶ 第 ${rounds} 轮，SEED=${seed}，${files.length} 个测试文件`);
  const { status } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/jest/bin/jest.js'), '--selectProjects', 'node', '--runTestsByPath', ...files],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, SEED: seed },
    },
  );
  if (status !== 0) fail(`✗ 第 ${rounds} 轮没有通过。重做：npm run fuzz -- --seed ${seed}`, status ?? 70);
} while (values.seed === undefined && performance.now() < until);
console.log(`\n✓ ${rounds} 轮都通过`);

function fail(sentence, code = 2) {
  console.error(sentence);
  process.exit(code);
}
