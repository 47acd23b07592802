import { levelLabels, levels, type Level } from '../../core/rules/level';
import type { FolderSummary } from '../contract';
import { exitCode, type ExitCode } from '../exit-code';
import { alignColumns } from '../text/columns';
import type { BookCommand, BookCounts, BookOutcome } from './book-outcome';

interface OfUnit {
  files: number;
  open: Partial<Record<Level, number>>;
  score: BookCounts['score'];
}

/** Counts while the outcomes come: what it keeps grows with the units and the checks, never with what was found. */
export class Tally {
  private files = 0;
  private read = 0;
  private withErrors = 0;
  private worst: ExitCode = exitCode.clean;
  private readonly checks = new Map<string, { title: string; findings: number; files: number }>();
  private readonly units = new Map<string, OfUnit>();
  private readonly problems = new Map<string, number>();

  constructor(private readonly command: BookCommand) {}

  add({ line, code, counts }: BookOutcome): void {
    this.files += 1;
    if (code > this.worst) this.worst = code;
    if ('problem' in line) {
      this.problems.set(line.problem.code, (this.problems.get(line.problem.code) ?? 0) + 1);
      return;
    }
    this.read += 1;
    if ((counts.open.error ?? 0) > 0) this.withErrors += 1;
    for (const [id, { title, findings }] of Object.entries(counts.checks)) {
      const known = this.checks.get(id) ?? { title, findings: 0, files: 0 };
      this.checks.set(id, { title, findings: known.findings + findings, files: known.files + 1 });
    }
    if (this.command !== 'audit') this.addToUnit(line.unit ?? noUnit, counts);
  }

  /** The worst file's; 2 where none could be read. */
  code(): ExitCode {
    return this.read === 0 && this.worst !== exitCode.ourBug ? exitCode.badInput : this.worst;
  }

  summary(seconds: number): FolderSummary {
    const byCheck = Object.fromEntries(this.checksByCount().map(([id, { findings }]) => [id, findings]));
    const { files, read, withErrors } = this;
    return { files, read, withErrors, byCheck, seconds };
  }

  text(seconds: number): string {
    const { files, read, withErrors } = this;
    const [unit, noun] = this.command === 'audit' ? ['份', '报告'] : ['个', '工作簿'];
    const failed = [...this.problems].map(([code, count]) => `${code} ${count} 个`).join('，');
    return [
      ...this.byCheckText(),
      ...(this.command === 'audit' ? [''] : this.byUnitText()),
      `共 ${files} ${unit}${noun}，读成 ${read} ${unit}${failed === '' ? '' : `，没有读成 ${files - read} ${unit}（${failed}）`}。`,
      ...(this.command === 'check' ? [`有未处理错误的 ${withErrors} 个。`] : []),
      ...(this.command === 'audit' ? [`有错误的 ${withErrors} 份。`] : []),
      `用时 ${seconds} 秒。`,
      '',
    ].join('\n');
  }

  private addToUnit(name: string, { open, score }: BookCounts): void {
    const known = this.units.get(name) ?? { files: 0, open: {}, score: undefined };
    for (const level of levels) known.open[level] = (known.open[level] ?? 0) + (open[level] ?? 0);
    known.files += 1;
    known.score = score;
    this.units.set(name, known);
  }

  private checksByCount(): [string, { title: string; findings: number; files: number }][] {
    return [...this.checks].sort(
      ([a, one], [b, other]) => other.findings - one.findings || (a < b ? -1 : Number(a > b)),
    );
  }

  private byCheckText(): string[] {
    if (this.checks.size === 0) return [];
    const rows = this.checksByCount().map(([id, { title, findings, files }]) => [
      `  ${title}`,
      String(findings),
      String(files),
      id,
    ]);
    return ['', '【按问题】', ...alignColumns([['  问题', '条', '个文件', '编号'], ...rows], [1, 2])];
  }

  /** Units whose workbooks wait for nothing are counted, not listed. */
  private byUnitText(): string[] {
    const isCheck = this.command === 'check';
    const weight = ({ open }: OfUnit): number => (open.error ?? 0) * 1e6 + (open.explain ?? 0);
    const listed = [...this.units].filter(
      ([, unit]) => !isCheck || levels.some((level) => (unit.open[level] ?? 0) > 0),
    );
    listed.sort(([, one], [, other]) => weight(other) - weight(one));
    const rows = listed.map(([name, { files, open, score }]) => [
      `  ${name}`,
      String(files),
      ...(isCheck ? levels.map((level) => String(open[level] ?? 0)) : scoreCells(files, score)),
    ]);
    const heads = ['  单位', '个文件', ...(isCheck ? levels.map((level) => levelLabels[level]) : ['得分', '等级'])];
    const quiet = this.units.size - listed.length;
    return [
      ...(rows.length === 0
        ? []
        : ['', '【按单位】', ...alignColumns([heads, ...rows], isCheck ? [1, 2, 3, 4, 5] : [1, 2])]),
      ...(quiet === 0 ? [] : [`  另有 ${quiet} 个单位没有未处理的问题。`]),
      '',
    ];
  }
}

const noUnit = '（没有填单位名称）';

function scoreCells(files: number, score: BookCounts['score']): string[] {
  if (files > 1) return ['见上', ''];
  return [score === undefined || score.total === null ? '待定' : String(score.total), score?.grade ?? '待定'];
}
