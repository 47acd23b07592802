import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { book, bookParts, compoundFile, sheetXml, zipParts } from '../hosts/file/read/office-files';
import { buildBundle, call, jixiao, workFolder } from './jixiao';

const folder = workFolder();

/** 101 MB of nothing in 100 KB. */
const bomb = (): Uint8Array =>
  zipParts({ ...bookParts(sheetXml('')), 'xl/media/image1.bin': new Uint8Array(101 * 1024 * 1024) });
/** What an encrypting filter leaves on disk: bytes nobody can read. */
const scrambled = Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919 + (at >> 3) * 104729) & 255);

const files: Readonly<Record<string, Uint8Array | string>> = {
  '去年.xls': compoundFile('Workbook'),
  '本年.et': compoundFile('Workbook'),
  '报告.doc': compoundFile('WordDocument'),
  '报告.wps': compoundFile('WordDocument'),
  '改名.xlsx': compoundFile('Workbook'),
  '有密码.xlsx': compoundFile('EncryptionInfo', 'EncryptedPackage'),
  '有密码.docx': compoundFile('EncryptionInfo', 'EncryptedPackage'),
  '全零.docx': new Uint8Array(4096),
  '加密软件.xlsx': scrambled,
  '网页.xlsx': '<html><table></table></html>',
  '空.xlsx': '',
  '压缩包.xlsx': zipSync({ 'readme.txt': new Uint8Array(8) }),
  '截断.xlsx': book(sheetXml('')).slice(0, 700),
  '炸弹.xlsx': bomb(),
  '别人的.xlsx': book(sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>')),
  '不全.json': '{"编制数": 9',
  '列表.json': '[1]',
  '拼错.json': '{"财政供养人员情况/编制": 9}',
  '计算项.json': '{"经费控制情况/三公经费/本年决算数": 3.65}',
  '负数.json': '{"authorizedPosts": -1}',
  '文字.json': '{"initialBudget": "二百"}',
  '行号.json': '{"经费控制情况/项目支出/业务工作经费[0]/本年决算数": 1}',
  '国标.json': Uint8Array.from([0x7b, 0x22, 0xb1, 0xe0, 0x22, 0x3a, 0x31, 0x7d]),
  '已有.xlsx': 'x',
  '已有.docx': 'x',
};

beforeAll(() => {
  buildBundle();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, '文件夹.xlsx'));
  expect(jixiao(['new', 'kaifu-2018', '-o', '好.xlsx', '--sample'], folder)).toEqual({
    code: 0,
    out: '已新建 好.xlsx（2018年度部门整体支出绩效自评（开福区））。\n',
    err: '',
  });
}, 120_000);

const newBook = (...more: string[]): string[] => ['new', 'kaifu-2018', '-o', '新.xlsx', ...more];

