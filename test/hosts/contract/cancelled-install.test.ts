import { WorkbookSession } from '../../../src/app/workbook-session/workbook-session';
import { createExcelHost } from '../../../src/hosts/office/excel/excel-host';
import type { OpenExcel } from '../../../simulator/excel';
import { blankExcel, pack, sampleEdits } from '../office/excel/blank-excel';

/** 重新装入到一半取消：原来的表、名称、数据都和装入前一样。 */
let excel: OpenExcel;
beforeAll(() => {
  excel = blankExcel();
});
afterAll(() => excel.close());

test('重新装入到一半取消，原来的工作簿分毫不动', async () => {
  const host = createExcelHost();
  await host.apply(sampleEdits);
  const [before, sheetsBefore] = [await host.read(), (await host.read('list')).sheets];
  const session = new WorkbookSession({
    host,
    packs: { list: () => Promise.resolve([]), load: (id) => Promise.resolve(id === pack.id ? pack : null) },
    clock: { now: () => 0, after: () => () => undefined },
    newId: () => 'w-3',
    fileName: '工作簿1',
    onBug: (bug) => {
      throw bug;
    },
  });
  await session.recheck();
  const stop = session.subscribe(() => {
    const { install } = session.getSnapshot();
    if (install && install.done >= 1 && !install.cancelling) session.cancelInstall();
  });
  await session.install({ packId: pack.id, year: 2018, unitName: '某局', sample: false });
  expect(session.getSnapshot().conflict?.sheets.map(({ from }) => from)).toContain('基础数据表');
  await session.answerConflict(true);
  stop();
  expect(session.getSnapshot().trouble).toBeNull();
  const after = await host.read();
  const named = (snapshot: typeof before): string[] =>
    snapshot.names.map(({ name, refersTo }) => `${name}=${refersTo}`).sort();
  const sheetsAfter = (await host.read('list')).sheets;
  expect(sheetsAfter.map(({ name }) => name)).toEqual(sheetsBefore.map(({ name }) => name));
  expect(named(after)).toEqual(named(before));
  // A rename there and back may leave 补充资料!B58 for '补充资料'!B58: the same reference.
  const cells = (snapshot: typeof before): string =>
    JSON.stringify(snapshot.sheets.find(({ name }) => name === '基础数据表')).replaceAll("'", '');
  expect(cells(after)).toBe(cells(before));
}, 60_000);
