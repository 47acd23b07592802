import { basename, join } from 'node:path';
import { Command } from 'commander';
import type { HandInOutcome } from '../../app/hand-in';
import { Problem } from '../../core/problem/further-problem';
import type { HandInResult } from '../contract';
import type { Environment, Finish } from '../environment';
import { exitCode } from '../exit-code';

interface Options {
  output: string;
  public?: boolean;
  override?: string[];
  keep?: string[];
  drop?: string[];
  force?: boolean;
  json?: boolean;
}

const several = (one: string, all: string[] = []): string[] => [...all, one];
const ids = (one: string, all: string[] = []): string[] => [
  ...all,
  ...one.split(/[,，]/).flatMap((id) => id.trim() || []),
];

export function handInCommand(environment: Environment, finish: Finish): Command {
  return new Command('hand-in')
    .description('送出：报送版或公开版，连同核对报告；原来的文件不动')
    .argument('<工作簿>', '.xlsx 文件')
    .argument('[报告...]', '一起送出的 .docx 文件')
    .requiredOption('-o, --output <文件夹>', '写到哪个文件夹，没有就新建')
    .option('--public', '公开版：人名、电话、身份证号、内部文号逐条问，都答了才写')
    .option('--override <编号=理由>', '有错误、待评仍要送出的，写明理由，印在核对报告里；可写多次', several)
    .option('--keep <编号>', '留着：批注、内容控件，公开版里问到的；可写多次；all：公开版里其余问到的都留着', ids)
    .option('--drop <编号>', '去掉：同上；all：公开版里其余问到的都隐去', ids)
    .option('--force', '覆盖已有的文件')
    .option('--json', '输出 JSON')
    .action(async (book: string, documents: string[], options: Options) => {
      const overrides = readOverrides(options.override ?? []);
      const [keep, drop] = [new Set(options.keep), new Set(options.drop)];
      for (const id of keep) if (drop.has(id)) throw usage(`“${id}”又要留着又要去掉，只能选一样`);
      const rest = keep.delete('all') ? 'keep' : drop.delete('all') ? 'drop' : null;
      if (rest !== null && !options.public)
        throw usage(`--${rest} all 是公开版里其余问到的都${rest === 'keep' ? '留着' : '隐去'}，要和 --public 一起用`);
      for (const file of documents)
        if (!/\.docx$/i.test(file)) throw usage(`“${file}”不是 .docx；工作簿写在最前面，后面都是报告`);
      const given = [book, ...documents].map((file) => basename(file));
      const twin = given.find((name, at) => given.indexOf(name) !== at);
      if (twin !== undefined) throw usage(`有两个文件都叫“${twin}”，分不清，请改一个名字`);

      const { openFile } = await import('../open-file');
      const { readBytes } = await import('../files/read-file');
      const { makeFolder, refuseSources, writeFiles } = await import('../files/write-files');
      const { prepareHandIn } = await import('../../app/hand-in');
      const { writeReports } = await import('../../app/write-report');
      const { createNarrativeEngine } = await import('../../app/narrative-engine');
      const { judgeWhole } = await import('../../app/judge-workbook');
      const sources = [book, ...documents];
      for (const name of given) refuseSources(join(options.output, name), sources, '请换一个文件夹（-o）');
      const workbook = await openFile(book, environment);
      const outcome = await prepareHandIn(
        await judgeWhole(workbook.snapshot, workbook.pack, workbook.identity),
        writeReports(workbook.pack, workbook.table, createNarrativeEngine()),
        {
          book: { name: basename(book), bytes: readBytes(book) },
          documents: documents.map((file) => ({ name: basename(file), bytes: readBytes(file) })),
          isPublic: options.public ?? false,
          date: dateOf(environment.now()),
          ...{ overrides, keep, drop, rest },
        },
        environment.host.handIn,
      );
      const outputs = outcome.outputs.map(({ name, bytes }) => ({ path: join(options.output, name), bytes }));
      for (const { path } of outputs) refuseSources(path, sources, '请换一个文件夹（-o）');
      if (outputs.length > 0) {
        makeFolder(options.output);
        writeFiles(outputs, options.force ?? false);
      }
      const files = outputs.map(({ path }) => path);
      const { handInText } = await import('../text/hand-in-text');
      environment.out(
        options.json
          ? `${JSON.stringify(resultOf(outcome, files), null, 2)}\n`
          : handInText(outcome, files, environment.width),
      );
      for (const id of outcome.unused) environment.err(`没有用到的编号：${id}。现在没有问到它。\n`);
      if (outputs.length === 0) finish(exitCode.findings);
    });
}

function readOverrides(given: readonly string[]): Map<string, string> {
  return new Map(
    given.map((text) => {
      const at = text.indexOf('=');
      const [id, reason] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
      if (at <= 0 || reason === '') throw usage(`--override 的写法是 编号=理由；“${text}”没有写理由`);
      return [id, reason];
    }),
  );
}

/** “2026年3月15日” */
function dateOf(now: string): string {
  const [year, month, day] = now.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** The contract's shape. */
function resultOf(outcome: HandInOutcome, files: string[]): HandInResult {
  return {
    files,
    digest: outcome.digest,
    removed: outcome.removed.map(({ file, what, count }) => ({ file, what, count })),
    left: outcome.left.map((one) => ({ ...one })),
    questions: outcome.questions
      .filter(({ answer }) => answer === null)
      .map(({ id, file, kind, text, context, places, where, signature }) => ({
        ...{ id, file, kind, text, context, places, where: [...where] },
        ...(signature && { signature }),
      })),
    refused: outcome.refused.map(({ id, message, answer }) => ({ id, message, answer })),
  };
}

function usage(detail: string): Problem {
  return new Problem('input.usage', { detail });
}
