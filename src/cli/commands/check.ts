import { Command } from 'commander';
import type { OpenWorkbook } from '../../app/open-workbook';
import { isAbsent } from '../../core/fields/adopted';
import type { FieldTable } from '../../core/fields/field-table';
import { notesField } from '../../core/rules/notes';
import type { CheckOutcome, CheckRun } from '../../core/rules/runner';
import { byHandDue } from '../../core/pack/pack';
import { byHandText } from '../../core/rules/by-hand';
import type { Finding as CoreFinding } from '../../core/rules/finding';
import { cardsOf, togetherText, type Card } from '../../core/causes/cards';
import { levelLabels, levels, type Level } from '../../core/rules/level';
import { leadsOf } from '../../core/rules/open-errors';
import type { CheckResult, Finding } from '../contract';
import type { Environment, Finish } from '../environment';
import { exitCode } from '../exit-code';
import { isFolder } from '../files/read-file';
import { folderOptions, type FolderOptions } from '../folder/options';
import { packChangeText } from '../../core/upgrade/change-text';
import { labelled } from '../text/columns';
import { checkAnswer, isByHand, isOpenError } from './check-result';

export function checkCommand(environment: Environment, finish: Finish): Command {
  const command = new Command('check')
    .description('校验工作簿')
    .argument('<工作簿>', '.xlsx 文件；或文件夹，里面的工作簿全部校验')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: FolderOptions) => {
      if (isFolder(file)) {
        const { runFolder } = await import('../folder/run-folder');
        return finish(await runFolder('check', [file], options, environment));
      }
      const { openFile } = await import('../open-file');
      const { checkWorkbook } = await import('../../app/check-workbook');
      const workbook = await openFile(file, environment);
      const run = checkWorkbook(workbook);
      const result = await checkAnswer(workbook, run);
      environment.out(
        options.json
          ? `${JSON.stringify(result, null, 2)}\n`
          : versionText(result, file, workbook.pack.id) + listing(run, workbook, environment.width),
      );
      if (result.findings.some(isOpenError)) finish(exitCode.findings);
      for (const { id, outcome, error } of run.checks) {
        if (outcome !== 'crashed') continue;
        environment.err(`程序错误：核对“${id}”时出错（${error ?? '原因不明'}）。请把这一行复制给维护人员。\n`);
        finish(exitCode.ourBug);
      }
    });
  return folderOptions(command);
}

function versionText({ version }: CheckResult, file: string, pack: string): string {
  if (!version) return '';
  const { workbook, pack: here, changes } = version;
  if (changes.length === 0) return `这个工作簿是模板第 ${workbook} 版的，这里是第 ${here} 版，表样没有不同。\n\n`;
  const lines = changes.map((change) => `  ${packChangeText(change)}`);
  const how = `升级：jixiao new ${pack} --from ${file} -o 新的文件.xlsx（数都带过去，原文件不动）。`;
  return [
    `这个工作簿是模板第 ${workbook} 版的，这里是第 ${here} 版，不同的有 ${changes.length} 处：`,
    ...lines,
    how,
    '',
    '',
  ].join('\n');
}

const stateLabels: Readonly<Record<Finding['state'], string>> = {
  open: '',
  explained: '（已说明）',
  reopened: '（数字已变，请重看说明）',
};

function listing({ checks, findings, coverage }: CheckRun, workbook: OpenWorkbook, width: number): string {
  const cards = cardsOf(findings);
  const groups = levels.flatMap((level) =>
    group(level, openFirst(cards.filter((card) => card.level === level)), workbook, width),
  );
  const { decided, applicable, notImplemented } = coverage;
  const counts = levels.map((level) => countText(level, findings)).join('，');
  return [
    ...groups,
    ...byHandLines(checks.filter(isByHand), width),
    `${counts}。`,
    `已核 ${decided}/${applicable} 项，${byHandDue} ${notImplemented} 项。`,
    '',
  ].join('\n');
}

/** Duties that no rule decides, each with its state in the pane's words. */
function byHandLines(duties: readonly CheckOutcome[], width: number): string[] {
  if (duties.length === 0) return [];
  const lines = duties.flatMap(({ title, byHand = null }, index) =>
    labelled(String(index + 1).padStart(3), `${title}（${byHandText(byHand)}）`, 0, width),
  );
  return [`【人工核对】${duties.length} 条`, ...lines, ''];
}

