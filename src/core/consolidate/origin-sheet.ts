import { a1, sheetPrefix } from '../workbook/address';
import type { CellEdit, Edit } from '../workbook/edit';
import type { Pack } from '../pack/pack';
import type { Consolidation, ConsolidatedUnit } from './add-units';
import { consolidatedName } from './unit-figures';

const title = '汇总来源';

/** What each unit brought to each sum, as a sheet of its own: the sum is a formula over its row, so that anybody can follow it. */
export function originSheet(pack: Pack, units: readonly ConsolidatedUnit[], done: Consolidation): Edit[] {
  const firstUnit = 4;
  const lastColumn = firstUnit + units.length - 1;
  const eliminated = new Map(done.eliminated.map(({ field, amount }) => [field, amount]));
  const open = new Map(done.notAdded.map(({ field, file, why }) => [`${field} ${file}`, why]));
  const head: CellEdit[] = ['数据项', '汇总数', '抵销', ...units.map(({ figures, file }) => figures.unit || file)];
  const files: CellEdit[] = ['来源文件', null, null, ...units.map(({ file }) => file)];
  const errors: CellEdit[] = ['未改的错误', null, null, ...units.map(({ figures }) => figures.openErrors)];
  const rows = done.sums.map(({ field, sum }, at): CellEdit[] => {
    const row = at + 5;
    const parts = a1({ top: row, bottom: row, left: firstUnit, right: lastColumn });
    const amount = eliminated.get(field);
    return [
      pack.byId.get(field)?.label ?? field,
      { formula: `SUM(${parts})-N(C${row})`, value: sum.toNumber() },
      amount === undefined ? null : amount.toNumber(),
      ...units.map(({ file, figures }): CellEdit => {
        const given = figures.numbers[field];
        if (given !== undefined) return Number(given);
        const why = open.get(`${field} ${file}`);
        return why === 'blank' ? '没有填' : why === 'absent' ? '表里不问' : null;
      }),
    ];
  });
  const cells = [[`${title}：各单位的数，汇总数减去单位之间的往来`], head, files, errors, ...rows];
  const all = a1({ top: 2, bottom: cells.length, left: 1, right: lastColumn });
  return [
    { edit: 'add-sheet', sheet: title, visibility: 'visible' },
    { edit: 'size-columns', sheet: title, widthsMm: [90, 26, 26, ...units.map(() => 26)] },
    { edit: 'set-cells', sheet: title, row: 1, column: 1, cells },
    { edit: 'style-cells', sheet: title, areas: ['A1'], style: { font: { bold: true, sizePt: 14 } } },
    {
      edit: 'style-cells',
      sheet: title,
      areas: [all],
      style: { border: { outside: 'thin', inside: 'thin' }, wrap: true },
    },
    {
      edit: 'style-cells',
      sheet: title,
      areas: [a1({ top: 2, bottom: 2, left: 1, right: lastColumn })],
      style: { font: { bold: true }, align: 'center', fill: 'F3F3F3' },
    },
    { edit: 'freeze-panes', sheet: title, rows: 4, columns: 2 },
    { edit: 'define-name', name: consolidatedName, refersTo: `${sheetPrefix(title)}$A$1`, hidden: true },
  ];
}
