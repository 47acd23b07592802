import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { CheckResult, ScoreResult, Written } from '../../src/cli/contract';
import { inProcess, templates, workFolder } from '../cli/jixiao';

/**
 * docs/for-template-authors.md followed by the letter: copy the skeleton, put in the guide's own examples, and walk the user's whole way.
 * Where the guide and the product part, this fails.
 */
const folder = workFolder();
const own = join(folder, 'templates');
const guide = readFileSync(join(__dirname, '../../docs/for-template-authors.md'), 'utf8');
const at = (name: string): string => join(own, 'yuhua-2022', name);
const newer = { templates: own };

/** The guide's YAML example that begins so, as a list of a file. */
function example(beginning: string): string {
  const found = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map((match) => match[1]!)
    .find((one) => one.startsWith(beginning));
  if (found === undefined) throw new Error(`no example begins with ${beginning}`);
  return found.replace(/^(?=.)/gm, '  ');
}
const append = (name: string, text: string): void =>
  writeFileSync(at(name), `${readFileSync(at(name), 'utf8').trimEnd()}\n${text}`);
function change(name: string, from: RegExp, to: string): void {
  const text = readFileSync(at(name), 'utf8');
  expect(text).toMatch(from);
  writeFileSync(at(name), text.replace(from, to));
}

beforeAll(() => {
  cpSync(templates, own, { recursive: true });
  cpSync(join(templates, '_skeleton'), join(own, 'yuhua-2022'), { recursive: true });
  change('pack.yaml', /^id: .*$/m, 'id: yuhua-2022');
  change('pack.yaml', /^year: .*$/m, 'year: 2022');
  change('sample.yaml', /fiscalYear: \d+/, 'fiscalYear: 2022');
});

test('第一节：复制、改编号、检查，没有错误', async () => {
  expect(await inProcess(['pack', 'check', 'yuhua-2022'], newer)).toMatchObject({
    code: 0,
    out: 'yuhua-2022：没有错误。\n',
  });
});

test('第三到七节的例子抄进去，没有错误；核对、评分、报告、预览都走得通', async () => {
  append('fields.yaml', example('- id: projectFunds\n  label:'));
  append('sheets.yaml', example('- id: projectFunds\n  after:'));
  append('checks.yaml', example('- each:\n    - { column'));
  append('checks.yaml', example('- id: projectFundsAgreeFinal'));
  append(
    'sample.yaml',
    '  projectFunds:\n    - { name: 业务工作, budget: 140, final: 139.3 }\n    - { name: 县级专项, budget: 60, final: 60 }\n',
  );
  change(
    'report.yaml',
    /( +)- id: projectExpenditure\n +title: 项目支出\n +text: .*\n/,
    '$&$1- id: eachProject\n$1  title: 各项目\n$1  text: "{% for project in projectFunds.rows %}{{ project.name }}{{ project.final | amount }}，执行率{{ project.executionRate | rate }}；{% endfor %}"\n',
  );
  const check = await inProcess(['pack', 'check', 'yuhua-2022'], newer);
  expect(check).toMatchObject({ code: 0, out: 'yuhua-2022：没有错误。\n' });

  const run = (...words: string[]) => inProcess(words, newer);
  const book = join(folder, '样例.xlsx');
  expect(await run('new', 'yuhua-2022', '--sample', '-o', book)).toMatchObject({ code: 0, err: '' });
  expect((JSON.parse((await run('check', book, '--json')).out) as CheckResult).findings).toEqual([]);
  expect((JSON.parse((await run('score', book, '--json')).out) as ScoreResult).scored).toBeGreaterThan(80);
  expect(await run('report', book, '-o', join(folder, '样例.docx'))).toMatchObject({ code: 0, err: '' });
  const preview = join(folder, '样例.html');
  const { files } = JSON.parse(
    (await run('pack', 'preview', 'yuhua-2022', '-o', preview, '--no-pdf', '--json')).out,
  ) as Written;
  const html = readFileSync(files[0]!, 'utf8');
  expect(html).toContain('99.50%');
  expect(html.replace(/<[^>]*>/g, '')).toContain('业务工作139.3万元，执行率99.50%；县级专项60万元，执行率100.00%；');
});

test('第五节：each 展开成三条，一条一条改；写错了说写的那一处', async () => {
  mkdirSync(join(own, 'yuhua-2023'));
  const next = [
    '{ id: yuhua-2023, version: 1.0.0, extends: [yuhua-2022], title: 甲, year: 2023,',
    'checks: [{ id: personnelWithinBasicBudget, level: notice }, { id: personnelWithinBasicPriorFinal, remove: true }] }',
  ];
  writeFileSync(join(own, 'yuhua-2023', 'pack.yaml'), next.join('\n'));
  expect(await inProcess(['pack', 'check', 'yuhua-2023'], newer)).toMatchObject({ code: 0 });

  change('checks.yaml', /limit: basicExpenditure\.\{column\}/, 'limit: basicExpenditures.{column}');
  const { code, out } = await inProcess(['pack', 'check', 'yuhua-2022'], newer);
  expect(code).toBe(2);
  expect(out).toMatch(
    /checks\.yaml:\d+ checks\[personnelWithinBasic\{Column\}\]\.rule\.limit 没有名为“basicExpenditures\.budget”的数据项（personnelWithinBasicBudget）/,
  );
  change('checks.yaml', /limit: basicExpenditures\.\{column\}/, 'limit: basicExpenditure.{column}');
});

test('第四、六节：评分表哪一栏放什么，照例子；一个指标只改几个键，没有错误', async () => {
  const [columns] = guide.match(/ {2}columnsMm: .*\n {2}indicators:\n[\s\S]*?```/)!;
  const { sheets } = parse(readFileSync(join(templates, 'kaifu-2018', 'sheets.yaml'), 'utf8')) as {
    sheets: { id: string }[];
  };
  expect(sheets.find(({ id }) => id === 'scoreTable')).toMatchObject(parse(columns.replace('```', '')) as object);

  const indicator = example('- id: publicOutlayControlRate').replace(/^ {2}(?=.)/gm, ' '.repeat(12));
  change('scoring.yaml', / +- \{ id: publicOutlayControlRate, .*\n/, indicator);
  expect(await inProcess(['pack', 'check', 'yuhua-2022'], newer)).toMatchObject({ code: 0, err: '' });
});

test('第四节：比率用了金额的样式，指出来在哪一行', async () => {
  change('sheets.yaml', /executionRate, style: percent/, 'executionRate, style: amount');
  const { code, out } = await inProcess(['pack', 'check', 'yuhua-2022'], newer);
  expect(code).toBe(2);
  expect(out).toMatch(
    /sheets\.yaml:\d+ .*“项目支出资金概况\/项目\/执行率”是比率，样式“amount”印不出百分号，请用 percent 这类样式/,
  );
});
