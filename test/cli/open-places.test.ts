import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Written } from '../../src/cli/contract';
import { cellOf, exampleBook, save, withCellXml } from '../truth/found-books';
import { inProcess, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);

const zeros = Object.fromEntries(
  ['vehiclePurchase', 'vehicleOperation', 'officialOverseasTravel'].flatMap((item) =>
    ['priorFinal', 'budget', 'final'].map((column) => [`${item}.${column}`, 0]),
  ),
);

/** A form whose 公务接待本年决算数 nobody filled. */
beforeAll(async () => {
  writeFileSync(
    path('data.json'),
    JSON.stringify({ budgetUnitName: '示例县档案馆', fiscalYear: 2018, ...zeros, 'officialReception.budget': 3 }),
  );
  expect(await inProcess(['new', 'kaifu-2018', '-o', path('book.xlsx'), '--data', path('data.json')])).toMatchObject({
    code: 0,
  });
});

test('report 说出还有几处待填、是哪些；没填不算错误', async () => {
  const { code, out } = await inProcess(['report', path('book.xlsx'), '-o', path('r.docx')]);
  expect(existsSync(path('r.docx'))).toBe(true);
  expect(out).toMatch(/报告里待填 \d+ 处：.*基本支出本年决算数/);
  expect(code).toBe(0);
});

test('score 说出待评几项、各差什么', async () => {
  const { out } = await inProcess(['score', path('book.xlsx')]);
  expect(out).toMatch(/待评 \d+ 项：.*“?三公经费”?控制率（待填：公务接待本年决算数）/);
  expect(out).toContain('等级：待定。');
});

describe('有待核的', () => {
  const file = path('good.xlsx');
  const broken = path('broken.xlsx');
  const wait = /报告里待核 \d+ 处：业务工作经费本年决算数(?:；待填 \d+ 处：.*)?。\n$/;

  beforeAll(async () => {
    const parts = await exampleBook(file);
    save(withCellXml(parts, '基础数据表', 'F14', cellOf.text('118.79万元')), broken);
    expect(await inProcess(['report', file, '-o', path('good.docx')])).toMatchObject({ code: 0 });
  });

  test('report 写出报告，退出码是 1', async () => {
    const { code, out } = await inProcess(['report', broken, '-o', path('new.docx')]);
    expect(out).toMatch(wait);
    expect(code).toBe(1);
  });

  test('report --update 说同样的话，退出码也是 1；--json 里是 open', async () => {
    const words = ['report', broken, '--update', path('good.docx'), '-o'];
    const { code, out } = await inProcess([...words, path('up.docx')]);
    expect(out).toMatch(wait);
    expect(code).toBe(1);
    const written = await inProcess(['report', broken, '-o', path('again.docx'), '--json']);
    const updated = await inProcess([...words, path('up2.docx'), '--json']);
    const open = (outcome: { out: string }): unknown => (JSON.parse(outcome.out) as Written).open;
    expect(open(updated)).toEqual(open(written));
    expect(open(written)).toContainEqual(
      expect.objectContaining({ word: '待核', what: ['业务工作经费本年决算数'] }) as object,
    );
  });

  test('表改好了，更新以后什么也不等，退出码是 0', async () => {
    const words = ['report', file, '--update', path('up.docx'), '-o', path('mended.docx')];
    const { code, out } = await inProcess(words);
    expect(out).not.toMatch(/报告里待/);
    expect(code).toBe(0);
  });

  test('您在 Word 里改过而留着的那一处，照文档里的说', async () => {
    const parts = unzipSync(readFileSync(path('up.docx')));
    const part = 'word/document.xml';
    const xml = strFromU8(parts[part]!);
    expect(xml.includes('（待核：业务工作经费本年决算数）')).toBe(true);
    parts[part] = strToU8(xml.replaceAll('（待核：业务工作经费本年决算数）', '118.79万元'));
    writeFileSync(path('own.docx'), zipSync(parts));
    const { code, out } = await inProcess(['report', broken, '--update', path('own.docx'), '-o', path('kept.docx')]);
    expect(out).not.toMatch(/报告里待核/);
    expect(code).toBe(0);
  });
});
