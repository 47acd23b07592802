import { closeSync, ftruncateSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { Problem } from '../../core/problem/further-problem';
import { troubleText } from '../files/read-file';
import type { BookOutcome } from './book-outcome';

/** What makes an earlier answer still the answer: program, packs and command are the same. */
export interface JournalHead {
  readonly journal: 'jixiao';
  readonly version: string;
  readonly command: string;
  readonly packs: string;
}

interface Entry {
  readonly file: string;
  readonly print: string;
  readonly outcome: BookOutcome;
}

/**
 * --resume: a file with one line for each workbook that is done, written as soon as it is. A run that was killed leaves at most half a
 * line, which is cut off. One command at a time writes to it.
 */
export class Journal {
  private constructor(
    private readonly handle: number,
    private readonly path: string,
  ) {}

  /**
   * @param isWanted whether a workbook belongs to this run
   * @param replay is given every earlier outcome whose workbook has not changed since, one after the other
   * @returns the journal, and whether it began anew because an older one is of another program, pack or command
   * @throws Problem input.not-journal, host.unwritable
   */
  static open(
    path: string,
    head: JournalHead,
    isWanted: (file: string) => boolean,
    replay: (outcome: BookOutcome) => void,
  ): { journal: Journal; done: ReadonlySet<string>; isAnew: boolean } {
    const handle = attempt(path, () => openSync(path, 'a+'));
    const journal = new Journal(handle, path);
    const done = new Set<string>();
    let end = 0;
    let isAnew = false;
    for (const { text, after } of attempt(path, () => linesOf(handle))) {
      const entry = parse(text);
      if (end === 0) {
        if (!isHead(entry)) throw journal.refused();
        isAnew = JSON.stringify(entry) !== JSON.stringify(head);
        if (isAnew) break;
      } else if (
        isEntry(entry) &&
        !done.has(entry.file) &&
        isWanted(entry.file) &&
        printOf(entry.file) === entry.print
      ) {
        done.add(entry.file);
        replay(entry.outcome);
      }
      end = after;
    }
    if (end === 0 && !isAnew && attempt(path, () => statSync(path).size) > 0 && !isHalfHead(handle))
      throw journal.refused();
    attempt(path, () => ftruncateSync(handle, end));
    if (end === 0) journal.write(head);
    return { journal, done, isAnew };
  }

  /** @throws Problem host.unwritable */
  note(file: string, outcome: BookOutcome): void {
    this.write({ file, print: printOf(file), outcome } satisfies Entry);
  }

  close(): void {
    closeSync(this.handle);
  }

  private write(line: object): void {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    attempt(this.path, () => {
      for (let at = 0; at < bytes.length;) at += writeSync(this.handle, bytes, at);
    });
  }

  private refused(): Problem {
    this.close();
    return new Problem('input.not-journal', { file: this.path });
  }
}

/** Size and time: what a program changes when it saves. Reading the bytes again would cost as much as judging them. */
function printOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.size} ${found.mtimeMs}` : '';
}

/** The whole lines of a file, one at a time, so that its length costs no memory. */
function* linesOf(handle: number): Generator<{ text: string; after: number }> {
  const piece = Buffer.alloc(1 << 16);
  let rest: Buffer[] = [];
  let at = 0;
  let after = 0;
  for (let read = readSync(handle, piece, 0, piece.length, at); read > 0;) {
    let from = 0;
    for (let to = piece.indexOf(10, from); to >= 0 && to < read; to = piece.indexOf(10, from)) {
      const line = Buffer.concat([...rest, piece.subarray(from, to)]);
      rest = [];
      from = to + 1;
      after += line.length + 1;
      yield { text: line.toString('utf8'), after };
    }
    if (from < read) rest.push(Buffer.from(piece.subarray(from, read)));
    at += read;
    read = readSync(handle, piece, 0, piece.length, at);
  }
}

const headStart = '{"journal":"jixiao"';

/** A run that was killed while it wrote its very first line. */
function isHalfHead(handle: number): boolean {
  const piece = Buffer.alloc(headStart.length);
  const read = readSync(handle, piece, 0, piece.length, 0);
  return headStart.startsWith(piece.toString('utf8', 0, read));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isHead(value: unknown): value is JournalHead {
  return typeof value === 'object' && value !== null && 'journal' in value && value.journal === 'jixiao';
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'file' in value && 'print' in value && 'outcome' in value;
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Problem('host.unwritable', { file: path, detail: troubleText(error) }, { cause: error });
  }
}
