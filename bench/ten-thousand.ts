import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, type Section } from './goals';
import { runJixiao, type Took } from './in-own-process';
import { quantile, type Timing } from './measure';

const packId = 'kaifu-2020';
const counts = [1, 1_000, 10_000] as const;
const commands = ['new', 'check', 'report'] as const;
type Command = (typeof commands)[number];

/**
 * A built-in form with ten thousand projects in 《项目支出资金概况》, by the command line as people start it: each command in a process of its
 * own, beside the same with one row and with a thousand. The list disagrees with the form's totals, so `check` has causes to look for too.
 */
export function measureTenThousand(rounds: number): Section {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-rows-'));
  try {
    const took = new Map<string, Took[]>();
    for (let round = 0; round < rounds; round++)
      for (const count of counts) {
        writeFileSync(join(folder, 'data.json'), JSON.stringify({ projectFunds: projects(count) }));
        const words: Readonly<Record<Command, readonly string[]>> = {
          new: ['new', packId, '--sample', '--data', 'data.json', '-o', 'book.xlsx', '--force'],
          check: ['check', 'book.xlsx'],
          report: ['report', 'book.xlsx', '-o', 'report.docx', '--force'],
        };
        for (const command of commands) {
          const key = `${command} ${count}`;
          took.set(key, [...(took.get(key) ?? []), runJixiao(words[command], folder)]);
        }
      }
    const of = (command: Command, count: number): readonly Took[] => took.get(`${command} ${count}`)!;
    const cpu = (command: Command, count: number): number => median(of(command, count).map(({ cpuS }) => cpuS));
    const wall = (command: Command): number => median(of(command, 10_000).map(({ wallMs }) => wallMs)) / 1000;
    const peak = (command: Command): number => Math.max(...of(command, 10_000).map(({ peakMb }) => peakMb ?? NaN));
    const perRow = (command: Command): number => {
      const [none, thousand, all] = counts.map((count) => cpu(command, count)) as [number, number, number];
      return (all - none) / 9_999 / ((thousand - none) / 999);
    };
    return {
      title: '一个文件一万行：new、check、report 各开一个进程（连启动）',
      timings: commands.flatMap((command) =>
        counts.map((count) => timingOf(`${command} ${count} 行`, of(command, count))),
      ),
      facts: Object.fromEntries([
        ...commands.flatMap((command) =>
          counts.map((count) => [`${command} ${count} 行处理器秒`, cpu(command, count)] as const),
        ),
        ...commands.map((command) => [`${command} 一万行内存峰值MB`, peak(command)] as const),
      ]),
      goals: [
        atMost('new ≤ 10 s', wall('new'), 10),
        atMost('check ≤ 2 s', wall('check'), 2),
        atMost('report ≤ 10 s', wall('report'), 10),
        ...commands.map((command) => atMost(`${command} ≤ 400 MB`, peak(command), 400)),
        ...commands.map((command) =>
          atMost(`${command}：一万行时每行的处理器时间 ÷ 一千行时 ≤ 1.2`, perRow(command), 1.2),
        ),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function projects(count: number): Record<string, number | string>[] {
  return Array.from({ length: count }, (_, at) => {
    const final = ((at * 37) % 900) + 90.5;
    return {
      name: `项目${at + 1}号维修养护`,
      projectType: ['业务工作经费', '专项经费', '政府专项经费'][at % 3]!,
      purpose: `第${(at % 40) + 1}批设施维护和日常管理`,
      budget: final + 9.75,
      districtBudget: 50,
      final,
      districtFinal: 45,
    };
  });
}

function timingOf(name: string, took: readonly Took[]): Timing {
  const walls = took.map(({ wallMs }) => wallMs).sort((a, b) => a - b);
  return {
    name,
    runs: walls.length,
    firstMs: took[0]?.wallMs ?? NaN,
    medianMs: quantile(walls, 0.5),
    p10Ms: quantile(walls, 0.1),
    p90Ms: quantile(walls, 0.9),
  };
}

function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
