import { checkWorkbook } from '../../../src/app/check-workbook';
import { newWorkbook } from '../../../src/app/new-workbook';
import { bindWorkbook, openWorkbook, type OpenWorkbook } from '../../../src/app/open-workbook';
import { WorkbookSession } from '../../../src/app/workbook-session/workbook-session';
import { fieldEdit } from '../../../src/core/edits/cell-edit';
import type { Finding } from '../../../src/core/rules/finding';
import type { Data } from '../../../src/core/table/data';
import type { Edit } from '../../../src/core/workbook/edit';
import { readIdentity } from '../../../src/core/workbook/identity';
import { cellAt, isFormula, type CellSnapshot, type Snapshot } from '../../../src/core/workbook/snapshot';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { handClock } from '../../support/hand-clock';
import { pack } from '../office/excel/blank-excel';
import { inEachWorkbookWorld, packs, type OpenWorkbookWorld } from './workbook-worlds';

/**
 * What holds for a workbook wherever it is open. The model is a file made of the same edits and read as bytes: what core is handed
 * must be the same, and so what it finds.
 */
const workbook = (data: Data = {}, sample = true): Edit[] => newWorkbook({ pack, sample, data, workbookId: 'w-1' });

const throughFile = async (edits: readonly Edit[]): Promise<Snapshot> =>
  readWorkbook(await authorWorkbook(edits, { creator: '测试' }), '自评.xlsx');

/** Excel lists names by alphabet, a file as they were defined; the last digits of a result are the calculator's. */
function comparable({ sheets, names }: Snapshot): unknown {
  const value = (cell: CellSnapshot): unknown =>
    typeof cell === 'number'
      ? Number(cell.toPrecision(12))
      : isFormula(cell)
        ? { formula: cell.formula, value: value(cell.value) }
        : cell;
  return {
    sheets: sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map((row) => row.map(value)) })),
    names: [...names].sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

function verdicts(snapshot: Snapshot): unknown {
  const run = checkWorkbook(openWorkbook(snapshot, () => pack, '自评'));
  return run.findings.map(({ id, level, message, cells }) => ({
    id,
    level,
    message,
    cells: cells.map(({ sheet, address }) => `${sheet} ${address}`),
  }));
}

async function bound({ host }: OpenWorkbookWorld): Promise<OpenWorkbook> {
  const snapshot = await host.read();
  return bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
}

const renamed = (edits: readonly Edit[], from: string, to: string): Edit[] =>
  JSON.parse(
    JSON.stringify(edits).replaceAll(`'${from}'!`, `'${to}'!`).replaceAll(`"sheet":"${from}"`, `"sheet":"${to}"`),
  ) as Edit[];

const rowsBelow: Edit = {
  edit: 'set-cells',
  sheet: '说明',
  row: 40,
  column: 3,
  cells: [
    ['用户另加的一行', 12.5],
    [undefined, '1,234.00'],
  ],
};
const cellEdit = (sheet: string, row: number, column: number, cell: number | string | null): Edit => ({
  edit: 'set-cells',
  sheet,
  row,
  column,
  cells: [[cell]],
});

const books: readonly [string, Edit[]][] = [
  ['样例', workbook()],
  ['空表', workbook({}, false)],
  ['改过几个数', workbook({ actualStaff: 12, 'vehiclePurchase.final': 999, 'officialReception.budget': 0 })],
  [
    '多出来的项目行',
    workbook({
      'businessProjects[3].name': '新增的项目',
      'businessProjects[3].budget': 7.5,
      'businessProjects[3].final': 6.25,
    }),
  ],
  [
    '公式被手写的文字盖住、说明被清空',
    [...workbook(), cellEdit('评分表', 5, 8, '手写的说明'), cellEdit('报告文字', 3, 2, null)],
  ],
  ['用户在表下面另加的行', [...workbook(), rowsBelow]],
  ['改了表名', renamed(workbook(), '评分表', '评分表（2018）')],
  ['少了一个名称', workbook().filter((edit) => edit.edit !== 'define-name' || edit.name !== 'jx.actualStaff')],
  ['名称断了', [...workbook(), { edit: 'define-name', name: 'jx.actualStaff', refersTo: '#REF!', hidden: false }]],
];

