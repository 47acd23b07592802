import { runChecks } from '../../../src/core/rules/runner';
import type { Finding } from '../../../src/core/rules/finding';
import type { CellSnapshot, Snapshot } from '../../../src/core/workbook/snapshot';
import { builtInPack } from '../../support/built-in-pack';
import { contextOf, installedSnapshot, withCell } from './installed';

const pack = builtInPack('kaifu-2018');
const form = installedSnapshot(pack, {});

/** Every cell whose text is the one given, or only the first so many of them. */
function retyped(snapshot: Snapshot, change: (text: string) => CellSnapshot): Snapshot {
  const sheets = snapshot.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((row) => row.map((cell) => (typeof cell === 'string' ? change(cell) : cell))),
  }));
  return { ...snapshot, sheets };
}

function aboutYears(snapshot: Snapshot): readonly Finding[] {
  const checks = pack.checks.filter(({ rule }) => rule?.kind === 'year-in-text');
  return runChecks({ ...pack, checks }, contextOf(pack, snapshot)).findings;
}

const messages = (snapshot: Snapshot): string[] => aboutYears(snapshot).map(({ message }) => message);

describe('年份：表样里的标题和表头', () => {
  it('装好的表没有要说的', () => expect(messages(form)).toEqual([]));

  it('标题是上年的', () =>
    expect(
      messages(
        retyped(form, (text) => text.replace('2018年度部门整体支出绩效评价基础', '2017年度部门整体支出绩效评价基础')),
      ),
    ).toEqual(['基础数据表 A2的“2017年度部门整体支出绩效评价基础数据表”写的是2017年，应是2018年：本表是2018年度。']));

  it('标题是下年的', () =>
    expect(
      messages(
        retyped(form, (text) => text.replace('2018年度部门整体支出绩效评价基础', '2019年度部门整体支出绩效评价基础')),
      ),
    ).toEqual(['基础数据表 A2的“2019年度部门整体支出绩效评价基础数据表”写的是2019年，应是2018年：本表是2018年度。']));

  it('两列的决算数，年份颠倒了，两列都说', () =>
    expect(
      messages(
        retyped(form, (text) => {
          if (text === '2017年决算数') return '2018年决算数';
          return text === '2018年决算数' ? '2017年决算数' : text;
        }),
      ),
    ).toEqual([
      '基础数据表 B6的“2018年决算数”写的是2018年，应是2017年：本表是2018年度。',
      '基础数据表 F6的“2017年决算数”写的是2017年，应是2018年：本表是2018年度。',
    ]));

  it('列头中间加了空格，还是那个列头', () =>
    expect(messages(retyped(form, (text) => (text === '2018年预算数' ? '2018年 预算数' : text)))).toEqual([]));

  it('删掉了一列的列头，另一列写本年、上年都行', () =>
    expect(messages(retyped(form, (text) => (text === '2017年决算数' ? '' : text)))).toEqual([]));

  it('只改了年度，标题、表头都还是原来的：只说年度这一格', () => {
    const [only, ...more] = aboutYears(withCell(pack, form, 'fiscalYear', 2019)).filter(
      ({ level }) => level === 'error',
    );
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      message:
        '年度填的是2019，标题、表头写的都是2018年度（如基础数据表 A2的“2018年度部门整体支出绩效评价基础数据表”）。',
      left: '2019',
      right: '2018',
    });
    expect(only!.cells[0]).toMatchObject({ field: 'fiscalYear' });
    expect(only!.fix).toBeUndefined();
  });
});
