import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { initSync, Model } from '@ironcalc/wasm';
import type { Arrival } from '../../../src/core/fields/arrivals';
import { lockEdits, unlockEdits, unmarkArrivedEdits } from '../../../src/core/last-year/lock-edits';
import type { Edit } from '../../../src/core/workbook/edit';
import { builtInPack } from '../../support/built-in-pack';
import { contextOf, installedSnapshot } from '../rules/installed';

const pack = builtInPack('kaifu-2018');
const { table } = contextOf(
  pack,
  installedSnapshot(pack, { businessProjects: [{ name: '甲' }, { name: '乙' }, { name: '丙' }] }, false),
);
const arrival = (ref: string, value: number, from = '本年决算数', file = '2017自评.xlsx'): Arrival => ({
  ref,
  value,
  file,
  year: 2017,
  from,
});
const one = { field: 'vehicleOperation.priorFinal', arrival: arrival('vehicleOperation.priorFinal', 2.71) };
const rows = [1, 2].map((row) => ({
  field: `businessProjects[${row}].priorFinal`,
  arrival: arrival(`businessProjects.priorFinal#k${row}`, row),
}));
const of = <K extends Edit['edit']>(edits: readonly Edit[], kind: K) =>
  edits.filter((edit): edit is Extract<Edit, { edit: K }> => edit.edit === kind);

test('锁住的格子是灰的、锁着的；相邻的行合成一片；解锁变回可填的颜色', () => {
  const [style] = of(lockEdits(table, [one, ...rows]), 'style-cells');
  expect(style).toMatchObject({
    sheet: '基础数据表',
    areas: ['B10', 'B14:B15'],
    style: { fill: 'F3F3F3', locked: true },
  });
  expect(of(unlockEdits(table, [one]), 'style-cells')[0]).toMatchObject({ style: { fill: 'FFF9E6', locked: false } });
});

test('文件名、原文再长，提示也在 Excel 的 225 字以内，开头结尾都在', () => {
  const long = arrival(one.field, 123456.78, '句'.repeat(300), `${'名'.repeat(200)}.docx`);
  for (const { prompt } of of(lockEdits(table, [{ ...one, arrival: long }]), 'validate-cells')) {
    expect(prompt!.message.length).toBeLessThanOrEqual(225);
    expect(prompt!.message).toMatch(/^取自“名+…：句+…123456\.78万元。要改请先在窗格的“模板”里解锁，并写明原因。$/);
  }
});

test.each([
  [2.71, 'FALSE'],
  ['=2.5+0.21', 'FALSE'],
  [2.72, 'TRUE'],
  [null, 'TRUE'],
  ['二点七', 'TRUE'],
])('没有加载项时表上也亮：格子里是 %s → %s', (content, answer) => {
  initSync({ module: readFileSync(join(__dirname, '../../../node_modules/@ironcalc/wasm/wasm_bg.wasm')) });
  const [mark] = of(lockEdits(table, [one]), 'highlight-cells');
  const model = new Model('marks', 'en', 'UTC', 'en');
  if (content !== null) model.setUserInput(0, 10, 2, String(content));
  model.setUserInput(0, 1, 20, `=${mark!.formula}`);
  model.evaluate();
  expect(model.getFormattedCellValue(0, 1, 20)).toBe(answer);
  expect(of(unmarkArrivedEdits(table, [one]), 'clear-highlights')[0]!.formula).toBe(mark!.formula);
});
