import { auditDocument, type AuditedReport } from '../../src/app/audit-document';
import { listAudit } from '../../src/app/list-audit';
import type { PlainBlock } from '../../src/core/report/plain-document';
import { authorPlain } from '../../src/hosts/file/author/document/author-plain';

const text = [
  '一、概况',
  '核定编制42人，其中行政编制15人，事业编制25人。内设3个股室：办公室、财务股、业务股。',
  '二、资金',
  '“三公”经费决算8.2万元，严格控制在预算范围内。',
].join('\n');
const report = (name = '报告.docx', own = text): AuditedReport => ({ name, audit: listAudit({ text: own }) });

const plain = (block: PlainBlock): string =>
  block.is === 'heading'
    ? `${'#'.repeat(block.level)} ${block.text}`
    : block.is === 'paragraph'
      ? block.runs.map((run) => (run.isStrong ? `*${run.text}*` : run.text)).join('')
      : block.table.rows.map((row) => row.cells.map((cell) => cell.text).join('|')).join('\n');

test('一份：结果、矛盾、待说明、一致、无法核对各一章，矛盾有原文、两个数、算式、影响', () => {
  const { title, lead, blocks } = auditDocument([report()], '2026年3月15日');
  expect([title, lead]).toEqual(['报告文字核对报告', ['报告.docx', '2026年3月15日']]);
  const lines = blocks.map(plain);
  expect(lines.filter((line) => line.startsWith('#'))).toEqual([
    '# 一、核对结果',
    '# 二、前后矛盾（1处）',
    '# 三、待说明',
    '# 四、已核对一致（1处）',
    '# 五、无法核对（2处）',
  ]);
  expect(lines).toContain('前后矛盾|待说明|已核对一致|无法核对\n1处|0处|1处|2处');
  const from = lines.indexOf('*1．合计与分项*（一、概况）');
  expect(lines.slice(from + 1, from + 5)).toEqual([
    '*原文：*“*核定编制42人*，*其中行政编制15人*，*事业编制25人*。”（第2段）',
    '*两个数：*42人与40人，相差2人。',
    expect.stringMatching(/^\*核对：\*合计与分项不符：15人＋25人＝40人/),
    expect.stringMatching(/^\*影响：\*./),
  ]);
  expect(lines.find((line) => line.startsWith('序号|原文|不能'))).toContain('控制在预算范围内');
});

test('原文里的引号在引文里改成单引号', () => {
  const own = '“三公”经费决算8.2万元，其中公务接待费3万元，公务用车运行费4万元，因公出国费0万元。';
  const lines = auditDocument([report('报告.txt', own)], '2026年3月15日').blocks.map(plain);
  expect(lines.find((line) => line.startsWith('*原文'))).toMatch(/^\*原文：\*“\*?‘三公’/);
});

test('几份：没有问题的只在总表里，没有读成的写明原因', () => {
  const reports = [
    report('甲.docx'),
    report('乙.docx', '核定编制40人，其中行政编制15人，事业编制25人。'),
    { name: '丙.docx', audit: null, problem: '设有打开密码。' },
  ];
  const lines = auditDocument(reports, '2026年3月15日').blocks.map(plain);
  expect(lines).toContain('核对3份，读成2份，没有读成1份；有前后矛盾的1份。');
  expect(lines.filter((line) => line.startsWith('## '))).toEqual(['## 1．甲.docx', '## 3．丙.docx']);
  expect(lines).toContain('没有读成：设有打开密码。');
});

test('写成 .docx：同样的内容同样的字节，不带更新用的数据', async () => {
  const document = auditDocument([report()], '2026年3月15日');
  const bytes = await authorPlain(document, '绩效自评助手');
  expect(Buffer.compare(bytes, await authorPlain(document, '绩效自评助手'))).toBe(0);
  expect(Buffer.from(bytes).includes('customXml')).toBe(false);
});
