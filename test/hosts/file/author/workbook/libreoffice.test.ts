import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { authorWorkbook } from '../../../../../src/hosts/file/author/workbook/author-workbook';
import { sampleEdits } from './sample-edits';

const hasOffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;
if (!hasOffice) process.stderr.write('跳过：本机没有 LibreOffice（soffice），未检验生成的工作簿能否打开。\n');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-author-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function convert(bytes: Uint8Array, format: string, extension: string): Buffer {
  const source = join(folder, 'book.xlsx');
  writeFileSync(source, bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', format, '--outdir', folder, source], {
    stdio: 'ignore',
    timeout: 100_000,
  });
  return readFileSync(join(folder, `book${extension}`));
}

(hasOffice ? describe : describe.skip)('LibreOffice 打开', () => {
  test('打印成一页', async () => {
    const pdf = convert(await authorWorkbook(sampleEdits, { creator: '甲' }), 'pdf', '.pdf').toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  }, 120_000);

  test('没有缓存结果也算得出', async () => {
    // Sheet 2, UTF-8, bare values.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2';
    const bare = await authorWorkbook(sampleEdits, { creator: '甲', cachedResults: false });
    const rows = convert(bare, filter, '-基础数据表.csv').toString('utf8').split('\n');
    expect([rows[4], rows[7]]).toEqual(['三公经费,4,4.5,5,a', '3. 因公出国（境）费,0,0,0,d']);
  }, 120_000);
});
