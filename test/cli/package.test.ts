import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { CheckResult, FolderLine } from '../../src/cli/contract';
import { compiledPack } from '../../src/cli/packs/compiled';
import { builtInPack } from '../support/built-in-pack';

const root = resolve(__dirname, '../..');
/** Far from the sources and their node_modules, with a home of its own, so that nothing lies about that the package lacks. */
const away = mkdtempSync(join(tmpdir(), 'jixiao-install-'));
const at = (...parts: string[]): string => join(away, ...parts);
afterAll(() => rmSync(away, { recursive: true, force: true }));

function run(
  program: string,
  words: readonly string[],
  cwd: string,
): { code: number | null; out: string; err: string } {
  const env = {
    HOME: at('家'),
    USERPROFILE: at('家'),
    PATH: [dirname(process.execPath), ...(process.env['PATH'] ?? '').split(delimiter)].join(delimiter),
    SystemRoot: process.env['SystemRoot'],
  };
  const shell = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, env, encoding: 'utf8', shell });
  return { code: status, out: stdout, err: stderr };
}

test('npm run pack:cli：不联网、不运行安装脚本就装得上，只有 Node 也能建表、校验、核对文件夹、写报告', () => {
  for (const name of ['家', '包', '空的']) mkdirSync(at(name));
  const packed = run(process.execPath, [join(root, 'scripts/pack-cli.mjs'), '--out', at('包')], root);
  expect(packed).toMatchObject({ code: 0, err: '' });
  const [tarball, ...others] = readdirSync(at('包'));
  expect(others).toEqual([]);
  expect(packed.out.trim()).toBe(at('包', tarball!));

  const install = ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', at('包', tarball!)];
  expect(run('npm', install, at('空的'))).toMatchObject({ code: 0 });
  // Nothing came along: it needs nothing but Node.
  expect(readdirSync(at('空的/node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['jixiao']);
  expect(existsSync(at('空的/node_modules/jixiao/node_modules'))).toBe(false);

  const jixiao = (...words: string[]) => run(at('空的/node_modules/.bin/jixiao'), words, at('空的'));
  expect(jixiao('packs').out).toMatch(/^kaifu-2018 /m);
  expect(jixiao('new', 'hunan-standard/10-60-30', '-o', '自评表.xlsx', '--sample')).toMatchObject({ code: 0 });
  const checked = jixiao('check', '自评表.xlsx', '--json');
  expect(checked).toMatchObject({ code: 0, err: '' });
  expect((JSON.parse(checked.out) as CheckResult).coverage.decided).toBeGreaterThan(50);
  // Read as compiled, so long as nobody changed a file of it or of what it extends; then as it is now.
  const templates = at('空的/node_modules/jixiao/templates');
  expect(compiledPack(templates, 'hunan-standard/10-60-30')).toEqual(builtInPack('hunan-standard/10-60-30'));
  expect(compiledPack(templates, 'hunan-standard/0-0-0')).toBeNull();
  appendFileSync(join(templates, 'hunan-base/fields.yaml'), '\n# 本单位看过\n');
  expect(compiledPack(templates, 'hunan-standard/10-60-30')).toBeNull();
  expect(jixiao('check', '自评表.xlsx', '--json')).toEqual(checked);
  const own = join(templates, 'hunan-standard/pack.yaml');
  writeFileSync(own, readFileSync(own, 'utf8').replace(/^title: .*$/m, 'title: 本单位的表'));
  expect(jixiao('new', 'hunan-standard', '-o', '自评表.xlsx', '--sample', '--force').out).toContain('本单位的表');
  expect(jixiao('new', 'hunan-standard/10-60-30', '-o', '自评表.xlsx', '--sample', '--force').code).toBe(0);
  // Worker threads start from the package's own file.
  const lines = jixiao('check', '.', '--json').out.trimEnd().split('\n');
  const [line] = lines.map((one) => JSON.parse(one) as FolderLine);
  expect(line).toMatchObject({ file: '自评表.xlsx', result: JSON.parse(checked.out) as object });
  expect(jixiao('report', '自评表.xlsx', '-o', '报告.docx').code).toBeLessThanOrEqual(1);
  expect(readdirSync(at('空的')).sort()).toEqual(
    ['node_modules', 'package-lock.json', 'package.json', '报告.docx', '自评表.xlsx'].sort(),
  );
}, 120_000);
