import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './source-files';

const folder = mkdtempSync(join(tmpdir(), 'jixiao-notes-'));
const changelog = join(folder, 'CHANGELOG.md');
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(
  changelog,
  `# 更新记录

## [未发布]

### 新增

- 还没有发布的

## [1.10.0] - 2027-03-01

### 结论会变的改动

- 尾差的界线，依据某文件

### 新增

- 汇总

## [1.1.0] - 2027-01-05

## [1.0.0] - 2026-12-20

- 第一个版本
`,
);

function notes(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts', 'release-notes.mjs'), ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

test('一个版本的一节，不带标题，到下一个版本为止', () => {
  const expected = '### 结论会变的改动\n\n- 尾差的界线，依据某文件\n\n### 新增\n\n- 汇总\n';
  expect(notes('1.10.0', changelog)).toEqual({ status: 0, stdout: expected, stderr: '' });
  expect(notes('v1.10.0', changelog).stdout).toBe(expected);
});

test('最后一节到文件结束', () => {
  expect(notes('1.0.0', changelog).stdout).toBe('- 第一个版本\n');
});

test.each([
  ['没有的版本（1.1 不是 1.10）', ['1.1.1'], '没有“## [1.1.1]”一节'],
  ['空的一节', ['1.1.0'], '一节是空的'],
  ['不是版本号', ['未发布'], '不是“未发布”'],
])('%s：退出码 2，一句话，什么也不印', (_, args, told) => {
  const { status, stdout, stderr } = notes(...args, changelog);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(told);
});

test('不写版本号：说要什么', () => {
  expect(notes()).toMatchObject({ status: 2, stdout: '', stderr: '要一个版本号，如 1.2.3 或 v1.2.3\n' });
});
