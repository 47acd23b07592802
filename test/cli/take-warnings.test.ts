import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { bindWorkbook } from '../../src/app/open-workbook';
import { displayWidth } from '../../src/cli/text/columns';
import { neededFieldEdit } from '../../src/core/edits/cell-edit';
import { storedResults } from '../../src/core/recalculation/stored-results';
import { readIdentity } from '../../src/core/workbook/identity';
import { changeWorkbook } from '../../src/hosts/file/patch-workbook/change-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../support/built-in-pack';
import { inProcess, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);
const pack = builtInPack('kaifu-2018');

beforeAll(async () => {
  expect(await inProcess(['new', 'kaifu-2018', '-o', path('book.xlsx'), '--sample'])).toMatchObject({ code: 0 });
});

/** The example as a file of that name, with another 年度 in it. */
async function withYear(name: string, year: number | null): Promise<void> {
  await inProcess(['new', 'kaifu-2018', '-o', path(name), '--sample', '--force']);
  const bytes = new Uint8Array(readFileSync(path(name)));
  const snapshot = readWorkbook(bytes, 'x');
  const { table } = bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
  const changed = await changeWorkbook(bytes, name, [neededFieldEdit(table, 'fiscalYear', year)], {
    read: async (one) => readWorkbook(one, name, { sheets: 'all' }),
    resultsAfter: async (before, after) => storedResults(pack, before, after),
  });
  writeFileSync(path(name), changed);
}

test('表里的年度没有填：说是因为这个', async () => {
  await withYear('blank.xlsx', null);
  writeFileSync(path('s.txt'), '单位：元\n项目\t2018年决算数\n公务接待\t11300');
  const { code, out } = await inProcess(['take', path('blank.xlsx'), '--from', path('s.txt')]);
  expect(code).toBe(1);
  expect(out).toContain('表里的“年度”还没有填');
});

test('列出来的每一行都不超过终端的宽', async () => {
  const names = ['公务接待费', '培训费', '办公经费', '一个没有人认识的很长很长的项目名称，长到一行放不下'];
  writeFileSync(
    path('s.txt'),
    `项目\t2018年决算数\n${names.map((name) => `${name}\t11300`).join('\n')}\n公务接待费\t22000`,
  );
  const { out } = await inProcess(['take', path('book.xlsx'), '--from', path('s.txt')]);
  expect(out).toContain('--accept');
  expect(out.split('\n').filter((line) => displayWidth(line) > 100)).toEqual([]);
});

test('来源的原件不能覆盖；选项写错说得出是哪一个', async () => {
  writeFileSync(path('来源.xlsx'), readFileSync(path('book.xlsx')));
  const over = [
    'take',
    path('book.xlsx'),
    '--from',
    path('来源.xlsx'),
    '--accept',
    'all',
    '-o',
    path('来源.xlsx'),
    '--force',
  ];
  const before = readFileSync(path('来源.xlsx'));
  const { code, err } = await inProcess(over);
  expect(code).toBe(2);
  expect(err).toContain('原件不能覆盖');
  expect(readFileSync(path('来源.xlsx')).equals(before)).toBe(true);
  const wrong = await inProcess(['take', path('book.xlsx'), '--from', path('来源.xlsx'), '--amount-unit', '块']);
  expect(wrong.err).toContain('选项“--amount-unit”后面的“块”不对：应是 元、千元、万元、亿元 之一');
  expect(wrong.err).not.toMatch(/option|invalid/);
});

test('锁住的格设了密码：先说，不写；没有锁住的照写，密码保护照旧', async () => {
  const parts = unzipSync(readFileSync(path('book.xlsx')));
  // As a bureau locks its form: a password on every sheet, cells of figures left open or not.
  for (const [name, bytes] of Object.entries(parts))
    if (/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) {
      const xml = strFromU8(bytes).replace(/<sheetProtection[^>]*\/>/, '');
      parts[name] = strToU8(xml.replace('</sheetData>', '</sheetData><sheetProtection password="CC1A" sheet="1"/>'));
    }
  writeFileSync(path('s.txt'), '单位：元\n项目\t2018年决算数\n公务接待费\t9500');
  const words = (book: string): string[] => ['take', path(book), '--from', path('s.txt')];
  const writing = ['--accept', 'all', '-o', path('取好.xlsx'), '--force'];
  writeFileSync(path('开着.xlsx'), zipSync(parts));
  const open = await inProcess([...words('开着.xlsx'), ...writing]);
  expect({ code: open.code, err: open.err }).toEqual({ code: 0, err: '' });
  const written = Object.entries(unzipSync(readFileSync(path('取好.xlsx'))));
  expect(written.some(([, bytes]) => strFromU8(bytes).includes('<sheetProtection password="CC1A" sheet="1"/>'))).toBe(
    true,
  );

  const styles = strFromU8(parts['xl/styles.xml']!).replaceAll('locked="0"', 'locked="1"');
  writeFileSync(path('锁着.xlsx'), zipSync({ ...parts, 'xl/styles.xml': strToU8(styles) }));
  const listed = await inProcess(words('锁着.xlsx'));
  expect(listed.code).toBe(0);
  expect(listed.err).toContain('设了密码保护，要写的');
  expect(listed.err).toContain('[host.cells-locked]');
  rmSync(path('取好.xlsx'));
  const refused = await inProcess([...words('锁着.xlsx'), ...writing]);
  expect(refused.code).toBe(3);
  expect(refused.err).toContain('[host.cells-locked]');
  expect(existsSync(path('取好.xlsx'))).toBe(false);
});

test('表的年度不是模板的：说一句，请核对表样', async () => {
  await withYear('后来.xlsx', 2031);
  writeFileSync(path('s.txt'), '单位：元\n项目\t决算数\n公务接待费\t9500');
  const { err } = await inProcess(['take', path('后来.xlsx'), '--from', path('s.txt')]);
  expect(err).toMatch(/这套模板是 .*年度的，请核对 2031 年度的表样有没有变化/);
});

test('来源里有隐藏的表：不读，说是哪一张；隐藏的行要写明', async () => {
  const source = new ExcelJS.Workbook();
  const rows = [['单位：万元'], ['项目', '2018年决算数'], ['公务接待费', 3], ['出国经费', 4]];
  source.addWorksheet('示例', { state: 'hidden' }).addRows(rows);
  const seen = source.addWorksheet('决算');
  seen.addRows(rows);
  seen.getRow(4).hidden = true;
  writeFileSync(path('藏.xlsx'), new Uint8Array((await source.xlsx.writeBuffer()) as ArrayBuffer));
  const { out, err } = await inProcess(['take', path('book.xlsx'), '--from', path('藏.xlsx')]);
  expect(err).toContain('来源里隐藏的表没有读：示例。');
  expect(out).toContain('在隐藏的行或列里，仍要写，用 --accept officialOverseasTravel.final@4');
  expect(out).not.toContain('示例');
});
