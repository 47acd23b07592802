import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { AdoptResult } from '../../src/cli/contract';
import { inProcess, workFolder, type Outcome } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);

type Row = readonly (string | number | null)[];
const title = '2023年度部门整体支出绩效评价基础数据表';
const heads: Row = ['经费控制情况', '2022年决算数', '2023年预算数', '2023年决算数'];

async function form(name: string, sheets: Readonly<Record<string, readonly Row[]>>): Promise<string> {
  const book = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(sheets))
    book.addWorksheet(sheet).addRows([[title], ['单位：元'], heads, ...rows].map((row) => [...row]));
  writeFileSync(path(name), new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
  return path(name);
}

async function adopt(file: string, ...more: string[]): Promise<Outcome & { readonly result: AdoptResult }> {
  const said = await inProcess(['adopt', file, '--pack', 'hunan-2023', '--json', ...more]);
  return { ...said, result: (said.out === '' ? null : JSON.parse(said.out)) as AdoptResult };
}

const at = ({ fields }: AdoptResult, field: string): [string, string] => {
  const one = fields.find((known) => known.field === field)!;
  return [one.state, one.cell ? `${one.cell.sheet}!${one.cell.address}` : ''];
};

describe('同一项两处都像：本级、合计两张一样的表', () => {
  let file: string;
  beforeAll(async () => {
    file = await form('两张.xlsx', {
      本级: [['公用经费', 100000, 110000, 120000]],
      合计: [['公用经费', 300000, 310000, 320000]],
    });
  });

  test('--accept all 不替人选，照样列出来', async () => {
    const { code, result } = await adopt(file, '--accept', 'all');
    expect(code).toBe(0);
    const outlay = result.fields.find(({ field }) => field === 'publicOutlay.final')!;
    expect(outlay.state).toBe('proposed');
    expect(outlay.candidates!.map(({ sheet }) => sheet)).toEqual(['本级', '合计']);
    const { out } = await inProcess(['adopt', file, '--pack', 'hunan-2023', '--accept', 'all']);
    expect(out).toMatch(/写明是哪一格，如 --accept [\w.]+@本级!/);
  });

  test('只写数据项：说要写明是哪一格；写明了就认那一格', async () => {
    const { code, err } = await adopt(file, '--accept', 'publicOutlay.final');
    expect(code).toBe(2);
    expect(err).toContain('--accept publicOutlay.final@本级!D4');
    expect(err).toContain('合计!D4');
    const { result } = await adopt(file, '--accept', 'all,经费控制情况/公用经费/本年决算数@合计!D4');
    expect(at(result, 'publicOutlay.final')).toEqual(['bound', '合计!D4']);
    expect(at(result, 'publicOutlay.budget')[0]).toBe('proposed');
  });

  test('写得不对的格、没有的格：说清楚', async () => {
    for (const place of ['合计', '合计!D', '没有!D4', '合计!Z99']) {
      const { code, err } = await adopt(file, '--accept', `publicOutlay.final@${place}`);
      expect([place, code]).toEqual([place, 2]);
      expect(err).toMatch(/不是一个格子|认不到/);
    }
  });
});

test('行数不一样的表的对照表：和表上写的不一样的，--accept all 也不照搬', async () => {
  const old = await form('旧.xlsx', {
    附件1: [
      ['公用经费', 1, 2, 3],
      ['政府采购金额', null, 4, 5],
    ],
  });
  await adopt(old, '--accept', 'all', '--save-map', path('旧.json'));
  const now = await form('新.xlsx', {
    附件1: [
      ['公用经费', 1, 2, 3],
      ['机关运行经费', 7, 8, 9],
      ['政府采购金额', null, 4, 5],
    ],
  });
  const { result } = await adopt(now, '--map', path('旧.json'), '--accept', 'all');
  const procurement = result.fields.find(({ field }) => field === 'governmentProcurement.final')!;
  expect(procurement.state).toBe('proposed');
  expect(procurement.candidates!.map(({ address }) => address)).toEqual(['D5', 'D6']);
  expect(at(result, 'publicOutlay.final')).toEqual(['bound', '附件1!D4']);
});

test('指定的格子本来是别的项的：那一项让出来，等您再看', async () => {
  const file = await form('让.xlsx', { 附件1: [['公用经费', 1, 2, 3]] });
  const { result } = await adopt(file, '--accept', 'threePublicExpenses.final@附件1!D4');
  expect(at(result, 'threePublicExpenses.final')).toEqual(['bound', '附件1!D4']);
  expect(at(result, 'publicOutlay.final')[0]).toBe('proposed');
});

describe('原表上的话', () => {
  test('工作簿结构设了密码：写出来，也说', async () => {
    const file = await form('结构.xlsx', { 表: [['公用经费', 100000, 110000, 120000]] });
    const parts = unzipSync(new Uint8Array(readFileSync(file)));
    const locked = (attributes: string): void => {
      const xml = strFromU8(parts['xl/workbook.xml']!).replace(/(<sheets>)/, `<workbookProtection ${attributes}/>$1`);
      writeFileSync(path('锁.xlsx'), zipSync({ ...parts, 'xl/workbook.xml': strToU8(xml) }));
    };
    locked('workbookPassword="CC1A" lockStructure="1"');
    const out = ['-o', path('认领.xlsx'), '--force'];
    const { code, err } = await adopt(path('锁.xlsx'), ...out);
    expect(code).toBe(0);
    expect(err).toContain('锁.xlsx”的工作簿结构设了保护（有密码）');
    const kept = unzipSync(new Uint8Array(readFileSync(path('认领.xlsx'))));
    expect(strFromU8(kept['xl/workbook.xml']!)).toContain('workbookPassword="CC1A" lockStructure="1"');
    locked('lockStructure="true"');
    expect((await adopt(path('锁.xlsx'), ...out)).err).toMatch(/结构设了保护，不许/);
    locked('lockWindows="1"');
    expect((await adopt(path('锁.xlsx'), ...out)).err).not.toContain('结构');
  });

  test('日期、隐藏的行、整页的文字：列在后面，各说是什么', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('附件1');
    const rows: Row[] = [
      ['公务接待', 45_052, 80_000, 60_000],
      ['公用经费', 1, 2, 3],
      ['政府采购金额', null, 5, 6],
    ];
    sheet.addRows([[title], ['单位：元'], heads, ...rows].map((row) => [...row]));
    sheet.getCell('B4').numFmt = 'yyyy-mm-dd';
    sheet.getRow(5).hidden = true;
    book.addWorksheet('报告文字').addRow(['一、部门概况']);
    writeFileSync(path('各样.xlsx'), new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
    const { out } = await inProcess(['adopt', path('各样.xlsx'), '--pack', 'hunan-2023', '--accept', 'all']);
    expect(out).toContain('附件1!B4  公务接待 2023-05-06（是日期，不是金额）');
    expect(out).toContain('附件1!B5  公用经费（隐藏行）');
    expect(out).toContain('报告文字!A1  一、部门概况（整页没有认）');
    expect(out).toContain('在隐藏行里；要写明');
    const { result } = await adopt(path('各样.xlsx'), '--accept', 'all,publicOutlay.final');
    expect(['publicOutlay.final', 'publicOutlay.budget'].map((field) => at(result, field)[0])).toEqual([
      'bound',
      'proposed',
    ]);
  });
});
