import { Command, InvalidArgumentError } from 'commander';
import { accountStages, isAccountStage, type AccountStageName } from '../../core/stage/account-stage';
import { Problem } from '../../core/problem/further-problem';
import type { Environment } from '../environment';

interface Options {
  set?: AccountStageName;
  date?: string;
  output?: string;
  force?: boolean;
  json?: boolean;
}

export function stageCommand(environment: Environment): Command {
  return new Command('stage')
    .description('决算数阶段：记下表里是初审数、会审数还是批复数，换了以后列出变了的数、得分和段落')
    .argument('<工作簿>', '.xlsx 文件，不改动它')
    .option('--set <阶段>', `换成 ${accountStages.join('、')} 之一，写到 -o；换之前的数记在里面`, stageOf)
    .option('--date <日期>', '这些决算数是哪一天的，如 2026-03-15；不写就是今天', dayOf)
    .option('-o, --output <文件>', '换了阶段的 .xlsx 文件')
    .option('--force', '覆盖已有的文件')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: Options) => {
      const { output, set, force = false, json = false } = options;
      if ((set === undefined) !== (output === undefined))
        throw usage('--set 和 -o 要一起用：换成哪个阶段，存成哪个文件');
      if (options.date !== undefined && set === undefined) throw usage('--date 要和 --set 一起用');
      const { assertWritable, writeFiles } = await import('../files/write-files');
      if (output !== undefined) assertWritable(output, '.xlsx', force, [file]);
      const { openFile } = await import('../open-file');
      const { checkWorkbook } = await import('../../app/check-workbook');
      const { stageResult, stageText } = await import('../text/stage-text');
      const workbook = await openFile(file, environment);
      const { findings } = checkWorkbook(workbook);
      const today = environment.now().slice(0, 10);
      if (set === undefined || output === undefined) {
        const { stageChanges } = await import('../../app/stage-changes');
        const { createNarrativeEngine } = await import('../../app/narrative-engine');
        const changes = stageChanges(workbook, findings, createNarrativeEngine());
        const result = stageResult(workbook, changes, [], today);
        environment.out(json ? `${JSON.stringify(result, null, 2)}\n` : stageText(result, environment.width));
        return;
      }
      const { stageEdits } = await import('../../core/stage/stage-edits');
      const date = options.date ?? today;
      const edits = stageEdits(workbook.snapshot, workbook.table, findings, { stage: set, date });
      if (edits.length === 0) throw usage(`“${file}”已经是 ${date} 的${set}数，没有什么要写`);
      const { readBytes } = await import('../files/read-file');
      const bytes = await environment.host.changeWorkbook(readBytes(file), file, edits, workbook.pack);
      writeFiles([{ path: output, bytes }], force);
      const { readStages } = await import('../../core/stage/account-stage');
      const { ahead, backwards } = await import('../../core/stage/stage-in-form');
      const before = readStages(workbook.snapshot).at(-1);
      const notes = [...backwards(before, { stage: set, date }), ...ahead(date, today)];
      const { notes: _, ...told } = stageResult(workbook, null, [output], today);
      const result = { ...told, stage: set, date, ...(notes.length > 0 && { notes }) };
      const text = [`已写出 ${output}，是 ${date} 的${set}数。`, ...notes].map((line) => `${line}\n`).join('');
      environment.out(json ? `${JSON.stringify(result, null, 2)}\n` : text);
    });
}

function stageOf(text: string): AccountStageName {
  const stage = text.replace(/数$/, '');
  if (!isAccountStage(stage)) throw new InvalidArgumentError(`应是 ${accountStages.join('、')} 之一`);
  return stage;
}

function dayOf(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (day === null || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('应写成 2026-03-15');
  return text;
}

function usage(detail: string): Problem {
  return new Problem('input.usage', { detail });
}