inEachWorkbookWorld(({ opened, kept }) => {
  test.each(books)(
    '读：%s，快照和结论与按字节读的文件相同',
    async (_title, edits) => {
      const [{ host }, model] = [await opened(edits), await throughFile(edits)];
      const snapshot = await host.read();
      expect(comparable(snapshot)).toEqual(comparable(model));
      expect(verdicts(snapshot)).toEqual(verdicts(model));
      expect(model.names.length).toBeGreaterThan(200);
    },
    120_000,
  );

  describe('一本填好的样例', () => {
    let world: OpenWorkbookWorld;
    beforeAll(async () => {
      world = await kept(workbook());
    }, 120_000);

    test('读：只要名单的，表按次序都在，名称都在', async () => {
      const edits = workbook();
      const list = await world.host.read('list');
      const sheets = edits.flatMap((edit) => (edit.edit === 'add-sheet' ? [edit.sheet] : []));
      expect(list.sheets.map(({ name }) => name).filter((name) => sheets.includes(name))).toEqual(sheets);
      const names = new Set(list.names.map(({ name }) => name.toLowerCase()));
      const wanted = edits.flatMap((edit) => (edit.edit === 'define-name' ? [edit.name.toLowerCase()] : []));
      expect(wanted.filter((name) => !names.has(name))).toEqual([]);
    });

    test('写：一个数进了格子，合计、比率、得分跟着新，公式一个字不变', async () => {
      const before = await bound(world);
      const receipt = await world.host.apply([fieldEdit(before.table, 'officialReception.final', 9.99)!]);
      expect(receipt).toEqual({ applied: 1, sheets: ['基础数据表'], cancelled: false });
      const { table, snapshot } = await bound(world);
      for (const id of ['threePublicExpenses.final', 'scoreTotal']) {
        expect(table.shown(id)).not.toEqual(before.table.shown(id));
        expect(table.shown(id)).toEqual(table.value(id));
      }
      const formulas = ({ sheets }: Snapshot): string[] =>
        sheets.flatMap(({ cells }) => cells.flat().flatMap((cell) => (isFormula(cell) ? [cell.formula] : [])));
      expect(formulas(snapshot)).toEqual(formulas(before.snapshot));
    });

    test('写：以等号或样子像等号的开头的文字，还是文字', async () => {
      const texts = [
        '=1+1',
        ' =1+1',
        '　=1+1',
        '\t=1+1',
        '\n=1+1',
        '＝1+1',
        ' ＝1+1',
        '+1',
        '－1',
        '@甲',
        "'甲",
        '=1+1\uffff',
      ];
      const edit: Edit = { edit: 'set-cells', sheet: '说明', row: 60, column: 3, cells: texts.map((text) => [text]) };
      await world.host.apply([edit]);
      const sheet = (await world.host.read('all')).sheets.find(({ name }) => name === '说明')!;
      const read = texts.map((_, index) => cellAt(sheet, 60 + index, 3));
      expect(read.map((cell) => (typeof cell === 'string' ? cell.replace('\uffff', '') : cell))).toEqual(
        texts.map((text) => text.replace('\uffff', '')),
      );
      await world.host.apply([{ ...edit, cells: texts.map(() => [null]) }]);
    });

    test('写：没有这张表，说是哪张，什么也没有动', async () => {
      const { host } = world;
      const before = await host.read();
      const edits = [cellEdit('基础数据表', 5, 2, 77), cellEdit('被删掉的表', 1, 1, '字')];
      await expect(host.apply(edits)).rejects.toMatchObject({
        code: 'host.sheet-gone',
        message: expect.stringContaining('被删掉的表'),
      });
      expect(comparable(await host.read())).toEqual(comparable(before));
    });

    test('转到单元格：带得到的，就停在那里；带不到的，不装作知道', async () => {
      const { host } = world;
      await host.goTo('基础数据表', 'F7');
      expect(await host.selection()).toEqual(host.capabilities.goTo ? { sheet: '基础数据表', address: 'F7' } : null);
    });

    test('用户改了格子：看得见的宿主说一声，停了就不再说；看不见的从不说', async () => {
      const { host, type } = world;
      let heard = 0;
      const stop = await host.onChanged(() => void heard++);
      await type('基础数据表', 'B9', 8);
      await until(() => heard > 0 || !host.capabilities.liveChanges);
      await stop();
      const before = heard;
      expect(before > 0).toBe(host.capabilities.liveChanges);
      await type('基础数据表', 'B9', 9);
      await pause(200);
      expect(heard).toBe(before);
    });

    test('用户改了格子：再读就是新的，结论跟着变', async () => {
      await world.type('基础数据表', 'B9', 7);
      const { table } = await bound(world);
      expect(table.place(fieldAt(table, '基础数据表', 'B9'))?.cell).toBe(7);
    });

    test('说明写进表里就算已说明；它答的数字变了，重新打开', async () => {
      const { host, type } = world;
      await type('基础数据表', 'B9', 8);
      const session = new WorkbookSession({
        host,
        packs,
        clock: handClock(),
        newId: () => 'w-2',
        fileName: '自评.xlsx',
        onBug: (bug) => {
          throw bug;
        },
      });
      await session.start();
      expect(session.getSnapshot()).toMatchObject({ stage: 'ready', trouble: null });
      const findings = (): readonly Finding[] => session.getSnapshot().book!.run.findings;
      const open = findings().find(
        ({ level, state, figures, answeredBy }) =>
          level === 'explain' && state === 'open' && figures !== undefined && answeredBy !== undefined,
      )!;
      const state = (): string | undefined => findings().find(({ id }) => id === open.id)?.state;
      expect(
        await session.explain(open.id, `因政策调整增加支出，本年数为${open.figures!.join('、')}，按规定据实列支。`),
      ).toBe(true);
      expect(state()).toBe('explained');
      const cell = open.cells.find(({ field }) => field !== undefined && field !== open.answeredBy)!;
      const { sheet, address } = inputBehind(session.getSnapshot().book!.workbook, cell.field!);
      await type(sheet, address, 777);
      await session.recheck();
      expect(state()).toBe('reopened');
      await session.stop();
    }, 60_000);
  });
});

/** An input cell whose figure the field follows: itself, or the first input of the same line. */
function inputBehind({ table }: OpenWorkbook, field: string): { readonly sheet: string; readonly address: string } {
  const place = table.place(field)!;
  if (place.cell === null || typeof place.cell !== 'object') return place;
  const last = field.split('.').at(-1);
  const inputs = ['vehicleOperation', 'officialReception', 'officialOverseasTravel'].map((stem) => `${stem}.${last}`);
  return table.place(inputs[0]!)!;
}

function fieldAt(table: OpenWorkbook['table'], sheet: string, address: string): string {
  return pack.fields
    .filter(({ kind }) => kind !== 'rows')
    .map(({ id }) => id)
    .find((id) => table.place(id)?.sheet === sheet && table.place(id)?.address === address)!;
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function until(is: () => boolean): Promise<void> {
  for (let waited = 0; !is() && waited < 10_000; waited += 20) await pause(20);
}
