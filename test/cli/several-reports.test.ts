import { appendFileSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { inProcess, templates, workFolder } from './jixiao';

const folder = workFolder();
const changed = { templates: join(folder, 'templates') };
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  cpSync(templates, changed.templates, { recursive: true });
  const second = readFileSync(join(__dirname, '../support/second-report.yaml'));
  appendFileSync(join(changed.templates, 'kaifu-2018', 'report.yaml'), second);
  expect(await inProcess(['new', 'kaifu-2018', '-o', path('book.xlsx'), '--sample'], changed)).toMatchObject({
    code: 0,
    err: '',
  });
});

test('第二份报告的文件名加 -编号', async () => {
  const { code, out } = await inProcess(['report', path('book.xlsx'), '-o', path('r.docx'), '--json'], changed);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ files: [path('r.docx'), path('r-disclosureNote.docx')] });
  const text = strFromU8(unzipSync(readFileSync(path('r-disclosureNote.docx')))['word/document.xml']!).replace(
    /<[^>]+>/g,
    '',
  );
  expect(text).toContain('开福区征地办编制数9人。');
});

test('第二份已经存在：一份也不写', async () => {
  writeFileSync(path('x-disclosureNote.docx'), '原有的');
  expect(await inProcess(['report', path('book.xlsx'), '-o', path('x.docx')], changed)).toMatchObject({
    code: 3,
    out: '',
    err: expect.stringContaining('x-disclosureNote.docx') as string,
  });
  expect(existsSync(path('x.docx'))).toBe(false);
  expect(readFileSync(path('x-disclosureNote.docx'), 'utf8')).toBe('原有的');
});
