import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program of its own took. */
export interface Took {
  readonly wallMs: number;
  /** User and system time of all its threads and children, s. */
  readonly cpuS: number;
  /** The most it held at once; null where the system does not say or the program is not Node. */
  readonly peakMb: number | null;
  readonly code: number | null;
}

/** Writes what the kernel noted as the process's high-water mark when it ends. */
const peakHook = `data:text/javascript,${encodeURIComponent(
  'import fs from "node:fs"; import { isMainThread } from "node:worker_threads";' +
    'const to = process.env.JIXIAO_BENCH_PEAK; const from = "/proc/self/status";' +
    'if (isMainThread && to && fs.existsSync(from)) process.on("exit", () => fs.writeFileSync(to, fs.readFileSync(from)));',
)}`;

/** The command line of this checkout (JIXIAO_CLI, set by scripts/bench.mjs) with these words. */
export function runJixiao(words: readonly string[], cwd: string): Took {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-peak-'));
  const peak = join(folder, 'status');
  try {
    const cli = process.env['JIXIAO_CLI'] ?? '';
    const took = runTimed([process.execPath, '--import', peakHook, cli, ...words], cwd, { JIXIAO_BENCH_PEAK: peak });
    if (took.code !== 0 && took.code !== 1) throw new Error(`jixiao ${words.join(' ')}: exit code ${took.code}`);
    const mark = existsSync(peak) ? /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(peak, 'utf8'))?.[1] : undefined;
    return { ...took, peakMb: mark === undefined ? null : Number(mark) / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Any program; the shell that starts it tells what its children took. */
export function runTimed(command: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}): Took {
  const start = performance.now();
  const { status, stderr, error } = spawnSync('sh', ['-c', '"$@"; code=$?; times >&2; exit $code', 'sh', ...command], {
    cwd,
    env: { ...process.env, ...more },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (error) throw error;
  const children = stderr.trimEnd().split('\n').at(-1) ?? '';
  const cpuS = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + Number(m) * 60 + Number(s),
    0,
  );
  return { wallMs: performance.now() - start, cpuS, peakMb: null, code: status };
}
