import { Command } from 'commander';
import { availableParallelism } from 'node:os';
import type { ConsolidatedUnit } from '../../core/consolidate/add-units';
import { Problem } from '../../core/problem/further-problem';
import type { Pack } from '../../core/pack/pack';
import type { ConsolidateResult } from '../contract';
import type { Environment, Finish } from '../environment';
import { exitCode } from '../exit-code';
import { wholeFrom1 } from '../folder/options';
import { fitted } from '../text/columns';

interface Options {
  pack: string;
  output: string;
  name?: string;
  keep?: string;
  departments?: boolean;
  jobs?: number;
  seconds: number;
  force?: boolean;
  json?: boolean;
}

export function consolidateCommand(environment: Environment, finish: Finish): Command {
  return new Command('consolidate')
    .description('汇总：把各单位的工作簿加成部门的，比率和得分重新算，单位之间的往来抵销')
    .argument('<文件夹>', '各单位的 .xlsx 工作簿，连同下级文件夹')
    .requiredOption('--pack <模板>', '模板编号，见 jixiao packs；各单位要用同一个')
    .requiredOption('-o, --output <文件>', '要写的部门 .xlsx 工作簿')
    .option('--name <单位>', '部门的名称，填进“填报单位”；不写就空着')
    .option('--keep <往来>', '不是这些单位之间的往来，不抵销：数据项编号或标签，用逗号隔开')
    .option('--departments', '汇总出来的部门也当作一个单位加进来（几个部门加成上一级的）')
    .option('--jobs <个数>', '同时读几个（不写时等于处理器核数）', wholeFrom1)
    .option('--seconds <秒>', '一个文件最多读几秒，读不完的跳过', wholeFrom1, 60)
    .option('--force', '覆盖已有的文件')
    .option('--json', '输出 JSON')
    .action(async (folder: string, options: Options) => {
      const { output, force = false, json = false, name = '', departments = false } = options;
      const { assertWritable, writeFiles } = await import('../files/write-files');
      assertWritable(output, '.xlsx', force);
      const { PackLibrary } = await import('../packs/library');
      const pack = new PackLibrary(environment.templates).load(options.pack);
      const keep = await keptTransfers(pack, options.keep);
      const { chooseUnits, consolidate } = await import('../../app/consolidate');
      const { read, unread } = await readUnits(folder, options, environment);
      const { units, skipped } = chooseUnits(pack, read, departments);
      const problems = [
        ...unread,
        ...skipped.map(({ file, problem: { code, message } }) => ({ file, problem: { code, message } })),
      ];
      if (units.length === 0) {
        for (const { problem } of problems) environment.err(`${problem.message} [${problem.code}]\n`);
        throw new Problem(problems.length === 0 ? 'input.no-workbooks' : 'input.nothing-to-consolidate', {
          file: folder,
        });
      }
      const book = consolidate(pack, units, name, environment.newId(), keep);
      writeFiles([{ path: output, bytes: await environment.host.authorWorkbook(book.edits, '绩效自评助手') }], force);
      const result: ConsolidateResult = {
        files: [output],
        units: units.map(({ file, figures: { unit, openErrors } }) => ({ file, unit, openErrors })),
        fields: book.sums.map(({ field, sum }) => ({ field, sum: sum.toNumber() })),
        eliminated: book.eliminated.map(({ field, amount, between }) => ({
          field,
          amount: amount.toNumber(),
          between: [...between],
        })),
        notAdded: book.notAdded.map((one) => ({ ...one, labelPath: pack.byId.get(one.field)!.label })),
        skipped: problems,
      };
      if (problems.length > 0) finish(exitCode.findings);
      environment.out(json ? `${JSON.stringify(result, null, 2)}\n` : textOf(result, pack, environment.width));
    });
}

/** Every workbook below the folder, on threads; one that cannot be read is told and left out. @throws Problem input.unreadable */
async function readUnits(
  folder: string,
  { jobs = availableParallelism(), seconds, output }: Options,
  environment: Environment,
): Promise<{ read: ConsolidatedUnit[]; unread: ConsolidateResult['skipped'] }> {
  const { findGiven } = await import('../folder/find-books');
  const { judgeBooks } = await import('../folder/crew');
  const { Progress } = await import('../folder/progress');
  const { problemData } = await import('../../core/problem/problem-data');
  const { PackLibrary } = await import('../packs/library');
  const { isSameFile } = await import('../files/same-file');
  const found = findGiven('consolidate', [folder]);
  const books = found.books.filter((file) => !isSameFile(file, output));
  const replaced = found.books.find((file) => isSameFile(file, output));
  if (replaced !== undefined && !(await isConsolidated(replaced, environment)))
    (await import('../files/write-files')).refuseSources(output, [replaced]);
  const library = new PackLibrary(environment.templates);
  const unread = found.closed.map(({ file, problem }) => ({
    file,
    problem: { code: problemData(problem).code as string, message: problem.message },
  }));
  for (const file of found.books)
    if (!books.includes(file)) {
      const { code, message } = new Problem('input.consolidate-output', { file });
      unread.push({ file, problem: { code, message } });
    }
  const read = new Map<string, ConsolidatedUnit>();
  const progress = new Progress(books.length, 0, performance.now(), environment);
  await judgeBooks({
    command: 'consolidate',
    books,
    jobs,
    seconds,
    startWorker: environment.startWorker,
    findPack: (id) => library.find(id),
    done: ({ line }) => {
      if ('problem' in line) unread.push({ file: line.file, problem: line.problem });
      else if ('figures' in line) read.set(line.file, { file: line.file, figures: line.figures });
      progress.step(performance.now());
    },
  });
  progress.end();
  // Threads answer in any order; sums and columns stand in the folder's.
  return { read: books.flatMap((file) => read.get(file) ?? []), unread };
}

