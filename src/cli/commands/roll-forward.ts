import { Command } from 'commander';
import type { RolledForward } from '../../app/last-year';
import type { ReportOffer } from '../../app/last-year-report';
import { plainValue, type FieldValue } from '../../core/fields/field-value';
import type { LastYearPlan, LastYearSkip, LastYearValue, SkipReason } from '../../core/last-year/last-year-values';
import type { Pack } from '../../core/pack/pack';
import { Problem } from '../../core/problem/further-problem';
import type { RollForwardResult } from '../contract';
import type { Environment } from '../environment';
import { fitted } from '../text/columns';
import { otherYear } from '../text/other-year';

interface Options {
  pack: string;
  output: string;
  accept?: string;
  lastPack?: string;
  force?: boolean;
  json?: boolean;
}

export function rollForwardCommand(environment: Environment): Command {
  return new Command('roll-forward')
    .description('用上年的工作簿新建本年的工作簿，上年数填好；也可以从上年的报告里取')
    .argument('<上年文件>', '上年的 .xlsx 工作簿，或者 .docx 报告')
    .requiredOption('--pack <模板>', '本年用的模板编号，见 jixiao packs')
    .requiredOption('-o, --output <文件>', '要写的 .xlsx 文件')
    .option('--accept <哪些>', '从报告里取哪些：all，或者用逗号隔开的数据项（编号或标签）；不写就只列出来，什么也不写')
    .option('--last-pack <模板>', '上年的报告是哪个模板的；不写就看报告自己的记录，没有就按本年的模板认')
    .option('--force', '覆盖已有的文件')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: Options) => {
      const { assertWritable } = await import('../files/write-files');
      assertWritable(options.output, '.xlsx', options.force ?? false, [file]);
      if (/\.docx$/i.test(file)) await fromReport(file, options, environment);
      else await fromWorkbook(file, options, environment);
    });
}

async function fromWorkbook(file: string, options: Options, environment: Environment): Promise<void> {
  const { out, width, templates, host, newId, now } = environment;
  if (options.accept !== undefined) throw usage('--accept 只用于上年的报告（.docx）；工作簿里的上年数直接填入');
  const { pack: packId, output, force = false, json = false } = options;
  const { writeFiles } = await import('../files/write-files');
  const { readBytes } = await import('../files/read-file');
  const { PackLibrary } = await import('../packs/library');
  const { openLastYear, rollForward } = await import('../../app/last-year');
  const library = new PackLibrary(templates);
  const pack = library.load(packId);
  const snapshot = await host.readWorkbook(readBytes(file), file);
  const last = openLastYear(snapshot, (id) => library.find(id), file);
  const rolled = rollForward(pack, last, newId(), now().slice(0, 10));
  writeFiles([{ path: output, bytes: await host.authorWorkbook(rolled.edits, '绩效自评助手') }], force);
  out(json ? jsonText(rolled, [output]) : toText(rolled, output, pack, width));
}

async function fromReport(file: string, options: Options, environment: Environment): Promise<void> {
  const { out, width, templates, host, newId, now } = environment;
  const { output, accept, force = false, json = false } = options;
  const { writeFiles } = await import('../files/write-files');
  const { readBytes } = await import('../files/read-file');
  const { PackLibrary } = await import('../packs/library');
  const report = await import('../../app/last-year-report');
  const library = new PackLibrary(templates);
  const pack = library.load(options.pack);
  const document = await (await host.openDocument(readBytes(file), file)).read();
  const named = options.lastPack ?? report.packOfReport(document);
  const lastPack = options.lastPack === undefined ? named && library.find(named) : library.load(options.lastPack);
  const last = report.openLastYearReport(document, lastPack || pack, file);
  const today = now().slice(0, 10);
  const offer = report.offerFromReport(pack, last, today);
  const accepted = accept === undefined ? [] : await acceptedOf(pack, offer.plan, accept);
  if (accept !== undefined) {
    const edits = report.rollForwardReport(pack, last, accepted, newId(), today);
    writeFiles([{ path: output, bytes: await host.authorWorkbook(edits, '绩效自评助手') }], force);
  }
  const files = accept === undefined ? [] : [output];
  out(
    json ? jsonText(offer, files, new Set(accepted)) : offerText(offer, accepted, files[0] ?? null, last.pack, width),
  );
}

