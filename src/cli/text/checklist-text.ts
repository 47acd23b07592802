import { checklistKinds, checklistNames, type ChecklistEntry } from '../../app/checklist-entry';
import type { HandInChecklist } from '../../app/hand-in-checklist';
import { levelLabels } from '../../core/rules/level';
import type { ChecklistResult } from '../contract';
import { alignColumns, labelled } from './columns';

/** The contract's shape and nothing else. */
export function checklistResult({ entries, matrix }: HandInChecklist): ChecklistResult {
  return {
    entries: entries.map(({ cell, ...entry }) => ({ ...entry, ...(cell && { cell: { ...cell } }) })),
    matrix: {
      pieces: [...matrix.pieces],
      rows: matrix.rows.map(({ field, name, right, differs, cells }) => ({
        field,
        name,
        right,
        differs,
        cells: cells.map(({ piece, shown, differs: own, place, quote }) => ({
          piece,
          shown,
          differs: own,
          ...(place && { cell: { ...place } }),
          ...(quote !== undefined && { quote }),
        })),
      })),
    },
  };
}

export function checklistText({ entries, matrix }: HandInChecklist, width: number): string {
  const lines = checklistKinds.flatMap((kind) => {
    const own = entries.filter((one) => one.kind === kind);
    return [`【${checklistNames[kind]}】`, ...own.flatMap((one) => block(one, width)), ''];
  });
  const { pieces, rows } = matrix;
  const differing = rows.filter(({ differs }) => differs);
  const table = (differing.length > 0 ? differing : []).map(({ name, cells }) => [
    name,
    ...pieces.map((piece) =>
      cells
        .filter((one) => one.piece === piece)
        .map(({ shown, differs }) => (differs ? `*${shown}` : shown))
        .join('、'),
    ),
  ]);
  return [
    ...lines,
    ...(table.length === 0 ? [] : [...alignColumns([['同一个数（* 与工作簿不同）', ...pieces], ...table]), '']),
    `对了 ${rows.length} 个数、${pieces.length} 处，不同的 ${differing.length} 个。`,
    '',
  ].join('\n');
}

function block(
  { verdict, level, message, suggestion, file, quote, paragraph, cell }: ChecklistEntry,
  width: number,
): string[] {
  const state = { pass: '通过', fail: levelLabels[level], notApplicable: '不适用', undetermined: '无法核对' }[verdict];
  const place = cell
    ? `《${cell.sheet}》${cell.address}`
    : file === undefined
      ? ''
      : `${file}${paragraph === undefined ? '' : `第${paragraph}段`}`;
  return [
    ...labelled(`  ${state}`, message, 0, width),
    ...(place === '' && quote === undefined
      ? []
      : labelled('在哪里', `${place}${quote === undefined ? '' : `“${quote}”`}`, 6, width)),
    ...(suggestion === undefined ? [] : labelled('怎么办', suggestion, 6, width)),
  ];
}
