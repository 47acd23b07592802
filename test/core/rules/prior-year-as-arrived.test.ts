import { bindWorkbook } from '../../../src/app/open-workbook';
import type { Data } from '../../../src/core/table/data';
import { Memory } from '../../../src/core/memory/memory';
import type { Arrival } from '../../../src/core/fields/arrivals';
import { ruleOf } from '../../support/all-rules';
import { readProse } from '../../../src/core/rules/read-prose';
import { runChecks } from '../../../src/core/rules/runner';
import type { Snapshot } from '../../../src/core/workbook/snapshot';
import { builtInPack } from '../../support/built-in-pack';
import { withArrival } from '../../support/with-arrival';
import { contextOf, installedSnapshot, withCell } from './installed';
import { told } from './table';

const pack = builtInPack('kaifu-2018');
const scalar: Arrival = {
  ref: 'vehicleOperation.priorFinal',
  value: 2.71,
  file: '2017自评.xlsx',
  year: 2017,
  from: '公车运行维护本年决算数',
};
const project: Arrival = { ...scalar, ref: 'businessProjects.priorFinal#k2', value: 96.4, from: '征地调查 本年决算数' };

const decide = (snapshot: Snapshot, memory?: Memory): string[] =>
  told(ruleOf('prior-year-as-arrived').decide({ kind: 'prior-year-as-arrived' }, contextOf(pack, snapshot, memory)));
const book = (data: Data, ...arrivals: Arrival[]): Snapshot =>
  arrivals.reduce(withArrival, installedSnapshot(pack, data, false));
const two = (name: string, priorFinal: number | null): Data => ({
  businessProjects: [
    { name: '安置审核', priorFinal: 3 },
    { name, priorFinal },
  ],
});

describe('prior-year-as-arrived 上年数与装入的一致', () => {
  it('没有装入过：不适用', () => {
    expect(decide(book({ 'vehicleOperation.priorFinal': 3 }))).toEqual(['notApplicable: 没有装入过上年数。']);
  });

  it('与装入的相同：通过', () => {
    expect(decide(book({ 'vehicleOperation.priorFinal': 2.71 }, scalar))).toEqual(['pass']);
  });

  it.each<[string, Data, string]>([
    [
      '改了：两个数、差额、来源都说',
      { 'vehicleOperation.priorFinal': 3 },
      'fail: 公车运行维护上年决算数现在是3.00万元，装入时是2.71万元，相差0.29万元。来自“2017自评.xlsx”（2017年度）：公车运行维护本年决算数。',
    ],
    [
      '清空了',
      { 'vehicleOperation.priorFinal': null },
      'fail: 公车运行维护上年决算数现在是空的，装入时是2.71万元。来自“2017自评.xlsx”（2017年度）：公车运行维护本年决算数。',
    ],
  ])('%s', (_, data, message) => expect(decide(book(data, scalar))).toEqual([message]));

  it('项目按行的标识对：行换了位置也对得上，改了的那一行不通过', () => {
    expect(decide(book(two('征地调查', 96.4), project))).toEqual(['pass']);
    expect(decide(book(two('征地调查', 100), project))).toEqual([
      'fail: 业务工作经费上年决算数（第2行）现在是100.00万元，装入时是96.40万元，相差3.60万元。来自“2017自评.xlsx”（2017年度）：征地调查 本年决算数。',
    ]);
  });

  it('装入过的那一行删了，也说', () => {
    const lost: Arrival = { ...project, ref: 'businessProjects.priorFinal#k9' };
    expect(decide(book(two('征地调查', 96.4), project, lost))).toEqual([
      'fail: 征地调查 本年决算数96.40万元装入过，那一行现在不在表上。来自“2017自评.xlsx”（2017年度）：征地调查 本年决算数。',
    ]);
  });

  it('格子填成了文字，也是不同', () => {
    const snapshot = withCell(pack, book({}, scalar), 'vehicleOperation.priorFinal', '二点七');
    expect(decide(snapshot)[0]).toContain('是“二点七”，不是数值，装入时是2.71万元');
  });

  it('在《说明》里写了原因就是已说明；数再变，要重看', () => {
    const changed = book(
      {
        'vehicleOperation.priorFinal': 3,
        findingNotes: [
          { findingId: 'priorYearWorkbook', subject: scalar.ref, note: '上年表是批复前的，以决算批复为准。' },
        ],
      },
      scalar,
    );
    const state = (snapshot: Snapshot, baseline: readonly string[]): string | undefined => {
      const { context } = bindWorkbook(snapshot, pack, { pack: pack.id, packVersion: '1', workbookId: 'x' });
      const { findings } = runChecks(
        pack,
        { ...context, prose: readProse },
        new Map([[`priorYearWorkbook#${scalar.ref}`, baseline]]),
      );
      return findings.find(({ check }) => check === 'priorYearWorkbook')?.state;
    };
    expect(state(changed, ['3', '2.71'])).toBe('explained');
    expect(state(withCell(pack, changed, 'vehicleOperation.priorFinal', 3.5), ['3', '2.71'])).toBe('reopened');
  });

  it('改过一行再看，只是那一行变', () => {
    const first = book(two('征地调查', 96.4), project);
    const memory = new Memory();
    expect(decide(first, memory)).toEqual(['pass']);
    const changed = withCell(pack, first, 'businessProjects[2].priorFinal', 97);
    expect(decide(changed, memory)[0]).toContain('现在是97.00万元');
    expect(decide(first, memory)).toEqual(['pass']);
  });
});
