import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { editedReport, exampleBook, exampleReport } from '../../support/linked-report';
import { chosenFile, openReport } from './session-setup';

let newBook: Uint8Array;
let report: Uint8Array;

beforeAll(async () => {
  const oldBook = await exampleBook({ borrowedStaff: 4, budgetUnitName: '开福区房产局' });
  newBook = await exampleBook({ borrowedStaff: 1, budgetUnitName: '开福区房产局（本级）' });
  report = withProperty(await exampleReport(oldBook, '2019-05-07T02:31:00.000Z'), 'creator', '开福区房产局');
});

const withProperty = (docx: Uint8Array, name: string, text: string): Uint8Array => {
  const parts = unzipSync(docx);
  const before = strFromU8(parts['docProps/core.xml']!);
  const after = before.replace(new RegExp(`(<dc:${name}>)[^<]*`), (_, tag: string) => tag + text);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, 'docProps/core.xml': strToU8(after) });
};

test.each([
  ['一个数', (docx: Uint8Array) => editedReport(docx, ['>4人<', '>5人<'])],
  ['文档标题', (docx: Uint8Array) => withProperty(docx, 'title', '我的标题')],
  ['文档作者', (docx: Uint8Array) => withProperty(docx, 'creator', '我')],
])('清单出来以后文档又改过%s：不写，重新列清单；再点就写，改过的留着', async (_, change) => {
  const { session, host, edit, calls } = await openReport(report);
  await session.takeWorkbook(chosenFile(newBook));
  edit(change(report));
  await session.apply();
  expect(session.getSnapshot()).toMatchObject({ isChanged: true, result: null });
  expect(calls).not.toContain('apply');
  const own = host.bytes();
  await session.apply();
  expect(session.getSnapshot()).toMatchObject({ isChanged: false, trouble: null });
  expect(session.getSnapshot().result!.written).toBeGreaterThan(0);
  const properties = (docx: Uint8Array): string => strFromU8(unzipSync(docx)['docProps/core.xml']!);
  for (const kept of [/<dc:title>我的标题/, /<dc:creator>我</])
    expect(kept.test(properties(host.bytes()))).toBe(kept.test(properties(own)));
});
