import type { Data } from '../../../src/core/table/data';
import type { LinkPackage } from '../../../src/core/report/link/link-package';
import {
  editedReport,
  exampleBook,
  exampleLink,
  exampleReport,
  openExample,
  reportWords,
} from '../../support/linked-report';
import { openReport } from './session-setup';

/** What the paired Excel pane sends when so many people are in the office. */
const sent = async (actualStaff: number, workbookId = 'report', more: Data = {}): Promise<LinkPackage> =>
  exampleLink(openExample(await exampleBook({ ...more, actualStaff }, workbookId)), '2019-05-07T03:00:00.000Z');

let report: Uint8Array;
beforeAll(async () => {
  report = await exampleReport(await exampleBook({ actualStaff: 7 }), '2019-05-07T02:31:00.000Z');
});

const shown = (words: string): string | undefined => /在职人数(\d+)人/.exec(words)?.[1];

test('配对的 Excel 送来数字：立刻列清单，什么也不写；又送来，清单照新的；更新后一致', async () => {
  const { session, host, calls, bugs } = await openReport(report);
  await session.takeLink(await sent(8));
  const first = session.getSnapshot();
  expect(first).toMatchObject({ stage: 'planned', source: { kind: 'relay' }, canReread: false, refusal: null });
  expect(first.ledger!.figures.map(({ figure }) => figure?.new)).toContain('8人');
  await session.takeLink(await sent(6));
  const then = session.getSnapshot().ledger!;
  expect(then.figures.map(({ figure }) => figure?.new)).toContain('6人');
  expect([calls.includes('apply'), shown(reportWords(host.bytes()))]).toEqual([false, '7']);
  await session.apply();
  expect(shown(reportWords(host.bytes()))).toBe('6');
  expect(session.getSnapshot()).toMatchObject({ ledger: { changes: 0 }, result: { written: then.changes } });
  await session.takeLink(await sent(5));
  expect(session.getSnapshot()).toMatchObject({ result: null });
  expect(session.getSnapshot().ledger!.changes).toBeGreaterThan(0);
  expect(bugs).toEqual([]);
});

test('正在写入时又送来：写的是用户点头的那一份，写完再列新的', async () => {
  const { session, host, bugs } = await openReport(report);
  await session.takeLink(await sent(8));
  const next = await sent(6);
  const writing = session.apply();
  await session.takeLink(next);
  await writing;
  expect(shown(reportWords(host.bytes()))).toBe('8');
  const { ledger, isChanged, link } = session.getSnapshot();
  expect({ isChanged, digest: link?.digest }).toEqual({ isChanged: false, digest: next.digest });
  expect(ledger!.figures.map(({ figure }) => figure?.new)).toContain('6人');
  expect(bugs).toEqual([]);
});

test('您选的“保留我的”：送来的改了别处，选的还在；改了这一处，重新问', async () => {
  const { session } = await openReport(editedReport(report, ['>7人<', '>9人<']));
  await session.takeLink(await sent(8));
  const ask = session.getSnapshot().ledger!.ask.find(({ figure }) => figure?.label === '实际在职人数')!;
  const asked = (): readonly unknown[] => {
    const row = session.getSnapshot().ledger!.ask.find(({ key }) => key === ask.key);
    return [row?.figure?.new, row?.choice];
  };
  session.answer(ask, 'mine');
  await session.takeLink(await sent(8, 'report', { borrowedStaff: 4 }));
  expect(asked()).toEqual(['8人', 'mine']);
  await session.takeLink(await sent(6));
  expect(asked()).toEqual(['6人', null]);
});

test('别的工作簿送来的：不列清单，问要不要改用；同意以后再送来的照列', async () => {
  const { session } = await openReport(report);
  await session.takeLink(await sent(8, 'another'));
  expect(session.getSnapshot()).toMatchObject({ ledger: null, mismatch: { code: 'input.other-report' } });
  session.relink();
  expect(session.getSnapshot().ledger?.changes).toBeGreaterThan(0);
  await session.takeLink(await sent(6, 'another'));
  expect(session.getSnapshot()).toMatchObject({ mismatch: null });
  expect(session.getSnapshot().ledger!.figures.map(({ figure }) => figure?.new)).toContain('6人');
});

test('先后送来两份、模板还没有读到：算后面那份', async () => {
  const { session } = await openReport(await exampleReport(await exampleBook(), '2019-05-07T02:31:00.000Z'));
  const [early, late] = [await sent(6), await sent(5)];
  await Promise.all([session.takeLink(early), session.takeLink(late)]);
  expect(session.getSnapshot().link?.digest).toBe(late.digest);
});
