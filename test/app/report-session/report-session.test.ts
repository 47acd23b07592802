import { writeCarrier } from '../../../src/core/report/link/carrier';
import type { LedgerRow } from '../../../src/app/report-session/ledger';
import type { LinkRow } from '../../../src/app/report-session/link-rows';
import type { ReportSession } from '../../../src/app/report-session/report-session';
import {
  editedReport,
  exampleBook,
  exampleLink,
  exampleReport,
  openExample,
  reportWords,
} from '../../support/linked-report';
import { chosenFile, openReport, type Opened } from './session-setup';

const wroteAt = '2019-05-07T02:31:00.000Z';
let oldBook: Uint8Array;
let newBook: Uint8Array;
let report: Uint8Array;
/** As the user left it: a figure typed over, words changed. */
let edited: Uint8Array;

beforeAll(async () => {
  oldBook = await exampleBook({ borrowedStaff: 4, actualStaff: 7, 'officialReception.final': 1.07 });
  newBook = await exampleBook();
  report = await exampleReport(oldBook, wroteAt);
  edited = editedReport(report, ['>4人<', '>5人<'], ['基本在预算控制范围内', '超出年初预算']);
});

const figure = (rows: readonly LedgerRow[], label: string): LedgerRow => {
  const found = rows.find((row) => row.figure?.label === label);
  if (!found) throw new Error(`${label}: ${rows.map((row) => row.figure?.label ?? row.title).join('、')}`);
  return found;
};
const linkRow = (session: ReportSession, label: string, group = '人员情况'): LinkRow =>
  session
    .getSnapshot()
    .links!.groups.find(({ title }) => title === group)!
    .rows.find((row) => row.label === label)!;

test('没有链接的文档：未链接；有链接而没有工作簿：只知道上次写入的', async () => {
  const { session } = await openReport(editedReport(report, [/<w:sdtPr>.*?<\/w:sdtPr>/gs, '<w:sdtPr/>']));
  expect(session.getSnapshot().stage).toBe('linked');
  const plain = await openReport(report);
  await plain.session.unlinkAll();
  expect(plain.session.getSnapshot()).toMatchObject({ stage: 'unlinked', links: null, ledger: null });
  expect(reportWords(plain.host.bytes())).toBe(reportWords(report));

  const linked = (await openReport(report)).session.getSnapshot();
  expect(linked.stage).toBe('linked');
  expect(linked.links!.counts).toMatchObject({ same: 0, stale: 0, lost: 0 });
  expect(linked.links!.counts.written).toBeGreaterThan(20);
  expect(linked.links!.groups.find(({ title }) => title === '人员情况')!.rows.map(({ label }) => label)).toContain(
    '编制数',
  );
});

test('读保存的工作簿：先出清单，什么也不写；更新后只剩没选的', async () => {
  const { session, host, calls, bugs } = await openReport(edited);
  await session.takeWorkbook(chosenFile(newBook));
  const { ledger, stage, source } = session.getSnapshot();
  expect({ stage, bugs, source: source?.name }).toEqual({ stage: 'planned', bugs: [], source: '自评.xlsx' });
  expect(calls.filter((call) => call !== 'read')).toEqual([]);
  expect(reportWords(host.bytes())).toBe(reportWords(edited));

  expect(ledger!.ask.map((row) => row.figure?.label)).toEqual(['借用人员']);
  expect(figure(ledger!.ask, '借用人员')).toMatchObject({
    choice: null,
    figure: { old: '4人', inDocument: '5人', new: '1人' },
    place: { sheet: '补充资料' },
  });
  expect(ledger!.open).toBe(1);
  const words = (row: LedgerRow): string => row.pieces.map(({ kind, text }) => `${kind}:${text}`).join('|');
  expect(ledger!.reworded.map(({ title }) => title)).toEqual(['人员情况']);
  expect(words(ledger!.reworded[0]!)).toContain('在职人数|old:7|new:8|');
  expect(words(ledger!.reworded[0]!)).toContain('yours:5');
  expect(figure(ledger!.figures, '公务接待本年决算数').figure).toMatchObject({ old: '1.07', new: '0.94' });

  const { writes } = ledger!;
  await session.apply();
  const after = session.getSnapshot();
  expect(bugs).toEqual([]);
  expect(after.trouble).toBeNull();
  expect(after.result).toEqual({ written: writes, untouched: 1, tracksChanges: false, repaired: null });
  expect(after.ledger).toMatchObject({ writes: 0, open: 1, canApply: false });
  const text = reportWords(host.bytes());
  expect(text).toContain('在职人数8人');
  expect(text).toContain('借用人员5人');
  expect(text).toContain('超出年初预算');
});