/** What an earlier 汇总 wrote there is made anew; anything else below the folder is a unit's. */
async function isConsolidated(file: string, { host }: Environment): Promise<boolean> {
  const { readBytes } = await import('../files/read-file');
  const { consolidatedName } = await import('../../core/consolidate/unit-figures');
  try {
    const { names } = await host.readWorkbook(readBytes(file), file);
    return names.some(({ name }) => name.toLowerCase() === consolidatedName.toLowerCase());
  } catch {
    return false;
  }
}

/** @throws Problem input.usage for what is no transfer of the pack */
async function keptTransfers(pack: Pack, keep: string | undefined): Promise<ReadonlySet<string>> {
  if (keep === undefined) return new Set();
  const { readFieldNames } = await import('../field-names');
  const transfers = pack.fields.filter((field) => field.kind === 'number' && 'transfer' in field && field.transfer);
  const fieldOf = readFieldNames(pack, '--keep', new Set(transfers.map(({ id }) => id)));
  return new Set(
    keep
      .split(/[,，]/)
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => {
        const id = fieldOf(one);
        if (transfers.some((field) => field.id === id)) return id;
        const names = transfers.map((field) => field.label).join('、');
        throw new Problem('input.usage', {
          detail: `--keep 里的“${one}”不是单位之间的往来；${names === '' ? '这个模板没有往来' : `这个模板的往来是：${names}`}`,
        });
      }),
  );
}

function textOf(
  { files, units, fields, eliminated, notAdded, skipped }: ConsolidateResult,
  pack: Pack,
  width: number,
): string {
  const label = (id: string): string => pack.byId.get(id)?.label ?? id;
  const withErrors = units.filter(({ openErrors }) => openErrors > 0);
  const lines = [
    `汇总 ${units.length} 个单位，加了 ${fields.length} 项；比率和得分按汇总数重新算。\n`,
    ...eliminated.map(({ field, amount, between }) => `抵销 ${label(field)} ${amount}：${between.join('、')}。\n`),
    ...gapsText(notAdded, label),
    ...withErrors.map(({ file, unit, openErrors }) => `${unit || file} 还有 ${openErrors} 条“错误”没有改。\n`),
    ...skipped.map(({ problem: { code, message } }) => `${message} [${code}]\n`),
    ...files.map((file) => `已写出 ${file}，各单位的数在《汇总来源》。\n`),
  ];
  return `${fitted(
    lines.map((line) => line.trimEnd()),
    width,
  ).join('\n')}\n`;
}

const gapsEnd = {
  blank: ['没有填', '别的单位的照加'],
  absent: ['它的表里不问', '部门的这几项没有汇总'],
  'total-only': ['合计有数、明细没有填全', '部门的按明细加，这几项里没有它的，请补上明细再汇总'],
} as const;

/** A line a unit: a half-filled form leaves dozens of fields empty. */
function gapsText(notAdded: ConsolidateResult['notAdded'], label: (id: string) => string): string[] {
  const byFile = new Map<string, { file: string; why: keyof typeof gapsEnd; names: string[] }>();
  const lines: string[] = [];
  for (const { file, field, why } of notAdded) {
    if (why === 'unusable') {
      lines.push(`${file} 的 ${label(field)} 不能用，这一项没有汇总。\n`);
      continue;
    }
    const gap = byFile.get(`${why} ${file}`) ?? { file, why, names: [] };
    gap.names.push(label(field).split('/').slice(-2).join('／'));
    byFile.set(`${why} ${file}`, gap);
  }
  for (const { file, why, names } of byFile.values()) {
    const [head, end] = gapsEnd[why];
    // Of what stays out of the department every name counts; what was only left empty the unit's own check lists.
    const shown = why === 'blank' ? names.slice(0, 3) : names;
    const more = names.length > shown.length ? '等' : '';
    lines.push(`${file} 有 ${names.length} 项${head}（${shown.join('、')}${more}），${end}。\n`);
  }
  return lines;
}
