import { newWorkbook } from '../../../src/app/new-workbook';
import type { Snapshot } from '../../../src/core/workbook/snapshot';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { loadExtras } from '../../src/files/book-file';
import { readXlsx } from '../../src/files/read-xlsx';
import { writeXlsx } from '../../src/files/write-xlsx';
import { readParts } from '../../src/files/xlsx-parts';
import { builtInPack } from '../../../test/support/built-in-pack';
import { openExcel, type OpenExcel } from '../../excel';

let original: Uint8Array;
let excel: OpenExcel;
let saved: Uint8Array;

beforeAll(async () => {
  const edits = newWorkbook({ pack: builtInPack('kaifu-2018'), sample: true, data: {}, workbookId: 'test' });
  original = await authorWorkbook(edits, { creator: '测试' });
  const file = await readXlsx(original, '开福区');
  excel = openExcel({ snapshot: file.snapshot });
  loadExtras(excel.host.book, file);
  await excel.host.book.settle();
  saved = await writeXlsx(excel.host.book);
});
afterAll(() => excel.close());

/** 计算出的数两边都是双精度，只比到 12 位有效数字。 */
function rounded(snapshot: Snapshot): unknown {
  return JSON.parse(JSON.stringify(snapshot), (_key, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value,
  ) as unknown;
}

test('打开、重算、另存之后，内容快照与原文件相同', () => {
  expect(rounded(readWorkbook(saved, 'saved.xlsx', { sheets: 'all' }))).toEqual(
    rounded(readWorkbook(original, 'original.xlsx', { sheets: 'all' })),
  );
});

test('有效性、分页、名称都在', () => {
  const [before, after] = [readParts(original), readParts(saved)];
  expect(after.names.length).toBeGreaterThan(50);
  const sorted = (names: typeof before.names) => [...names].sort((one, other) => (one.name < other.name ? -1 : 1));
  expect(sorted(after.names)).toEqual(sorted(before.names));
  for (const [name, sheet] of before.sheets) {
    const cells = ({ validations }: typeof sheet) =>
      validations
        .flatMap(({ areas, record }) =>
          areas.flatMap((area) =>
            Array.from({ length: area.rows * area.columns }, (_, index) => {
              const row = area.row + Math.floor(index / area.columns);
              return JSON.stringify([
                row,
                area.column + (index % area.columns),
                record.rule,
                record.alert,
                record.prompt,
              ]);
            }),
          ),
        )
        .sort();
    expect([name, cells(after.sheets.get(name) ?? { validations: [], rowBreaks: [], columnBreaks: [] })]).toEqual([
      name,
      cells(sheet),
    ]);
    expect([name, after.sheets.get(name)?.rowBreaks]).toEqual([name, sheet.rowBreaks]);
  }
});

test('保护、开锁、条件格式、页面设置经过真正的客户端读得到', async () => {
  const seen = await excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name,items/visibility,items/protection/protected,items/pageLayout/orientation');
    await context.sync();
    const highlights = worksheets.items.map((one) => one.getRange().conditionalFormats.getCount());
    const areas = worksheets.items.map((one) => one.pageLayout.getPrintAreaOrNullObject());
    for (const area of areas) area.load('address');
    await context.sync();
    return worksheets.items.map((one, index) => ({
      name: one.name,
      visibility: one.visibility,
      isProtected: one.protection.protected,
      highlights: highlights[index]?.value ?? 0,
      hasPrintArea: areas[index]?.isNullObject === false,
    }));
  });
  const identity = seen.find(({ name }) => name === 'jixiao_标识');
  expect(identity?.visibility).toBe('VeryHidden');
  const visible = seen.filter(({ visibility }) => visibility === 'Visible');
  expect(visible.filter(({ isProtected }) => !isProtected)).toEqual([]);
  expect(visible.filter(({ hasPrintArea }) => !hasPrintArea)).toEqual([]);
  expect(visible.reduce((sum, { highlights }) => sum + highlights, 0)).toBeGreaterThan(5);
});

test('插入行、改数之后，逐步重算与全部重算结果相同', async () => {
  const { book } = excel.host;
  const { model } = book;
  const values = (): readonly unknown[] =>
    model.sheets().flatMap((id) => {
      const used = model.used(id, true);
      return Array.from({ length: used ? used.rows * used.columns : 0 }, (_, index) => {
        const { row = 0, column = 0, columns = 1 } = used ?? {};
        const { value } = model.cell(id, row + Math.floor(index / columns), column + (index % columns));
        return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
      });
    });
  // Univer 提到一些已不存在的依赖，照常算完。
  const notices = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  for (const [step, id] of model.sheets().entries()) {
    const used = model.used(id, true);
    if (!used || used.rows < 6) continue;
    model.insert(id, { row: used.row + 3 + (step % 3), column: 0, rows: 1 + (step % 2), columns: 16_384 }, 'down');
    await book.settle();
    for (let row = used.row; row < used.row + used.rows; row += 2) {
      const constant = Array.from({ length: used.columns }, (_, index) => used.column + index).find((column) => {
        const { value, formula } = model.cell(id, row, column);
        return formula === null && typeof value === 'number';
      });
      if (constant === undefined) continue;
      const cell = { row, column: constant, rows: 1, columns: 1 };
      const { value } = model.cell(id, row, constant);
      model.write(id, cell, () => ({ value: Number(value) + 7 }));
    }
    await book.settle();
  }
  const stepwise = values();
  model.recalculate();
  await book.settle();
  notices.mockRestore();
  expect(stepwise.length).toBeGreaterThan(500);
  expect(values()).toEqual(stepwise);
});

test('溢出的数组公式另存再打开，还是溢出，不是 #SPILL!', async () => {
  const area = { row: 0, column: 0, rows: 3, columns: 1 };
  const values = ({ model }: OpenExcel) => [0, 1, 2].map((row) => model.cell('s1', row, 2).value);
  const first = openExcel();
  first.model.write('s1', area, (row) => ({ value: 3 - row }));
  first.model.write('s1', { row: 0, column: 2, rows: 1, columns: 1 }, () => ({ formula: '=SORT(A1:A3)' }));
  await first.host.book.settle();
  expect(values(first)).toEqual([1, 2, 3]);
  const { snapshot } = await readXlsx(await writeXlsx(first.host.book), '溢出');
  await first.close();
  const [id = ''] = snapshot.sheetOrder ?? [];
  const again = openExcel({ snapshot });
  await again.host.book.settle();
  expect([0, 1, 2].map((row) => again.model.cell(id, row, 2).value)).toEqual([1, 2, 3]);
  await again.close();
});