describe('清单出来以前文档又改过：清单照现在的文档列，一次就写得进', () => {
  test.each<[string, (opened: Opened) => Promise<void>]>([
    ['选工作簿', async ({ session, edit }) => (edit(edited), session.takeWorkbook(chosenFile(newBook)))],
    [
      '重新读取工作簿',
      async ({ session, edit }) => {
        await session.takeWorkbook(chosenFile(newBook));
        edit(edited);
        await session.rereadWorkbook();
      },
    ],
    [
      '粘贴',
      async ({ session, edit }) => (
        edit(edited),
        session.paste(writeCarrier(exampleLink(openExample(newBook), wroteAt)))
      ),
    ],
  ])('%s', async (_, take) => {
    const opened = await openReport(report);
    await take(opened);
    const { session, host } = opened;
    expect(figure(session.getSnapshot().ledger!.ask, '借用人员').figure).toMatchObject({ inDocument: '5人' });
    await session.apply();
    expect(session.getSnapshot()).toMatchObject({ isChanged: false, trouble: null, result: { untouched: 1 } });
    expect(reportWords(host.bytes())).toContain('借用人员5人');
  });
});

test('一次更新：读、写、再读各一次', async () => {
  const { session, calls } = await openReport(report);
  await session.takeWorkbook(chosenFile(newBook));
  calls.length = 0;
  await session.apply();
  expect(calls).toEqual(['read', 'apply', 'read']);
});

describe('每一行都能采用新值、保留我的、不再更新', () => {
  test('两边都改：保留我的，下次表里不变就不再问；表里又变才再问一次', async () => {
    const { session, host } = await openReport(edited);
    await session.takeWorkbook(chosenFile(newBook));
    session.answer(session.getSnapshot().ledger!.ask[0]!, 'mine');
    expect(session.getSnapshot().ledger).toMatchObject({ open: 0 });
    await session.apply();
    expect(reportWords(host.bytes())).toContain('借用人员5人');
    expect(session.getSnapshot().ledger!.ask).toEqual([]);
    await session.takeWorkbook(chosenFile(await exampleBook({ borrowedStaff: 2 })));
    expect(session.getSnapshot().ledger!.ask.map((row) => row.figure?.inDocument)).toEqual(['5人']);
  });

  test.each([
    ['保留我的', 'mine', 'yours'],
    ['不再更新', 'unlink', 'unlinked'],
  ] as const)('只有数字变的一行%s：不写，别处照写', async (_, choice, state) => {
    const { session, host } = await openReport(report);
    await session.takeWorkbook(chosenFile(newBook));
    const all = session.getSnapshot().ledger!.writes;
    session.answer(figure(session.getSnapshot().ledger!.figures, '借用人员'), choice);
    expect(session.getSnapshot().ledger!.writes).toBe(all - 1);
    await session.apply();
    expect(session.getSnapshot().result).toMatchObject({ written: all - 1, untouched: 1 });
    expect(reportWords(host.bytes())).toContain('在职人数8人，借用人员4人');
    expect(linkRow(session, '借用人员')).toMatchObject({ state, text: '4人' });
    // Told once: the same workbook asks nothing more.
    await session.takeWorkbook(chosenFile(newBook));
    expect(session.getSnapshot().ledger).toMatchObject({ writes: 0, open: 0, ask: [], figures: [] });
  });

  test.each([
    ['保留我的', 'mine', '在职人数7人，借用人员4人'],
    ['不再更新', 'unlink', '在职人数7人，借用人员4人'],
    ['采用新值', 'adopt', '在职人数8人，借用人员1人'],
  ] as const)('改过文字的一段%s', async (_, choice, words) => {
    const own = editedReport(report, ['编外长期聘用人员', '编外常年聘用人员']);
    const { session, host } = await openReport(own);
    await session.takeWorkbook(chosenFile(newBook));
    const row = session.getSnapshot().ledger!.reworded[0]!;
    expect(row.title).toBe('人员情况');
    session.answer(row, choice);
    await session.apply();
    expect(reportWords(host.bytes())).toContain(words);
    expect(reportWords(host.bytes()).includes('编外常年聘用人员')).toBe(choice !== 'adopt');
    if (choice === 'adopt') expect(session.getSnapshot().reading!.log[0]!.replaced).toContain('编外常年聘用人员');
    await session.takeWorkbook(chosenFile(newBook));
    expect(session.getSnapshot().ledger).toMatchObject({ writes: 0, open: 0, reworded: [] });
  });

  test('保留一个数字后，由它算出的数字会点名说不一致', async () => {
    const { session } = await openReport(report);
    await session.takeWorkbook(chosenFile(newBook));
    const row = figure(session.getSnapshot().ledger!.figures, '公务接待本年决算数');
    session.answer(row, 'mine');
    const held = figure(session.getSnapshot().ledger!.figures, '公务接待本年决算数');
    expect(held.consequence).toContain('三公经费本年决算数');
  });
});

