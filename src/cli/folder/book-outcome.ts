import { levels, type Level } from '../../core/rules/level';
import { leadsOf } from '../../core/rules/open-errors';
import { isProblem } from '../../core/problem/problem';
import { relationNames, type RelationKind } from '../../core/prose/audit/relation';
import type { UnitFigures } from '../../core/consolidate/unit-figures';
import type { AuditResult, CheckResult, FolderLine, ScoreResult } from '../contract';
import { exitCode, exitCodeOf, type ExitCode } from '../exit-code';

export type BookCommand = 'check' | 'score' | 'audit' | 'consolidate';
export type BookLine = Exclude<FolderLine, { summary: unknown }> | UnitLine;

/** Of `consolidate`: never printed, its figures go on. */
export interface UnitLine {
  readonly file: string;
  readonly unit?: string;
  readonly figures: UnitFigures;
}

/** What became of one workbook, or of one report for `audit`: what is printed and what the summary counts. Plain data: it crosses threads and lies in journals. */
export interface BookOutcome {
  readonly line: BookLine;
  readonly code: ExitCode;
  readonly counts: BookCounts;
}

export interface BookCounts {
  /** 未处理的, by level; of `check` and `audit`. */
  readonly open: Partial<Record<Level, number>>;
  /** Check → its title and how many findings it made. */
  readonly checks: Readonly<Record<string, { readonly title: string; readonly findings: number }>>;
  /** Of `score` alone: null while it waits for something. */
  readonly score?: { readonly total: number | null; readonly scored: number; readonly grade: string | null };
}

const nothing: BookCounts = { open: {}, checks: {} };

export function checkedBook(
  file: string,
  unit: string | null,
  result: CheckResult,
  titles: ReadonlyMap<string, string>,
  code: ExitCode,
): BookOutcome {
  const open: Partial<Record<Level, number>> = {};
  const checks: Record<string, { title: string; findings: number }> = {};
  const standing = result.findings.filter(({ state }) => state !== 'explained');
  for (const level of levels) {
    const { length } = leadsOf(standing, level);
    if (length > 0) open[level] = length;
  }
  for (const { check } of result.findings) {
    const known = (checks[check] ??= { title: titles.get(check) ?? check, findings: 0 });
    known.findings += 1;
  }
  return { line: lineOf(file, unit, result), code, counts: { open, checks } };
}

export function scoredBook(file: string, unit: string | null, result: ScoreResult): BookOutcome {
  const { total, scored, grade } = result;
  const counts = { ...nothing, score: { total, scored, grade } };
  return { line: lineOf(file, unit, result), code: exitCode.clean, counts };
}

export function unitBook(file: string, figures: UnitFigures): BookOutcome {
  return { line: { file, figures }, code: exitCode.clean, counts: nothing };
}

export function auditedReport(file: string, result: AuditResult): BookOutcome {
  const open: Partial<Record<Level, number>> = {};
  const checks: Record<string, { title: string; findings: number }> = {};
  for (const { level, kind } of result.findings) {
    open[level] = (open[level] ?? 0) + 1;
    (checks[kind] ??= { title: relationNames[kind as RelationKind], findings: 0 }).findings += 1;
  }
  const code = (open.error ?? 0) > 0 ? exitCode.findings : exitCode.clean;
  return { line: { file, result }, code, counts: { open, checks } };
}

function lineOf(file: string, unit: string | null, result: CheckResult | ScoreResult): BookLine {
  return unit === null ? { file, result } : { file, unit, result };
}

/** A workbook that could not be judged, whatever the reason: the others go on. */
export function failedBook(file: string, error: unknown): BookOutcome {
  if (isProblem(error)) {
    const { code, message } = error;
    return { line: { file, problem: { code, message } }, code: exitCodeOf(error), counts: nothing };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = `程序错误：这是本工具的错，不是您的表的错。请把这几行复制给维护人员。\n${detail}`;
  return { line: { file, problem: { code: 'program-error', message } }, code: exitCode.ourBug, counts: nothing };
}
