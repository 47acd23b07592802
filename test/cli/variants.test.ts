import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackInfo, ScoreResult } from '../../src/cli/contract';
import { readIdentity } from '../../src/core/workbook/identity';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { inProcess } from './jixiao';

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'jixiao-variants-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const book = (name: string): string => join(folder, name);
const packOf = (file: string): string | undefined => readIdentity(readWorkbook(readFileSync(file), file))?.pack;
const fullOf = async (file: string, indicator: string): Promise<number | null | undefined> =>
  (JSON.parse((await inProcess(['score', file, '--json'])).out) as ScoreResult).indicators.find(
    (one) => one.id === indicator,
  )?.full;

describe('一个模板的几种分值', () => {
  it('packs 列出变体', async () => {
    const infos = JSON.parse((await inProcess(['packs', '--json'])).out) as PackInfo[];
    expect(infos.find((one) => one.id === 'hunan-standard')?.variants?.map((one) => one.id)).toEqual([
      '13-61-26',
      '10-60-30',
      '16-58-26',
    ]);
    expect(infos.find((one) => one.id === 'kaifu-2018')).not.toHaveProperty('variants');
    expect((await inProcess(['packs'])).out).toMatch(/hunan-standard\/10-60-30 +投入10、过程60、产出及效率30/);
  });

  it.each([
    ['用选项', ['hunan-standard', '--variant', '10-60-30'], 'hunan-standard/10-60-30', 10],
    ['用斜线', ['hunan-standard/16-58-26'], 'hunan-standard/16-58-26', 6],
    ['不指明，用第一种', ['hunan-standard'], 'hunan-standard/13-61-26', 6],
  ] as const)('%s：工作簿记着变体，再打开还是它', async (what, words, pack, benefits) => {
    const file = book(`${what}.xlsx`);
    expect(await inProcess(['new', ...words, '--sample', '-o', file])).toMatchObject({ code: 0 });
    expect(packOf(file)).toBe(pack);
    expect(await fullOf(file, 'benefits')).toBe(benefits);
    const check = await inProcess(['check', file]);
    expect(check.code).toBe(0);
    expect(check.out).toContain('错误 0 条，需说明 0 条');
    expect((await inProcess(['report', file, '-o', file.replace('.xlsx', '.docx')])).code).toBe(0);
  });

  it.each([
    [
      '没有这个变体，说出有哪些',
      ['hunan-standard', '--variant', '9-9-9'],
      '模板“hunan-standard”没有变体“9-9-9”：可选的有13-61-26、10-60-30、16-58-26。',
    ],
    ['没有变体的模板', ['kaifu-2018', '--variant', 'x'], '模板“kaifu-2018”没有变体“x”：这个模板没有变体。'],
    ['两处写得不一样', ['hunan-standard/10-60-30', '--variant', '13-61-26'], '请只写一处'],
  ])('%s', async (_, words, message) => {
    const { code, err } = await inProcess(['new', ...words, '-o', book('none.xlsx')]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
