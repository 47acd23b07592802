import { Command, Help, type CommanderError } from 'commander';
import { Problem } from '../core/problem/further-problem';
import { adoptCommand } from './commands/adopt';
import { auditCommand } from './commands/audit';
import { checkCommand } from './commands/check';
import { checklistCommand } from './commands/checklist';
import { consolidateCommand } from './commands/consolidate';
import { fieldsCommand } from './commands/fields';
import { handInCommand } from './commands/hand-in';
import { newCommand } from './commands/new';
import { packCommand } from './commands/pack-check';
import { packsCommand } from './commands/packs';
import { reportCommand } from './commands/report';
import { rollForwardCommand } from './commands/roll-forward';
import { scoreCommand } from './commands/score';
import { stageCommand } from './commands/stage';
import { takeCommand } from './commands/take';
import type { Environment, Finish } from './environment';
import { displayWidth } from './text/columns';

/** All commands. Nothing but commander is loaded for it: each command imports what it needs when it runs. */
export function createProgram(environment: Environment, version: string, finish: Finish): Command {
  const program = new Command('jixiao')
    .description('绩效自评助手：部门整体支出绩效自评的建表、校验、评分和报告')
    .version(version, '-V, --version', '显示版本')
    .helpCommand('help [命令]', '显示一个命令的用法');
  for (const command of [
    packsCommand,
    fieldsCommand,
    newCommand,
    checkCommand,
    scoreCommand,
    reportCommand,
    auditCommand,
    rollForwardCommand,
    adoptCommand,
    takeCommand,
    stageCommand,
    checklistCommand,
    consolidateCommand,
    handInCommand,
    packCommand,
  ]) {
    program.addCommand(command(environment, finish));
  }
  program.hook('preAction', async (_program, command) => {
    const { settleAround } = await import('./left-behind');
    for (const line of settleAround(wordsOf(command))) environment.err(`${line}\n`);
  });
  program.addHelpText(
    'after',
    '\n退出码：0 正常；1 校验发现错误，或写出的报告里有待核；2 输入或模板有问题；3 文件读写有问题；70 程序错误。',
  );
  forEachCommand(program, (command) => speakChinese(command, environment));
  return program;
}

/** Its arguments and the values of its options, among them every file that it reads or writes. */
function wordsOf(command: Command): string[] {
  const values: unknown[] = [...command.args, ...Object.values(command.opts<Record<string, unknown>>()).flat()];
  return values.filter((value) => typeof value === 'string');
}

function forEachCommand(command: Command, work: (command: Command) => void): void {
  work(command);
  for (const child of command.commands) forEachCommand(child, work);
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Global Options:': '通用选项：',
};

function speakChinese(command: Command, { out, err, width }: Environment): void {
  command
    .helpOption('-h, --help', '显示用法')
    .exitOverride()
    .configureOutput({
      writeOut: out,
      writeErr: err,
      outputError: () => undefined,
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    })
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      displayWidth,
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined ? description : `${description}（不写是 ${String(defaultValue)}）`,
      commandUsage: (one) => new Help().commandUsage(one).replace('[options]', '[选项]').replace('[command]', '<命令>'),
      subcommandTerm: (one) =>
        new Help().subcommandTerm(one).replace('[options]', '[选项]').replace('[command]', '<命令>'),
    });
}

/** Commander's own refusals as our usage problem; null where it only showed help or the version. */
export function usageProblem(error: CommanderError): Problem | null {
  const [named = '', ...others] = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const similar = /Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1];
  const hint = similar === undefined ? '' : `，是不是要写 ${similar.replaceAll(', ', '、')}`;
  switch (error.code) {
    case 'commander.help':
    case 'commander.helpDisplayed':
    case 'commander.version':
      return null;
    case 'commander.unknownCommand':
      return usage(`没有“${named}”这个命令${hint}`);
    case 'commander.unknownOption':
      return usage(`没有“${named}”这个选项${hint}`);
    case 'commander.missingArgument':
      return usage(`缺少参数 <${named}>`);
    case 'commander.optionMissingArgument':
      return usage(`选项“${named}”后面缺少内容`);
    case 'commander.missingMandatoryOptionValue':
      return usage(`缺少必需的选项“${named}”`);
    case 'commander.excessArguments':
      return usage('参数太多；路径里有空格时请用引号括起来');
    case 'commander.invalidArgument': {
      // "option '--amount-unit <单位>' argument '块' is invalid. 应是 …": what follows is our own sentence.
      const [, ...after] = error.message.split("' is invalid.");
      const own = after.join('').trim();
      return usage(`选项“${named.split(/[ ,]/)[0]}”后面的“${others[0] ?? ''}”不对${own === '' ? '' : `：${own}`}`);
    }
    case 'commander.conflictingOption':
      return usage(`选项“${named}”与“${others[0] ?? ''}”不能同时用`);
    default:
      return usage(error.message.replace(/^error: /, ''));
  }
}

function usage(detail: string): Problem {
  return new Problem('input.usage', { detail });
}
