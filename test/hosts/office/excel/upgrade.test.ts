import { plainValue } from '../../../../src/core/fields/field-value';
import { createExcelHost } from '../../../../src/hosts/office/excel/excel-host';
import { next, old, open, sessionOn, used } from '../../../support/pack-versions';
import type { OpenExcel } from '../../../../simulator/excel';
import { blankExcel } from './blank-excel';

let excel: OpenExcel;
beforeEach(() => {
  excel = blankExcel();
});
afterEach(async () => {
  const { bugs } = excel.host;
  await excel.close();
  expect(bugs).toEqual([]);
});

test('窗格里升级：原表改名留着，答“继续”以前填的数也带过去，自检没有差别', async () => {
  const host = createExcelHost();
  await host.apply(await used());
  const session = sessionOn(host, next);
  await session.recheck();
  expect(await session.offerUpgrade()).toMatchObject({ from: '1.0.0', to: '1.1.0', isSameForm: false });
  await session.upgrade();
  expect(session.getSnapshot().conflict?.sheets.length).toBeGreaterThan(1);

  const place = open(await host.read(), old).table.place('actualStaff')!;
  await excel.run(async ({ workbook }) => {
    workbook.worksheets.getItem(place.sheet).getRange(place.address).values = [[11]];
  });
  await session.answerConflict(true);

  const { book, trouble, selfCheck } = session.getSnapshot();
  expect(trouble).toBeNull();
  expect(selfCheck).toEqual([]);
  expect(book!.workbook.identity.packVersion).toBe('1.1.0');
  expect(['actualStaff', 'secondedStaff'].map((id) => plainValue(book!.workbook.table.value(id)))).toEqual(['11', '3']);
  const { sheets, names } = await host.read('list');
  expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['我的底稿', '基础数据表', '补充资料']));
  expect(sheets.length).toBeGreaterThan(13);
  expect(names.some(({ name }) => name === 'jx.trainees')).toBe(false);
}, 120_000);