/** Words of the command line · exit code · problem code · a piece of the sentence. */
const cases: readonly (readonly [string[], number, string, string])[] = [
  [['check', '去年.xls'], 2, 'input.legacy-format', '另存为'],
  [['check', '本年.et'], 2, 'input.legacy-format', 'WPS 表格 (.et)'],
  [['check', '报告.doc'], 2, 'input.not-workbook', 'Word 97-2003'],
  [['check', '报告.wps'], 2, 'input.not-workbook', 'WPS 文字'],
  [['check', '改名.xlsx'], 2, 'input.legacy-format', 'Excel 97-2003'],
  [['check', '有密码.xlsx'], 2, 'input.password', '请先在 Excel 或 WPS 中去掉打开密码'],
  [['audit', '有密码.docx'], 2, 'input.password', '请先在 Word 或 WPS 文字 中去掉打开密码'],
  [['audit', '全零.docx'], 2, 'input.damaged', '请用 Word 或 WPS 文字 打开'],
  [['check', '加密软件.xlsx'], 2, 'input.encrypted', '加密软件'],
  [['check', '网页.xlsx'], 2, 'input.not-workbook', '网页'],
  [['check', '空.xlsx'], 2, 'input.empty', '0 字节'],
  [['check', '压缩包.xlsx'], 2, 'input.not-workbook', '普通的压缩包'],
  [['check', '截断.xlsx'], 2, 'input.damaged', '已损坏'],
  [['check', '炸弹.xlsx'], 2, 'input.too-large', '100 MB'],
  [['check', '别人的.xlsx'], 2, 'input.foreign-workbook', '报送版请换成工作用的那一份'],
  [
    ['hand-in', '好.xlsx', '-o', '已有.docx', '--override', 'score.disclosure=另报'],
    3,
    'host.unwritable',
    '已经有一个同名的文件',
  ],
  [['adopt', '文件夹.xlsx', '--pack', 'kaifu-2018'], 3, 'input.folder', '这里要的是一个文件'],
  [['take', '好.xlsx', '--from', '文件夹.xlsx'], 3, 'input.folder', '请写到里面的文件名'],
  [['new', 'kaifu-2018', '-o', '新.xlsx', '--data', '文件夹.xlsx'], 3, 'input.folder', '是一个文件夹'],
  [['check', '没有.xlsx'], 3, 'input.not-found', '“没有.xlsx”'],
  [['check', '好.xlsx/里面.xlsx'], 3, 'input.not-found', '找不到文件'],

  [['score', '别人的.xlsx'], 2, 'input.foreign-workbook', 'jixiao adopt'],
  [['score', '去年.xls', '--json'], 2, 'input.legacy-format', '.xlsx'],
  [['report', '别人的.xlsx', '-o', '新.docx'], 2, 'input.foreign-workbook', 'jixiao adopt'],
  [['report', '没有.xlsx', '-o', '新.docx', '--json'], 3, 'input.not-found', '“没有.xlsx”'],

  [newBook('--data', '不全.json'), 2, 'input.bad-json', '第 1 行'],
  [newBook('--data', '列表.json'), 2, 'input.bad-json', '最外层'],
  [newBook('--data', '国标.json'), 2, 'input.bad-json', 'UTF-8'],
  [newBook('--data', '拼错.json'), 2, 'input.unknown-field', '财政供养人员情况/编制数'],
  [newBook('--data', '计算项.json'), 2, 'input.derived-field', '由公式计算'],
  [newBook('--data', '负数.json'), 2, 'input.bad-value', '不能是负数'],
  [newBook('--data', '文字.json'), 2, 'input.bad-value', '不是数字'],
  [newBook('--data', '行号.json'), 2, 'input.bad-value', '行号'],
  [newBook('--data', '没有.json'), 3, 'input.not-found', '“没有.json”'],

  [['new', 'changsha-1999', '-o', '新.xlsx'], 2, 'pack.unknown', '“changsha-1999”'],
  [['new', '../templates', '-o', '新.xlsx'], 2, 'pack.unknown', 'jixiao packs'],
  [['new', 'hunan-base', '-o', '新.xlsx'], 2, 'pack.abstract', '底版'],
  [['fields', 'constructor'], 2, 'pack.unknown', '“constructor”'],
  [['pack', 'check', '没有的文件夹'], 2, 'pack.unreadable', '没有这个文件夹'],

  [['new', 'kaifu-2018', '-o', '已有.xlsx'], 3, 'host.exists', '--force'],
  [['report', '好.xlsx', '-o', '已有.docx'], 3, 'host.exists', '没有覆盖'],
  [['new', 'kaifu-2018', '-o', '没有的/新.xlsx'], 3, 'host.unwritable', '文件夹不存在'],
  [['new', 'kaifu-2018', '-o', '已有.xlsx/新.xlsx'], 3, 'host.unwritable', '不是文件夹'],
  [['new', 'kaifu-2018', '-o', '文件夹.xlsx', '--force'], 3, 'host.unwritable', '这是一个文件夹'],
  [['report', '好.xlsx', '-o', '没有的/新.docx'], 3, 'host.unwritable', '文件夹不存在'],
  [['new', 'kaifu-2018', '-o', '新.xls'], 2, 'input.usage', '扩展名应是 .xlsx'],

  [['chek', '好.xlsx'], 2, 'input.usage', '是不是要写 check'],
  [['check'], 2, 'input.usage', '缺少参数 <工作簿>'],
  [['check', '好.xlsx', '多余'], 2, 'input.usage', '参数太多'],
  [['check', '好.xlsx', '--jsno'], 2, 'input.usage', '没有“--jsno”这个选项，是不是要写 --json'],
  [['new', 'kaifu-2018'], 2, 'input.usage', '缺少必需的选项'],
  [['new', 'kaifu-2018', '-o'], 2, 'input.usage', '后面缺少内容'],
];

test.each(cases)('jixiao %j → 退出码 %i %s', async (words, code, problem, piece) => {
  const before = readdirSync(folder);
  const kept = readFileSync(join(folder, '已有.xlsx'), 'utf8');
  const outcome = await call(words, folder);
  expect(outcome).toMatchObject({ code, out: '' });
  expect(outcome.err).toContain(piece);
  // One line: a Chinese sentence and its code.
  expect(outcome.err).toMatch(
    new RegExp(`^[^\\n]*[\\u4e00-\\u9fff][^\\n]*。[^\\n]* \\[${problem.replace('.', '\\.')}\\]\\n$`),
  );
  expect(readdirSync(folder)).toEqual(before);
  expect(readFileSync(join(folder, '已有.xlsx'), 'utf8')).toBe(kept);
});
