import { bindWorkbook } from '../../../src/app/open-workbook';
import { planRepair } from '../../../src/core/install/repair';
import type { CellSnapshot, Snapshot } from '../../../src/core/workbook/snapshot';
import { builtInPack } from '../../support/built-in-pack';
import { installedSnapshot } from '../rules/installed';

const pack = builtInPack('kaifu-2018');
const whole = installedSnapshot(pack, {});
const without = (snapshot: Snapshot, ...fields: string[]): Snapshot => ({
  ...snapshot,
  names: snapshot.names.filter(({ name }) => !fields.includes(name.replace(/^jx\./, ''))),
});
const refersTo = (snapshot: Snapshot, field: string): string =>
  snapshot.names.find(({ name }) => name === `jx.${field}`)!.refersTo;
const defined = (snapshot: Snapshot): Record<string, string> =>
  Object.fromEntries(
    planRepair(pack, snapshot).edits.flatMap((edit) =>
      edit.edit === 'define-name' ? [[edit.name.replace(/^jx\./, ''), edit.refersTo]] : [],
    ),
  );

/** A row put in above `row` of a sheet: names below follow, as programs do; formulas are not this test's business. */
function rowInserted(snapshot: Snapshot, sheet: string, row: number): Snapshot {
  const moved = (text: string): string =>
    text.replace(/\$(\d+)/g, (_, digits: string) => `$${Number(digits) >= row ? Number(digits) + 1 : digits}`);
  return {
    names: snapshot.names.map((name) =>
      name.refersTo.startsWith(`'${sheet}'!`) ? { ...name, refersTo: moved(name.refersTo) } : name,
    ),
    sheets: snapshot.sheets.map((one) =>
      one.name === sheet
        ? { ...one, cells: [...one.cells.slice(0, row - 1), [], ...one.cells.slice(row - 1)] as CellSnapshot[][] }
        : one,
    ),
  };
}

test('刚装入的表没有什么要修', () => {
  expect(planRepair(pack, whole)).toEqual({
    edits: [],
    names: [],
    formulas: [],
    sheets: [],
    lost: [],
    typed: [],
    asks: [],
  });
});

test.each([
  ['一个输入格', ['actualStaff']],
  ['一整行', ['publicOutlay.priorFinal', 'publicOutlay.budget', 'publicOutlay.final']],
  ['项目行的一列', ['businessProjects.final']],
  ['补充资料里的格', ['initialBudget', 'additionalBudget', 'priorCarryover']],
  ['连年度也丢了', ['fiscalYear', 'actualStaff']],
])('名称丢了：%s，按旁边的字找回原处', (_title, fields) => {
  expect(defined(without(whole, ...fields))).toEqual(
    Object.fromEntries(fields.map((field) => [field, refersTo(whole, field)])),
  );
});

test('插过行、又丢了名称：找回的是下移后的位置', () => {
  const moved = rowInserted(whole, '基础数据表', 6);
  const lost = ['publicOutlay.budget', 'publicOutlay.final', 'publicOutlay.priorFinal', 'actualStaff'];
  expect(defined(without(moved, ...lost))).toEqual(
    Object.fromEntries(lost.map((field) => [field, refersTo(moved, field)])),
  );
});

test('名称断成 #REF! 与没有一样处理；重新定义后各数照旧', () => {
  const broken: Snapshot = {
    ...whole,
    names: whole.names.map((name) => (name.name === 'jx.actualStaff' ? { ...name, refersTo: '#REF!' } : name)),
  };
  expect(defined(broken)).toEqual({ actualStaff: refersTo(whole, 'actualStaff') });
});

test('旁边的字也改了：不猜，列为找不到', () => {
  const names = ['publicOutlay.priorFinal', 'publicOutlay.budget', 'publicOutlay.final'];
  const sheets = whole.sheets.map((sheet) =>
    sheet.name === '基础数据表'
      ? {
          ...sheet,
          cells: sheet.cells.map((row) =>
            row.map((cell) => (typeof cell === 'string' && cell.includes('公用经费') ? '改掉的字' : cell)),
          ),
        }
      : sheet,
  );
  const plan = planRepair(pack, without({ ...whole, sheets }, ...names));
  expect(plan.names).toEqual([]);
  expect(plan.lost).toEqual(names);
});

test.each<[string, CellSnapshot]>([
  ['改成了别的公式', { formula: '=1+1', value: 2 }],
  ['删掉了', null],
])('公式%s：写回，连同核心算出的结果', (_what, content) => {
  const plan = planRepair(pack, withThreePublic(content));
  expect(plan.formulas).toEqual(['threePublicExpenses.final']);
  expect(plan.edits).toMatchObject([{ edit: 'set-cells', cells: [[{ value: 3.65 }]] }]);
});

test('手填的数盖住公式：不动，只列出来', () => {
  const plan = planRepair(pack, withThreePublic(1));
  expect(plan).toMatchObject({ edits: [], formulas: [], typed: ['threePublicExpenses.final'] });
});

function withThreePublic(content: CellSnapshot): Snapshot {
  const { table } = bindWorkbook(whole, pack, { pack: pack.id, packVersion: pack.version, workbookId: 't' });
  const place = table.place('threePublicExpenses.final')!;
  const [, column, row] = /([A-Z]+)(\d+)/.exec(place.address)!;
  const sheets = whole.sheets.map((sheet) =>
    sheet.name === place.sheet
      ? {
          ...sheet,
          cells: sheet.cells.map((cells, r) =>
            r + sheet.row === Number(row)
              ? cells.map((cell, c) => (c + sheet.column === column!.charCodeAt(0) - 64 ? content : cell))
              : cells,
          ),
        }
      : sheet,
  );
  return { ...whole, sheets };
}

test('撤掉保护的表重新保护', () => {
  const sheets = whole.sheets.map((sheet) => (sheet.name === '评分表' ? { ...sheet, isProtected: false } : sheet));
  expect(planRepair(pack, { ...whole, sheets }).edits).toEqual([{ edit: 'protect-sheet', sheet: '评分表' }]);
});
