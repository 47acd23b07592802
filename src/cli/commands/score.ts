import { Command } from 'commander';
import { toCheck } from '../../core/fields/field-value';
import { indexLabels } from '../../core/pack/label-path';
import type { Pack } from '../../core/pack/pack';
import type { Decimal } from '../../core/quantity/decimal';
import type { ScoredIndicator, SheetScore } from '../../core/scoring/sheet-score';
import type { Indicator, ScoreResult } from '../contract';
import type { Environment } from '../environment';
import { displayWidth, labelled, padEnd, padStart } from '../text/columns';

export function scoreCommand(environment: Environment): Command {
  return new Command('score')
    .description('计算评分表，每一分都有理由')
    .argument('<工作簿>', '.xlsx 文件')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const { openFile } = await import('../open-file');
      const { scoreWorkbook, scoreFurtherTables } = await import('../../app/score-workbook');
      const workbook = await openFile(file, environment);
      const isNumber = numberLabels(workbook.pack);
      const main = scoreWorkbook(workbook);
      const further = scoreFurtherTables(workbook);
      const tables = further.map((one) => ({
        id: one.id,
        title: one.title,
        name: one.name,
        ...scoreResult(one, isNumber),
      }));
      const result: ScoreResult = { ...scoreResult(main, isNumber), ...(tables.length === 0 ? {} : { tables }) };
      environment.out(
        options.json
          ? `${JSON.stringify(result, null, 2)}\n`
          : [
              listing(result, main.marks, environment.width),
              ...tables.map(
                (table, at) =>
                  `\n${table.title}：${table.name}\n${listing(table, further[at]!.marks, environment.width)}`,
              ),
            ].join(''),
      );
      const { openErrorsLine } = await import('../text/open-errors');
      const errors = await openErrorsLine(workbook);
      if (errors !== null) environment.err(errors);
    });
}

function scoreResult(
  { total, scored, full, grade, cap, indicators }: SheetScore,
  isNumber: (label: string) => boolean,
): Omit<ScoreResult, 'tables'> {
  if (!full.eq(100)) throw new Error(`the pack's full marks are ${full.toFixed()}, though its reader demands 100`);
  return {
    total: total === null ? null : plain(total),
    scored: plain(scored),
    full: 100,
    grade,
    indicators: indicators.map((indicator) => contractIndicator(indicator, isNumber)),
    ...(cap === null ? {} : { cap }),
  };
}

function contractIndicator(indicator: ScoredIndicator, isNumber: (label: string) => boolean): Indicator {
  const { id, label, full, score, reason, formula, inputs, nextStep } = indicator;
  const typed = Object.entries(inputs).map(([name, value]) => [
    name,
    value !== null && isNumber(name) && /^-?\d/.test(value) ? Number(value) : value,
  ]);
  return {
    id,
    label,
    full: full === null ? null : plain(full),
    score: score === null ? null : plain(score),
    reason,
    formula,
    inputs: Object.fromEntries(typed) as Indicator['inputs'],
    ...(nextStep === undefined ? {} : { nextStep }),
  };
}

/** Whether a label path, with or without [n] at its end, is a number's. */
function numberLabels(pack: Pack): (label: string) => boolean {
  const labels = indexLabels(pack);
  return (label) => pack.byId.get(labels.find(label.replace(/\[\d+\]/, '')) ?? '')?.kind === 'number';
}

/** Scores have two decimals, so the double prints as the decimal does. */
function plain(value: Decimal): number {
  return Number(value.toFixed());
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
  else if (!isWhole) lines.push('', `分值合计 ${plain(marks)} 分，不是 ${full} 分，合计待定。`);
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
