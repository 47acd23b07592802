import { utf8, utf8Text, base64, base64Bytes } from '../../../../src/core/report/link/bytes';
import { crc32Hex } from '../../../../src/core/report/link/checksum';
import { readCarrier, writeCarrier } from '../../../../src/core/report/link/carrier';
import { makeLinkPackage, type LinkPackage } from '../../../../src/core/report/link/link-package';
import { isProblem } from '../../../../src/core/problem/problem';
import { kaifuReport } from '../../narrative/kaifu-report';

const fieldOf = (field: string) => ({ label: `名${field}`, value: '1' });
const made = (time = '2026-03-15T00:00:00Z', changes = {}): LinkPackage =>
  makeLinkPackage({ ...kaifuReport(changes), workbookId: 'w1', pack: 'kaifu-2018', time, fieldOf });
const link = made();
const text = writeCarrier(link);

/** A carrier around any JSON, with a right checksum: what another program or version would make. */
function carrierOf(tree: unknown, version = 1): string {
  const bytes = utf8(JSON.stringify(tree));
  const body = base64(bytes);
  return `【绩效自评数据包·开始·${version}】\n${body}\n【绩效自评数据包·结束·${body.length}·${crc32Hex(bytes)}】`;
}

function refusal(pasted: string): string {
  try {
    readCarrier(pasted);
  } catch (error) {
    if (isProblem(error)) return `${error.code} ${error.message}`;
    throw error;
  }
  return '读出来了';
}

test('写出再读回，一样；行不长，体积不大', () => {
  expect(readCarrier(text)).toEqual(link);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(76);
  expect(text.length).toBeLessThan(200_000);
});

test.each<[string, (whole: string) => string]>([
  ['前后有别的话', (whole) => `请看：\n\n${whole}\n谢谢`],
  ['换行都没了', (whole) => whole.replaceAll('\n', '')],
  [
    '换行成了 CRLF，行首有引用号',
    (whole) =>
      whole
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\r\n'),
  ],
  ['每二十字换行、加空格', (whole) => whole.replace(/(.{20})/g, '$1 \n\t')],
  ['零宽字符和全角空格', (whole) => whole.replaceAll('\n', '\u200b\u3000\n')],
])('不怕：%s', (_, change) => {
  expect(readCarrier(change(text))).toEqual(link);
});

const middle = Math.floor(text.length / 2);
test.each<[string, string, string, RegExp]>([
  ['别的文字', '关于报送自评报告的通知', 'input.link-foreign', /不是绩效自评的数据包/],
  ['空的', '', 'input.link-foreign', /没有更新文档/],
  ['只有前半', text.slice(0, middle), 'input.link-truncated', /缺少结尾/],
  ['只有后半', text.slice(middle), 'input.link-truncated', /缺少开头/],
  ['中间少了一行', text.replace(/(\n[^\n]+)(\n[^\n]+\n)/, '$1\n'), 'input.link-truncated', /应有 \d+ 个字符/],
  [
    '错了一个字',
    text.slice(0, middle) + (text[middle] === 'A' ? 'B' : 'A') + text.slice(middle + 1),
    'input.link-damaged',
    /校验对不上/,
  ],
  ['多了字', text.slice(0, middle) + 'QUJD' + text.slice(middle), 'input.link-damaged', /校验对不上/],
  ['混进汉字', text.slice(0, middle) + '字' + text.slice(middle + 1), 'input.link-damaged', /校验对不上/],
  ['粘贴了两个', text + text, 'input.link-damaged', /不止一个/],
  ['旧版本', carrierOf({ ...link, version: 0 }, 0), 'input.link-older', /旧版本.*第 0 版.*升级后重新复制/],
  ['新版本', carrierOf({ ...link, version: 2 }, 2), 'input.link-newer', /更新的版本.*第 2 版.*升级后再试/],
  ['开头没说、里面是新版本', carrierOf({ ...link, version: 9 }), 'input.link-newer', /第 9 版/],
  ['别的 JSON', carrierOf({ a: 1 }), 'input.link-foreign', /不是绩效自评的数据包/],
  ['少一项', carrierOf({ ...link, workbookId: 3 }), 'input.link-damaged', /workbookId/],
  ['段落不对', carrierOf({ ...link, fragments: [{ id: 'a' }] }), 'input.link-damaged', /段落不对/],
  ['段落重复', carrierOf({ ...link, fragments: [link.fragments[0], link.fragments[0]] }), 'input.link-damaged', /重复/],
  ['附表不对', carrierOf({ ...link, tables: [{ sheet: 'a' }] }), 'input.link-damaged', /附表不对/],
])('拒绝：%s', (_, pasted, code, sentence) => {
  const said = refusal(pasted);
  expect(said).toMatch(new RegExp(`^${code} `));
  expect(said).toMatch(sentence);
});

test('摘要看内容，不看时间', () => {
  expect(made('2027-01-01T00:00:00Z').digest).toBe(link.digest);
  expect(made(undefined, { actualStaff: 7 }).digest).not.toBe(link.digest);
});

test('数字清单：每个数据项的每种写法一行，有名字', () => {
  const shown = link.figures.filter(({ field }) => field === 'actualStaff');
  expect(shown).toContainEqual({ field: 'actualStaff', label: '名actualStaff', shown: '8人', value: '1' });
  const keys = link.figures.map(({ field, shown: each }) => `${field} ${each}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('UTF-8 和 base64 与通用的一致', () => {
  for (const sample of ['', 'a', 'ab', 'abc', '绩效①😀', '\u0000\u007f\u0080\u07ff\u0800\uffff']) {
    expect(base64(utf8(sample))).toBe(Buffer.from(sample, 'utf8').toString('base64'));
    expect(utf8Text(base64Bytes(base64(utf8(sample)))!)).toBe(sample);
  }
  for (const bad of [[0x80], [0xc3], [0xed, 0xa0, 0x80], [0xff], [0xf5, 0x80, 0x80, 0x80]])
    expect(utf8Text(Uint8Array.from(bad))).toBeNull();
  expect(crc32Hex(utf8('123456789'))).toBe('cbf43926');
});
