import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import type { AuditResult } from '../../src/cli/contract';
import { call, inProcess, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);
const wrong = '核定编制42人，其中行政编制15人，事业编制25人。\n内设3个股室：办公室、财务股、业务股。\n';

function saved(name: string, bytes: string | Uint8Array): string {
  writeFileSync(path(name), bytes);
  return name;
}

async function audited(name: string): Promise<{ code: number | null; result: AuditResult }> {
  const { code, out } = await call(['audit', name, '--json'], folder);
  return { code, result: JSON.parse(out) as AuditResult };
}

test('.txt：错误、引文和位置，合得上的另列；有错误退出码 1', async () => {
  const { code, result } = await audited(saved('报告.txt', wrong));
  expect(code).toBe(1);
  expect(result.findings).toHaveLength(1);
  const [finding] = result.findings;
  expect(finding).toMatchObject({ level: 'error', kind: 'sum', left: '42人', right: '40人', difference: '2人' });
  for (const { text, start, end } of finding!.quotes) expect(wrong.slice(start, end)).toBe(text);
  expect(result.passed.map(({ kind }) => kind)).toEqual(['count']);
});

test('没有错误：退出码 0', async () => {
  expect((await audited(saved('对.txt', wrong.replace('42', '40')))).code).toBe(0);
});

test('给人看的：级别、算式、原文、各有几条', async () => {
  const { out } = await call(['audit', saved('人看.txt', wrong)], folder);
  expect(out).toContain('【错误】1 条');
  expect(out.replace(/\s+/g, '')).toContain('合计与分项：合计与分项不符：15人＋25人＝40人');
  expect(out).toContain('原文');
  expect(out).toContain('错误 1 条，需说明 0 条，提示 0 条，无法核对 0 条；核对无误 1 处。');
});

test('记事本存的几种编码读成同样的字', async () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(wrong, 'utf16le')]);
  const { result } = await audited(saved('统一码.txt', utf16));
  expect(result.findings.map(({ left }) => left)).toEqual(['42人']);
  // “其中” in GB 18030, as Notepad's ANSI saves it.
  const gbk = Buffer.concat([Buffer.from('42%', 'latin1'), Buffer.from([0xc6, 0xe4, 0xd6, 0xd0])]);
  expect((await audited(saved('国标.txt', gbk))).code).toBe(0);
});

test('.docx：段落和表格都读', async () => {
  const row = (...cells: string[]): TableRow =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({
            children: [
              new TextRun('核定编制42人，其中行政编'),
              new TextRun({ text: '制15人，事业编制25人。', bold: true }),
            ],
          }),
          new Table({ rows: [row('项目', '金额'), row('甲', '12.5'), row('乙', '7.5'), row('合计', '21')] }),
          new Paragraph('附件'),
        ],
      },
    ],
  });
  const { code, result } = await audited(saved('报告.docx', await Packer.toBuffer(document)));
  expect(code).toBe(1);
  expect(result.findings.map(({ kind, left, right }) => [kind, left, right])).toEqual([
    ['sum', '42人', '40人'],
    ['sum', '21', '20'],
  ]);
});

test.each([
  ['没有的文件', '没有.txt', '', 3, '找不到文件'],
  ['空的', '空.txt', '', 2, '是空的（0 字节）'],
  ['不是文字', '图.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff, 0xff, 0x80]), 2, '不是文字文件'],
  ['不是 Word 文件', '坏.docx', 'abc', 2, '不是 Word 文档'],
])('%s：一句话和退出码', async (_, name, bytes, code, words) => {
  if (name !== '没有.txt') saved(name, bytes);
  const outcome = await call(['audit', name], folder);
  expect(outcome.code).toBe(code);
  expect(outcome.err).toContain(words);
});

test('没有读到数的（别的编码成了乱码）：说出来，不像核对过了', async () => {
  // “三公經費10萬元” in Big5, which reads as other Chinese words.
  writeFileSync(join(folder, '乱码.txt'), Buffer.from('a454a4bdb867b64f', 'hex'));
  const { code, out } = await inProcess(['audit', join(folder, '乱码.txt')]);
  expect(code).toBe(0);
  expect(out).toContain('没有读到可以核对的数');
  expect(out.replace(/\n/g, '')).toContain('另存为 UTF-8');
});
