import type { Worker } from 'node:worker_threads';
import type { Pack } from '../../core/pack/pack';
import { Problem } from '../../core/problem/further-problem';
import { isProblem } from '../../core/problem/problem';
import { problemData } from '../../core/problem/problem-data';
import { failedBook, type BookCommand, type BookOutcome } from './book-outcome';
import type { FoundPack, FromWorker, ToWorker } from './worker-messages';

export interface CrewOrders {
  readonly command: BookCommand;
  readonly books: readonly string[];
  readonly jobs: number;
  /** The most that one workbook may take. */
  readonly seconds: number;
  readonly startWorker: () => Worker;
  /** @throws Problem pack.* */
  readonly findPack: (id: string) => Pack | null;
  readonly done: (outcome: BookOutcome) => void;
}

interface Hand {
  readonly worker: Worker;
  /** What it is at, and since when; null between two workbooks. */
  task: { readonly file: string; since: number } | null;
}

/**
 * Judges all the books in threads, each at the next book as soon as it is free. Whatever a book does to its thread costs that book alone:
 * a thread that dies or does not come back is replaced. Resolves when every book has its outcome; rejects where `done` throws.
 */
export function judgeBooks({ command, books, jobs, seconds, startWorker, findPack, done }: CrewOrders): Promise<void> {
  return new Promise((resolve, reject) => {
    const packs = new Map<string, FoundPack>();
    const hands = new Set<Hand>();
    let next = 0;
    let left = books.length;
    let isOver = false;

    const stop = (end: () => void): void => {
      isOver = true;
      clearInterval(watch);
      for (const { worker } of hands) void worker.terminate();
      hands.clear();
      end();
    };
    const settle = (hand: Hand, outcome: BookOutcome): void => {
      hand.task = null;
      left -= 1;
      try {
        done(outcome);
      } catch (error) {
        stop(() => reject(error as Error));
      }
      if (left === 0 && !isOver) stop(resolve);
    };
    const giveNext = (hand: Hand): void => {
      const file = books[next];
      if (file === undefined || !hands.has(hand)) return;
      next += 1;
      hand.task = { file, since: performance.now() };
      say(hand, { say: 'judge', command, file });
    };
    /** The thread is gone or given up; its book is told and another thread takes over. */
    const replace = (hand: Hand, file: string, problem: Problem): void => {
      hands.delete(hand);
      void hand.worker.terminate();
      settle(hand, failedBook(file, problem));
      if (next < books.length && !isOver) take();
    };
    const take = (): void => {
      const hand: Hand = { worker: startWorker(), task: null };
      hands.add(hand);
      const died = (detail: string): void => {
        if (!hands.has(hand)) return;
        const file = hand.task?.file;
        // Without a book in hand it is no book's fault, and the next thread would fare no better.
        if (file === undefined) stop(() => reject(new Error(`a thread ended without a book: ${detail}`)));
        else replace(hand, file, new Problem('input.too-heavy', { file, detail }));
      };
      hand.worker.on('message', (message: FromWorker) => {
        if (!hands.has(hand)) return;
        if (message.say === 'done') settle(hand, message.outcome);
        if (message.say !== 'want-pack') return giveNext(hand);
        try {
          const found = packs.get(message.id) ?? lookUp(message.id, findPack);
          packs.set(message.id, found);
          say(hand, { say: 'pack', id: message.id, found });
        } catch (error) {
          stop(() => reject(error as Error));
        }
        // Reading a pack is not the book's own time, for this thread and for those that waited meanwhile.
        for (const { task } of hands) if (task) task.since = performance.now();
      });
      hand.worker.on('error', (error: NodeJS.ErrnoException) => died(error.code ?? error.message));
      hand.worker.on('exit', (code) => died(`退出码 ${code}`));
    };
    const watch = setInterval(() => {
      const now = performance.now();
      for (const hand of [...hands]) {
        if (!hand.task || now - hand.task.since <= seconds * 1000) continue;
        const { file } = hand.task;
        replace(hand, file, new Problem('input.too-slow', { file, seconds }));
      }
    }, 200);

    if (books.length === 0) stop(resolve);
    else for (let count = Math.min(jobs, books.length); count > 0; count--) take();
  });
}

function say({ worker }: Hand, message: ToWorker): void {
  worker.postMessage(message);
}

function lookUp(id: string, findPack: (id: string) => Pack | null): FoundPack {
  try {
    return { pack: findPack(id) };
  } catch (error) {
    if (isProblem(error)) return { problem: problemData(error) };
    throw error;
  }
}
