import type { FindingState } from './finding';

/*
 * The id of a finding: the check's, and behind "#" what of it is meant, where a check has several: "businessProjects.name#k3". The
 * subject is a row's key, a row's number in brackets while it has no key, a column where many rows have the same fault, or
 * whatever else a rule tells its verdicts apart by. Explanations in 《说明》 and baselines in the hidden sheet are kept under it, so
 * nobody else puts one together or takes one apart.
 */

export function findingId(check: string, subject?: string): string {
  return subject === undefined ? check : `${check}#${subject}`;
}

/** What of its check a finding means; "" where it means all of it. */
export function subjectOf(findingId: string, check: string): string {
  return findingId === check ? '' : findingId.slice(check.length + 1);
}

/** Explained and open rows of one column are two findings: the second to be told has its state in its id. */
export function besideId(findingId: string, state: FindingState): string {
  return `${findingId}:${state}`;
}

/** The subject of a row that has no key yet: its number, "[3]". */
export function rowNumberSubject(row: number): string {
  return `[${row}]`;
}

/** Whether the id means a row by its number: the next sorting makes it mean another. */
export function isByRowNumber(findingId: string): boolean {
  return /#\[\d+\]$/.test(findingId);
}

/** Under what a row of 《说明》 is kept that names `id` and, in a column of its own, `subject` ("" where it names none). */
export function noteKey(id: string, subject: string): string {
  return `${id}#${subject}`;
}

/** A finding as rows of 《说明》 may name it. */
export interface NotedFinding {
  readonly id: string;
  readonly check: string;
  readonly subject: string | undefined;
  /** The column of its cell: a note on the column answers all its rows. */
  readonly column: string | undefined;
}

/**
 * The keys of the notes that answer a finding, the nearest first: on itself; on itself with its subject said again; on its check
 * and subject; on its check and column; on the whole check.
 */
export function noteKeysFor({ id, check, subject, column }: NotedFinding): readonly string[] {
  return [
    noteKey(id, ''),
    noteKey(id, subject ?? ''),
    ...(subject === undefined ? [] : [noteKey(check, subject)]),
    ...(column === undefined ? [] : [noteKey(check, column)]),
    noteKey(check, ''),
  ];
}
