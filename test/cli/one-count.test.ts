import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import type { CheckResult, ConsolidateResult, HandInResult } from '../../src/cli/contract';
import { buildBundle, inProcess, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  buildBundle();
  mkdirSync(path('各单位'));
  const file = path('各单位/甲.xlsx');
  await inProcess(['new', 'kaifu-2018', '-o', file, '--sample']);
  const book = new Workbook();
  await book.xlsx.load(readFileSync(file).buffer as ArrayBuffer);
  // A total typed over, and the part it would have come from written as text: the rest follows.
  for (const [field, value] of [
    ['threePublicExpenses.final', 99],
    ['vehicleOperation.final', '2.71万元'],
  ] as const) {
    const [, sheet, address] = /^'?(.+?)'?!(.+)$/.exec(book.definedNames.getRanges(`jx.${field}`).ranges[0]!)!;
    book.getWorksheet(sheet!)!.getCell(address!.replaceAll('$', '')).value = value;
  }
  writeFileSync(file, new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
});

test('一个工作簿有几条“错误”：check、score、consolidate、hand-in、整个文件夹，说的一样', async () => {
  const file = path('各单位/甲.xlsx');
  const { findings } = JSON.parse((await inProcess(['check', file, '--json'])).out) as CheckResult;
  const errors = findings.filter(({ level }) => level === 'error');
  const folded = errors.filter(({ causedBy }) => errors.some(({ id }) => id === causedBy));
  expect(folded.length).toBeGreaterThan(0);
  const count = errors.length - folded.length;
  expect(count).toBeGreaterThan(0);

  const { out } = await inProcess(['check', file]);
  expect(out).toContain(`\n错误 ${count} 条（另有 ${folded.length} 条由它们引起）`);
  expect((await inProcess(['score', file])).err).toContain(`还有 ${count} 条“错误”`);
  const added = await inProcess([
    'consolidate',
    path('各单位'),
    '--pack',
    'kaifu-2018',
    '-o',
    path('部门.xlsx'),
    '--json',
  ]);
  expect((JSON.parse(added.out) as ConsolidateResult).units.map(({ openErrors }) => openErrors)).toEqual([count]);
  const sent = await inProcess(['hand-in', file, '-o', path('报送'), '--json']);
  const refused = (JSON.parse(sent.out) as HandInResult).refused.filter(({ message }) => message.startsWith('错误'));
  expect(refused).toHaveLength(count);
  const whole = await inProcess(['check', path('各单位')]);
  expect(whole.out).toMatch(new RegExp(`【按单位】[^]*\\n {2}\\S+ +1 +${count} `));
});
