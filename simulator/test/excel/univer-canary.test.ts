import type { UniverLibrary } from '../../src/excel/univer/types';
import { Calculation } from '../../src/excel/univer/calculation';
import { openUniver, type OpenUniver } from '../../src/excel/univer/open';
import { univerLibrary } from '../../src/node/univer-library';

/**
 * Canaries: faults of Univer 0.25.1 as they are without our repairs. A failing test here means that an upgrade changed one: look whether
 * the repair named in it may go, or has to change.
 */
const library: UniverLibrary = univerLibrary();
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let open: OpenUniver;

type Cells = Record<number, Record<number, { v?: number | string; f?: string; t?: number }>>;

function start(cellData: Cells): OpenUniver {
  open = openUniver(library, {
    name: '甲',
    sheetOrder: ['s1', 's2'],
    sheets: {
      s1: { id: 's1', name: 'A', rowCount: 60, columnCount: 16, cellData },
      s2: { id: 's2', name: 'B', rowCount: 60, columnCount: 16, cellData: { 4: { 4: { f: '=SUM(C3:C5)' } } } },
    },
  });
  return open;
}

/** As long as Univer takes to calculate by itself. */
const univerTakes = () => wait(180);

afterEach(async () => {
  await univerTakes();
  open.univer.dispose();
});

const sheet = (id = 's1') => {
  const found = open.workbook.getSheetBySheetId(id);
  if (!found) throw new Error('没有这张表');
  return found;
};
const value = (address: string) => sheet().getRange(address).getRawValue();

test('1 重算在最后一次修改之后 100 毫秒才开始，等它算完的方法当即返回旧值（修补：calculation.ts）', async () => {
  start({ 0: { 0: { v: 1, t: 2 }, 1: { f: '=A1*2', v: 2, t: 2 } } });
  await univerTakes();
  sheet().getRange('A1').setValue(21);
  await open.api.getFormula().whenComputingCompleteAsync();
  await wait(40);
  expect(value('B1')).toBe(2);
  await univerTakes();
  expect(value('B1')).toBe(42);
});

test('2 插入行之后，用名称的公式一直是错的（修补：calculation.ts 忘掉解析结果，并把名称算作变动）', async () => {
  start({ 9: { 0: { v: 1, t: 2 } }, 10: { 0: { v: 2, t: 2 } } });
  open.workbook.insertDefinedName('合计', 'A!$A$10:$A$11');
  sheet().getRange('C30').setFormula('=SUM(合计)');
  await univerTakes();
  expect(value('C30')).toBe(3);
  sheet().insertRows(4, 2);
  await univerTakes();
  expect(open.workbook.getDefinedName('合计')?.getFormulaOrRefString()).toBe('A!$A$12:$A$13');
  sheet().getRange('A12').setValue(100);
  await univerTakes();
  expect(value('C32')).not.toBe(102);
});

test('3 条件格式不跟着行走（没有界面插件时；修补：rules.ts 由我们的一层画）', async () => {
  start({});
  const rule = sheet()
    .newConditionalFormattingRule()
    .whenFormulaSatisfied('=$B2>15')
    .setRanges([sheet().getRange('B2:B5').getRange()])
    .setBackground('#FF0000')
    .build();
  sheet().addConditionalFormattingRule(rule);
  sheet().insertRows(0, 2);
  await univerTakes();
  expect(
    sheet()
      .getConditionalFormattingRules()
      .map((one) => one.ranges.map((range) => [range.startRow, range.endRow])),
  ).toEqual([[[1, 4]]]);
});

test('4 只带样式的 set-range-values 删掉公式，除非说是 set-style（修补：univer-model.ts setStyle）', async () => {
  start({ 0: { 0: { f: '=1+1' }, 1: { f: '=1+2' } } });
  await univerTakes();
  const set = (column: number, trigger?: string) =>
    open.api.syncExecuteCommand('sheet.mutation.set-range-values', {
      unitId: open.unitId,
      subUnitId: 's1',
      cellValue: { 0: { [column]: { s: { bl: 1 } } } },
      ...(trigger === undefined ? {} : { trigger }),
    });
  set(0);
  set(1, 'sheet.command.set-style');
  await univerTakes();
  expect([sheet().getRange('A1').getFormula(), sheet().getRange('B1').getFormula()]).toEqual(['', '=1+2']);
});

