import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { CheckResult, Field, Indicator, PackInfo, ScoreResult, Written } from '../../src/cli/contract';
import { buildBundle, bundle, call, jixiao, templates, workFolder } from './jixiao';

const folder = workFolder();
const inFolder = (name: string): string => join(folder, name);
const sample = '样例.xlsx';

beforeAll(() => {
  buildBundle();
  expect(jixiao(['new', 'kaifu-2018', '-o', sample, '--sample'], folder).code).toBe(0);
}, 60_000);

/** stdout is the JSON and nothing but it. */
async function json<T>(words: string[], code = 0): Promise<T> {
  const outcome = await call([...words, '--json'], folder);
  expect({ code: outcome.code, err: outcome.err }).toEqual({ code, err: '' });
  return JSON.parse(outcome.out) as T;
}

async function withData(name: string, data: object, ...more: string[]): Promise<string> {
  writeFileSync(inFolder(`${name}.json`), JSON.stringify(data));
  expect(await json<Written>(['new', 'kaifu-2018', '-o', `${name}.xlsx`, '--data', `${name}.json`, ...more])).toEqual({
    files: [`${name}.xlsx`],
  });
  return `${name}.xlsx`;
}

test('packs：底版不列出', async () => {
  expect(await json<PackInfo[]>(['packs'])).toContainEqual({
    id: 'kaifu-2018',
    title: expect.any(String) as string,
    region: '湖南省长沙市开福区',
    year: 2018,
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
    reports: [{ id: 'selfEvaluation', title: '2018年度部门整体支出绩效自评报告' }],
  });
  expect((await json<PackInfo[]>(['packs'])).map(({ id }) => id)).not.toContain('hunan-base');
});

test('fields：形状照约定，重复行列出第 1 行的各列', async () => {
  const fields = await json<Field[]>(['fields', 'kaifu-2018']);
  expect(new Set(fields.flatMap((field) => Object.keys(field)))).toEqual(
    new Set(['id', 'labelPath', 'amountUnit', 'kind', 'required', 'derived']),
  );
  const find = (labelPath: string): Field | undefined => fields.find((field) => field.labelPath === labelPath);
  expect(find('财政供养人员情况/编制数')).toEqual({
    id: 'authorizedPosts',
    labelPath: '财政供养人员情况/编制数',
    amountUnit: '人',
    kind: 'number',
    required: true,
    derived: false,
  });
  expect(find('经费控制情况/三公经费/本年决算数')).toMatchObject({ derived: true, amountUnit: '万元' });
  expect(find('经费控制情况/项目支出/业务工作经费')).toMatchObject({ kind: 'rows', id: 'businessProjects' });
  expect(find('经费控制情况/项目支出/业务工作经费[1]/本年决算数')).toMatchObject({
    kind: 'number',
    id: 'businessProjects[1].final',
  });
  expect(new Set(fields.map((field) => field.labelPath)).size).toBe(fields.length);
});

test('样例：校验没有错误，退出码 0，findings 只有约定的键', async () => {
  const { findings, coverage } = await json<CheckResult>(['check', sample]);
  expect(findings.filter((finding) => finding.level === 'error')).toEqual([]);
  const allowed = [
    'id',
    'check',
    'level',
    'message',
    'cells',
    'left',
    'right',
    'difference',
    'tolerance',
    'cause',
    'suggestion',
    'basis',
    'state',
    'explanation',
  ];
  for (const finding of findings) expect(allowed).toEqual(expect.arrayContaining(Object.keys(finding)));
  expect(
    findings.some((finding) => finding.message.includes('基本在预算控制范围内') && finding.message.includes('30.29%')),
  ).toBe(true);
  expect(Object.keys(coverage)).toEqual(['decided', 'applicable', 'notImplemented']);
  expect(coverage.decided + coverage.notImplemented).toBeLessThanOrEqual(coverage.applicable);
  expect(coverage.decided).toBeGreaterThan(50);
});

test('离退休合计不等于两项之和：有未处理的错误，退出码 1', async () => {
  const file = await withData('错误', { 'retirees.total': 5 }, '--sample');
  const { findings } = await json<CheckResult>(['check', file], 1);
  const [finding] = findings.filter((one) => one.level === 'error');
  expect(finding).toMatchObject({ state: 'open', cells: [{ sheet: '补充资料', field: 'retirees.total' }, {}, {}] });
  const shown = await call(['check', file], folder);
  expect(shown.code).toBe(1);
  expect(shown.out).toMatch(/^【错误】1 条\n {2}1 {2}/);
  expect(shown.out).toMatch(/错误 1 条，.*\n已核 \d+\/\d+ 项，待人工核对 \d+ 项。\n$/);
});

