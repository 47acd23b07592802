// Runs the steps of a longer job, printing each with its duration.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './bootstrap.mjs';

const bin = (path) => [process.execPath, join(ROOT, 'node_modules', path)];

export const PHASES = {
  types: { title: '类型检查', command: [...bin('typescript/bin/tsc'), '-p', 'tsconfig.json'] },
  coreTypes: {
    title: '类型检查 src/core（无 DOM、无 Node）',
    command: [...bin('typescript/bin/tsc'), '-p', 'src/core'],
  },
  lint: {
    title: '代码规则',
    // No cache: rules that use types look at other files than the one they report on.
    command: [...bin('eslint/bin/eslint.js'), '--max-warnings=0', '--no-warn-ignored'],
  },
  format: {
    title: '排版',
    // By content, so that a fresh checkout of looked-at files costs nothing; Prettier's version and options are part of the key.
    command: [
      ...bin('prettier/bin/prettier.cjs'),
      ...['--check', '--log-level', 'warn', '--cache', '--cache-strategy', 'content', '.'],
    ],
  },
  unused: {
    title: '无人用的导出、文件、依赖',
    command: [...bin('knip/bin/knip.js'), '--no-progress', '--treat-config-hints-as-errors'],
  },
  build: { title: '编译', command: [process.execPath, join(ROOT, 'scripts', 'build.mjs')] },
  jest: { title: '测试', command: bin('jest/bin/jest.js') },
  rest: { title: '测试', command: bin('jest/bin/jest.js'), env: { JIXIAO_TESTS: 'rest' } },
  timed: {
    title: '计时的测试，一个接一个',
    command: [...bin('jest/bin/jest.js'), '--runInBand'],
    env: { JIXIAO_TESTS: 'timed' },
  },
};

/**
 * Runs all phases even when one fails, so that one run shows every fault; the exit code is the first failing one's. Phases in a list of
 * their own run side by side, and each prints when it is done.
 */
export async function runPhases(names, extra = {}) {
  const done = [];
  for (const group of names) {
    if (Array.isArray(group)) done.push(...(await Promise.all(group.map((name) => runQuietly(name, extra[name])))));
    else done.push(await runAloud(group, extra[group]));
  }
  const failed = done.filter(({ code }) => code !== 0);
  console.log(
    '\n━━ ' + done.map(({ title, code, seconds }) => `${code === 0 ? '✓' : '✗'} ${title} ${seconds} 秒`).join(' · '),
  );
  if (failed.length > 0) console.error(`没有通过：${failed.map(({ title }) => title).join('、')}`);
  return failed[0]?.code ?? 0;
}

async function runAloud(name, more) {
  console.log(`\n▶ ${PHASES[name].title}`);
  const result = await run(name, more, 'inherit');
  tell(result);
  return result;
}

async function runQuietly(name, more) {
  const result = await run(name, more, ['ignore', 'pipe', 'pipe']);
  process.stdout.write(result.text);
  tell(result);
  return result;
}

function run(name, more = [], stdio) {
  const { title, command, env } = PHASES[name];
  const [program, ...args] = [...command, ...more];
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, stdio, env: { ...process.env, ...env } });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (piece) => (text += piece));
    const end = (code, why) =>
      resolve({ title, code, why, text, seconds: ((performance.now() - started) / 1000).toFixed(1) });
    child.once('error', (error) => end(70, error.message));
    child.once('close', (code, signal) => end(signal ? 70 : code, signal ?? code));
  });
}

function tell({ title, code, why, seconds }) {
  console.log(`${code === 0 ? '✓' : '✗'} ${title}  ${seconds} 秒${code === 0 ? '' : `  退出码 ${why}`}`);
}
