import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newWorkbook } from '../../../../src/app/new-workbook';
import { isProblem } from '../../../../src/core/problem/problem';
import type { CellEdit, Edit } from '../../../../src/core/workbook/edit';
import { cachedValue, type CellValue } from '../../../../src/core/workbook/snapshot';
import { authorWorkbook } from '../../../../src/hosts/file/author/workbook/author-workbook';
import { legacyAsXlsx, type Converted } from '../../../../src/hosts/file/legacy/as-xlsx';
import { readPrintedSheets } from '../../../../src/hosts/file/read/printed-sheets';
import { builtInPack } from '../../../support/built-in-pack';
import { ooxmlFaults } from '../../../support/ooxml/ooxml-faults';
import { convert, describeWithSoffice } from '../../../support/soffice';
import { compoundFile } from '../read/office-files';

const author = (edits: readonly Edit[]): Promise<Uint8Array> => authorWorkbook(edits, { creator: '绩效自评助手' });
const asXlsx = (bytes: Uint8Array, file = '原表.xls'): Promise<Converted | null> =>
  legacyAsXlsx(bytes, file, { author });

/** Cells that say something, and merged areas, as whoever looks at the sheet has them. */
function printed(bytes: Uint8Array): unknown {
  return readPrintedSheets(bytes, '表.xlsx').map(({ name, visibility, row, column, cells, merges }) => ({
    name,
    // LibreOffice knows one way to hide a sheet.
    isHidden: visibility !== 'visible',
    cells: cells.flatMap((line, down) =>
      line.flatMap((cell, across): [string, CellValue][] => {
        const value = cachedValue(cell);
        return value === null || value === '' ? [] : [[`${row + down},${column + across}`, value]];
      }),
    ),
    merges: merges.map(({ top, left, bottom, right }) => `${top},${left},${bottom},${right}`).sort(),
  }));
}

const resultOf = (cell: CellEdit | undefined): CellEdit | undefined =>
  typeof cell === 'object' && cell !== null ? cell.value : cell;

const bureau: readonly Edit[] = [
  { edit: 'add-sheet', sheet: '附件1', visibility: 'visible' },
  { edit: 'add-sheet', sheet: '底稿', visibility: 'hidden' },
  {
    edit: 'set-cells',
    sheet: '附件1',
    row: 1,
    column: 1,
    cells: [
      ['2018年度部门整体支出绩效评价基础数据表', null, null],
      ['填报单位：某某局', null, '金额单位：元'],
      ['三公经费', '2017年决算数', '2018年决算数'],
      ['  公务接待', 1200.5, -900],
      ['执行率', 0.951, { formula: '=C4/B4', value: -0.75 }],
      ['填报日期', 43_543, '第一行\n第二行“引号”<&>'],
    ],
  },
  { edit: 'set-cells', sheet: '底稿', row: 3, column: 2, cells: [['藏着的', 7]] },
  { edit: 'style-cells', sheet: '附件1', areas: ['B6'], style: { numberFormat: 'yyyy-mm-dd' } },
  { edit: 'style-cells', sheet: '附件1', areas: ['B5'], style: { numberFormat: '0.0%' } },
  { edit: 'merge-cells', sheet: '附件1', areas: ['A1:C1', 'A2:B2'] },
];

