import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProcess, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);

const zeros = Object.fromEntries(
  ['vehiclePurchase', 'vehicleOperation', 'officialOverseasTravel'].flatMap((item) =>
    ['priorFinal', 'budget', 'final'].map((column) => [`${item}.${column}`, 0]),
  ),
);

/** A form whose 公务接待本年决算数 nobody filled. */
beforeAll(async () => {
  writeFileSync(
    path('data.json'),
    JSON.stringify({ budgetUnitName: '示例县档案馆', fiscalYear: 2018, ...zeros, 'officialReception.budget': 3 }),
  );
  expect(
    await inProcess(['new', 'kaifu-2018', '-o', path('book.xlsx'), '--data', path('data.json')]),
  ).toMatchObject({ code: 0 });
});

test('report 说出还有几处待填、是哪些；没填不算错误', async () => {
  const { code, out } = await inProcess(['report', path('book.xlsx'), '-o', path('r.docx')]);
  expect(existsSync(path('r.docx'))).toBe(true);
  expect(out).toMatch(/报告里待填 \d+ 处：.*基本支出本年决算数/);
  expect(code).toBe(0);
});

test('score 说出待评几项、各差什么', async () => {
  const { out } = await inProcess(['score', path('book.xlsx')]);
  expect(out).toMatch(/待评 \d+ 项：.*“?三公经费”?控制率（待填：公务接待本年决算数）/);
  expect(out).toContain('等级：待定。');
});
