import { editedReport, exampleBook, exampleReport } from '../../support/linked-report';
import { chosenFile, openReport, type Opened } from './session-setup';

/** A report of 7 people with the user's own words beside the figure; the workbook has 8 now. */
async function reportWith(own: string): Promise<Uint8Array> {
  const report = await exampleReport(await exampleBook({ actualStaff: 7 }), '2019-05-07T02:31:00.000Z');
  return editedReport(report, [/7人<\/w:t>/, `7人</w:t></w:r><w:r><w:t>${own}</w:t>`]);
}

async function updated(own: string): Promise<Opened> {
  const opened = await openReport(await reportWith(own));
  await opened.session.takeWorkbook(chosenFile(await exampleBook()));
  await opened.session.apply();
  expect(opened.bugs).toEqual([]);
  expect(opened.session.getSnapshot().result!.written).toBeGreaterThan(0);
  for (let turn = 0; turn < 100 && opened.session.audit.getSnapshot().audit === null; turn++)
    await new Promise((done) => setTimeout(done, 20));
  await new Promise((done) => setTimeout(done, 50));
  return opened;
}

const named = ({ session }: Opened): string[] => {
  const { audit, afterUpdate } = session.audit.getSnapshot();
  return audit!.findings.filter(({ key }) => afterUpdate.includes(key)).map(({ title }) => title);
};

test('更新换了数字，旁边自己写的话和新数字对不上：点名', async () => {
  const opened = await updated('（其中男5人，女2人）');
  expect(named(opened)).toEqual([expect.stringContaining('5人＋2人＝7人，文中合计写8人')]);
  await opened.session.audit.check();
  expect(opened.session.audit.getSnapshot().afterUpdate).toEqual([]);
});

test('自己写的话和新数字对得上，或与更新的段落无关：不点名', async () => {
  const opened = await updated('（其中男5人，女3人）');
  // “基本在预算控制范围内” of a paragraph that the update left alone.
  expect(opened.session.audit.getSnapshot().audit!.findings.length).toBeGreaterThan(0);
  expect(named(opened)).toEqual([]);
});
