// Runs the steps of a longer job one after another, printing each with its duration.
import { spawnSync } from 'node:child_process';
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
  build: { title: '编译', command: [process.execPath, join(ROOT, 'scripts', 'build.mjs')] },
  jest: { title: '测试', command: bin('jest/bin/jest.js') },
};

/** Runs all phases even when one fails, so that one run shows every fault; the exit code is the first failing one's. */
export function runPhases(names, extra = {}) {
  const done = [];
  for (const name of names) {
    const { title, command } = PHASES[name];
    console.log(`\n▶ ${title}`);
    const started = performance.now();
    const [program, ...args] = [...command, ...(extra[name] ?? [])];
    const { status, signal, error } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit' });
    const code = error || signal ? 70 : status;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    done.push({ title, code, seconds });
    console.log(
      `${code === 0 ? '✓' : '✗'} ${title}  ${seconds} 秒${code === 0 ? '' : `  退出码 ${error?.message ?? signal ?? status}`}`,
    );
  }
  const failed = done.filter(({ code }) => code !== 0);
  console.log(
    '\n━━ ' + done.map(({ title, code, seconds }) => `${code === 0 ? '✓' : '✗'} ${title} ${seconds} 秒`).join(' · '),
  );
  if (failed.length > 0) console.error(`没有通过：${failed.map(({ title }) => title).join('、')}`);
  return failed[0]?.code ?? 0;
}
