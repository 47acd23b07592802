import type { OpenWorkbook } from '../../app/open-workbook';
import type { StageChanges } from '../../app/stage-changes';
import { readStages } from '../../core/stage/account-stage';
import { ahead, apart, stageInForm } from '../../core/stage/stage-in-form';
import type { StageResult } from '../contract';
import { alignColumns, fitted } from './columns';

/** @param changes null: no stage before this one is kept @param files what was written @param today "2026-03-15" */
export function stageResult(
  { snapshot, table }: OpenWorkbook,
  changes: StageChanges | null,
  files: string[],
  today: string,
): StageResult {
  const noted = readStages(snapshot).at(-1);
  const inForm = stageInForm(table);
  const now = noted ?? inForm;
  const note = apart(noted, inForm);
  const notes = [...(note === null ? [] : [note]), ...ahead(now?.date ?? null, today)];
  return {
    files,
    stage: now?.stage ?? null,
    date: now?.date ?? null,
    ...(notes.length > 0 && { notes }),
    changes: changes && {
      from: { ...changes.from },
      figures: changes.figures.map(({ field, name, old, new: is, isDerived, place }) => ({
        field,
        name,
        old,
        new: is,
        derived: isDerived,
        ...(place && { cell: { ...place } }),
      })),
      scores: changes.scores.map((one) => ({ ...one })),
      paragraphs: changes.paragraphs.map((one) => ({ ...one })),
      reopened: changes.reopened.map(({ id, message, explanation = '' }) => ({ id, message, explanation })),
    },
  };
}

/** What moved, for people. */
export function stageText({ stage, date, changes, notes = [] }: StageResult, width: number): string {
  return fitted([...notes, ...movedText({ stage, date, changes }).split('\n')], width).join('\n');
}

function movedText({ stage, date, changes }: Pick<StageResult, 'stage' | 'date' | 'changes'>): string {
  if (stage === null) return '还没有记下表里是哪个阶段的决算数。要记的用 --set 初审 -o 另一个文件。\n';
  if (changes === null) return `表里是${date === null ? '' : ` ${date} 的`}${stage}数。没有记下上一阶段的数。\n`;
  const { from, figures, scores, paragraphs, reopened } = changes;
  const shown = (one: number | string | null): string => (one === null ? '待评' : one === '' ? '空' : String(one));
  const place = (cell: { sheet: string; address: string } | undefined): string =>
    cell ? `《${cell.sheet}》${cell.address}` : '';
  return [
    `表里是 ${date} 的${stage}数，上一阶段是 ${from.date} 的${from.stage}数。\n`,
    figures.length === 0 ? '数没有变。\n' : `\n变了的数 ${figures.length} 项：\n`,
    ...alignColumns(
      figures.map(({ cell, name, old, new: is }) => [place(cell), name, `${shown(old)} → ${shown(is)}`]),
    ).map((line) => `  ${line}\n`),
    scores.length === 0 ? '得分没有变。\n' : `\n变了的得分 ${scores.length} 项：\n`,
    ...alignColumns(
      scores.map(({ table, label, old, new: is }) => [
        table + label.replaceAll('/', '／'),
        `${shown(old)} → ${shown(is)}`,
      ]),
    ).map((line) => `  ${line}\n`),
    paragraphs.length === 0 ? '报告的段落没有变。\n' : `\n变了的段落 ${paragraphs.length} 个：\n`,
    ...paragraphs.flatMap(({ title, old, new: is }) => [`  ${title}\n    旧：${old}\n    新：${is}\n`]),
    reopened.length === 0 ? '' : `\n要重看的说明 ${reopened.length} 条：\n`,
    ...reopened.map(({ id, message, explanation }) => `  ${message}\n    说明写的是：${explanation}  #${id}\n`),
  ].join('');
}
