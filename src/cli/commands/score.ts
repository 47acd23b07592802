import { Command } from 'commander';
import { toCheck } from '../../core/fields/field-value';
import type { Decimal } from '../../core/quantity/decimal';
import type { Indicator, ScoreResult } from '../contract';
import type { Environment, Finish } from '../environment';
import { folderOptions, type FolderOptions } from '../folder/options';
import { isFolder } from '../files/read-file';
import { displayWidth, labelled, padEnd, padStart } from '../text/columns';

export function scoreCommand(environment: Environment, finish: Finish): Command {
  const command = new Command('score')
    .description('计算评分表，每一分都有理由')
    .argument('<工作簿>', '.xlsx 文件；或文件夹，里面的工作簿全部评分')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: FolderOptions) => {
      if (isFolder(file)) {
        const { runFolder } = await import('../folder/run-folder');
        return finish(await runFolder('score', [file], options, environment));
      }
      const { openFile } = await import('../open-file');
      const { scoreAnswer } = await import('./score-result');
      const workbook = await openFile(file, environment);
      const { result, marks } = scoreAnswer(workbook);
      environment.out(
        options.json
          ? `${JSON.stringify(result, null, 2)}\n`
          : [
              listing(result, marks[0] ?? null, environment.width),
              ...(result.tables ?? []).map(
                (table, at) =>
                  `\n${table.title}：${table.name}\n${listing(table, marks[at + 1] ?? null, environment.width)}`,
              ),
            ].join(''),
      );
      const { openErrorsLine } = await import('../text/open-errors');
      const errors = await openErrorsLine(workbook);
      if (errors !== null) environment.err(errors);
    });
  return folderOptions(command);
}

/** 公务接待 … with the cell it waits for, where its reason names one. */
function openName({ label, reason }: Indicator): string {
  const waits = /(?:待核|待填)：.+(?=。$)/.exec(reason)?.[0];
  return label.slice(label.lastIndexOf('/') + 1) + (waits === undefined ? '' : `（${waits}）`);
}

function listing(
  { total, scored, full, grade, indicators, cap }: Omit<ScoreResult, 'tables'>,
  marks: Decimal | null,
  width: number,
): string {
  const names = indicators.map(({ label }) => label.split('/').slice(1).join('／'));
  const nameWidth = Math.max(8, ...names.map(displayWidth));
  const lines: string[] = [`${padEnd('指标', nameWidth + 2)}  满分   得分`];
  let level = '';
  indicators.forEach((indicator, at) => {
    const first = indicator.label.split('/')[0] ?? '';
    if (first !== level) lines.push((level = first));
    const score = indicator.score === null ? '待评' : String(indicator.score);
    const full = padStart(String(indicator.full ?? toCheck), 4);
    lines.push(`  ${padEnd(names[at]!, nameWidth)}  ${full}  ${padStart(score, 5)}`);
    lines.push(
      ...labelled('算式　　', indicator.formula, 6, width),
      ...labelled('理由　　', indicator.reason, 6, width),
    );
    if (indicator.nextStep !== undefined) lines.push(...labelled('距下一档', indicator.nextStep, 6, width));
  });
  const open = indicators.filter((indicator) => indicator.score === null);
  const isWhole = marks?.eq(full) === true;
  if (marks === null) lines.push('', '有指标的分值待核，合计待定。');
  else if (!isWhole) lines.push('', `分值合计 ${Number(marks.toFixed())} 分，不是 ${full} 分，合计待定。`);
  if (cap !== undefined) lines.push('', `${cap}。`);
  if (open.length > 0)
    lines.push(...(isWhole ? [''] : []), `待评 ${open.length} 项：${open.map(openName).join('、')}。`);
  lines.push(
    ...(isWhole && open.length === 0 ? [''] : []),
    !isWhole
      ? `已评 ${indicators.length - open.length} 项得 ${scored} 分。`
      : total === null
        ? `已评 ${indicators.length - open.length} 项得 ${scored} 分，${open.length > 0 ? `还有 ${open.length} 项待评` : '总分上限还不能定'}，合计待定（满分 ${full} 分）。`
        : `合计 ${total} 分（满分 ${full} 分）。`,
  );
  lines.push(grade === null ? '等级：待定。' : `等级：${grade}。`, '');
  return lines.join('\n');
}
