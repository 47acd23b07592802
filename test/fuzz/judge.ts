import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { firstTexts } from '../../src/core/problem/first-texts';
import { furtherTexts } from '../../src/core/problem/further-texts';
import { inProcess, type Outcome } from '../cli/jixiao';
import { unsoundness } from '../support/sound-file';
import type { Command, Input } from './kinds/kind';

/** Of the processor's time: others may be at work on the machine. */
const mostSeconds = 2;

export interface Judged {
  /** What is wrong, for a person; null: everything as it must be. */
  readonly trouble: string | null;
  /** Of each command: its exit code, and what it said where that is not 0 or 1. */
  readonly answers: readonly string[];
  /** Of the slowest command. */
  readonly seconds: number;
}

/** Every command of an input, run in `folder`, which is empty before and afterwards. @param templates where the packs are */
export async function judge(input: Input, folder: string, templates: string): Promise<Judged> {
  mkdirSync(folder, { recursive: true });
  try {
    for (const [name, content] of Object.entries(input.files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const packs = input.templates === undefined ? templates : join(folder, input.templates);
    const answers: string[] = [];
    let slowest = 0;
    for (const command of input.commands) {
      const { trouble, answer, seconds, goesOn } = await judgeCommand(command, folder, packs);
      answers.push(answer);
      slowest = Math.max(slowest, seconds);
      if (trouble !== null) return { trouble: `jixiao ${command.join(' ')}：${trouble}`, answers, seconds: slowest };
      if (!goesOn) break;
    }
    return { trouble: null, answers, seconds: slowest };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface CommandJudged {
  readonly trouble: string | null;
  readonly answer: string;
  readonly seconds: number;
  readonly goesOn: boolean;
}

async function judgeCommand(command: Command, folder: string, templates: string): Promise<CommandJudged> {
  const words = command.map((word) => (word.startsWith('@') ? join(folder, word.slice(1)) : word));
  const before = filesIn(folder);
  const { outcome, seconds } = await timed(words, templates);
  const answer = answerOf(outcome);
  const told = (trouble: string | null): CommandJudged => {
    return { trouble, answer, seconds, goesOn: outcome.code === 0 || outcome.code === 1 };
  };
  const unclear = unclearAnswer(outcome, command);
  if (unclear !== null) return told(unclear);
  const after = filesIn(folder);
  const written = [...after].filter(([name, bytes]) => !before.get(name)?.equals(bytes));
  const isDone = outcome.code === 0 || outcome.code === 1;
  if (!isDone && written.length > 0) return told(`没有做成，却写了 ${written.map(([name]) => name).join('、')}`);
  for (const [name, bytes] of written) {
    if (!words.includes(join(folder, name))) return told(`写了没有让它写的 ${name}`);
    const trouble = await troubleOf(name, bytes, before.get('旧.docx') ?? null);
    if (trouble !== null) return told(`写出的 ${name} 读不出来：${trouble}`);
  }
  if (seconds <= mostSeconds) return told(null);
  // Once more: the engine may have been tidying up. What it wrote would be in the way.
  for (const [name] of written) rmSync(join(folder, name));
  const again = await timed(words, templates);
  return told(again.seconds > mostSeconds ? `用了 ${again.seconds.toFixed(1)} 秒` : null);
}

async function timed(words: readonly string[], templates: string): Promise<{ outcome: Outcome; seconds: number }> {
  const cpu = process.cpuUsage();
  const outcome = await inProcess(words, { templates });
  const { user, system } = process.cpuUsage(cpu);
  return { outcome, seconds: (user + system) / 1e6 };
}

const codeIn = /\[((?:input|pack|host)\.[a-z-]+)\]\n$/;

/** '0', '1', '2 input.damaged', '2 faults' (of a pack). */
function answerOf({ code, err }: Outcome): string {
  return code === 0 || code === 1 ? String(code) : `${code} ${codeIn.exec(err)?.[1] ?? 'faults'}`;
}

function unclearAnswer({ code, out, err }: Outcome, command: Command): string | null {
  if (code === null || ![0, 1, 2, 3].includes(code) || err.includes('程序错误')) return `退出码 ${code}\n${err}`;
  const said = out + err;
  if (/\[object \w+\]|\bundefined\b/.test(said)) return `话里有程序的词：${said.slice(0, 2000)}`;
  if (code < 2) return null;
  const problem = codeIn.exec(err)?.[1];
  if (problem !== undefined && (problem in firstTexts || problem in furtherTexts)) return null;
  return command[0] === 'pack' && code === 2 && out !== ''
    ? null
    : `退出码 ${code}，没有说为什么：${said.slice(0, 2000)}`;
}

async function troubleOf(name: string, bytes: Buffer, old: Buffer | null): Promise<string | null> {
  if (name.endsWith('.html')) return bytes.toString('utf8').startsWith('<!doctype html>') ? null : '不是网页';
  try {
    return await unsoundness(
      name,
      new Uint8Array(bytes),
      name.endsWith('.docx') && old !== null ? new Uint8Array(old) : null,
    );
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** Everything below a folder, by its path in there. */
function filesIn(folder: string): Map<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)];
    }),
  );
}
