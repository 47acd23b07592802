import { newWorkbook } from '../../../src/app/new-workbook';
import { WorkbookSession } from '../../../src/app/workbook-session/workbook-session';
import type { PackSource } from '../../../src/app/live/pack-source';
import type { Data } from '../../../src/core/table/data';
import { fieldEdit } from '../../../src/core/edits/cell-edit';
import { Problem } from '../../../src/core/problem/problem';
import type { Finding } from '../../../src/core/rules/finding';
import type { CellEdit, Edit } from '../../../src/core/workbook/edit';
import { authoredHost, type AuthoredHost } from '../../support/authored-host';
import { builtInPack } from '../../support/built-in-pack';
import { handClock, type HandClock } from '../../support/hand-clock';
import { restoreFormula } from '../../support/restore-formula';

const pack = builtInPack('kaifu-2018');
const packs: PackSource = { list: async () => [], load: async (id) => (id === pack.id ? pack : null) };

interface Desk {
  readonly session: WorkbookSession;
  readonly host: AuthoredHost;
  readonly clock: HandClock;
  readonly bugs: unknown[];
}

async function desk(edits: readonly Edit[]): Promise<Desk> {
  const host = await authoredHost(edits);
  const clock = handClock();
  const bugs: unknown[] = [];
  const session = new WorkbookSession({
    host,
    packs,
    clock,
    newId: () => 'test-book',
    fileName: '自评.xlsx',
    onBug: (error) => bugs.push(error),
  });
  return { session, host, clock, bugs };
}

const sampleEdits = (data: Data = {}): Edit[] => newWorkbook({ pack, sample: true, data, workbookId: 'test-book' });

/** The user types into a field's cell. */
async function type({ session, host }: Desk, field: string, content: CellEdit): Promise<void> {
  await host.type(fieldEdit(session.getSnapshot().book!.workbook.table, field, content)!);
  await session.recheck();
}

function finding({ session }: Desk, id: string): Finding | undefined {
  return session.getSnapshot().book!.run.findings.find((one) => one.id === id);
}

/** The indicator of the example that is still 待评. */
function openIndicator({ session }: Desk): string {
  return session.getSnapshot().book!.score.indicators.find((one) => one.score === null)!.id;
}

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('读取和核对', () => {
  test('打开就读一次、判一次，不写任何东西', async () => {
    const { session, host, clock } = await desk(sampleEdits());
    await session.start();
    const { stage, book, activity, trouble } = session.getSnapshot();
    expect([stage, activity, trouble]).toEqual(['ready', 'idle', null]);
    expect(book!.at).toBe(clock.now());
    expect(book!.score.scored.toString()).toBe('81.68');
    expect(host.calls).toEqual(['read']);
  });

  test('空工作簿是“首次使用”，不是错误', async () => {
    const { session } = await desk([]);
    await session.start();
    expect(session.getSnapshot()).toMatchObject({ stage: 'new', trouble: null, book: null });
  });

  test('模板不在本机：说清楚是哪一个', async () => {
    const other = sampleEdits().map((edit): Edit =>
      edit.edit === 'set-cells'
        ? { ...edit, cells: edit.cells.map((row) => row.map((cell) => (cell === 'kaifu-2018' ? 'yuhua-2022' : cell))) }
        : edit,
    );
    const { session } = await desk(other);
    await session.start();
    expect(session.getSnapshot().stage).toBe('stopped');
    expect(session.getSnapshot().trouble).toMatchObject({ code: 'input.pack-mismatch', during: 'read' });
    expect(session.getSnapshot().trouble!.message).toContain('yuhua-2022');
  });

  test('一阵改动只多读一次，从不同时读两次，最后的状态一定被判到', async () => {
    const one = await desk(sampleEdits());
    await one.session.start();
    let release = (): void => undefined;
    one.host.before = () => new Promise((done) => (release = done));
    const table = one.session.getSnapshot().book!.workbook.table;
    for (const value of [1, 2, 3, 4, 15]) await one.host.type(fieldEdit(table, 'authorizedPosts', value)!);
    one.host.before = async () => undefined;
    release();
    await settled();
    await settled();
    expect(one.host.calls).toEqual(['read', 'read', 'read']);
    expect(one.host.mostAtOnce()).toBe(1);
    expect(one.session.getSnapshot().book!.workbook.table.value('authorizedPosts')).toMatchObject({ is: 'number' });
    expect(one.session.getSnapshot().book!.workbook.table.value('authorizedPosts')).toEqual(
      expect.objectContaining({ number: expect.objectContaining({ c: [1, 5] }) }),
    );
  });

  test('关掉边填边核，改动不再引起读取；全审照样读', async () => {
    const one = await desk(sampleEdits());
    await one.session.start();
    await one.session.setLive(false);
    await one.host.type(fieldEdit(one.session.getSnapshot().book!.workbook.table, 'authorizedPosts', 7)!);
    await settled();
    expect(one.host.calls).toEqual(['read']);
    await one.session.recheck();
    expect(one.host.calls).toEqual(['read', 'read']);
  });
});

