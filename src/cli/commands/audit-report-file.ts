import { basename, dirname, sep } from 'node:path';
import { auditDocument, type AuditedReport } from '../../app/audit-document';
import { listAudit } from '../../app/list-audit';
import { isProblem } from '../../core/problem/problem';
import type { Beside } from '../../core/prose/book/audit-book';
import type { Environment } from '../environment';
import { readReport } from '../files/read-report';
import { writeFiles } from '../files/write-files';

/** What was audited, and against what, each to be read again for its report. */
export type Audited = readonly { readonly file: string; readonly beside: Beside | null; readonly problem?: string }[];

/**
 * 核对报告 of what was audited. Each report is read once more, for the sentences around its figures: they are not kept while thousands are
 * audited.
 * @throws Problem host.unwritable, host.exists
 */
export async function writeAuditReport(
  audited: Audited,
  path: string,
  force: boolean,
  environment: Environment,
): Promise<void> {
  const reports: AuditedReport[] = [];
  const names = namesOf(audited.map(({ file }) => file));
  for (const [at, { file, beside, problem }] of audited.entries()) {
    const name = names[at]!;
    reports.push(
      problem === undefined ? await listed(file, name, beside, environment) : { name, audit: null, problem },
    );
  }
  const bytes = await environment.host.authorPlain(auditDocument(reports, dateOf(environment.now())), '绩效自评助手');
  writeFiles([{ path, bytes }], force);
}

async function listed(
  file: string,
  name: string,
  beside: Beside | null,
  { host }: Environment,
): Promise<AuditedReport> {
  try {
    return { name, audit: listAudit(await readReport(file, host), beside) };
  } catch (error) {
    // It may have been moved meanwhile.
    if (!isProblem(error)) throw error;
    return { name, audit: null, problem: error.message };
  }
}

/** Without the folders that all of them lie in: where they lie on this disk is nobody's business. */
function namesOf(files: readonly string[]): string[] {
  const folders = files.map((file) => dirname(file).split(sep));
  const [first = [], ...others] = folders;
  const shared = first.findIndex((part, at) => others.some((folder) => folder[at] !== part));
  const length = shared < 0 ? first.length : shared;
  return files.map((file, at) => [...folders[at]!.slice(length), basename(file)].join('/'));
}

/** As the clock of this place reads it. */
function dateOf(time: string): string {
  const date = new Date(time);
  return `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`;
}
