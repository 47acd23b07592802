import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { levelLabels, levels } from '../../core/rules/level';
import { problemText } from '../../core/problem/further-problem';
import type { Environment } from '../environment';
import type { ExitCode } from '../exit-code';
import { PackLibrary } from '../packs/library';
import { versionOf } from '../version';
import { failedBook, type BookCommand, type BookOutcome } from './book-outcome';
import { judgeBooks } from './crew';
import { findGiven, type FoundBooks } from './find-books';
import { Journal } from './journal';
import type { FolderOptions } from './options';
import { Progress } from './progress';
import { Tally } from './tally';

/**
 * `check FOLDER`, `score FOLDER`, `audit FILE…`: every workbook or report given or below a folder. Nothing is shared between two workbooks but the packs, so a scheduler may
 * split a province by folders. With --resume a second run says what the whole run says, and works out only what is left.
 * @param heard is given each outcome once, as it is told
 * @throws Problem input.unreadable (a folder itself), input.not-journal, host.unwritable
 */
export async function runFolder(
  command: BookCommand,
  paths: readonly string[],
  { json = false, resume, jobs = availableParallelism(), seconds }: FolderOptions,
  environment: Environment,
  heard: (outcome: BookOutcome) => void = () => undefined,
): Promise<ExitCode> {
  const startedAt = performance.now();
  const { out, err, templates, startWorker } = environment;
  const found = findGiven(command, paths);
  const tally = new Tally(command);
  const tell = (outcome: BookOutcome): void => {
    tally.add(outcome);
    heard(outcome);
    out(`${json ? JSON.stringify(outcome.line) : textOf(outcome)}\n`);
  };
  for (const { file, problem } of found.closed) tell(failedBook(file, problem));
  const journal = resume === undefined ? null : openJournal(command, resume, found, environment, tell);
  const books = journal ? found.books.filter((file) => !journal.done.has(file)) : found.books;
  const progress = new Progress(found.books.length, found.books.length - books.length, startedAt, environment);
  const library = new PackLibrary(templates);
  await judgeBooks({
    command,
    books,
    jobs,
    seconds,
    startWorker,
    findPack: (id) => library.find(id),
    done: (outcome) => {
      journal?.journal.note(outcome.line.file, outcome);
      tell(outcome);
      progress.step(performance.now());
    },
  });
  journal?.journal.close();
  progress.end();
  const took = Math.round((performance.now() - startedAt) / 100) / 10;
  out(json ? `${JSON.stringify({ summary: tally.summary(took) })}\n` : tally.text(took));
  err(asideText(command, paths, found));
  return tally.code();
}

function openJournal(
  command: BookCommand,
  path: string,
  { books }: FoundBooks,
  { templates, err }: Environment,
  tell: (outcome: BookOutcome) => void,
): { journal: Journal; done: ReadonlySet<string> } {
  const head = { journal: 'jixiao', version: versionOf(templates), command, packs: printOfPacks(templates) } as const;
  const wanted = new Set(books);
  const opened = Journal.open(path, head, (file) => wanted.has(file), tell);
  if (opened.isAnew) err(`“${path}”是另一个命令、另一版程序或模板记下的，从头做。\n`);
  else if (opened.done.size > 0) err(`接着做：${opened.done.size} 个已经做过，没有变。\n`);
  return opened;
}

/** Another pack, another answer. */
function printOfPacks(templates: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/i.test(name));
  for (const name of files.sort())
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(templates, name)));
  return hash.digest('hex').slice(0, 32);
}

function textOf({ line, counts }: BookOutcome): string {
  if ('problem' in line) return `没有读成  ${line.file}\n  ${line.problem.message} [${line.problem.code}]`;
  const { score, open } = counts;
  if (score === undefined)
    return `${levels.map((level) => `${levelLabels[level]} ${open[level] ?? 0}`).join('  ')}  ${line.file}`;
  const points = score.total === null ? `已评 ${score.scored}，合计待定` : `合计 ${score.total}`;
  return `${points}  ${score.grade ?? '等级待定'}  ${line.file}`;
}

/** What was in the folder and is none of ours; a lock file tells that somebody has not closed his. */
function asideText(command: BookCommand, paths: readonly string[], { books, locks, others }: FoundBooks): string {
  const none = command === 'audit' ? 'input.no-reports' : 'input.no-workbooks';
  const open = command === 'audit' ? '报告，他保存以后的文字' : '工作簿，他保存以后的数';
  return [
    ...(books.length === 0 ? [`${problemText(none, { file: paths.join('”、“') })} [${none}]`] : []),
    ...(locks === 0 ? [] : [`有 ${locks} 个“~$”开头的锁文件：有人正开着${open}没有算进来。`]),
    ...(others === 0 ? [] : [`另有 ${others} 个别的文件没有看。`]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
