import { verifyInstall } from '../../../../src/app/verify-install';
import type { Edit } from '../../../../src/core/workbook/edit';
import { createExcelHost } from '../../../../src/hosts/office/excel/excel-host';
import type { OpenExcel } from '../../../../simulator/excel';
import { blankExcel, sampleEdits } from './blank-excel';

let excel: OpenExcel;
beforeEach(() => {
  excel = blankExcel();
});
afterEach(async () => {
  const { bugs } = excel.host;
  await excel.close();
  expect(bugs).toEqual([]);
});

test('装入整套表：7 张表 10 次往返，每次不到 1 MB，装入后自检没有差别', async () => {
  const host = createExcelHost();
  const seen: string[] = [];
  const receipt = await host.apply(sampleEdits, {
    onProgress: ({ sheet, done, total }) => seen.push(`${done}/${total} ${sheet}`),
  });
  const { roundTrips, exchanges } = excel.host.traffic;
  expect(receipt).toEqual({ applied: sampleEdits.length, sheets: seen.map((line) => line.slice(4)), cancelled: false });
  expect(seen).toEqual([
    '1/7 基础数据表',
    '2/7 评分表',
    '3/7 增减变动说明表',
    '4/7 报告文字',
    '5/7 补充资料',
    '6/7 说明',
    '7/7 jixiao_标识',
  ]);
  expect(roundTrips).toBe(10);
  expect(Math.max(...exchanges.map(({ request }) => JSON.stringify(request).length))).toBeLessThan(1_000_000);
  expect(await verifyInstall(host, sampleEdits)).toEqual([]);
});

test('自检说得出少了什么', async () => {
  const host = createExcelHost();
  await host.apply(sampleEdits);
  await excel.run(async ({ workbook }) => {
    const sheet = workbook.worksheets.getItem('基础数据表');
    sheet.protection.unprotect();
    sheet.getRange('F7').values = [[1]];
    sheet.getRange('B9').dataValidation.clear();
    sheet.pageLayout.setPrintArea('A1:B2');
    workbook.names.getItem('jx.fiscalYear').delete();
  });
  const kinds = (await verifyInstall(host, sampleEdits)).map(({ kind, place }) => `${kind} ${place}`);
  expect(kinds.sort()).toEqual([
    'formula F7',
    'name jx.fiscalYear',
    'print-area A1:G27',
    'protection ',
    'validation B9',
  ]);
});

test('同名的表已在：一个字也不写，说清楚；先改名就两份都在', async () => {
  const host = createExcelHost();
  await excel.run(async ({ workbook }) => {
    workbook.worksheets.add('评分表').getRange('A1').values = [['用户自己的数']];
  });
  excel.host.traffic.reset();
  await expect(host.apply(sampleEdits)).rejects.toMatchObject({
    code: 'host.sheet-exists',
    message: expect.stringContaining('“评分表”的工作表，没有覆盖'),
  });
  expect(excel.host.traffic.writes).toBe(0);
  const aside: Edit = { edit: 'rename-sheet', sheet: '评分表', to: '评分表（原）' };
  await host.apply([aside, ...sampleEdits]);
  const { sheets } = await host.read('all');
  expect(sheets.find((sheet) => sheet.name === '评分表（原）')?.cells).toEqual([['用户自己的数']]);
  expect(await verifyInstall(host, sampleEdits)).toEqual([]);
});

test('装到一半取消：说得出做了几张；照单撤回以后什么也不剩', async () => {
  const host = createExcelHost();
  const abort = new AbortController();
  const receipt = await host.apply(sampleEdits, {
    signal: abort.signal,
    onProgress: ({ done }) => void (done === 2 && abort.abort()),
  });
  expect(receipt).toMatchObject({ cancelled: true, sheets: ['基础数据表', '评分表'] });
  const undo = sampleEdits.flatMap((edit): Edit[] => {
    if (edit.edit === 'define-name') return [{ edit: 'remove-name', name: edit.name }];
    return edit.edit === 'add-sheet' ? [{ edit: 'remove-sheet', sheet: edit.sheet }] : [];
  });
  await host.apply(undo);
  expect(await host.read('list')).toMatchObject({ sheets: [{ name: 'Sheet1' }], names: [] });
});

test('看起来像数、日期、公式的文字仍是文字', async () => {
  const host = createExcelHost();
  const texts = [
    '012',
    '2018年3月',
    '3-1',
    '=1+1',
    '-5%',
    '50%',
    'TRUE',
    "'引号",
    '#N/A',
    '第1行\r\n第2行',
    '1、三公经费',
  ];
  await host.apply([{ edit: 'set-cells', sheet: 'Sheet1', row: 1, column: 1, cells: texts.map((text) => [text]) }]);
  const [sheet] = (await host.read('all')).sheets;
  expect(sheet?.cells.map(([cell]) => cell)).toEqual(texts.map((text) => text.replace('\r\n', '\n')));
});
