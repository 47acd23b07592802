import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProcess, workFolder } from './jixiao';

const folder = workFolder();
const path = (...names: string[]): string => join(folder, ...names);

beforeAll(async () => {
  mkdirSync(path('各单位'));
  expect(await inProcess(['new', 'kaifu-2018', '-o', path('各单位', '水利.xlsx'), '--sample'])).toMatchObject({
    code: 0,
  });
  copyFileSync(path('各单位', '水利.xlsx'), path('表.xlsx'));
  expect((await inProcess(['report', path('表.xlsx'), '-o', path('报告.docx')])).code).not.toBe(2);
  symlinkSync(path('表.xlsx'), path('链接.xlsx'));
  writeFileSync(path('对照.json'), '{}');
});

/** The words of the command, its output an input of it. */
const commands: [name: string, input: string, words: () => string[]][] = [
  [
    '汇总',
    '各单位/水利.xlsx',
    () => ['consolidate', path('各单位'), '--pack', 'kaifu-2018', '-o', path('各单位', '水利.xlsx')],
  ],
  ['送出', '表.xlsx', () => ['hand-in', path('表.xlsx'), path('报告.docx'), '-o', folder]],
  ['送出：报告', '报告.docx', () => ['hand-in', path('各单位', '水利.xlsx'), path('报告.docx'), '-o', folder]],
  ['取数', '表.xlsx', () => ['take', path('表.xlsx'), '--from', path('对照.json'), '-o', path('表.xlsx')]],
  ['换阶段', '表.xlsx', () => ['stage', path('表.xlsx'), '--set', '批复', '-o', path('表.xlsx')]],
  ['换阶段：链接', '表.xlsx', () => ['stage', path('表.xlsx'), '--set', '批复', '-o', path('链接.xlsx')]],
  ['下一年', '表.xlsx', () => ['roll-forward', path('表.xlsx'), '--pack', 'kaifu-2018', '-o', path('表.xlsx')]],
  ['新版本', '表.xlsx', () => ['new', 'kaifu-2018', '--from', path('表.xlsx'), '-o', path('表.xlsx')]],
  ['文字核对', '报告.docx', () => ['audit', path('报告.docx'), '--report', path('报告.docx')]],
  [
    '文字核对：上年',
    '报告.docx',
    () => ['audit', path('各单位'), path('链接.xlsx'), '--report', path('报告.docx'), '--last-year', path('报告.docx')],
  ],
  ['文字核对：文件夹', '报告.docx', () => ['audit', folder, '--report', path('报告.docx')]],
  [
    '认领：对照表',
    '对照.json',
    () => [
      'adopt',
      path('表.xlsx'),
      '--pack',
      'kaifu-2018',
      '--map',
      path('对照.json'),
      '--save-map',
      path('对照.json'),
    ],
  ],
];

test.each(commands)('%s：要读的文件不写，加 --force 也不写', async (_, input, words) => {
  const before = readFileSync(path(input));
  const { code, err } = await inProcess([...words(), '--force']);
  expect(err).toContain('原件不能覆盖');
  expect(code).toBe(2);
  expect(readFileSync(path(input)).equals(before)).toBe(true);
});

test('上次汇总的结果可以重写', async () => {
  const words = ['consolidate', path('各单位'), '--pack', 'kaifu-2018', '-o', path('各单位', '部门.xlsx'), '--force'];
  expect((await inProcess(words)).err).toBe('');
  const { out } = await inProcess(words);
  expect(out).toContain('已写出');
});
