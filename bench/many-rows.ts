import { checkWorkbook } from '../src/app/check-workbook';
import { bindWorkbook } from '../src/app/open-workbook';
import { newWorkbook } from '../src/app/new-workbook';
import { Memory } from '../src/core/memory/memory';
import {
  cachedValue,
  isFormula,
  type CellSnapshot,
  type SheetSnapshot,
  type Snapshot,
} from '../src/core/workbook/snapshot';
import { shareUnchanged } from '../src/core/workbook/share';
import { snapshotCells, type RangeMatrices } from '../src/hosts/office/excel/cells';
import { readWorkbook } from '../src/hosts/file/read/read-workbook';
import { atMost, type Section } from './goals';
import { measureMovedRows } from './moved-rows';
import { sideBySide } from './measure';
import { packId, loadPackWith } from './subject';
import { projectList, projectRows } from './project-list';

const rows = 10_000;
const sheetName = '项目清单';
/** Sheet row and column of the edited figure: 年初预算 of a project in the middle. It feeds two formulas of its row and five totals. */
const edited = { row: 5000, column: 6 };

/**
 * Ten thousand repeating rows of ten columns, two of them formulas: one figure was edited, and the whole workbook is judged again
 * from a snapshot of fresh objects, beside judging it from nothing.
 */
export async function measureManyRows(): Promise<Section> {
  const pack = loadPackWith(packId, projectList);
  const { authorWorkbook } = await import('../src/hosts/file/author/workbook/author-workbook');
  const made = newWorkbook({ pack, sample: true, data: { projects: projectRows(rows) }, workbookId: 'bench' });
  const bytes = await authorWorkbook(made, { creator: 'bench' });
  const before = readWorkbook(bytes, 'rows.xlsx');
  const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'bench' };
  const texts = [withEdit(before, 812.5), before].map((snapshot) => JSON.stringify(snapshot));

  let fresh = before;
  let turn = 0;
  const nextSnapshot = (): void => {
    fresh = JSON.parse(texts[turn++ % 2] ?? '') as Snapshot;
  };
  const memory = new Memory();
  const incremental = {
    name: '核心：改一格之后（比较快照、绑定、全部核对）',
    prepare: nextSnapshot,
    run: () => checkWorkbook(bindWorkbook(fresh, pack, identity, memory)),
  };
  const steady = await sideBySide(
    [
      incremental,
      { name: '其中：与上次快照逐格比较', prepare: nextSnapshot, run: () => shareUnchanged(before, fresh) },
    ],
    { warmUp: 40, measured: 100 },
  );

  const moved = await measureMovedRows(before, pack, identity, {
    sheet: sheetName,
    rows: 'projects',
    column: edited.column,
  });

  const matrices = matricesOf(before);
  const compared = await sideBySide(
    [
      { ...incremental, name: '同时比：改一格之后' },
      {
        name: '同时比：从头核对（什么也不记得）',
        prepare: nextSnapshot,
        run: () => checkWorkbook(bindWorkbook(fresh, pack, identity)),
      },
      { name: '读文件（从字节到快照）', run: () => readWorkbook(bytes, 'rows.xlsx') },
      { name: 'Excel 宿主：三个矩阵变成快照', run: () => snapshotCells(matrices) },
      {
        name: '新建文件（从数据到字节）',
        run: () =>
          authorWorkbook(
            newWorkbook({ pack, sample: true, data: { projects: projectRows(rows) }, workbookId: 'bench' }),
            {
              creator: 'bench',
            },
          ),
      },
    ],
    { warmUp: 1, measured: 5 },
  );
  const [edit] = steady.map(({ medianMs }) => medianMs) as [number];
  const [beside, full] = compared.map(({ medianMs }) => medianMs) as [number, number];
  return {
    title: '10 000 行可增行：改一格之后全部重新核对',
    facts: {
      行: rows,
      '栏（其中公式）': '10（2）',
      文件KB: bytes.length / 1024,
      核对项: pack.checks.length,
      '从头 ÷ 改一格（同一轮）': full / beside,
      Excel一次读取的数据MB:
        JSON.stringify([matrices.values, matrices.formulas, matrices.valueTypes]).length / 1024 / 1024,
    },
    timings: [...steady, ...moved, ...compared],
    goals: [
      atMost('改一格 ≤ 16 ms', edit, 16),
      ...moved.map(({ name, medianMs }) => atMost(`${name} ≤ 50 ms`, medianMs, 50)),
    ],
  };
}

function withEdit(snapshot: Snapshot, figure: number): Snapshot {
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((sheet) => (sheet.name === sheetName ? edit(sheet, figure) : sheet)),
  };
}

/** The figure, and what Excel then recalculates: it hands results over with the formulas. Only the row's own are restated. */
function edit(sheet: SheetSnapshot, figure: number): SheetSnapshot {
  const at = edited.row - sheet.row;
  const line = sheet.cells[at] ?? [];
  const change = figure - Number(line[edited.column - sheet.column]);
  const cells = sheet.cells.map((cellsOfRow, index) => {
    const isTotals = index === sheet.cells.length - 1;
    if (index !== at && !isTotals) return cellsOfRow;
    return cellsOfRow.map((cell, column): CellSnapshot => {
      if (index === at && column === edited.column - sheet.column) return figure;
      const isSum = column === edited.column - sheet.column || column === edited.column - sheet.column + 2;
      return isSum && isFormula(cell) && typeof cell.value === 'number'
        ? { ...cell, value: cell.value + change }
        : cell;
    });
  });
  return { ...sheet, cells };
}

/** The sheet as Excel hands it over. */
function matricesOf(snapshot: Snapshot): RangeMatrices {
  const sheet = snapshot.sheets.find(({ name }) => name === sheetName);
  if (!sheet) throw new Error(`no sheet ${sheetName}`);
  const width = Math.max(...sheet.cells.map((line) => line.length));
  const grid = sheet.cells.map((line) => Array.from({ length: width }, (_, at) => line[at] ?? null));
  return {
    row: sheet.row,
    column: sheet.column,
    values: grid.map((line) => line.map((cell) => cachedValue(cell) ?? '')),
    formulas: grid.map((line) => line.map((cell) => (cell !== null && isFormula(cell) ? cell.formula : (cell ?? '')))),
    valueTypes: grid.map((line) =>
      line.map((cell) => {
        const value = cachedValue(cell);
        return value === null ? 'Empty' : typeof value === 'number' ? 'Double' : 'String';
      }),
    ),
  };
}
