import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackFault } from '../../src/core/pack/fault';
import { inProcess, templates, workFolder } from './jixiao';

const folder = workFolder();
const own = join(folder, 'kaifu-2018');

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(templates, 'kaifu-2018'), own, { recursive: true });
});

/** Replaces a text that must be there. */
function change(file: string, from: string, to: string): void {
  const text = readFileSync(join(own, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(own, file),
    text.replace(from, () => to),
  );
}
const ownVersion = (): string => /^version: .*$/m.exec(readFileSync(join(own, 'pack.yaml'), 'utf8'))![0];
const append = (file: string, text: string): void =>
  writeFileSync(join(own, file), `${readFileSync(join(own, file), 'utf8')}\n${text}\n`);
/** The line where the last line of a text stands. */
function lineOf(file: string, text: string): number {
  const content = readFileSync(join(own, file), 'utf8');
  expect(content).toContain(text);
  return content.slice(0, content.indexOf(text) + text.length).split('\n').length;
}

async function faults(path = own): Promise<PackFault[]> {
  const { code, out, err } = await inProcess(['pack', 'check', path, '--json']);
  const found = JSON.parse(out) as PackFault[];
  expect({ code, err }).toEqual({ code: found.length === 0 ? 0 : 2, err: '' });
  return found;
}

test.each(['kaifu-2018', 'hunan-base'])('自带的模板 %s 没有错误', async (id) => {
  expect(await faults(join(templates, id))).toEqual([]);
  expect(await inProcess(['pack', 'check', id])).toMatchObject({ code: 0, err: '' });
});

test('抄到别处的模板，extends 到自带的模板里找', async () => {
  expect(await faults()).toEqual([]);
});

test('extends 先找旁边的文件夹', async () => {
  cpSync(join(templates, 'hunan-base'), join(folder, 'hunan-base'), { recursive: true });
  writeFileSync(join(folder, 'hunan-base', 'extra.yaml'), 'nonsense: 1\n');
  expect(await faults()).toEqual([
    {
      path: 'nonsense',
      message: '不认识“nonsense”这一项，可能拼错了',
      file: join(folder, 'hunan-base', 'extra.yaml'),
      line: 1,
    },
  ]);
});

/** What went wrong · how · file and a text on the line meant · path · piece of the message. */
const cases: readonly (readonly [string, () => void, string, string, string, string])[] = [
  ['键重复', () => append('pack.yaml', 'title: 又一个'), 'pack.yaml', 'title: 又一个', '', '键“title”重复'],
  [
    '一个键在两个文件里',
    () => append('report.yaml', 'region: 长沙'),
    'report.yaml',
    'region: 长沙',
    'region',
    '在 .*pack.yaml 里已经有了',
  ],
  [
    '用制表符缩进',
    () => append('pack.yaml', 'basis:\n\t- { title: 甲, seen: true }'),
    'pack.yaml',
    '\t- {',
    '',
    '制表符|YAML',
  ],
  [
    '引号不成对',
    () => change('pack.yaml', 'region: 湖南省长沙市开福区', 'region: "湖南省'),
    'pack.yaml',
    '',
    '',
    '缺少引号|YAML',
  ],
  [
    '不认识的键',
    () => change('fields.yaml', '    length: prose', '    lenght: prose'),
    'fields.yaml',
    'lenght',
    'fields\\[reportText.mainDuties\\].lenght',
    '不认识“lenght”',
  ],
  [
    '没加引号的文字',
    () => change('fields.yaml', 'label: 补充资料/考核得分', 'label: 2010101'),
    'fields.yaml',
    'label: 2010101',
    'fields\\[assessment.earned\\].label',
    '应是文字，现在是数字；.*请加引号写成 "2010101"',
  ],
  [
    '以 0 开头的编码',
    () => append('pack.yaml', 'basis:\n  - { title: 甲, number: 012, seen: true }'),
    'pack.yaml',
    '012',
    'basis\\[0\\].number',
    '012 会被读成 12.*写成 "012"',
  ],
  [
    '缺少一项',
    () => change('fields.yaml', '    kind: choice\n', ''),
    'fields.yaml',
    'id: procurementStandard',
    'fields\\[procurementStandard\\].kind',
    '.',
  ],
  [
    '引用没有的数据项',
    () => change('scoring.yaml', 'rate: staffControlRate', 'rate: staffContolRate'),
    'scoring.yaml',
    'rate: staffContolRate',
    'scoring.levels\\[input\\].children\\[budgetAllocation\\].indicators\\[staffControlRate\\].rule.rate',
    '没有名为“staffContolRate”的数据项',
  ],
  [
    '几份一起写的核对里，一份引用没有的数据项',
    () => change('checks.yaml', 'over: [publicOutlay.budget] }', 'over: [publicOutlay.bugdet] }'),
    'checks.yaml',
    'over: [publicOutlay.bugdet]',
    'checks\\[{rate}Quotient\\].each\\[3\\].over\\[0\\]',
    '没有名为“publicOutlay.bugdet”的数据项',
  ],
  [
    '几份一起写的核对里，拼错的键',
    () => change('checks.yaml', 'cause: 比率格的公式', 'casue: 比率格的公式'),
    'checks.yaml',
    'casue: 比率格',
    'checks\\[{rate}Quotient\\].casue',
    '不认识“casue”这一项，可能拼错了$',
  ],
  [
    '几份一起写的核对，又用一次同样的几份',
    () =>
      append(
        'checks.yaml',
        [
          '  - { each: &two [{ column: budget }, { column: fianl }], id: "a{Column}", title: 甲, level: error, rule: null, basis: 乙 }',
          '  - { each: *two, id: "b{Column}", title: 甲, level: error, rule: { kind: equals, left: "publicOutlay.{column}", right: "publicOutlay.{column}" }, basis: 乙 }',
        ].join('\n'),
      ),
    'checks.yaml',
    'each: *two',
    'checks\\[b{Column}\\].rule.left',
    '没有名为“publicOutlay.fianl”的数据项（bFianl）',
  ],
  [
    '分值加不起来',
    () => change('scoring.yaml', 'full: "5"', 'full: "4"'),
    'scoring.yaml',
    'label: 预算配置\n          full',
    'scoring.levels\\[input\\].children\\[budgetAllocation\\].full',
    '不等于下级分值之和 12',
  ],
  [
    '要去掉的没有',
    () => change('fields.yaml', 'fields:\n', 'fields:\n  - { id: noSuchField, remove: true }\n'),
    'fields.yaml',
    'noSuchField',
    'fields\\[noSuchField\\].remove',
    '上级模板里没有',
  ],
  [
    '没有的上级模板',
    () => change('pack.yaml', '[hunan-base]', '[hunan-bass]'),
    'pack.yaml',
    'hunan-bass',
    'extends\\[0\\]',
    '没有名为“hunan-bass”的模板',
  ],
  [
    'extends 不是列表',
    () => change('pack.yaml', '[hunan-base]', 'hunan-base'),
    'pack.yaml',
    'extends',
    'extends',
    '应是一个列表',
  ],
  [
    '引用自己',
    () => change('pack.yaml', '[hunan-base]', '[kaifu-2018]'),
    'pack.yaml',
    'extends',
    'extends\\[0\\]',
    '绕回了自己：kaifu-2018 → kaifu-2018',
  ],
  [
    '编号与文件夹名不同',
    () => change('pack.yaml', 'id: kaifu-2018', 'id: kaifu-2019'),
    'pack.yaml',
    'id: kaifu-2019',
    'id',
    '与文件夹名“kaifu-2018”不同',
  ],
  [
    '例子里没有的数据项',
    () => change('sample.yaml', 'authorizedPosts: 9', 'authorisedPosts: 9'),
    'sample.yaml',
    'authorisedPosts',
    'sample.authorisedPosts',
    '没有名为“authorisedPosts”',
  ],
  [
    '例子里的电话没加引号',
    () => change('sample.yaml', 'fiscalYear: 2018', 'fiscalYear: 2018\n  contactPhone: 84558888'),
    'sample.yaml',
    'contactPhone',
    'sample.contactPhone',
    '应是文字.*请加引号',
  ],
  [
    '例子里填了计算项',
    () => change('sample.yaml', 'authorizedPosts: 9', 'staffControlRate: 1'),
    'sample.yaml',
    'staffControlRate',
    'sample.staffControlRate',
    '由公式计算',
  ],
  [
    '没走到的分支里写错编号',
    () => change('report.yaml', '，与预算持平。', '，与{{ initialBugdet }}持平。'),
    'report.yaml',
    'title: 基本支出决算\n            text',
    'reports\\[selfEvaluation\\].sections\\[basicExpenditure\\].fragments\\[basicExpenditureFinal\\].text',
    '没有名为“initialBugdet”的数据项',
  ],
  [
    '写法用错了',
    () => change('report.yaml', '{{ borrowedStaff | count', '{{ borrowedStaff | cuont'),
    'report.yaml',
    'id: selfEvaluation',
    'reports\\[selfEvaluation\\]',
    'cuont',
  ],
];

test.each(cases)('%s：说出文件、行、位置和办法', async (_name, spoil, file, text, path, message) => {
  spoil();
  const found = await faults();
  const [first] = found;
  expect(first).toMatchObject({
    file: join(own, file),
    path: expect.stringMatching(new RegExp(`^${path}$`)) as string,
    message: expect.stringMatching(message) as string,
  });
  if (text !== '') expect(first!.line).toBe(lineOf(file, text));
});

test('全部错误一次列出，一行一处：文件:行 位置 说明', async () => {
  change('fields.yaml', '    length: prose', '    lenght: prose');
  change('scoring.yaml', '  seen: true', '  seen: 是');
  change('pack.yaml', ownVersion(), 'version: 1.0');
  const { code, out, err } = await inProcess(['pack', 'check', own]);
  expect({ code, err }).toEqual({ code: 2, err: '' });
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[3]).toBe('共 3 处错误。');
  expect(lines.slice(0, 3).sort()).toEqual([
    expect.stringMatching(
      /fields\.yaml:\d+ fields\[reportText\.mainDuties\]\.lenght 不认识“lenght”这一项，可能拼错了$/,
    ),
    expect.stringMatching(/pack\.yaml:\d+ version 应是文字，现在是数字；如果是编码或文字，请加引号写成 "1.0"$/),
    expect.stringMatching(/scoring\.yaml:\d+ scoring\..*\.seen 应是true 或 false，现在是文字$/),
  ]);
});

