import { auditReport } from '../../app/audit-report';
import { checkWorkbook } from '../../app/check-workbook';
import { openWorkbook, type OpenWorkbook } from '../../app/open-workbook';
import { unitFigures } from '../../core/consolidate/unit-figures';
import { factOfPack } from '../../core/pack/fact-of-pack';
import type { Pack } from '../../core/pack/pack';
import { openErrors } from '../../core/rules/open-errors';
import { readIdentity } from '../../core/workbook/identity';
import { auditAnswer } from '../commands/audit-result';
import { checkAnswer, isOpenError } from '../commands/check-result';
import { scoreAnswer } from '../commands/score-result';
import type { FileHost } from '../environment';
import { exitCode } from '../exit-code';
import { readBytes } from '../files/read-file';
import { readReport } from '../files/read-report';
import {
  auditedReport,
  checkedBook,
  failedBook,
  scoredBook,
  unitBook,
  type BookCommand,
  type BookOutcome,
} from './book-outcome';

export interface Judging {
  readonly host: Pick<FileHost, 'readWorkbook' | 'readDocumentText'>;
  /** null where this machine has no such pack. @throws Problem pack.* */
  readonly findPack: (id: string) => Promise<Pack | null>;
}

/** One workbook or report from its path to what is told of it. Never throws: each outcome stands for itself. */
export async function judgeBook(command: BookCommand, file: string, outside: Judging): Promise<BookOutcome> {
  try {
    if (command === 'audit') return auditedReport(file, auditAnswer(auditReport(await readReport(file, outside.host))));
    const snapshot = await outside.host.readWorkbook(readBytes(file), file);
    const identity = readIdentity(snapshot);
    const pack = identity && (await outside.findPack(identity.pack));
    const workbook = openWorkbook(snapshot, () => pack, file);
    if (command === 'consolidate') return ofUnit(file, workbook);
    return command === 'check' ? await checked(file, workbook) : scored(file, workbook);
  } catch (error) {
    return failedBook(file, error);
  }
}

const titles = factOfPack((pack) => new Map(pack.checks.map(({ id, title }) => [id, title])));

async function checked(file: string, workbook: OpenWorkbook): Promise<BookOutcome> {
  const run = checkWorkbook(workbook);
  const result = await checkAnswer(workbook, run);
  const isCrashed = run.checks.some(({ outcome }) => outcome === 'crashed');
  const code = result.findings.some(isOpenError) ? exitCode.findings : exitCode.clean;
  return checkedBook(file, unitOf(workbook), result, titles(workbook.pack), isCrashed ? exitCode.ourBug : code);
}

function scored(file: string, workbook: OpenWorkbook): BookOutcome {
  return scoredBook(file, unitOf(workbook), scoreAnswer(workbook).result);
}

function ofUnit(file: string, workbook: OpenWorkbook): BookOutcome {
  const open = openErrors(checkWorkbook(workbook).findings).length;
  return unitBook(file, unitFigures(workbook.table, workbook.snapshot.names, open));
}

function unitOf({ pack, table }: OpenWorkbook): string | null {
  if (!pack.byId.has('budgetUnitName')) return null;
  const value = table.value('budgetUnitName');
  return value.is === 'text' ? value.text : null;
}
