import { newWorkbook } from '../../../src/app/new-workbook';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { builtInPack } from '../../../test/support/built-in-pack';
import { openExcel, type OpenExcel } from '../../excel';
import { loadExtras } from '../../src/files/book-file';
import { readXlsx } from '../../src/files/read-xlsx';

/** 用户的一步：插入、删除整行整列，连同名称、别表的公式、格式、有效性、分页、锁定，都随这一步去，随撤销回来。 */
let excel: OpenExcel;
beforeAll(async () => {
  const edits = newWorkbook({ pack: builtInPack('kaifu-2018'), sample: true, data: {}, workbookId: 'test' });
  const file = await readXlsx(await authorWorkbook(edits, { creator: '测试' }), '开福区');
  excel = openExcel({ snapshot: file.snapshot });
  loadExtras(excel.host.book, file);
  await excel.host.book.settle();
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
}, 60_000);
afterAll(async () => {
  await excel.close();
  jest.restoreAllMocks();
});

function everything(): Readonly<Record<string, unknown>> {
  const { model } = excel;
  const { book } = excel.host;
  const all: Record<string, unknown> = { names: [...model.names()].map((one) => ({ ...one })) };
  for (const id of model.sheets()) {
    const name = model.sheet(id)?.name ?? '';
    const { highlights, validations, page, unlocked } = book.extras.of(id);
    const used = model.used(id, false);
    for (let row = 0; row < (used ? used.row + used.rows : 0); row++) {
      all[`${name} 第${row + 1}行高`] = Math.round(model.rowHeight(id, row) * 100) / 100;
      for (let column = 0; column < (used ? used.column + used.columns : 0); column++)
        all[`${name} ${row + 1},${column + 1}`] = {
          ...model.cell(id, row, column),
          style: model.style(id, row, column),
        };
    }
    for (let column = 0; column < 12; column++) all[`${name} 第${column + 1}列宽`] = model.columnWidth(id, column);
    all[`${name} 合并`] = [...model.merges(id)].map((area) => JSON.stringify(area)).sort();
    all[`${name} 规则`] = { highlights, validations, page };
    all[`${name} 不锁定`] = [...unlocked.all].map((area) => JSON.stringify(area)).sort();
  }
  return structuredClone(all);
}

function differences(before: ReturnType<typeof everything>): readonly unknown[] {
  const after = everything();
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => [key, JSON.stringify(before[key]), JSON.stringify(after[key])]);
}

const rows = (row: number, count: number) => ({ row, column: 0, rows: count, columns: 16_384 });
const columns = (column: number, count: number) => ({ row: 0, column, rows: 1_048_576, columns: count });

test.each([
  ['插入一行', (id: string) => excel.model.insert(id, rows(8, 1), 'down')],
  ['在合并区里插入两行', (id: string) => excel.model.insert(id, rows(4, 2), 'down')],
  ['在合并区末行插入三行', (id: string) => excel.model.insert(id, rows(15, 3), 'down')],
  ['删除一行', (id: string) => excel.model.remove(id, rows(8, 1), 'up')],
  ['删除名称、有效性、合并所在的五行', (id: string) => excel.model.remove(id, rows(4, 5), 'up')],
  ['插入一列', (id: string) => excel.model.insert(id, columns(2, 1), 'right')],
  ['删除两列', (id: string) => excel.model.remove(id, columns(1, 2), 'left')],
] as const)('%s，撤销以后一处不差（每张表）', async (_what, edit) => {
  const { book } = excel.host;
  for (const id of excel.model.sheets()) {
    const before = everything();
    edit(id);
    await book.settle();
    const done = everything();
    expect(JSON.stringify(done)).not.toBe(JSON.stringify(before));
    excel.model.undo();
    await book.settle();
    expect([excel.model.sheet(id)?.name, differences(before)]).toEqual([excel.model.sheet(id)?.name, []]);
    excel.model.open.workbook.redo();
    await book.settle();
    expect([excel.model.sheet(id)?.name, differences(done)]).toEqual([excel.model.sheet(id)?.name, []]);
    excel.model.undo();
    await book.settle();
    expect(differences(before)).toEqual([]);
  }
});
