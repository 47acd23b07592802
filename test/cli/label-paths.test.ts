import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile } from '../../src/cli/open-file';
import type { Field } from '../../src/cli/contract';
import { plainValue } from '../../src/core/fields/field-value';
import { indexLabels } from '../../src/core/pack/label-path';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../support/built-in-pack';
import { inProcess, templates, workFolder } from './jixiao';

const folder = workFolder();

/** Paths that offices script with; what they bind to is read back from the file that was written. */
const paths: readonly (readonly [string, string, number | string, string])[] = [
  ['财政供养人员情况/编制数', 'authorizedPosts', 143, '143'],
  ['财政供养人员情况/实际在职人数', 'actualStaff', '136', '136'],
  ['经费控制情况/三公经费/公务用车购置和维护经费/公车购置/本年决算数', 'vehiclePurchase.final', 17.98, '17.98'],
  ['经费控制情况/公用经费/本年预算数', 'publicOutlay.budget', '58.10', '58.1'],
  ['经费控制情况/项目支出/业务工作经费[1]/本年决算数', 'businessProjects[1].final', 118.79, '118.79'],
  ['楼堂馆所控制情况/批复规模', 'officeBuildings.approvedArea', '无', '无'],
  ['补充资料/上年度三公经费预算数', 'threePublicExpenses.priorBudget', 32, '32'],
  ['补充资料/年初预算', 'initialBudget', 2690.62, '2690.62'],
  ['补充资料/本年追加', 'additionalBudget', -12.5, '-12.5'],
  ['补充资料/上年结转', 'priorCarryover', 0.1, '0.1'],
  ['补充资料/年末结余', 'yearEndSurplus', '123456789.12', '123456789.12'],
  ['补充资料/基本支出/本年决算数', 'basicExpenditure.final', 285.6, '285.6'],
];

test('约定的标签路径都能在 --data 里用，写进工作簿读回来还是那个数', async () => {
  const [data, book] = [join(folder, 'data.json'), join(folder, 'book.xlsx')];
  writeFileSync(data, JSON.stringify(Object.fromEntries(paths.map(([path, , value]) => [path, value]))));
  expect(await inProcess(['new', 'kaifu-2018', '-o', book, '--data', data])).toMatchObject({ code: 0, err: '' });
  const { table } = await openFile(book, {
    templates,
    host: { readWorkbook: async (bytes: Uint8Array, file: string) => readWorkbook(bytes, file) },
  });
  expect(paths.map(([path, id]) => [path, plainValue(table.value(id))])).toEqual(
    paths.map(([path, , , plain]) => [path, plain]),
  );
});

test('同一项的编号和标签路径说的是一回事，fields 列出的每一项都找得到', async () => {
  const { out } = await inProcess(['fields', 'kaifu-2018', '--json']);
  const fields = JSON.parse(out) as Field[];
  const labels = indexLabels(builtInPack('kaifu-2018'));
  expect(fields.length).toBeGreaterThan(200);
  expect(fields.filter(({ id, labelPath }) => labels.find(labelPath) !== id || labels.find(id) !== id)).toEqual([]);
  expect(
    paths.filter(
      ([path, id]) => !fields.some((field) => field.labelPath === path && field.id === id && !field.derived),
    ),
  ).toEqual([]);
});

test('每一个要人填的项都收得下数据', async () => {
  const { out } = await inProcess(['fields', 'kaifu-2018', '--json']);
  const inputs = (JSON.parse(out) as Field[]).filter(({ derived, kind }) => !derived && kind !== 'rows');
  const pack = builtInPack('kaifu-2018');
  const data = inputs.map(({ labelPath, id, kind, amountUnit }): [string, number | string] => {
    const field = pack.byId.get(id.replace(/\[1\]/, ''));
    if (field?.kind === 'choice') return [labelPath, field.options[0]!];
    if (kind === 'date') return [labelPath, '2019-03-20'];
    if (kind === 'text') return [labelPath, '甲'];
    return [labelPath, amountUnit === '年' ? 2018 : 1];
  });
  const [file, book] = [join(folder, 'all.json'), join(folder, 'all.xlsx')];
  writeFileSync(file, JSON.stringify(Object.fromEntries(data)));
  expect(await inProcess(['new', 'kaifu-2018', '-o', book, '--data', file])).toMatchObject({ code: 0, err: '' });
});
