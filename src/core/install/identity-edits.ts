import { absoluteA1, sheetPrefix } from '../workbook/address';
import type { DefineName, Edit } from '../workbook/edit';
import {
  baselinesName,
  baselinesRows,
  baselinesTop,
  identityNames,
  identitySheet,
  type Identity,
} from '../workbook/identity';

export function identityEdits(identity: Identity): Edit[] {
  const rows: [keyof Identity, string][] = [
    ['pack', '模板'],
    ['packVersion', '模板版本'],
    ['workbookId', '工作簿编号'],
  ];
  const name = (target: string, top: number, left: number, bottom: number, right: number): DefineName => ({
    edit: 'define-name',
    name: target,
    refersTo: sheetPrefix(identitySheet) + absoluteA1({ top, left, bottom, right }),
    hidden: true,
  });
  return [
    { edit: 'add-sheet', sheet: identitySheet, visibility: 'veryHidden' },
    {
      edit: 'set-cells',
      sheet: identitySheet,
      row: 1,
      column: 1,
      cells: rows.map(([key, label]) => [label, identity[key]]),
    },
    {
      edit: 'set-cells',
      sheet: identitySheet,
      row: baselinesTop - 1,
      column: 1,
      cells: [['说明所答事项', '说明时的数字']],
    },
    ...rows.map(([key], index) => name(identityNames[key], index + 1, 2, index + 1, 2)),
    name(baselinesName, baselinesTop, 1, baselinesTop + baselinesRows - 1, 2),
  ];
}