/** @throws Problem input.usage for a field that was not recognised */
async function acceptedOf(pack: Pack, { values }: LastYearPlan, accept: string): Promise<LastYearValue[]> {
  const words = accept
    .split(/[,，]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (words.includes('all')) return [...values];
  const { readFieldNames } = await import('../field-names');
  const fieldOf = readFieldNames(pack, '--accept', new Set(values.map(({ field }) => field)));
  const wanted = words.map((word) => ({ word, field: fieldOf(word) }));
  const unknown = wanted.filter((one) => !values.some(({ field }) => field === one.field));
  if (unknown.length > 0)
    throw usage(
      `--accept 里的 ${unknown.map(({ word }) => word).join('、')} 没有从报告里认出来；不写 --accept 可以看认出了哪些`,
    );
  return values.filter(({ field }) => wanted.some((one) => one.field === field));
}

function usage(detail: string): Problem {
  return new Problem('input.usage', { detail });
}

function jsonText(
  { year, plan, origin }: RolledForward | ReportOffer,
  files: string[],
  accepted?: ReadonlySet<LastYearValue>,
): string {
  const result: RollForwardResult = {
    files,
    year,
    lastYear: origin,
    values: plan.values.map((one) => ({
      field: one.field,
      label: one.label,
      from: one.from,
      value: jsonValue(one.value),
      state: one.state,
      ...(one.said !== undefined && { sentence: one.said }),
      ...(accepted && { accepted: accepted.has(one) }),
    })),
    skipped: plan.skipped.map(({ field, label, reason, detail }) => ({ field, label, reason, detail })),
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function jsonValue(value: FieldValue): number | string | null {
  return value.is === 'number' ? value.number.toNumber() : plainValue(value);
}

function toText({ year, plan, origin }: RolledForward, output: string, pack: Pack, width: number): string {
  const lines = [
    `已新建 ${output}（${pack.title}，${year} 年度），从“${origin.file}”（${origin.year} 年度）填入上年数 ${plan.values.length} 项，锁在表上。`,
    ...otherYear(pack, year),
  ];
  const empty = plan.skipped.filter(({ reason }) => reason === 'blank');
  if (empty.length > 0)
    lines.push(`上年的表上没有填，空着的有 ${empty.length} 项：${empty.map(({ label }) => label).join('、')}。`);
  for (const skip of plan.skipped)
    if (skip.reason !== 'blank') lines.push(`没有填入 ${skip.label}：${skipText(skip)}。`);
  return `${fitted(lines, width).join('\n')}\n`;
}

function offerText(
  { year, plan, origin }: ReportOffer,
  accepted: readonly LastYearValue[],
  output: string | null,
  lastPack: Pack,
  width: number,
): string {
  const { values, skipped } = plan;
  const lines = [
    `“${origin.file}”（${origin.year} 年度，按${lastPack.title}的句子认）里认出 ${values.length} 项上年数：`,
  ];
  for (const one of values) {
    const sign = accepted.includes(one) ? '√' : '　';
    lines.push(
      `${sign} ${one.field}　${one.label}：${plainValue(one.value) ?? ''}${one.unit ?? ''}`,
      `　　原文：${one.said ?? ''}`,
    );
  }
  const several = skipped.filter(({ reason }) => reason !== 'not-said' && reason !== 'no-source');
  for (const skip of several) lines.push(`没有认定 ${skip.label}：${skipText(skip)}。`);
  const unsaid = skipped.filter(({ reason }) => reason === 'not-said' || reason === 'no-source').length;
  if (unsaid > 0) lines.push(`报告里没有写到的上年数有 ${unsaid} 项，请从上年的表里取或者手工填。`);
  lines.push(
    output === null
      ? '什么也没有写。核对原文后，加 --accept all 全部采用，或者 --accept 编号,编号 只用几项。'
      : `已新建 ${output}（${year} 年度），采用 ${accepted.length} 项，锁在表上；没有采用的空着。`,
  );
  return `${fitted(lines, width).join('\n')}\n`;
}

const reasons: Readonly<Record<SkipReason, (detail: string) => string>> = {
  bad: (raw) => `上年的格里是“${raw}”，不能用`,
  unfit: (detail) => `上年的“${detail}”不合本年这一格的要求`,
  unit: (detail) => `计量单位不同（${detail}）`,
  'no-source': () => '上年的模板里没有对应的项',
  blank: () => '上年的表上没有填',
  'no-cell': () => '本年表上找不到这一格',
  'no-row': (row) => `本年表上没有“${row}”这一行`,
  'several-rows': (row) => `“${row}”有几行同名，分不清`,
  'not-said': () => '报告里没有写到',
  'several-figures': (sentences) => `报告里几处说法不同（${sentences}）`,
};

function skipText({ reason, detail }: LastYearSkip): string {
  return reasons[reason](detail);
}