describeWithSoffice('LibreOffice 存成的 .xls', () => {
  let folder: string;
  let form: Uint8Array;
  let xls: Uint8Array;
  const saved = async (name: string, edits: readonly Edit[]): Promise<[Uint8Array, Uint8Array]> => {
    const bytes = await author(edits);
    writeFileSync(join(folder, `${name}.xlsx`), bytes);
    convert([join(folder, `${name}.xlsx`)], 'xls', folder);
    return [bytes, new Uint8Array(readFileSync(join(folder, `${name}.xls`)))];
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jixiao-xls-'));
    [form, xls] = await saved('原表', bureau);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('表、数、字、合并的格都一样；.et 也一样', async () => {
    const own = await asXlsx(xls);
    expect(own!.kind).toBe('Excel 97-2003 (.xls)');
    expect(printed(own!.bytes)).toEqual(printed(form));
    expect(ooxmlFaults(own!.bytes)).toEqual([]);
    const wps = await asXlsx(xls, '原表.et');
    expect([wps!.kind, wps!.bytes]).toEqual(['WPS 表格 (.et)', own!.bytes]);
  });

  test('日期、百分数看得出，隐藏的行和列还是隐藏的', async () => {
    const looks: Edit[] = [
      { edit: 'size-rows', sheet: '附件1', heightsPt: [20, 20, 20, 0] },
      { edit: 'size-columns', sheet: '附件1', widthsMm: [40, 20, 0] },
    ];
    const [, old] = await saved('藏着的', [...bureau, ...looks]);
    const [sheet] = readPrintedSheets((await asXlsx(old, '藏着的.et'))!.bytes, '表.xlsx');
    const { dates, percents, hiddenRows, hiddenColumns } = sheet!.looks!;
    expect([[...dates], [...percents], [...hiddenRows], [...hiddenColumns]]).toEqual([['B6'], ['B5'], [4], [3]]);
  }, 60_000);

  test('模板自带的例子整本存成 .xls 再读：一样', async () => {
    const pack = builtInPack('kaifu-2018');
    // What LibreOffice did not calculate itself it saves as 0 there: the results stand without their formulas.
    const edits = newWorkbook({ pack, sample: true, data: {}, workbookId: 'w' }).map((edit): Edit =>
      edit.edit === 'set-cells' ? { ...edit, cells: edit.cells.map((line) => line.map(resultOf)) } : edit,
    );
    const [whole, old] = await saved('例子', edits);
    expect(printed((await asXlsx(old))!.bytes)).toEqual(printed(whole));
  }, 120_000);

  test('断在任何一处都说已损坏，不拿半张表当整张', async () => {
    for (let share = 1; share < 40; share++) {
      const half = xls.slice(0, Math.floor((xls.length * share) / 40));
      const outcome = await asXlsx(half).then(
        (done) => (done === null ? 'not ours' : 'read'),
        (error: unknown) => (isProblem(error) ? error.code : String(error)),
      );
      expect([share, outcome]).toEqual([share, expect.stringMatching(/^input\.(?:damaged|legacy-format)$/)]);
    }
  });

  test('改坏几百处：读出来，或说清楚；不拖', async () => {
    let state = 20_181;
    const next = (most: number): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % most;
    const outcomes = new Map<string, number>();
    for (let at = 0; at < 300; at++) {
      const bytes = xls.slice();
      for (let count = 0; count <= next(8); count++) bytes[next(bytes.length)] = next(256);
      const began = performance.now();
      const outcome = await asXlsx(bytes).then(
        (done) => (done === null ? 'not ours' : 'read'),
        (error: unknown) =>
          isProblem(error) ? error.code : `${String(error)} ${error instanceof Error ? error.stack : ''}`,
      );
      expect(performance.now() - began).toBeLessThan(5_000);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    const known = new Set([
      'read',
      'not ours',
      'input.damaged',
      'input.legacy-format',
      'input.password',
      'input.not-workbook',
      'host.edit-refused',
      'input.too-many-cells',
      'input.encrypted',
    ]);
    expect([...outcomes.keys()].filter((one) => !known.has(one))).toEqual([]);
    expect(outcomes.get('read')).toBeGreaterThan(50);
  }, 120_000);

  test('有打开密码：说有密码', async () => {
    // [MS-XLS] 2.4.117: FilePass stands behind the first record.
    const bytes = xls.slice();
    const view = new DataView(bytes.buffer);
    let at = bytes.findIndex((_, here) => here % 512 === 0 && here > 0 && view.getUint32(here, true) === 0x00100809);
    at += 20;
    view.setUint16(at, 0x002f, true);
    await expect(asXlsx(bytes)).rejects.toMatchObject({ code: 'input.password' });
  });
});

test.each<[string, Uint8Array, string | null]>([
  ['只有头', compoundFile('Workbook'), 'input.damaged'],
  ['加了密码的 .xlsx', compoundFile('EncryptedPackage'), null],
  ['旧文档', compoundFile('WordDocument'), 'input'],
])('%s', async (_title, bytes, expected) => {
  if (expected === null) expect(await asXlsx(bytes)).toBeNull();
  else await expect(asXlsx(bytes)).rejects.toMatchObject({ code: expect.stringContaining(expected) as string });
});

test('改了名的 .xlsx 照样读；别的内容说是什么，不说成 Excel 97-2003', async () => {
  const book = await author(bureau);
  expect(await asXlsx(book)).toEqual({ bytes: book, kind: null });
  expect(await asXlsx(book, '原表.xlsx')).toBeNull();
  const text = new TextEncoder().encode('公务接待\t3\n');
  await expect(asXlsx(text)).rejects.toThrow(/不是 Excel 工作簿（扩展名是 \.xls，内容是纯文本；/);
  const page = new TextEncoder().encode('<html><table></table></html>');
  await expect(asXlsx(page, '表.et')).rejects.toThrow(/扩展名是 \.et，内容是网页；/);
  await expect(asXlsx(Uint8Array.of(1, 2, 3, 0), '表.xls')).rejects.toThrow(/内容认不出来/);
});