test('工作簿保存后：知道有新的，一键重读；只能选一次的文件说清楚', async () => {
  const { session } = await openReport(report);
  const file = chosenFile(oldBook);
  await session.takeWorkbook(file);
  expect(session.getSnapshot()).toMatchObject({ canReread: true, isNewer: false, ledger: { writes: 0, changes: 0 } });
  file.save(newBook);
  await session.noticeWorkbook();
  expect(session.getSnapshot().isNewer).toBe(true);
  await session.rereadWorkbook();
  expect(session.getSnapshot().isNewer).toBe(false);
  expect(session.getSnapshot().ledger!.changes).toBeGreaterThan(2);

  const once = chosenFile(oldBook, false);
  await session.takeWorkbook(once);
  expect(session.getSnapshot().canReread).toBe(false);
  once.save(newBook);
  await session.rereadWorkbook();
  expect(session.getSnapshot().refusal).toMatchObject({ code: 'input.moved' });
});

describe('粘贴', () => {
  const carrier = async (): Promise<string> => writeCarrier(exampleLink(openExample(newBook), wroteAt));

  test('与读工作簿得出同一份清单', async () => {
    const a = await openReport(edited);
    await a.session.takeWorkbook(chosenFile(newBook));
    const b = await openReport(edited);
    await b.session.paste(await carrier());
    const [fromFile, fromPaste] = [a, b].map(({ session }) => session.getSnapshot().ledger);
    expect(fromPaste).toEqual(fromFile);
  });

  test.each([
    ['截断', 'input.link-truncated', (text: string) => text.slice(0, text.length / 2)],
    ['损坏', 'input.link-damaged', (text: string) => text.replace(/\n[A-Za-z0-9+/]{8}/, '\nAAAAAAAA')],
    ['别的内容', 'input.link-foreign', () => '2018年基本支出285.6万元'],
    ['旧版本', 'input.link-older', (text: string) => text.replace('开始·1】', '开始·0】')],
    ['新版本', 'input.link-newer', (text: string) => text.replace('开始·1】', '开始·2】')],
  ])('%s的数据包：拒绝，说清楚，什么也不写，手头的数据还在', async (_, code, damage) => {
    const { session, host, calls } = await openReport(report);
    await session.takeWorkbook(chosenFile(newBook));
    const before = session.getSnapshot();
    await session.paste(damage(await carrier()));
    const { refusal, ledger, source, stage } = session.getSnapshot();
    expect(refusal!.code).toBe(code);
    expect(refusal!.message.length).toBeGreaterThan(15);
    expect({ ledger, source, stage }).toEqual({ ledger: before.ledger, source: before.source, stage: 'planned' });
    expect(calls.filter((call) => call !== 'read')).toEqual([]);
    expect(host.bytes()).toBe(report);
  });
});

