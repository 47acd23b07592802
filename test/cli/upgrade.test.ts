import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bindWorkbook } from '../../src/app/open-workbook';
import type { CheckResult, Written } from '../../src/cli/contract';
import { plainValue } from '../../src/core/fields/field-value';
import { readIdentity } from '../../src/core/workbook/identity';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../support/built-in-pack';
import { inProcess, templates, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);

/** The built-in packs with one of them a version further: 借用人员 has another id, the level of a check and the version changed. */
beforeAll(async () => {
  cpSync(templates, path('templates'), { recursive: true });
  const change = (file: string, from: string | RegExp, to: string): void => {
    const text = readFileSync(path(`templates/${file}`), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(path(`templates/${file}`), text.replace(from, to));
  };
  change('kaifu-2018/pack.yaml', 'version: 1.1.0', 'version: 1.2.0');
  change(
    'hunan-base/fields.yaml',
    /id: borrowedStaff, label: 补充资料\/借用人员, aliases: \[/,
    'id: secondedStaff, label: 补充资料/借用人员, aliases: [borrowedStaff, ',
  );
  change('hunan-base/sheets.yaml', 'field: borrowedStaff', 'field: secondedStaff');
  change('kaifu-2018/report.yaml', '{{ borrowedStaff |', '{{ secondedStaff |');
  change('kaifu-2018/sample.yaml', 'borrowedStaff: 1', 'secondedStaff: 1');
  expect(
    await inProcess(['new', 'kaifu-2018', '-o', path('旧.xlsx'), '--sample'], { newId: () => 'mine' }),
  ).toMatchObject({ code: 0 });
});
const newer = { templates: path('templates') };

test('check 说出版本不同、哪里不同、怎样升级', async () => {
  const { out, err } = await inProcess(['check', path('旧.xlsx')], newer);
  expect(err).toBe('');
  expect(out).toContain(
    '这个工作簿是模板第 1.1.0 版的，这里是第 1.2.0 版，不同的有 1 处：\n  数据项 换了编号：补充资料/借用人员（原来是 borrowedStaff）\n',
  );
  expect(out).toContain('--from');
  const result = JSON.parse((await inProcess(['check', path('旧.xlsx'), '--json'], newer)).out) as CheckResult;
  expect(result.version).toMatchObject({
    workbook: '1.1.0',
    pack: '1.2.0',
    changes: [{ part: 'field', change: 'renamed', id: 'secondedStaff' }],
  });
  expect(
    (JSON.parse((await inProcess(['check', path('旧.xlsx'), '--json'])).out) as CheckResult).version,
  ).toBeUndefined();
});

test('new --from 带过全部数据，原文件不动；升级后的核对与原来相同', async () => {
  const before = readFileSync(path('旧.xlsx'));
  const outcome = await inProcess(
    ['new', 'kaifu-2018', '--from', path('旧.xlsx'), '-o', path('新.xlsx'), '--json'],
    newer,
  );
  expect(outcome).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(outcome.out) as Written).toMatchObject({ changes: [{ change: 'renamed' }], left: [] });
  expect(readFileSync(path('旧.xlsx')).equals(before)).toBe(true);
  const findings = async (file: string, where: object): Promise<string[]> =>
    (JSON.parse((await inProcess(['check', path(file), '--json'], where)).out) as CheckResult).findings.map(
      ({ id, message, state }) => `${id} ${state} ${message}`,
    );
  expect(await findings('新.xlsx', newer)).toEqual(await findings('旧.xlsx', {}));
  const snapshot = readWorkbook(new Uint8Array(readFileSync(path('新.xlsx'))), '新.xlsx');
  expect(readIdentity(snapshot)).toEqual({ pack: 'kaifu-2018', packVersion: '1.2.0', workbookId: 'mine' });
});

test('换一个变体：分值换，数据不变', async () => {
  const ids = (name: string): Promise<unknown> =>
    inProcess(['new', name, '-o', path('变体.xlsx'), '--sample', '--force']);
  expect(await ids('hunan-standard/10-60-30')).toMatchObject({ code: 0 });
  const outcome = await inProcess([
    'new',
    'hunan-standard/16-58-26',
    '--from',
    path('变体.xlsx'),
    '-o',
    path('变体2.xlsx'),
  ]);
  expect(outcome).toMatchObject({ code: 0, err: '' });
  expect(outcome.out).toMatch(/分值、标准 改了/);
  const value = (file: string, pack: string, id: string): string | null => {
    const snapshot = readWorkbook(new Uint8Array(readFileSync(path(file))), file);
    return plainValue(bindWorkbook(snapshot, builtInPack(pack), readIdentity(snapshot)!).table.value(id));
  };
  expect(value('变体2.xlsx', 'hunan-standard/16-58-26', 'basicExpenditure.final')).toBe(
    value('变体.xlsx', 'hunan-standard/10-60-30', 'basicExpenditure.final'),
  );
});

test.each([
  ['别的模板的工作簿', ['new', 'huaihua-2022', '--from', '旧.xlsx', '-o', 'x.xlsx']],
  ['同时要例子', ['new', 'kaifu-2018', '--sample', '--from', '旧.xlsx', '-o', 'x.xlsx']],
])('%s：说清楚，什么也不写', async (_, words) => {
  const outcome = await inProcess(words.map((word) => (word.endsWith('.xlsx') ? path(word) : word)));
  expect(outcome).toMatchObject({ code: 2 });
  expect(outcome.err).toContain('input.usage');
});
