import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CheckResult, FolderLine, FolderSummary, ScoreResult } from '../../src/cli/contract';
import { compoundFile } from '../hosts/file/read/office-files';
import { buildBundle, bundle, inProcess, jixiao, templates, workFolder, type Outcome } from './jixiao';

const folder = workFolder();
const at = (...parts: string[]): string => join(folder, ...parts);

/** A province in small: two counties, the same name in both, a folder below, and what else lies about. */
const good = ['甲县/教育局/自评表.xlsx', '甲县/自评表.xlsx', '乙县/自评表.xlsx'];
const bad = ['乙县/去年.xls', '乙县/坏的.xlsx', '甲县/空.xlsx'];

function province(name: string): string {
  for (const part of ['甲县/教育局', '乙县']) mkdirSync(at(name, part), { recursive: true });
  copyFileSync(at('错.xlsx'), at(name, good[0]!));
  copyFileSync(at('样例.xlsx'), at(name, good[1]!));
  copyFileSync(at('样例.xlsx'), at(name, good[2]!));
  writeFileSync(at(name, bad[0]!), compoundFile('Workbook'));
  writeFileSync(at(name, bad[1]!), readFileSync(at('样例.xlsx')).subarray(0, 9000));
  writeFileSync(at(name, bad[2]!), '');
  writeFileSync(at(name, '~$自评表.xlsx'), 'x');
  writeFileSync(at(name, '乙县', '报告.docx'), 'x');
  return at(name);
}

function linesOf({ out }: Pick<Outcome, 'out'>): FolderLine[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as FolderLine);
}

const summaryOf = (lines: readonly FolderLine[]): FolderSummary => (lines.at(-1) as { summary: FolderSummary }).summary;
const fileOf = (line: FolderLine): string => ('file' in line ? line.file : '');
const resultOf = <T>(lines: readonly FolderLine[], file: string): T => {
  const found = lines.find((line) => fileOf(line) === file);
  return (found as unknown as { result: T }).result;
};
const codesOf = (lines: readonly FolderLine[]): Record<string, string> =>
  Object.fromEntries(lines.flatMap((line) => ('problem' in line ? [[line.file, line.problem.code]] : [])));
/** Which file is done first is the threads' business. */
const sorted = (lines: readonly FolderLine[]): FolderLine[] =>
  lines.slice(0, -1).sort((a, b) => (fileOf(a) < fileOf(b) ? -1 : 1));

beforeAll(() => {
  buildBundle();
  expect(jixiao(['new', 'kaifu-2018', '-o', '样例.xlsx', '--sample'], folder).code).toBe(0);
  writeFileSync(at('错.json'), '{ "retirees.total": 5, "budgetUnitName": "甲县教育局" }');
  expect(jixiao(['new', 'kaifu-2018', '-o', '错.xlsx', '--sample', '--data', '错.json'], folder).code).toBe(0);
  mkdirSync(at('两个'));
  copyFileSync(at('错.xlsx'), at('两个', '一.xlsx'));
  copyFileSync(at('样例.xlsx'), at('两个', '二.xlsx'));
}, 60_000);

test('check 文件夹 --json：每个工作簿一行，与单独校验的一样；坏的列出，别的照做；末行是汇总', () => {
  province('全省');
  const outcome = jixiao(['check', '全省', '--json'], folder);
  const lines = linesOf(outcome);
  expect(sorted(lines).map(fileOf)).toEqual([...good, ...bad].map((file) => join('全省', file)).sort());
  for (const file of good) {
    const alone = jixiao(['check', join('全省', file), '--json'], folder);
    expect(resultOf<CheckResult>(lines, join('全省', file))).toEqual(JSON.parse(alone.out));
  }
  expect(codesOf(lines)).toEqual({
    [join('全省', bad[0]!)]: 'input.legacy-format',
    [join('全省', bad[1]!)]: 'input.damaged',
    [join('全省', bad[2]!)]: 'input.empty',
  });
  const findings = good.flatMap((file) => resultOf<CheckResult>(lines, join('全省', file)).findings);
  const summary = summaryOf(lines);
  expect(summary).toMatchObject({ files: 6, read: 3, withErrors: 1 });
  expect(Object.values(summary.byCheck).reduce((sum, count) => sum + count, 0)).toBe(findings.length);
  expect(summary.byCheck['retireesTotal']).toBe(1);
  expect(outcome.code).toBe(2);
  expect(outcome.err).toBe(
    '有 1 个“~$”开头的锁文件：有人正开着工作簿，他保存以后的数没有算进来。\n另有 1 个别的文件没有看。\n',
  );
}, 60_000);

test('check 文件夹：给人看的按问题、按单位汇总；只有错误的退出码是 1', async () => {
  const { code, out } = await inProcess(['check', at('两个')]);
  expect(code).toBe(1);
  expect(out).toMatch(/^错误 1 .*一\.xlsx$/m);
  expect(out).toMatch(/【按问题】[^]*离退休人数等于离休加退休 +1 +1 +retireesTotal\n/);
  expect(out).toMatch(/【按单位】[^]*甲县教育局 +1 +1 /);
  expect(out).toContain('共 2 个工作簿，读成 2 个。\n有未处理错误的 1 个。\n');
});

test('score 文件夹：每个工作簿的得分，与单独评分的一样', async () => {
  const lines = linesOf(await inProcess(['score', at('两个'), '--json']));
  const alone = await inProcess(['score', at('两个', '二.xlsx'), '--json']);
  expect(resultOf<ScoreResult>(lines, at('两个', '二.xlsx'))).toEqual(JSON.parse(alone.out));
  expect(summaryOf(lines)).toMatchObject({ files: 2, read: 2, withErrors: 0, byCheck: {} });
});

