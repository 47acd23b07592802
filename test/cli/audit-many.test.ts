import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import type { AuditResult, FolderLine } from '../../src/cli/contract';
import { readDocumentText } from '../../src/hosts/file/read/document-text';
import { buildBundle, call, inProcess, jixiao, workFolder, type Outcome } from './jixiao';

const folder = workFolder();
const at = (...parts: string[]): string => join(folder, ...parts);
const wrong = '核定编制42人，其中行政编制15人，事业编制25人。\n内设3个股室：办公室、财务股、业务股。\n';
const right = wrong.replace('42', '40');

const row = (...cells: string[]): TableRow =>
  new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) });

async function wordFile(text: string): Promise<Uint8Array> {
  const table = new Table({ rows: [row('项目', '金额'), row('甲', '12.5'), row('乙', '7.5'), row('合计', '21')] });
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text), table, new Paragraph('')] }] }));
}

const linesOf = ({ out }: Pick<Outcome, 'out'>): FolderLine[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as FolderLine);
const fileOf = (line: FolderLine): string => ('file' in line ? line.file : '');
const resultOf = (lines: readonly FolderLine[], file: string): AuditResult =>
  (lines.find((line) => fileOf(line) === file) as unknown as { result: AuditResult }).result;

beforeAll(async () => {
  buildBundle();
  mkdirSync(at('全县', '教育局'), { recursive: true });
  writeFileSync(at('全县', '教育局', '报告.docx'), await wordFile('核定编制40人，其中行政编制15人，事业编制25人。'));
  writeFileSync(at('全县', '报告.txt'), wrong);
  writeFileSync(at('全县', '好的.txt'), right);
  writeFileSync(at('全县', '扫描件.pdf'), '%PDF-1.7\n');
  writeFileSync(at('全县', '自评表.xlsx'), 'x');
  writeFileSync(at('全县', '~$报告.docx'), 'x');
}, 60_000);

test('文件夹 --json：每份报告一行，与单独核对的一样；PDF 说怎么办，别的照做；末行是汇总', () => {
  const outcome = jixiao(['audit', '全县', '--json'], folder);
  const lines = linesOf(outcome);
  const files = ['好的.txt', '扫描件.pdf', '报告.txt', '教育局/报告.docx'].map((name) => join('全县', name));
  expect(lines.slice(0, -1).map(fileOf).sort()).toEqual([...files].sort());
  for (const name of ['报告.txt', '教育局/报告.docx']) {
    const alone = jixiao(['audit', join('全县', name), '--json'], folder);
    expect(resultOf(lines, join('全县', name))).toEqual(JSON.parse(alone.out));
  }
  expect(lines.find((line) => fileOf(line).endsWith('.pdf'))).toMatchObject({
    problem: { code: 'input.pdf', message: expect.stringMatching(/是 PDF.*另存为→Word 文档/) as string },
  });
  expect(lines.at(-1)).toMatchObject({ summary: { files: 4, read: 3, withErrors: 2, byCheck: { sum: 2 } } });
  expect(outcome.code).toBe(2);
  expect(outcome.err).toBe(
    '有 1 个“~$”开头的锁文件：有人正开着报告，他保存以后的文字没有算进来。\n另有 1 个别的文件没有看。\n',
  );
}, 60_000);

test('几个文件：给人看的按问题汇总；只有错误的退出码是 1', async () => {
  const { code, out } = await inProcess(['audit', at('全县', '报告.txt'), at('全县', '好的.txt')]);
  expect(code).toBe(1);
  expect(out).toMatch(/^错误 1 .*报告\.txt$/m);
  expect(out).toMatch(/【按问题】[^]*合计与分项 +1 +1 +sum\n/);
  expect(out).toContain('共 2 份报告，读成 2 份。\n有错误的 1 份。\n');
});

test('文件夹里没有报告：说清楚，退出码 2', async () => {
  mkdirSync(at('空的'));
  const { code, err } = await inProcess(['audit', at('空的')]);
  expect(code).toBe(2);
  expect(err).toContain('里没有报告（.docx、.txt）。请核对是不是选错了文件夹。 [input.no-reports]');
});

test('--resume：做过而没有变的不再做，结果一样', async () => {
  const words = ['audit', at('全县'), '--json', '--resume', at('进度.jsonl')];
  const first = linesOf(await inProcess(words));
  const again = await inProcess(words);
  expect(again.err).toMatch(/^接着做：4 个/);
  const sorted = (lines: readonly FolderLine[]): FolderLine[] =>
    lines.slice(0, -1).sort((a, b) => (fileOf(a) < fileOf(b) ? -1 : 1));
  expect(sorted(linesOf(again))).toEqual(sorted(first));
}, 60_000);

describe('--report 核对报告', () => {
  const textOf = (path: string): string => readDocumentText(readFileSync(path), path).text.replace(/\n+/g, '\n');

  test('一份：原文、两个数、算式、为什么；一致的列成表；报告自己经得起核对', async () => {
    const { code, err } = await call(['audit', join('全县', '报告.txt'), '--report', '核对.docx'], folder);
    expect(code).toBe(1);
    expect(err).toContain('已写出核对报告 核对.docx。');
    const text = textOf(at('核对.docx'));
    expect(text).toContain('报告文字核对报告\n报告.txt\n');
    expect(text).toContain('原文：“核定编制42人，其中行政编制15人，事业编制25人。”（第1段）');
    expect(text).toContain('两个数：42人与40人，相差2人。');
    expect(text).toMatch(/核对：合计与分项不符：15人＋25人＝40人/);
    expect(text).toMatch(/四、已核对一致（1处）\n序号\t关系\t原文\t结果\n1\t个数与列举\t/);
    expect(text).toContain('五、无法核对\n没有。');
    expect(text).toMatch(/\n20\d\d年\d+月\d+日\n/);
  });

  test('一个文件夹：先总表，再逐份；没有读成的也写明', async () => {
    const { code } = await inProcess(['audit', at('全县'), '--report', at('全县核对.docx')]);
    expect(code).toBe(2);
    const text = textOf(at('全县核对.docx'));
    expect(text).toContain('核对4份，读成3份，没有读成1份；有前后矛盾的2份。');
    expect(text).toMatch(/\t没有读成\t/);
    expect(text).toMatch(/\n4．教育局\/报告\.docx\n（一）前后矛盾（1处）/);
    expect(text).toContain('“合计 21”');
    expect(text).not.toMatch(/\d．[^\n]*好的\.txt/);
  });

  test('已有的文件不覆盖，什么也没做；加 --force 才覆盖；扩展名不对的不写', async () => {
    writeFileSync(at('已有.docx'), '重要');
    const refused = await inProcess(['audit', at('全县', '报告.txt'), '--report', at('已有.docx')]);
    expect(refused).toMatchObject({ out: '', err: expect.stringContaining('host.exists') as string });
    expect(readFileSync(at('已有.docx'), 'utf8')).toBe('重要');
    await inProcess(['audit', at('全县', '报告.txt'), '--report', at('已有.docx'), '--force']);
    expect(textOf(at('已有.docx'))).toContain('报告文字核对报告');
    expect((await inProcess(['audit', at('全县', '报告.txt'), '--report', at('已有.pdf')])).code).toBe(2);
    rmSync(at('已有.docx'));
  });
});