describe('别的工作簿', () => {
  test('拒绝；确认改用之后才照它列清单，写入后文档跟着它', async () => {
    const other = await exampleBook({ actualStaff: 6 }, 'other');
    const { session, host, calls } = await openReport(report);
    await session.takeWorkbook(chosenFile(other));
    expect(session.getSnapshot()).toMatchObject({
      stage: 'linked',
      mismatch: { code: 'input.other-report' },
      ledger: null,
    });
    session.relink();
    expect(session.getSnapshot()).toMatchObject({ stage: 'planned', mismatch: null });
    expect(calls.filter((call) => call !== 'read')).toEqual([]);
    await session.apply();
    expect(reportWords(host.bytes())).toContain('在职人数6人');
    await session.takeWorkbook(chosenFile(other));
    expect(session.getSnapshot()).toMatchObject({ stage: 'planned', mismatch: null });
  });

  test('不是本工具的工作簿、不是工作簿的文件', async () => {
    const { session } = await openReport(report);
    await session.takeWorkbook({ name: '日记.xlsx', isLive: false, bytes: async () => report });
    expect(session.getSnapshot().refusal!.code).toBe('input.not-workbook');
    await session.takeWorkbook({ name: '日记.xlsx', isLive: false, bytes: async () => new Uint8Array(0) });
    expect(session.getSnapshot().refusal!.code).toBe('input.empty');
  });

  test('暂不更新：放下数据，文档原样', async () => {
    const { session, host } = await openReport(edited);
    await session.takeWorkbook(chosenFile(newBook));
    session.putAside();
    expect(session.getSnapshot()).toMatchObject({ stage: 'linked', source: null, ledger: null });
    expect(host.bytes()).toBe(edited);
  });
});

