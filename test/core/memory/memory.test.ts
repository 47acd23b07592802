import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { checkWorkbook } from '../../../src/app/check-workbook';
import { newWorkbook } from '../../../src/app/new-workbook';
import { bindWorkbook } from '../../../src/app/open-workbook';
import { WorkbookSession } from '../../../src/app/workbook-session/workbook-session';
import { fieldEdit } from '../../../src/core/edits/cell-edit';
import { Memory, slot } from '../../../src/core/memory/memory';
import type { Pack } from '../../../src/core/pack/pack';
import { allRules } from '../../support/all-rules';
import type { Rule } from '../../../src/core/rules/rule';
import type { CheckRun } from '../../../src/core/rules/runner';
import type { Snapshot } from '../../../src/core/workbook/snapshot';
import { authoredHost } from '../../support/authored-host';
import { builtInPack } from '../../support/built-in-pack';
import { handClock } from '../../support/hand-clock';
import { installedSnapshot, withCell } from '../rules/installed';

const pack = builtInPack('kaifu-2018');
const identityOf = ({ id, version }: Pack) => ({ pack: id, packVersion: version, workbookId: 'memory' });

/** As a host hands it over: nothing of it is an object that was seen before. */
const fresh = (snapshot: Snapshot): Snapshot => JSON.parse(JSON.stringify(snapshot)) as Snapshot;

/** How often any rule was asked to decide since the last time this was asked. */
let decided = 0;
const counted = (): number => {
  const count = decided;
  decided = 0;
  return count;
};

// Not jest's spies: those keep what they were called with, and one test asks whether anybody keeps it.
beforeAll(() => {
  for (const rule of allRules) {
    const { decide } = rule;
    const counting: Pick<Rule, 'decide'> = {
      decide(params, context) {
        decided++;
        return decide(params, context);
      },
    };
    Object.assign(rule, counting);
  }
});

/** One workbook under work: the same figure goes to and fro, and everything is judged after each edit. */
class Book {
  private readonly readings: readonly Snapshot[];
  private turn = 0;

  constructor(
    private readonly memory: Memory,
    final: number,
  ) {
    const first = installedSnapshot(pack, { 'officialReception.final': final });
    this.readings = [first, withCell(pack, first, 'officialReception.final', final + 0.13)];
  }

  recheck(): { run: CheckRun; asked: number } {
    const snapshot = fresh(this.readings[this.turn++ % 2]!);
    counted();
    const run = checkWorkbook(bindWorkbook(snapshot, pack, identityOf(pack), this.memory));
    return { run, asked: counted() };
  }
}

describe('一份工作簿的记忆', () => {
  it('格子里先是造的，放了别的就是放的；各份记忆各是各的', () => {
    const counts = slot(() => new Map<string, number>());
    const last = slot<string | null>(() => null);
    const [one, other] = [new Memory(), new Memory()];
    one.at(counts).set('甲', 1);
    one.put(last, '乙');
    expect([one.at(counts).get('甲'), one.at(last)]).toEqual([1, '乙']);
    expect([other.at(counts).size, other.at(last)]).toEqual([0, null]);
  });

  it('同一模板的两份工作簿轮流核对：每次判断的条数和各自单独核对时一样，结果也一样', () => {
    const alone = [new Book(new Memory(), 0.94), new Book(new Memory(), 2.5)].map((book) =>
      [1, 2, 3, 4].map(() => book.recheck()),
    );
    const [thisYear, lastYear] = [new Book(new Memory(), 0.94), new Book(new Memory(), 2.5)];
    const turns = [1, 2, 3, 4].map(() => [thisYear.recheck(), lastYear.recheck()] as const);
    expect(turns.map(([one]) => one)).toEqual(alone[0]);
    expect(turns.map(([, other]) => other)).toEqual(alone[1]);
    // The first one decides everything, later ones only what the edit touched.
    const [first, , third] = turns.map(([{ asked }]) => asked);
    expect(third).toBeLessThan(first! / 2);
  });

  it('两份工作簿合用一份记忆：慢，但一个字也不错', () => {
    const shared = new Memory();
    const [one, other] = [new Book(shared, 0.94), new Book(shared, 2.5)];
    const [cold, colder] = [new Book(new Memory(), 0.94), new Book(new Memory(), 2.5)];
    for (const _ of [1, 2, 3]) {
      expect(one.recheck().run).toEqual(cold.recheck().run);
      expect(other.recheck().run).toEqual(colder.recheck().run);
    }
  });

  it('换了模板，旧模板的什么也不用', () => {
    const stricter: Pack = { ...pack, thresholds: { ...pack.thresholds, changeRate: '0.01', changeAmount: '0' } };
    const snapshot = installedSnapshot(pack, {});
    const memory = new Memory();
    const judged = (by: Pack, memory?: Memory): CheckRun =>
      checkWorkbook(bindWorkbook(fresh(snapshot), by, identityOf(by), memory));
    const before = judged(pack, memory);
    expect(judged(stricter, memory)).toEqual(judged(stricter));
    expect(judged(stricter, memory)).not.toEqual(before);
    expect(judged(pack, memory)).toEqual(before);
  });

  it('窗格的会话把记忆交给每次核对：改一格之后只判断碰到的', async () => {
    const host = await authoredHost(newWorkbook({ pack, sample: true, data: {}, workbookId: 'memory' }));
    const session = new WorkbookSession({
      host,
      packs: { list: async () => [], load: async () => pack },
      clock: handClock(),
      newId: () => 'memory',
      fileName: '自评.xlsx',
      onBug: (error) => {
        throw error;
      },
    });
    counted();
    await session.recheck();
    const first = counted();
    await host.type(fieldEdit(session.getSnapshot().book!.workbook.table, 'officialReception.final', 1.07)!);
    await session.recheck();
    const second = counted();
    expect(first).toBeGreaterThan(pack.checks.length / 2);
    expect(second).toBeLessThan(first / 2);
    expect(second).toBeGreaterThan(0);
    await session.stop();
  });

  it('会话放下，它的快照也放下：模板还在，没有谁留着它', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held: { memory: Memory | null } = { memory: new Memory() };
    const watched = ((): WeakRef<Snapshot> => {
      const workbook = bindWorkbook(fresh(installedSnapshot(pack, {})), pack, identityOf(pack), held.memory!);
      checkWorkbook(workbook);
      return new WeakRef(workbook.snapshot);
    })();
    const isThere = async (): Promise<boolean> => {
      // What a WeakRef gave stays until the task at hand is over.
      await new Promise((done) => setTimeout(done, 10));
      collect();
      // A collection that was under way spares what was dropped after it began.
      collect();
      return watched.deref() !== undefined;
    };
    expect(await isThere()).toBe(true);
    held.memory = null;
    expect(await isThere()).toBe(false);
  });
});
