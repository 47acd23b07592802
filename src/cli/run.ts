import { CommanderError } from 'commander';
import { isProblem } from '../core/problem/problem';
import type { Environment } from './environment';
import { exitCode, exitCodeOf, type ExitCode } from './exit-code';
import { createProgram, usageProblem } from './program';
import { versionOf } from './version';

/** One command line from its words to its exit code. Never throws: what is nobody's fault but ours is told as 程序错误. */
export async function run(words: readonly string[], environment: Environment): Promise<ExitCode> {
  let code: ExitCode = exitCode.clean;
  const version = versionOf(environment.templates);
  try {
    await createProgram(environment, version, (finished) => (code = finished)).parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    return report(error, words, version, environment);
  }
}

function report(
  error: unknown,
  words: readonly string[],
  version: string,
  { err }: Pick<Environment, 'err'>,
): ExitCode {
  if (error instanceof CommanderError) {
    const problem = usageProblem(error);
    if (problem === null && error.exitCode === 0) return exitCode.clean;
    if (problem === null) {
      const [first, named] = words;
      if (first === 'help' && named !== undefined) err(`没有“${named}”这个命令。\n`);
      return exitCode.badInput;
    }
    return report(problem, words, version, { err });
  }
  if (isProblem(error)) {
    err(`${error.message} [${error.code}]\n`);
    return exitCodeOf(error);
  }
  err(bugText(error, words, version));
  return exitCode.ourBug;
}

function bugText(error: unknown, words: readonly string[], version: string): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    '程序错误：这是本工具的错，不是您的表的错。请把下面几行复制给维护人员。',
    `jixiao ${version} · Node ${process.versions.node} · ${process.platform}-${process.arch}`,
    `命令：jixiao ${words.map((word) => JSON.stringify(word)).join(' ')}`,
    detail,
    '',
  ].join('\n');
}
