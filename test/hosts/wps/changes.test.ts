import type { Edit } from '../../../src/core/workbook/edit';
import { openWpsHost, type WpsAndHost } from './open-wps-host';

let wps: WpsAndHost;
beforeEach(() => {
  wps = openWpsHost({}, 'by hand');
});
afterEach(() => wps.close());

const note: Edit = { edit: 'set-cells', sheet: 'Sheet1', row: 1, column: 1, cells: [['说明']] };

test('几个一起听：停一个，别的照样听得见；都停了，WPS 那里一个也不留', async () => {
  const heard = [0, 0];
  const stops = [await wps.host.onChanged(() => void heard[0]!++), await wps.host.onChanged(() => void heard[1]!++)];
  expect(wps.program.events.count('SheetChange')).toBe(1);
  await wps.type('Sheet1', 'A1', 1);
  wps.clock.run();
  expect(heard).toEqual([1, 1]);
  wps.clock.run();
  await stops[0]!();
  await stops[0]!();
  await wps.type('Sheet1', 'A1', 2);
  wps.clock.run();
  expect(heard).toEqual([1, 2]);
  await stops[1]!();
  expect(wps.program.events.count('SheetChange')).toBe(0);
  await wps.type('Sheet1', 'A1', 3);
  wps.clock.run();
  expect(heard).toEqual([1, 2]);
});

test('自己写的，写的当时不算别人改的', async () => {
  let heard = 0;
  const stop = await wps.host.onChanged(() => void heard++);
  await wps.host.apply([note]);
  expect(wps.clock.waiting).toBe(0);
  await wps.type('Sheet1', 'B1', 3);
  wps.clock.run();
  expect(heard).toBe(1);
  await stop();
});

test('转到别的表、回到这个窗口：都再看一遍', async () => {
  await wps.host.apply([{ edit: 'add-sheet', sheet: '第二张', visibility: 'visible' }]);
  let heard = 0;
  const stop = await wps.host.onChanged(() => void heard++);
  wps.macro(({ ActiveWorkbook }) => ActiveWorkbook!.Worksheets.Item(2).Activate());
  wps.clock.run();
  wps.clock.run();
  wps.program.bringToFront(wps.program.active);
  wps.clock.run();
  expect(heard).toBe(2);
  await stop();
});