/** What still waits for the user comes first; within that the given order stands. */
function openFirst(cards: readonly Card[]): Card[] {
  const isDone = ({ finding }: Card): number => Number(finding.state === 'explained');
  return [...cards].sort((a, b) => isDone(a) - isDone(b));
}

/** What follows from another is told beside it: `score`, `consolidate` and the pane count alike. */
function countText(level: Level, findings: readonly CoreFinding[]): string {
  const own = leadsOf(findings, level);
  const explained = own.filter((finding) => finding.state === 'explained').length;
  const folded = findings.filter((finding) => finding.level === level).length - own.length;
  const notes = [
    ...(explained === 0 ? [] : [`其中已说明 ${explained} 条`]),
    ...(folded === 0 ? [] : [`另有 ${folded} 条由它们引起`]),
  ];
  return `${levelLabels[level]} ${own.length} 条${notes.length === 0 ? '' : `（${notes.join('，')}）`}`;
}

function group(level: Level, cards: readonly Card[], workbook: OpenWorkbook, width: number): string[] {
  if (cards.length === 0) return [];
  const blocks = cards.flatMap((card, index) => block(card, index + 1, workbook, width));
  const open = cards.filter(({ finding }) => finding.state !== 'explained').length;
  const todo = level === 'explain' ? `，${open} 条未说明` : '';
  return [`【${levelLabels[level]}】${cards.length} 条${todo}`, ...blocks, ''];
}

function block(
  { finding, consequences, together }: Card,
  number: number,
  workbook: OpenWorkbook,
  width: number,
): string[] {
  const { level, cells, cause, suggestion, basis, state, explanation } = finding;
  const message = together.length === 0 ? finding.message : togetherText([finding, ...together], workbook.table);
  const lines = labelled(String(number).padStart(3), `${message}${stateLabels[state]}`, 0, width);
  const add = (label: string, text: string | undefined): void => {
    if (text !== undefined && text !== '') lines.push(...labelled(label, text, 5, width));
  };
  const places = [...cells, ...together.flatMap((one) => one.cells)];
  add('位置　　', places.map((cell) => placeOf(cell, workbook)).join('；'));
  add('可能原因', cause);
  add('建议　　', suggestion);
  add('说明　　', explanation);
  add('依据　　', basis);
  if (level === 'explain' && state !== 'explained') {
    const where = answerPlace(finding, workbook.table);
    add(where.label, where.text);
  }
  if (consequences.length > 0)
    add('连带　　', withPlaces(`另有 ${consequences.length} 处由它引起，改好它再看`, placesOf(consequences, places)));
  return lines;
}

/** Where the reason is written: a bureau's own form may have its own cell for it, or none at all. */
function answerPlace({ id, answeredBy }: CoreFinding, table: FieldTable): { label: string; text: string } {
  if (!isAbsent(table, notesField)) return { label: '问题编号', text: `${id}（在《说明》中答复时填这个编号）` };
  const place = answeredBy === undefined ? null : table.place(answeredBy);
  if (place !== null) return { label: '写在　　', text: `${place.sheet} ${place.address}` };
  return { label: '写在　　', text: '认领的原表里没有写说明的地方；请把原因写进报告，或写在原表的备注栏里' };
}

function withPlaces(text: string, places: string): string {
  return places === '' ? text : `${text}：${places}`;
}

/** Where the folded ones stand, each place once; the cells that are named as the fault itself are not told again. */
function placesOf(findings: readonly CoreFinding[], own: readonly Finding['cells'][number][]): string {
  const told = new Set(own.map(({ sheet, address }) => `${sheet} ${address}`));
  const places = findings.flatMap(({ cells }) =>
    cells
      .map(({ sheet, address }) => `${sheet} ${address}`)
      .filter((place) => !told.has(place))
      .slice(0, 1),
  );
  return [...new Set(places)].join('、');
}

function placeOf({ sheet, address, field }: Finding['cells'][number], { table }: OpenWorkbook): string {
  return field === undefined ? `${sheet} ${address}` : `${sheet} ${address}（${table.field(field).label}）`;
}