test('5 打开时不重算已有结果的公式（修补：calculation.ts 一打开就全算）', async () => {
  start({ 0: { 0: { v: 1, t: 2 }, 1: { f: '=A1*2', v: 72, t: 2 } } });
  await univerTakes();
  expect(value('B1')).toBe(72);
});

test('6、7 插入行时跟着来改写公式的 set-range-values；算出的值也是 set-range-values（修补：changes.ts）', async () => {
  start({ 0: { 0: { v: 1, t: 2 } }, 4: { 0: { f: '=A1*2' } } });
  await univerTakes();
  const seen: (readonly [string, unknown, unknown])[] = [];
  open.api.addEvent(open.api.Event.CommandExecuted, ({ id, params, options }) => {
    const { trigger } = (params ?? {}) as { trigger?: string };
    const { fromFormula, applyFormulaCalculationResult } = (options ?? {}) as {
      fromFormula?: boolean;
      applyFormulaCalculationResult?: boolean;
    };
    if (id === 'sheet.mutation.set-range-values')
      seen.push([trigger ?? '', fromFormula, applyFormulaCalculationResult]);
  });
  sheet().insertRows(2, 1);
  await univerTakes();
  expect(seen).toContainEqual(['sheet.command.insert-row-by-range', undefined, undefined]);
  expect(seen).toContainEqual(['', true, true]);
});

test('8 真假值存成 1 和 0，显示成 1；文字样的数写进去成了数（修补：cells.ts）', async () => {
  start({ 0: { 0: { v: 1, t: 3 } } });
  await univerTakes();
  expect([sheet().getRange('A1').getDisplayValue(), value('A1')]).toEqual(['1', 1]);
  sheet().getRange('A2').setValue('012');
  expect(value('A2')).toBe(12);
});

test('9 数据有效性：在区域开头或中间插入行，拆成几条，公式错位（修补：rules.ts 由我们的一层画）', async () => {
  start({});
  const rule = open.api.newDataValidation().requireFormulaSatisfied('=E3>D3').build();
  sheet().getRange('E3:E8').setDataValidation(rule);
  sheet().insertRows(3, 2);
  await univerTakes();
  const rules = sheet()
    .getDataValidations()
    .map(({ rule: one }) => [one.formula1, (one.ranges as { startRow: number }[]).map((range) => range.startRow)]);
  expect(rules).toContainEqual(['=E6>D6', [3]]);
});

test('10 在不是当前的表上删行，公式不改写（修补：active-sheet.ts visiting）', async () => {
  start({});
  await univerTakes();
  sheet('s2').deleteRows(1, 1);
  await univerTakes();
  expect(sheet('s2').getRange('E4').getFormula()).toBe('=SUM(C3:C5)');
});

test('12 算第一个公式之前先让一让：界面里让给整个重画（修补：calculation.ts 不让）', async () => {
  const cells: Cells = { 0: { 0: { v: 1, t: 2 }, 1: { f: '=A1*2' } } };
  const startedBy = (opened: OpenUniver): Promise<unknown> => {
    const dirtyRanges = [
      { unitId: opened.unitId, sheetId: 's1', range: { startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 } },
    ];
    return opened.api.executeCommand(
      library.SetFormulaCalculationStartMutation.id,
      { dirtyRanges, forceCalculation: true },
      { onlyLocal: true },
    );
  };
  const microtasks = async (): Promise<void> => {
    for (let turn = 0; turn < 1000; turn++) await Promise.resolve();
  };
  await startedBy(start(cells));
  await microtasks();
  expect(value('B1')).not.toBe(2);
  await univerTakes();
  open.univer.dispose();
  const calculation = new Calculation(start(cells));
  await microtasks();
  expect(value('B1')).toBe(2);
  await calculation.stop();
});