describe('正在编辑单元格', () => {
  test('旧结果留着，隔 1、2、4、4 秒自己再试，改完自动继续', async () => {
    const { session, host, clock } = await desk(sampleEdits());
    await session.start();
    const before = session.getSnapshot().book;
    host.before = () => Promise.reject(new Problem('host.editing'));
    await session.recheck();
    expect(session.getSnapshot()).toMatchObject({ activity: 'editing', trouble: null, stage: 'ready' });
    expect(session.getSnapshot().book).toBe(before);
    for (const wait of [1000, 2000, 4000]) {
      clock.advance(wait);
      await settled();
    }
    expect(clock.asked).toEqual([1000, 2000, 4000, 4000]);
    host.before = async () => undefined;
    clock.advance(4000);
    await settled();
    expect(session.getSnapshot().activity).toBe('idle');
    expect(session.getSnapshot().book).not.toBe(before);
  });
});

describe('出错', () => {
  test.each(['host.protected', 'host.offline', 'host.read-only', 'host.busy'] as const)(
    '写入时 %s：有话说、有代码，结果还在，重试能好',
    async (code) => {
      const one = await desk(sampleEdits());
      await one.session.start();
      one.host.before = (call) =>
        call === 'apply' ? Promise.reject(new Problem(code, { sheet: '说明' })) : Promise.resolve();
      expect(await one.session.scoreByHand(openIndicator(one), 5, '')).toBe(false);
      const { trouble, book, activity } = one.session.getSnapshot();
      expect(trouble).toMatchObject({ code, during: 'write', sheet: '说明' });
      expect(trouble!.detail).toContain(code);
      expect([book === null, activity]).toEqual([false, 'idle']);
      expect(one.bugs).toEqual([]);
    },
  );

  test('写入用的那部分程序没有从服务器读到：说检查网络，不是程序错误；再点一次就写得进', async () => {
    const one = await desk(sampleEdits());
    await one.session.start();
    const missing = Object.assign(new Error('Loading chunk 12 failed.'), { name: 'ChunkLoadError' });
    one.host.before = (call) => (call === 'apply' ? Promise.reject(missing) : Promise.resolve());
    expect(await one.session.scoreByHand(openIndicator(one), 5, '')).toBe(false);
    const { trouble } = one.session.getSnapshot();
    expect(trouble).toMatchObject({ code: 'host.part-missing', during: 'write' });
    expect(trouble!.detail).toContain('Loading chunk 12 failed.');
    expect(one.bugs).toEqual([]);
    one.host.before = async () => undefined;
    expect(await one.session.scoreByHand(openIndicator(one), 5, '')).toBe(true);
    expect(one.session.getSnapshot().trouble).toBeNull();
  });

  test('读取断线：结果还在；连上后重试，提示自己消失', async () => {
    const { session, host } = await desk(sampleEdits());
    await session.start();
    host.before = () => Promise.reject(new Problem('host.offline'));
    await session.recheck();
    expect(session.getSnapshot()).toMatchObject({ stage: 'ready', trouble: { code: 'host.offline' } });
    host.before = async () => undefined;
    await session.recheck();
    expect(session.getSnapshot().trouble).toBeNull();
  });

  test('程序自己的错不装成用户的错：交给错误页', async () => {
    const { session, host, bugs } = await desk(sampleEdits());
    await session.start();
    host.before = () => Promise.reject(new TypeError('x is not a function'));
    await session.recheck();
    expect(bugs).toHaveLength(1);
    expect(session.getSnapshot().trouble).toBeNull();
  });
});

