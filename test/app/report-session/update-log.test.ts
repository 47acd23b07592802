import type { LogEntry } from '../../../src/core/report/refresh/plan';
import { editedReport, exampleBook, exampleReport, reportWords } from '../../support/linked-report';
import { chosenFile, openReport, type Opened } from './session-setup';

let newBook: Uint8Array;
let report: Uint8Array;

beforeAll(async () => {
  newBook = await exampleBook();
  const oldBook = await exampleBook({ borrowedStaff: 4, actualStaff: 7, 'officialReception.final': 1.07 });
  report = await exampleReport(oldBook, '2019-05-07T02:31:00.000Z');
});

const logOf = ({ session }: Opened): readonly LogEntry[] => session.getSnapshot().reading!.log;

test('只是数变了：跟着变的每个数都记下旧 → 新，不算您写的', async () => {
  const opened = await openReport(report);
  await opened.session.takeWorkbook(chosenFile(newBook));
  const moved = opened.session.getSnapshot().ledger!.changes;
  await opened.session.apply();
  const log = logOf(opened);
  expect(log.every(({ follows }) => follows)).toBe(true);
  expect(log.length).toBeGreaterThanOrEqual(moved);
  expect(log).toContainEqual(
    expect.objectContaining({ title: '人员情况', label: '借用人员', replaced: '4人', by: '1人', follows: true }),
  );
  // What the log says was taken out stood in the old document, and what it says came in stands in the new one.
  const [before, after] = [reportWords(report), reportWords(opened.host.bytes())];
  for (const { replaced, by, field } of log) {
    if (field === undefined) continue;
    expect(before).toContain(replaced);
    expect(after).toContain(by);
  }
});

test('再更新一次：上一次的还在，新的接在后面', async () => {
  const opened = await openReport(report);
  await opened.session.takeWorkbook(chosenFile(newBook));
  await opened.session.apply();
  const first = logOf(opened);
  await opened.session.takeWorkbook(chosenFile(await exampleBook({ borrowedStaff: 9 })));
  await opened.session.apply();
  expect(logOf(opened).slice(0, first.length)).toEqual(first);
  expect(logOf(opened).slice(first.length)).toContainEqual(expect.objectContaining({ replaced: '1人', by: '9人' }));
});

test('两边都改：采用新值，换下的您的话记一条，不重复', async () => {
  const opened = await openReport(editedReport(report, ['>4人<', '>5人<']));
  await opened.session.takeWorkbook(chosenFile(newBook));
  opened.session.answer(opened.session.getSnapshot().ledger!.ask[0]!, 'adopt');
  await opened.session.apply();
  expect(reportWords(opened.host.bytes())).toContain('借用人员1人');
  const yours = logOf(opened).filter(({ follows }) => !follows);
  expect(yours).toMatchObject([{ title: '人员情况', replaced: '5人', by: '1人' }]);
  expect(logOf(opened).filter(({ replaced }) => replaced === '5人')).toHaveLength(1);
});

test('没有要更新的：不添一条', async () => {
  const opened = await openReport(report);
  await opened.session.takeWorkbook(chosenFile(newBook));
  await opened.session.apply();
  const count = logOf(opened).length;
  await opened.session.takeWorkbook(chosenFile(newBook));
  await opened.session.apply();
  expect(logOf(opened)).toHaveLength(count);
});
