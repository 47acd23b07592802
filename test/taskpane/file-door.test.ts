import { Problem } from '../../src/core/problem/further-problem';
import { isProblem } from '../../src/core/problem/problem';
import type { ReadAnswer, ReadRequest, TellProgress } from '../../src/hosts/port/file-reading';
import { FileDoor, type ReadingThread } from '../../src/taskpane/reading/file-door';
import { serveReads } from '../../src/taskpane/reading/serve-reads';
import type { FromThread } from '../../src/taskpane/reading/thread-messages';
import { handClock, type HandClock } from '../support/hand-clock';

const bytes = new Uint8Array([80, 75]);
const answer: ReadAnswer = { want: 'workbook', snapshot: { sheets: [], names: [] } };

/** A thread that says what the test wants it to say. */
class HandThread implements ReadingThread {
  onmessage: ReadingThread['onmessage'] = null;
  onerror: ReadingThread['onerror'] = null;
  onmessageerror: ReadingThread['onmessageerror'] = null;
  readonly asked: ReadRequest[] = [];
  isTerminated = false;
  postMessage(request: ReadRequest): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  say(data: FromThread): void {
    this.onmessage?.call(this as never, { data } as MessageEvent<FromThread>);
  }
  die(): void {
    this.onerror?.call(this as never, new Event('error') as ErrorEvent);
  }
}

interface Opened {
  readonly door: FileDoor;
  readonly threads: readonly HandThread[];
  readonly clock: HandClock;
  /** Files that the page itself read. */
  readonly readHere: readonly string[];
}

function opened(startThread?: () => ReadingThread): Opened {
  const [threads, readHere]: [HandThread[], string[]] = [[], []];
  const clock = handClock();
  const door = new FileDoor({
    startThread:
      startThread ??
      (() => {
        threads.push(new HandThread());
        return threads[threads.length - 1]!;
      }),
    readHere: async ({ file }) => {
      readHere.push(file);
      return answer;
    },
    clock,
  });
  return { door, threads, clock, readHere };
}

const problemOf = (work: Promise<unknown>): Promise<Problem> =>
  work.then(
    () => Promise.reject(new Error('it was read')),
    (error: unknown) => (isProblem(error) ? error : Promise.reject(error as Error)),
  );

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

test('读完：交出表；读到哪里一步步说，读完就不说了', async () => {
  const { door, threads } = opened();
  const told: (string | null)[] = [];
  door.subscribe(() => told.push(door.getSnapshot()?.progress?.phase ?? null));
  const reading = door.workbook(bytes, '表.xlsx');
  expect(door.getSnapshot()).toEqual({ file: '表.xlsx', progress: null, canCancel: true });
  const [thread] = threads;
  expect(thread!.asked).toEqual([{ want: 'workbook', bytes, file: '表.xlsx', sheets: 'named' }]);
  thread!.say({ say: 'ready' });
  thread!.say({ say: 'progress', progress: { phase: 'unpacking', sheet: '', share: 0 } });
  thread!.say({ say: 'progress', progress: { phase: 'cells', sheet: '基础数据表', share: 0.4 } });
  expect(door.getSnapshot()?.progress).toEqual({ phase: 'cells', sheet: '基础数据表', share: 0.4 });
  thread!.say({ say: 'done', answer });
  expect(await reading).toEqual({ sheets: [], names: [] });
  expect(door.getSnapshot()).toBeNull();
  expect(told).toEqual([null, 'unpacking', 'cells', null]);
});

test('同一份内容再问：不再读一遍；换一种读法要读', async () => {
  const { door, threads } = opened();
  const first = door.workbook(bytes, '表.xlsx');
  threads[0]!.say({ say: 'ready' });
  threads[0]!.say({ say: 'done', answer });
  expect(await door.workbook(bytes, '表.xlsx')).toBe(await first);
  expect(threads[0]!.asked).toHaveLength(1);
  void door.workbook(bytes, '表.xlsx', 'all');
  expect(threads[0]!.asked).toHaveLength(2);
});

test('读不了的文件：代码和中文原句跟在本线程里读到的一样', async () => {
  const { door, threads } = opened();
  const failed = problemOf(door.workbook(bytes, '坏表.xlsx'));
  threads[0]!.say({ say: 'ready' });
  threads[0]!.say({
    say: 'problem',
    problem: { code: 'input.damaged', params: { file: '坏表.xlsx', detail: '没有工作表' } },
  });
  const problem = await failed;
  expect(problem.code).toBe('input.damaged');
  expect(problem.message).toBe(new Problem('input.damaged', { file: '坏表.xlsx', detail: '没有工作表' }).message);
  expect(door.getSnapshot()).toBeNull();
});

test('取消：读的线程立刻停掉，说原来的没有变；迟到的话不算；下一个文件照样读', async () => {
  const { door, threads } = opened();
  const cancelled = problemOf(door.workbook(bytes, '很大.xlsx'));
  threads[0]!.say({ say: 'ready' });
  door.cancel();
  expect(threads[0]!.isTerminated).toBe(true);
  threads[0]!.say({ say: 'done', answer });
  const problem = await cancelled;
  expect(problem.code).toBe('input.cancelled');
  expect(problem.message).toBe('已取消读取“很大.xlsx”，原来的没有变。');
  expect(door.getSnapshot()).toBeNull();
  const next = door.workbook(bytes, '很大.xlsx');
  threads[1]!.say({ say: 'ready' });
  threads[1]!.say({ say: 'done', answer });
  expect(await next).toEqual({ sheets: [], names: [] });
});