test('编号里的词不在词汇表里，例子没有填必填的：提示，不是错误', async () => {
  change('fields.yaml', 'id: assessment.earned', 'id: kaohe.earned');
  change('fields.yaml', 'id: assessment.full', 'id: kaohe.full');
  for (const file of ['scoring.yaml', 'sheets.yaml', 'sample.yaml', 'checks.yaml', 'report.yaml', 'fields.yaml'])
    writeFileSync(join(own, file), readFileSync(join(own, file), 'utf8').replaceAll('assessment.', 'kaohe.'));
  change('sample.yaml', '  authorizedPosts: 9\n', '');
  const { code, out, err } = await inProcess(['pack', 'check', own]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out.trimEnd().split('\n');
  expect(lines).toEqual([
    expect.stringMatching(
      /fields\.yaml:\d+ fields\[kaohe\.\w+\]\.id 提示：“kaohe”不在词汇表里：.*（共 \d 个数据项用了它）$/,
    ),
    expect.stringMatching(/sample\.yaml:\d+ sample 提示：例子里还有必填的数据项没有填：authorizedPosts$/),
    `${own}：没有错误。`,
  ]);
  const hints = JSON.parse((await inProcess(['pack', 'check', own, '--json'])).out) as PackFault[];
  expect(hints.map(({ hint }) => hint)).toEqual([true, true]);
});

test('GBK 编码的文件', async () => {
  writeFileSync(join(own, 'extra.yaml'), Uint8Array.from([0xb1, 0xe0, 0x3a, 0x20, 0x31, 0x0a]));
  expect(await faults()).toEqual([
    { path: '', message: '文字不是 UTF-8 编码，请另存为 UTF-8', file: join(own, 'extra.yaml'), line: 1 },
  ]);
});

test('空文件夹', async () => {
  mkdirSync(join(folder, 'empty'));
  expect(await faults(join(folder, 'empty'))).toMatchObject([{ message: '文件夹里没有 .yaml 文件' }]);
});

test('有错的模板不能用来建表，也不遮住好的模板', async () => {
  change('pack.yaml', '[hunan-base]', '[hunan-bass]');
  cpSync(join(templates, 'hunan-base'), join(folder, 'hunan-base'), { recursive: true });
  cpSync(join(templates, 'kaifu-2018'), join(folder, 'good'), { recursive: true });
  writeFileSync(
    join(folder, 'good', 'pack.yaml'),
    readFileSync(join(templates, 'kaifu-2018', 'pack.yaml'), 'utf8').replace('id: kaifu-2018', 'id: good'),
  );
  const { code, out, err } = await inProcess(['packs', '--json'], { templates: folder });
  expect({ code, ids: (JSON.parse(out) as { id: string }[]).map(({ id }) => id) }).toEqual({ code: 2, ids: ['good'] });
  expect(err).toMatch(
    /^模板“kaifu-2018”有 1 处错误，不能使用。第一处：extends\[0\] .*。 可用 jixiao pack check 查看全部。 \[pack\.invalid\]\n$/,
  );
  expect(await inProcess(['fields', 'kaifu-2018'], { templates: folder })).toMatchObject({ code: 2, out: '' });
});

test('模板文件夹不在，是错误，不是“没有模板”', async () => {
  const { code, out, err } = await inProcess(['packs'], { templates: join(folder, 'nowhere') });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/\[pack\.unreadable\]\n$/);
});