describe('链接', () => {
  test('一致、待更新、您改过、找不到，名称和单元格', async () => {
    const own = editedReport(edited, ['编外长期聘用人员', '编外常年聘用人员'], ['>12人<', '><']);
    const { session } = await openReport(own);
    await session.takeWorkbook(chosenFile(newBook));
    expect(linkRow(session, '编制数')).toMatchObject({ state: 'same', text: '9人', next: null });
    expect(linkRow(session, '实际在职人数')).toMatchObject({ state: 'stale', text: '7人', next: '8人' });
    expect(linkRow(session, '借用人员')).toMatchObject({ state: 'stale', text: '5人', next: '1人' });
    expect(linkRow(session, '编外人员').state).toBe('lost');
    expect(linkRow(session, '编制数').place).toEqual({ sheet: '基础数据表', address: 'B5' });
  });

  test('另写一个数字：链接还在，表里一变就问；撤回就是表里的数', async () => {
    const { session, host } = await openReport(edited);
    const reason = '按实有人数';
    const wish = { kind: 'override', text: '10人', override: { kind: 'one-off', reason } } as const;
    expect(await session.changeFigure(linkRow(session, '编制数'), wish)).toBe(true);
    expect(reportWords(host.bytes())).toContain('编制数10人');
    expect(reportWords(host.bytes())).toContain('借用人员5人');
    expect(linkRow(session, '编制数')).toMatchObject({
      state: 'override',
      text: '10人',
      override: { reason, shown: '9人' },
    });
    expect(session.getSnapshot().reading!.log).toMatchObject([{ replaced: '9人', by: '10人' }]);
    await session.takeWorkbook(
      chosenFile(await exampleBook({ authorizedPosts: 11, borrowedStaff: 4, actualStaff: 7 })),
    );
    expect(
      session
        .getSnapshot()
        .ledger!.ask.map(({ question }) => question.reason)
        .join(),
    ).toContain(reason);
    session.putAside();
    expect(await session.changeFigure(linkRow(session, '编制数'), { kind: 'withdraw' })).toBe(true);
    expect(reportWords(host.bytes())).toContain('编制数9人');
    expect(linkRow(session, '编制数').state).toBe('written');
  });

  test('不再更新一个数字，再恢复', async () => {
    const { session, host } = await openReport(report);
    await session.takeWorkbook(chosenFile(newBook));
    await session.changeFigure(linkRow(session, '实际在职人数'), { kind: 'unlink' });
    expect(linkRow(session, '实际在职人数').state).toBe('unlinked');
    await session.apply();
    expect(reportWords(host.bytes())).toContain('在职人数7人');
    await session.changeFigure(linkRow(session, '实际在职人数'), { kind: 'relink' });
    expect(linkRow(session, '实际在职人数')).toMatchObject({ text: '7人' });
  });

  test('断开一段：成为普通文字，不再问，别段照常', async () => {
    const { session, host, bugs } = await openReport(report);
    await session.takeWorkbook(chosenFile(newBook));
    const group = session.getSnapshot().links!.groups.find(({ title }) => title === '人员情况')!;
    expect(await session.unlinkGroup(group)).toBe(true);
    expect(bugs).toEqual([]);
    expect(session.getSnapshot().links!.groups.map(({ title }) => title)).not.toContain('人员情况');
    expect(session.getSnapshot().ledger!.ask).toEqual([]);
    await session.apply();
    expect(reportWords(host.bytes())).toContain('在职人数7人');
    expect(reportWords(host.bytes())).toContain('0.94');
  });

  test('段落的控件：重复、拆开、删去、移动、表里没有的，都看得出，不猜', async () => {
    const sdt = (id: string): RegExp =>
      new RegExp(`<w:sdt><w:sdtPr><w:alias [^>]*/><w:tag w:val="jx:1:${id}"/>.*?</w:sdt>`, 's');
    const duplicated = editedReport(report, [sdt('staffing'), '$&$&']);
    const deleted = editedReport(report, [sdt('staffing'), '']);
    const strange = editedReport(report, ['jx:1:staffing"', 'jx:1:whoKnows"']);
    const stateOf = async (docx: Uint8Array, title: string): Promise<string[]> => {
      const { session } = await openReport(docx);
      await session.takeWorkbook(chosenFile(newBook));
      return session
        .getSnapshot()
        .links!.groups.filter((one) => one.title === title)
        .map(({ state }) => state);
    };
    expect(await stateOf(duplicated, '人员情况')).toEqual(['duplicated', 'duplicated']);
    expect(await stateOf(deleted, '人员情况')).toEqual(['missing']);
    expect(await stateOf(strange, '人员情况')).toContain('unknown');
  });
});

test('宿主出错：说出来，清单还在；程序错误交给上面', async () => {
  const { session, host, bugs } = await openReport(report);
  await session.takeWorkbook(chosenFile(newBook));
  const { Problem } = await import('../../../src/core/problem/problem');
  const { apply } = host;
  host.apply = () => Promise.reject(new Problem('host.document-protected', {}));
  await session.apply();
  expect(session.getSnapshot()).toMatchObject({
    trouble: { code: 'host.document-protected', during: 'write' },
    result: null,
  });
  expect(session.getSnapshot().ledger!.writes).toBeGreaterThan(0);
  host.apply = () => Promise.reject(new TypeError('ours'));
  await session.apply();
  expect(bugs).toHaveLength(1);
  host.apply = apply;
  await session.apply();
  expect(session.getSnapshot()).toMatchObject({ trouble: null, activity: 'idle' });
  expect(session.getSnapshot().result!.written).toBeGreaterThan(0);
});