describe('说明、改正、自评', () => {
  const change = 'basicExpenditureBudgetChange';
  const reason = 'changeExplanation.basicExpenditure.reason';

  test('说明写进主要原因并记下当时的数字；数字一变，旧文字留着，重新列为未处理', async () => {
    const one = await desk(sampleEdits());
    await one.session.start();
    await type(one, reason, null);
    expect(finding(one, change)!.state).toBe('open');

    const text = '年中追加人员经费66.40万元，用于调整工资标准。';
    expect(await one.session.explain(change, text)).toBe(true);
    expect(finding(one, change)).toMatchObject({ state: 'explained', explanation: text });

    await type(one, 'basicExpenditure.final', 290);
    expect(finding(one, change)).toMatchObject({ state: 'reopened', explanation: text });
    expect(await one.session.explain(change, '年中追加人员经费70.80万元，用于调整工资标准。')).toBe(true);
    expect(finding(one, change)!.state).toBe('explained');
  });

  test('没有“主要原因”栏的问题写进《说明》，收回说明就空出那一行', async () => {
    const one = await desk(sampleEdits({ actualStaff: 12 }));
    await one.session.start();
    const open = one.session
      .getSnapshot()
      .book!.run.findings.find((each) => each.check === 'staffControlRateRange' && each.state === 'open')!;
    expect(open).toBeDefined();
    await one.session.explain(open.id, '超编3人为军转安置，已报编办。');
    expect(finding(one, open.id)).toMatchObject({
      state: 'explained',
      explanation: '超编3人为军转安置，已报编办。',
    });
    const { table } = one.session.getSnapshot().book!.workbook;
    expect(table.value('findingNotes[1].findingId')).toMatchObject({ text: open.check });
    await one.session.explain(open.id, '');
    expect(finding(one, open.id)!.state).toBe('open');
    expect(one.session.getSnapshot().book!.workbook.table.value('findingNotes[1].note')).toMatchObject({ is: 'blank' });
  });

  test('像是按“元”填的：一键改为应有的数', async () => {
    const one = await desk(sampleEdits({ 'officeExpense.final': 142000 }));
    await one.session.start();
    const slip = one.session.getSnapshot().book!.run.findings.find((each) => each.fix?.kind === 'set-number')!;
    await one.session.fix(slip.id);
    expect(finding(one, slip.id)).toBeUndefined();
    expect(one.session.getSnapshot().book!.workbook.table.value('officeExpense.final')).toMatchObject({ is: 'number' });
  });

  test('公式被手工数盖住：恢复公式', async () => {
    const one = await desk(sampleEdits());
    await one.session.start();
    await type(one, 'threePublicExpenses.final', 3.75);
    const typed = one.session.getSnapshot().book!.run.findings.find((each) => each.fix?.kind === 'restore-formula')!;
    expect(typed.level).toBe('error');
    // The button alone writes nothing: what it would write is shown first.
    expect(await one.session.fix(typed.id)).toBe(false);
    await restoreFormula(one.session, typed.id);
    expect(one.session.getSnapshot().book!.run.findings.filter((each) => each.fix?.kind === 'restore-formula')).toEqual(
      [],
    );
    expect(one.session.getSnapshot().book!.workbook.table.shown('threePublicExpenses.final')).toMatchObject({
      is: 'number',
    });
  });

  test('人工自评：分数和佐证材料进评分表，待评变成已评', async () => {
    const one = await desk(sampleEdits());
    await one.session.start();
    const open = { id: openIndicator(one) };
    const isManual = pack.indicators.find(({ id }) => id === open.id)!.rule.kind === 'manual';
    expect(isManual).toBe(true);
    await one.session.scoreByHand(open.id, 5, '区政府网站公开截图');
    const { score, workbook } = one.session.getSnapshot().book!;
    expect(score.indicators.find(({ id }) => id === open.id)!.score!.toString()).toBe('5');
    expect(workbook.table.value(`evidence.${open.id}`)).toMatchObject({ text: '区政府网站公开截图' });
    expect(score.total!.toString()).toBe('86.68');
  });

  test('正在编辑时点保存：不写，等编辑结束', async () => {
    const one = await desk(sampleEdits());
    await one.session.start();
    one.host.before = () => Promise.reject(new Problem('host.editing'));
    expect(await one.session.explain(change, '原因')).toBe(false);
    expect(one.host.calls).not.toContain('apply');
    expect(one.session.getSnapshot().activity).toBe('editing');
  });
});

describe('装入', () => {
  test('空工作簿：一次写完，随即读出来，自检没有结构问题', async () => {
    const one = await desk([]);
    await one.session.start();
    await one.session.install({ packId: pack.id, year: 2018, unitName: '某单位', sample: false });
    expect(one.session.getSnapshot()).toMatchObject({ stage: 'ready', install: null, conflict: null, trouble: null });
    const { workbook } = one.session.getSnapshot().book!;
    expect(workbook.context.binding.faults).toEqual([]);
    expect(workbook.table.value('budgetUnitName')).toMatchObject({ text: '某单位' });
    expect(one.host.calls.filter((call) => call === 'apply')).toHaveLength(1);
    expect(one.session.getSnapshot().selfCheck).toEqual([]);
  });

  test('有同名的表：先问，什么都不写；取消就和没来过一样', async () => {
    const own: Edit[] = [
      { edit: 'add-sheet', sheet: '基础数据表', visibility: 'visible' },
      { edit: 'set-cells', sheet: '基础数据表', row: 1, column: 1, cells: [['单位自己的表']] },
    ];
    const one = await desk(own);
    await one.session.start();
    await one.session.install({ packId: pack.id, year: 2018, unitName: '', sample: false });
    expect(one.session.getSnapshot().conflict).toEqual({ sheets: [{ from: '基础数据表', to: '基础数据表（原）' }] });
    expect(one.host.calls).not.toContain('apply');
    await one.session.answerConflict(false);
    expect(one.session.getSnapshot()).toMatchObject({ conflict: null, stage: 'new' });
    expect(one.host.calls).not.toContain('apply');
  });
});
