import { exampleBook, exampleReport, editedReport } from '../../support/linked-report';
import { chosenFile, openReport } from './session-setup';

const at = '2019-05-07T02:31:00.000Z';

/** As another program saves it: the words are there, the controls have no tags. */
const withoutTags = (docx: Uint8Array): Uint8Array => editedReport(docx, [/<w:tag w:val="jx:1:[^"]*"\/>/g, '']);

test('链接全丢了、数没有变：清单逐段列出要接上的，更新后还列着，再更新没有了', async () => {
  const book = await exampleBook();
  const { session } = await openReport(withoutTags(await exampleReport(book, at)));
  await session.takeWorkbook(chosenFile(book));
  const ledger = session.getSnapshot().ledger!;
  expect(ledger.repaired?.titles.slice(0, 2)).toEqual(['标题', '预算单位盖章']);
  expect(ledger.repaired!.titles.length).toBeGreaterThan(20);
  expect([ledger.repaired!.titles.length, ledger.canApply]).toEqual([ledger.writes, true]);

  await session.apply();
  const { result } = session.getSnapshot();
  expect(result!.repaired).toEqual(ledger.repaired);
  expect(session.getSnapshot().ledger!.repaired).toBeNull();
  expect(session.getSnapshot().ledger!.canApply).toBe(false);
});

test('链接都在的报告不提', async () => {
  const { session } = await openReport(await exampleReport(await exampleBook(), at));
  await session.takeWorkbook(chosenFile(await exampleBook({ borrowedStaff: 5 })));
  expect(session.getSnapshot().ledger!.repaired).toBeNull();
  await session.apply();
  expect(session.getSnapshot().result!.repaired).toBeNull();
});