test('读到一半线程没了（内存用尽）：说清楚，不当成没有线程的浏览器', async () => {
  const { door, threads, readHere } = opened();
  const failed = problemOf(door.document(bytes, '炸弹.docx'));
  threads[0]!.say({ say: 'ready' });
  threads[0]!.die();
  const problem = await failed;
  expect(problem.code).toBe('input.reader-died');
  expect(problem.message).toMatch(/^“炸弹\.docx”读到一半时，[^]*没有打开/);
  expect(readHere).toEqual([]);
  void door.workbook(bytes, '下一个.xlsx');
  expect(threads).toHaveLength(2);
});

test('程序错误：带着原来的话出来，不装成文件的毛病', async () => {
  const { door, threads } = opened();
  const reading = door.workbook(bytes, '表.xlsx');
  threads[0]!.say({ say: 'bug', message: 'x is undefined', stack: 'at read-workbook' });
  const error: unknown = await reading.catch((thrown: unknown) => thrown);
  expect(isProblem(error)).toBe(false);
  expect(error).toMatchObject({ message: 'x is undefined', stack: 'at read-workbook' });
});

test.each<[string, (at: Opened) => void]>([
  ['程序装不进来就出错（策略不许）', ({ threads }) => threads[0]!.die()],
  ['过了 15 秒还没有起来', ({ clock }) => clock.advance(15_000)],
])('线程%s：先说页面要停住，再由页面自己读；以后不再试', async (_title, fails) => {
  const at = opened();
  const { door, threads, clock, readHere } = at;
  const reading = door.workbook(bytes, '表.xlsx');
  fails(at);
  await settled();
  expect(threads[0]!.isTerminated).toBe(true);
  expect(door.getSnapshot()).toEqual({ file: '表.xlsx', progress: null, canCancel: false });
  expect(readHere).toEqual([]);
  clock.advance(50);
  expect(await reading).toEqual({ sheets: [], names: [] });
  expect(readHere).toEqual(['表.xlsx']);
  void door.document(bytes, '报告.docx');
  expect(threads).toHaveLength(1);
});

test('浏览器根本不让做线程：页面自己读', async () => {
  const { door, clock, readHere } = opened(() => {
    throw new DOMException('not here', 'SecurityError');
  });
  const reading = door.workbook(bytes, '表.xlsx');
  await settled();
  clock.advance(50);
  await reading;
  expect(readHere).toEqual(['表.xlsx']);
});

test('线程留着等下一个文件，20 秒没有就放掉', async () => {
  const { door, threads, clock } = opened();
  const first = door.workbook(bytes, '一.xlsx');
  threads[0]!.say({ say: 'ready' });
  threads[0]!.say({ say: 'done', answer });
  await first;
  const second = door.workbook(bytes, '二.xlsx');
  expect(threads).toHaveLength(1);
  threads[0]!.say({ say: 'done', answer });
  await second;
  expect(threads[0]!.isTerminated).toBe(false);
  clock.advance(20_000);
  expect(threads[0]!.isTerminated).toBe(true);
});

describe('线程那一端', () => {
  function served(read: (request: ReadRequest, tell: TellProgress) => ReadAnswer): {
    ask: () => void;
    said: FromThread[];
  } {
    const said: FromThread[] = [];
    const scope: Parameters<typeof serveReads>[0] = { onmessage: null, postMessage: (message) => said.push(message) };
    serveReads(scope, read);
    const data: ReadRequest = { want: 'workbook', bytes, file: '表.xlsx', sheets: 'named' };
    return { ask: () => scope.onmessage?.({ data } as MessageEvent<ReadRequest>), said };
  }

  test('起来了先说一声；进度一个百分点说一次，不是一段说一次', () => {
    const { ask, said } = served((_, tell) => {
      for (let at = 0; at <= 5000; at++) tell({ phase: 'cells', sheet: '表', share: at / 5000 });
      return answer;
    });
    expect(said).toEqual([{ say: 'ready' }]);
    ask();
    expect(said.filter(({ say }) => say === 'progress')).toHaveLength(101);
    expect(said[said.length - 1]).toEqual({ say: 'done', answer });
  });

  test('很大的表分几批过来，拼起来一格不差：页面不用一次接一百万格', async () => {
    const sheet = { name: '表', visibility: 'visible', isProtected: false, row: 3, column: 1 } as const;
    const cells = Array.from({ length: 50_000 }, (_, row) => [row, `第 ${row} 行`, null]);
    const big: ReadAnswer = {
      want: 'workbook',
      snapshot: {
        sheets: [
          { ...sheet, cells: [['小']] },
          { ...sheet, name: '大表', cells },
        ],
        names: [],
      },
    };
    const { ask, said } = served(() => big);
    ask();
    const sizes = said.flatMap((message) =>
      message.say === 'rows' ? [message.rows.reduce((sum, row) => sum + row.length, 0)] : [],
    );
    expect(sizes.length).toBeGreaterThan(7);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(20_002);
    const { door, threads } = opened();
    const reading = door.workbook(bytes, '大表.xlsx');
    for (const message of said) threads[0]!.say(message);
    expect(await reading).toEqual(big.snapshot);
  });

  test('文件的毛病和程序的错分开说', () => {
    const { ask, said } = served(() => {
      throw new Problem('input.empty', { file: '表.xlsx' });
    });
    ask();
    expect(said[1]).toEqual({ say: 'problem', problem: { code: 'input.empty', params: { file: '表.xlsx' } } });
    const other = served(() => {
      throw new TypeError('oops');
    });
    other.ask();
    expect(other.said[1]).toMatchObject({ say: 'bug', message: 'oops' });
  });
});