test('score：数字是 JSON 数字，待评为 null', async () => {
  const result = await json<ScoreResult>(['score', sample]);
  const get = (id: string): Indicator => result.indicators.find((one) => one.id === id)!;
  expect(result).toMatchObject({ total: null, scored: 81.68, full: 100, grade: '良' });
  expect(get('staffControlRate')).toEqual({
    id: 'staffControlRate',
    label: '投入/预算配置/在职人员控制率',
    full: 5,
    score: 5,
    reason: expect.stringContaining('计满分5分') as string,
    formula: '8÷9×100%＝88.89%',
    inputs: { '财政供养人员情况/编制数': 9, '财政供养人员情况/实际在职人数': 8 },
  });
  expect(get('publicOutlayControlRate')).toMatchObject({
    score: 3,
    nextStep: expect.stringContaining('低于105%时得4分') as string,
  });
  expect(result.indicators.filter((one) => one.score === null)).toHaveLength(1);
  expect(result.indicators.reduce((sum, one) => sum + one.full!, 0)).toBe(100);
});

/** forms.md §2.4 and the published cases; the data win over the sample. */
test.each([
  ['143 编制、136 在职', { authorizedPosts: 143, actualStaff: 136 }, 'staffControlRate', '95.10%', 5],
  ['59 编制、67 在职', { authorizedPosts: 59, actualStaff: 67 }, 'staffControlRate', '113.56%', 0],
  [
    '三公预算上年 32、本年 63.46',
    {
      '补充资料/上年度三公经费预算数': 32,
      'vehiclePurchase.budget': 0,
      'vehicleOperation.budget': '63.46',
      'officialOverseasTravel.budget': 0,
      'officialReception.budget': 0,
    },
    'threePublicChangeRate',
    '98.31%',
    0,
  ],
])('%s', async (name, data, indicator, rate, score) => {
  const { indicators } = await json<ScoreResult>(['score', await withData(name, data, '--sample')]);
  expect(indicators.find((one) => one.id === indicator)).toMatchObject({
    score,
    formula: expect.stringContaining(rate) as string,
  });
});

test('没有样例的空表也能评分：没有一项是程序出错，合计待定', async () => {
  const file = await withData('空表', {});
  expect(await json<ScoreResult>(['score', file])).toMatchObject({ total: null, grade: null });
  expect([0, 1]).toContain((await call(['check', file], folder)).code);
});

test('report：写出 .docx，不带 --force 不覆盖', async () => {
  expect(await json<Written>(['report', sample, '-o', '报告.docx'])).toEqual({ files: ['报告.docx'] });
  const first = readFileSync(inFolder('报告.docx'));
  const text = strFromU8(unzipSync(first)['word/document.xml']!).replace(/<[^>]+>/g, '');
  expect(text).toContain('2018年决算基本支出285.6万元，基本在预算控制范围内，人员经费增加，预算调整。');
  expect((await call(['report', sample, '-o', '报告.docx'], folder)).code).toBe(3);
  expect(await call(['report', sample, '-o', '报告.docx', '--force'], folder)).toEqual({
    code: 0,
    out: '已写出 报告.docx。\n',
    err: '',
  });
  // Only the time in the link differs: the text is the same to the byte.
  const body = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml']!);
  expect(body(readFileSync(inFolder('报告.docx')))).toBe(body(first));
});

test('每次新建的工作簿有自己的编号', () => {
  const ids = ['一.xlsx', '二.xlsx'].map((name) => {
    expect(jixiao(['new', 'kaifu-2018', '-o', name], folder).code).toBe(0);
    const text = Object.values(unzipSync(readFileSync(inFolder(name))))
      .map((part) => strFromU8(part))
      .join('');
    return /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/.exec(text)?.[0];
  });
  expect(ids[0]).toBeDefined();
  expect(ids[0]).not.toBe(ids[1]);
});

/** Start-up: which heavy libraries a command brings along. */
test.each([
  [['--version'], []],
  [['--help'], []],
  [
    ['fields', 'kaifu-2018'],
    ['yaml', 'zod'],
  ],
  [
    ['check', sample],
    ['fflate', 'saxes', 'yaml', 'zod'],
  ],
  [
    ['score', sample],
    ['fflate', 'saxes', 'yaml', 'zod'],
  ],
])('jixiao %j 只装入要用的库', (words, libraries) => {
  const script = `process.argv.splice(1, 1, 'node', 'jixiao', ...${JSON.stringify(words)}); process.argv.shift();
    process.stdout.write = () => true;
    require(${JSON.stringify(bundle)});
    process.on('exit', () => process.stderr.write(Object.keys(require.cache).join('\\n')));`;
  const { stderr } = spawnSync(process.execPath, ['-e', script, 'x'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, JIXIAO_TEMPLATES: templates },
  });
  const heavy = ['exceljs', 'docx', 'liquidjs', 'yaml', 'zod', 'saxes', 'fflate', '@xmldom/xmldom'];
  expect(stderr).toContain('commander');
  expect(heavy.filter((name) => stderr.includes(`/node_modules/${name}/`)).sort()).toEqual(libraries);
});

test('用法全是中文，没有还不能用的选项', async () => {
  const commands = [[], ['packs'], ['fields'], ['new'], ['check'], ['score'], ['report'], ['pack'], ['pack', 'check']];
  for (const words of commands) {
    const { code, out } = await call([...words, '--help'], folder);
    expect(code).toBe(0);
    expect(out).toMatch(/^用法：/);
    expect(out).not.toMatch(/Usage|Options|Commands|Arguments|display|options|command\b/);
  }
});
