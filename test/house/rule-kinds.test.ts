import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { withKindsTable } from '../../src/cli/packs/kinds-table';
import { kinds as params } from '../../src/core/pack/check-params';
import { filesUnder, root, textOf } from './source-files';

const kindsIn = (folder: string) =>
  filesUnder(folder)
    .map((path) => basename(path, '.ts'))
    .filter((name) => name !== 'registry' && name !== 'kinds');

const kinds = [...kindsIn('src/core/rules/kinds'), ...kindsIn('src/core/rules/reading')];
const stated = new Set(kindsIn('src/core/rules/formulas'));

/** Kinds that do not light up in the sheet itself, and why a formula there cannot or need not say it. */
const onlyInChecking: Readonly<Record<string, string>> = {
  'amount-unit-slip': '“差一万倍”要把一行的数都比一遍，只是猜测，表上亮起来会是误报',
  'claim-holds': '要读懂句子',
  'derived-agrees': '表上的公式自己就是结果；旧的结果只在文件里看得出',
  'digit-slip': '要把一行的数都比一遍，只是猜测，表上亮起来会是误报',
  'explanation-agrees': '要读懂句子',
  'form-copies': '公式看不见还有哪些表',
  'formula-intact': '表上的公式看不见别的格子里写的是不是公式',
  'goal-states-figure': '要读懂句子',
  'listed-name': '名称去掉序号再比，有的多“经费”两字，公式比不了',
  'names-agree': '多数表写的才算，要数一数，公式比不了',
  'name-intact': '名称没有了，公式也就没有了格子',
  'named-rows': '名称去掉序号、跨几个区域再比，公式比不了',
  'no-mention': '要读懂句子',
  'no-placeholder': '要读懂句子',
  'not-filler': '要读懂句子',
  'prior-year-as-arrived': '装入时的数在隐藏的表里，按编号排，没有固定的格子可比',
  'prose-agrees': '要读懂句子',
  'qualitative-share': '还没有写：界线跟着所选的档次走，要逐档写进公式',
  'reason-supported': '要读懂句子',
  'text-states-figure': '要读懂句子',
  'unit-in-heads': '单位行不是数据项的格子，没有名称可以指',
  'year-in-text': '要读懂句子',
};

test('there are rule kinds to look at', () => {
  expect(kinds.length).toBeGreaterThan(0);
  expect([...kinds].sort()).toEqual(Object.keys(params).sort());
});

test('the registries are those of the folders (npm run kinds)', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'rule-kinds.mjs'), '--check']);
  expect([status, String(stderr)]).toEqual([0, '']);
});

test('every rule kind has a test of its own', () => {
  const tests = new Set(filesUnder('test/core/rules'));
  const missing = kinds.filter(
    (kind) => !tests.has(`test/core/rules/${kind}.test.ts`) && !tests.has(`test/core/rules/kinds/${kind}.test.ts`),
  );
  expect(missing).toEqual([]);
});

test('every rule kind states itself to the sheet, or a reason says why not', () => {
  expect(kinds.filter((kind) => !stated.has(kind) && onlyInChecking[kind] === undefined)).toEqual([]);
});

test('no reason has outlived its kind, and no kind has both', () => {
  expect(Object.keys(onlyInChecking).filter((kind) => !kinds.includes(kind) || stated.has(kind))).toEqual([]);
  expect([...stated].filter((kind) => !kinds.includes(kind))).toEqual([]);
});

test('the guide for template authors lists the kinds as they are (npm run kinds)', () => {
  const guide = textOf('docs/for-template-authors.md')!;
  expect(withKindsTable(guide)).toBe(guide);
});
