import type { CheckedBook } from '../../../app/workbook-session/session-state';
import { spokenName } from '../../../core/pack/pack';
import type { Finding } from '../../../core/rules/finding';
import { levels, type Level } from '../../../core/rules/level';
import { zh } from '../../text/zh';

export type GroupId = Level | 'passed';

export interface CheckGroup {
  readonly id: GroupId;
  /** Of the whole group, whatever the filter leaves. */
  readonly count: number;
  /** What is still open, beside the count. */
  readonly rest: string;
  readonly findings: readonly Finding[];
  /** Plain lines: passed checks, duties that no rule serves yet. */
  readonly lines: readonly { readonly id: string; readonly text: string }[];
}

export interface Filter {
  readonly onlyOpen: boolean;
  readonly query: string;
}

/** 错误 · 需说明 · 提示 · 无法核对 · 通过, in this order; empty ones are left out. A search looks into all of them. */
export function groupsOf({ run, workbook }: CheckedBook, { onlyOpen, query }: Filter): CheckGroup[] {
  const words = query.trim().toLowerCase();
  const matches = (text: string): boolean => words === '' || text.toLowerCase().includes(words);
  const keeps = (finding: Finding): boolean =>
    (!onlyOpen || finding.state !== 'explained') &&
    matches(`${finding.message} ${finding.cells.map((cell) => `${cell.sheet} ${cell.address}`).join(' ')}`);
  const unserved = run.checks
    .filter((one) => one.outcome === 'notImplemented')
    .map(({ id, title }) => ({ id, text: zh.check.notImplemented(title) }));

  const groups = levels.map((level): CheckGroup => {
    const all = run.findings.filter((one) => one.level === level);
    const lines = level === 'unverifiable' ? unserved : [];
    return {
      id: level,
      count: all.length + lines.length,
      rest: restOf(level, all, (finding) => {
        const field = finding.cells[0]?.field;
        return field === undefined ? null : spokenName(workbook.table.field(field));
      }),
      findings: all.filter(keeps),
      lines: lines.filter((line) => matches(line.text)),
    };
  });
  const passed: CheckGroup = {
    id: 'passed',
    count: run.passed.length,
    rest: '',
    findings: [],
    lines: onlyOpen ? [] : run.passed.filter((one) => matches(one.title)).map(({ id, title }) => ({ id, text: title })),
  };
  const isFiltered = words !== '' || onlyOpen;
  return [...groups, passed].filter(
    (group) => group.count > 0 && (!isFiltered || group.findings.length + group.lines.length > 0),
  );
}

function restOf(level: Level, all: readonly Finding[], nameOf: (finding: Finding) => string | null): string {
  const open = all.filter((one) => one.state !== 'explained').length;
  if (level === 'error') return open === 0 ? '' : zh.check.openErrors(open);
  if (level === 'explain') return open === 0 ? zh.check.allExplained : zh.check.openExplains(open);
  if (level === 'notice') return '';
  const names = [...new Set(all.flatMap((one) => nameOf(one) ?? []))];
  if (names.length === 0) return '';
  const text = names.join('、');
  return text.length <= 10 ? zh.check.lacks(text) : zh.check.lacksCount(names.length);
}

/** Keys of heads and rows that can take the focus, in order. */
export function rowsShown(groups: readonly CheckGroup[], isUnfolded: (id: GroupId) => boolean): string[] {
  return groups.flatMap((group) => [
    headKey(group.id),
    ...(isUnfolded(group.id) ? group.findings.map((one) => one.id) : []),
  ]);
}

export function headKey(id: GroupId): string {
  return `head:${id}`;
}
