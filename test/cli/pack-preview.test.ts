import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Written } from '../../src/cli/contract';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { soffice } from '../support/soffice';
import { inProcess, templates, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);
const preview = async (id: string, name: string, ...more: string[]): Promise<string> => {
  const outcome = await inProcess(['pack', 'preview', id, '-o', path(name), '--no-pdf', ...more]);
  expect(outcome).toMatchObject({ code: 0, err: '' });
  return readFileSync(path(name), 'utf8');
};

test.each(builtInPackIds.filter((id) => !id.includes('/')))(
  '%s：每张表、每份报告都在，不靠任何别的文件',
  async (id) => {
    const html = await preview(id, `${id}.html`);
    const pack = builtInPack(id);
    for (const { title } of pack.sheets) expect(html).toContain(`<h2>${title}</h2>`);
    expect(html.match(/class="paper portrait report"/g)).toHaveLength(pack.reports.length);
    for (const { title } of pack.checks) expect(html).toContain(title);
    expect(html).not.toMatch(/<script|<link|<img|https?:|@import|url\(/);
    expect(html).not.toMatch(/undefined|NaN|\[object/);
  },
);

test('开福区 2018：数按表的格式印，合并的格子合并，看不见的栏不印，报告里的数标出是哪一项', async () => {
  const html = await preview('kaifu-2018', 'a.html', '--force');
  const basic = html.slice(html.indexOf('id="sheet1"'), html.indexOf('id="sheet2"'));
  expect(basic).toMatch(/>88\.89%<\/td>/);
  expect(basic).toMatch(/>118\.79<\/td>/);
  expect(basic).toMatch(/rowspan="2"[^>]*>财政供养人员情况（人）/);
  expect(basic).not.toContain('>k1<');
  expect(html).toMatch(/核对 \d+ 项（待人工核对 \d+ 项）/);
  expect(html).toMatch(/<td>(?:错误|需说明|提示)，待人工核对<\/td>/);
  expect(html).not.toContain('未实现');
  expect(html).toMatch(/<span class="figure" title="[^"]*基本支出[^"]*">285\.6万元<\/span>/);
});

test('变体：看指明的那一种；没有的说有哪些', async () => {
  expect(await preview('hunan-standard', 'b.html', '--variant', '10-60-30')).toContain('hunan-standard/10-60-30');
  const wrong = await inProcess(['pack', 'preview', 'hunan-standard', '-o', path('c.html'), '--variant', '1-2-3']);
  expect(wrong).toMatchObject({ code: 2 });
  expect(wrong.err).toContain('13-61-26');
});

test('有错的模板：列出错误，什么也不写；底版没有样子可看', async () => {
  cpSync(join(templates, '_skeleton'), path('wrong-2025'), { recursive: true });
  const file = path('wrong-2025/pack.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^id: .*$/m, 'id: wrong-2025\nspelt: wrong'));
  const outcome = await inProcess(['pack', 'preview', path('wrong-2025'), '-o', path('d.html')]);
  expect(outcome).toMatchObject({ code: 2, out: '' });
  expect(outcome.err).toContain('不认识“spelt”这一项');
  expect(existsSync(path('d.html'))).toBe(false);
  expect(await inProcess(['pack', 'preview', 'hunan-base', '-o', path('d.html')])).toMatchObject({ code: 2 });
});

(soffice === null ? test.skip : test)(
  '装有 LibreOffice：表和报告另出 PDF',
  async () => {
    const outcome = await inProcess(['pack', 'preview', 'wangcheng-2020', '-o', path('e.html'), '--json']);
    const { files } = JSON.parse(outcome.out) as Written;
    expect(files).toEqual([path('e.html'), path('e-表.pdf'), path('e-报告.pdf')]);
    for (const file of files.slice(1)) expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  },
  120_000,
);