test('空文件夹：一个也没有读成，退出码 2', async () => {
  mkdirSync(at('空的', '里面也空'), { recursive: true });
  const { code, out, err } = await inProcess(['check', at('空的'), '--json']);
  expect(summaryOf(linesOf({ out }))).toMatchObject({ files: 0, read: 0 });
  expect(code).toBe(2);
  expect(err).toContain('里没有工作簿（.xlsx）。请核对是不是选错了文件夹。 [input.no-workbooks]');
});

test('中途被杀：接着做只做剩下的，结果与一次做完的相同', async () => {
  const name = province('中断');
  for (let copy = 0; copy < 10; copy++) copyFileSync(at('样例.xlsx'), at('中断', `单位${copy}.xlsx`));
  const whole = linesOf(await inProcess(['check', name, '--json']));
  const words = ['check', name, '--json', '--resume', at('进度.jsonl'), '--jobs', '1'];
  await new Promise<void>((resolve) => {
    const child = spawn(process.execPath, [bundle, ...words], { env: { ...process.env, JIXIAO_TEMPLATES: templates } });
    let seen = '';
    child.stdout.on('data', (piece: Buffer) => {
      seen += piece.toString();
      if (seen.split('\n').length > 4) child.kill('SIGKILL');
    });
    child.on('close', () => resolve());
  });
  const journal = readFileSync(at('进度.jsonl'), 'utf8');
  expect(journal.split('\n').length).toBeLessThan(16);
  writeFileSync(at('进度.jsonl'), `${journal}{"file":"半行`);
  const resumed = await inProcess(words);
  expect(sorted(linesOf(resumed))).toEqual(sorted(whole));
  expect(summaryOf(linesOf(resumed))).toEqual({ ...summaryOf(whole), seconds: expect.any(Number) as number });
  expect(resumed.err).toMatch(/^接着做：\d+ 个已经做过，没有变。\n/);

  // A third time there is nothing left; what changed on disk is done again.
  copyFileSync(at('错.xlsx'), at('中断', '单位7.xlsx'));
  utimesSync(at('中断', '单位7.xlsx'), 1_700_000_000, 1_700_000_000);
  const again = await inProcess(words);
  expect(again.err).toMatch(/^接着做：15 个/);
  expect(summaryOf(linesOf(again)).withErrors).toBe(2);
}, 120_000);

test('别的命令记下的进度从头做；不是进度文件的不动它', async () => {
  const words = [at('两个'), '--json', '--resume', at('另一个.jsonl')];
  await inProcess(['check', ...words]);
  const { err, out } = await inProcess(['score', ...words]);
  expect(err).toContain('从头做');
  expect(linesOf({ out })).toHaveLength(3);
  writeFileSync(at('我的.txt'), '重要的字\n');
  const refused = await inProcess(['check', at('两个'), '--resume', at('我的.txt')]);
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('input.not-journal') as string });
  expect(readFileSync(at('我的.txt'), 'utf8')).toBe('重要的字\n');
}, 60_000);

/** A thread that does with each book what the book's name says. */
const moody = (): Worker =>
  new Worker(
    `const { parentPort } = require('node:worker_threads');
     parentPort.postMessage({ say: 'ready' });
     parentPort.on('message', ({ file }) => {
       if (file.includes('摔')) process.exit(9);
       if (file.includes('撑')) { const all = []; for (;;) all.push(new Array(1e6).fill(file)); }
       if (file.includes('卡')) for (;;) ;
       parentPort.postMessage({ say: 'done', outcome: { line: { file, result: {} }, code: 0, counts: { open: {}, checks: {} } } });
     });`,
    { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } },
  );

test('一个文件弄死、撑爆、卡住线程：只赔上这一个文件', async () => {
  mkdirSync(at('凶的'));
  for (const name of ['一', '二摔', '三', '四卡', '五撑', '六', '七']) writeFileSync(at('凶的', `${name}.xlsx`), 'x');
  const words = ['check', at('凶的'), '--json', '--seconds', '3', '--jobs', '2'];
  const { out, code } = await inProcess(words, { startWorker: moody });
  const lines = linesOf({ out });
  expect(codesOf(lines)).toEqual({
    [at('凶的', '二摔.xlsx')]: 'input.too-heavy',
    [at('凶的', '四卡.xlsx')]: 'input.too-slow',
    [at('凶的', '五撑.xlsx')]: 'input.too-heavy',
  });
  expect(summaryOf(lines)).toMatchObject({ files: 7, read: 4 });
  expect(code).toBe(2);
}, 60_000);

test('线程自己起不来：是程序错误，不算在文件头上', async () => {
  const startWorker = (): Worker => new Worker('process.exit(4)', { eval: true });
  const { code, out, err } = await inProcess(['check', at('凶的'), '--json'], { startWorker });
  expect({ code, out }).toEqual({ code: 70, out: '' });
  expect(err).toContain('程序错误');
});

test('模板这里没有、模板坏了：每个文件自己的问题', async () => {
  mkdirSync(at('没有模板'));
  const other = await inProcess(['check', at('两个'), '--json'], { templates: at('没有模板') });
  expect(Object.values(codesOf(linesOf(other)))).toEqual(['input.pack-mismatch', 'input.pack-mismatch']);
  mkdirSync(at('坏模板', 'kaifu-2018'), { recursive: true });
  writeFileSync(at('坏模板', 'kaifu-2018', 'pack.yaml'), 'id: kaifu-2018\n');
  const broken = await inProcess(['check', at('两个'), '--json'], { templates: at('坏模板') });
  expect(Object.values(codesOf(linesOf(broken)))).toEqual(['pack.invalid', 'pack.invalid']);
});
