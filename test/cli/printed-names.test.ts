import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { AdoptResult } from '../../src/cli/contract';
import { displayWidth } from '../../src/cli/text/columns';
import { printedFields } from '../../src/core/pack/printed-field';
import { builtInPack } from '../support/built-in-pack';
import { inProcess, workFolder, type Outcome } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);

type Row = readonly (string | number | null)[];
const title = '2023年度部门整体支出绩效评价基础数据表';
const heads: Row = ['经费控制情况', '2022年决算数', '2023年预算数', '2023年决算数'];

async function form(name: string, sheets: Readonly<Record<string, readonly Row[]>>): Promise<string> {
  const book = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(sheets))
    book.addWorksheet(sheet).addRows([[title], ['单位：万元'], heads, ...rows].map((row) => [...row]));
  writeFileSync(path(name), new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
  return path(name);
}

let twoSheets: string;
beforeAll(async () => {
  twoSheets = await form('两张.xlsx', {
    本级: [
      ['公用经费', 10, 11, 12],
      ['政府采购金额', null, 4, 5],
    ],
    合计: [['公用经费', 30, 31, 32]],
  });
});

const adopt = (...more: string[]): Promise<Outcome> => inProcess(['adopt', twoSheets, '--pack', 'hunan-2023', ...more]);
const boundOf = async (...more: string[]): Promise<Record<string, string>> => {
  const { out, err } = await adopt('--json', ...more);
  if (out === '') throw new Error(err);
  const { fields } = JSON.parse(out) as AdoptResult;
  return Object.fromEntries(
    fields.flatMap(({ field, state, cell }) => (state === 'bound' ? [[field, `${cell!.sheet}!${cell!.address}`]] : [])),
  );
};

describe('列出来的名称照样抄下来就能用', () => {
  test('每一项：标签路径、全角斜线、后面带编号、后面带单位', () => {
    for (const id of ['hunan-2023', 'kaifu-2018', 'wangcheng-2020']) {
      const pack = builtInPack(id);
      const fields = printedFields(pack);
      for (const field of pack.byId.values()) {
        const [path, own] = [field.label.replaceAll('/', '／'), { field: field.id }];
        expect(fields.named(path)).toEqual(own);
        expect(fields.named(`${path}（万元）`)).toEqual(own);
        const short = path.split('／').slice(-2).join('／');
        expect(fields.named(`${short}（${field.id}）`)).toEqual(own);
        // An end that several names have is said as that, never one of them.
        const named = fields.named(short);
        const isRepeated = 'derive' in field && field.derive !== undefined;
        if (!isRepeated)
          expect(named === null ? null : 'several' in named ? named.several : [named.field]).toContain(field.id);
        if (named && 'several' in named) expect(fields.named(short, new Set([field.id]))).toEqual(own);
      }
    }
  });

  test('adopt 列出的一行，整行抄下来，就是那一格', async () => {
    const { out } = await adopt();
    const listed = out.split('\n').filter((line) => /^ {2}经费控制情况／/.test(line));
    expect(listed.length).toBeGreaterThan(1);
    for (const [name, field] of [
      ['公用经费／本年决算数', 'publicOutlay.final'],
      ['经费控制情况／公用经费／本年决算数', 'publicOutlay.final'],
      ['经费控制情况／公用经费／本年决算数（万元）', 'publicOutlay.final'],
      ['公用经费／本年决算数（publicOutlay.final）', 'publicOutlay.final'],
    ])
      expect((await boundOf('--accept', `${name}@合计!D4`))[field!]).toBe('合计!D4');
    expect(
      (await boundOf('--accept', '经费控制情况／公用经费／本年决算数  合计!D4（表上写着“公用经费”）'))[
        'publicOutlay.final'
      ],
    ).toBe('合计!D4');
  });

  test('是好几项的尾巴：说是哪几项，不猜', async () => {
    writeFileSync(path('尾巴.json'), JSON.stringify({ 本年决算数: '合计!D4' }));
    const { code, err } = await adopt('--map', path('尾巴.json'));
    expect(code).toBe(2);
    expect(err).toMatch(/有 \d+ 项都叫这个名字.*请写全.*编号/);
    expect(await adopt('--accept', '没有这一项')).toMatchObject({
      code: 2,
      err: expect.stringContaining('不是这个模板的数据项'),
    });
  });
});

test('对照表写着的格这份表上没有：一项一行说出来，--json 里也有', async () => {
  const map = {
    '公用经费/本年决算数': '合计!Z99',
    'publicOutlay.budget': '没有这张!B2',
    'publicOutlay.priorFinal': '合计!B4',
  };
  writeFileSync(path('对照.json'), JSON.stringify(map));
  const { code, out } = await adopt('--map', path('对照.json'));
  expect(code).toBe(0);
  expect(out).toContain('对照表里有 2 项的格子这份表上没有');
  expect(out).toContain('经费控制情况／公用经费／本年决算数  合计!Z99（表上没有这一格）');
  expect(out).toContain('没有这张!B2（没有这张表');
  const { out: json } = await adopt('--map', path('对照.json'), '--json');
  expect((JSON.parse(json) as AdoptResult).mapLeftOver).toEqual([
    { field: 'publicOutlay.final', cell: { sheet: '合计', address: 'Z99' }, why: 'no-cell' },
    { field: 'publicOutlay.budget', cell: { sheet: '没有这张', address: 'B2' }, why: 'no-sheet' },
  ]);
  writeFileSync(path('对照.json'), JSON.stringify({ 'publicOutlay.priorFinal': '合计!B4' }));
  expect((await adopt('--map', path('对照.json'))).out).not.toContain('对照表里有');
});

test.each([60, 80, 100])('adopt 的文字不超过 %i 列（汉字算两列）', async (width) => {
  for (const more of [[], ['--accept', 'all']]) {
    const { out } = await inProcess(['adopt', twoSheets, '--pack', 'hunan-2023', ...more], { width });
    expect(out.split('\n').filter((line) => displayWidth(line) > width)).toEqual([]);
  }
});
