import { decodeText } from '../../../src/app/decode-text';
import { listAudit } from '../../../src/app/list-audit';
import { openTextDocument } from '../../../src/hosts/file/text-document';

const words = '全年开展检查32次，其中专项检查12次，日常检查19次。';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array =>
  new Uint8Array([0xff, 0xfe, ...[...text].flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8])]);
// “全年” as Notepad saves it in a Chinese Windows.
const gb = new Uint8Array([0xc8, 0xab, 0xc4, 0xea]);

test.each([
  ['UTF-8', utf8(words), words],
  ['UTF-8 带标记', utf8(`\ufeff${words}`), words],
  ['UTF-16（记事本的 Unicode）', utf16(words), words],
  ['GB 18030（记事本的 ANSI）', gb, '全年'],
])('文字文件：%s 读得出', (_name, bytes, text) => {
  expect(decodeText(bytes, '报告.txt').replace(/^\ufeff/, '')).toBe(text);
});

test.each([
  ['空的', new Uint8Array(), 'input.empty'],
  ['不是文字的', new Uint8Array([0, 1, 2, 0xff]), 'input.not-text'],
  ['太大的', new Uint8Array(17 * 1024 * 1024).fill(0x20), 'input.text-too-large'],
])('文字文件：%s 说清楚', (_name, bytes, code) => {
  expect(() => decodeText(bytes, '报告.txt')).toThrow(expect.objectContaining({ code }));
});

test('一份文字当作文档：只有文字可读，什么也不能写', async () => {
  const bytes = utf8(`标题\r\n${words}`);
  const document = openTextDocument(`标题\r\n${words}`, bytes, 'C:\\报告\\年报.txt');
  expect([document.onlyText, await document.name(), document.goToText]).toEqual([true, '年报.txt', undefined]);
  expect(document.bytes()).toBe(bytes);
  const { found, base, stamp } = await document.read();
  expect([found.blocks.map(({ text }) => text), found.controls, base, stamp]).toEqual([
    ['标题', words],
    [],
    null,
    null,
  ]);
  const [finding] = listAudit(await document.readText()).findings;
  expect(finding!.passages[0]).toMatchObject({ text: words, paragraph: 2 });
  await expect(document.repair([])).rejects.toThrow('plain text');
});
