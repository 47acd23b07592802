import { Command } from 'commander';
import type { RolledForward } from '../../app/last-year';
import { plainValue, type FieldValue } from '../../core/fields/field-value';
import type { LastYearSkip, SkipReason } from '../../core/last-year/last-year-values';
import type { RollForwardResult } from '../contract';
import type { Environment } from '../environment';

interface Options {
  pack: string;
  output: string;
  force?: boolean;
  json?: boolean;
}

export function rollForwardCommand(environment: Environment): Command {
  const { out, templates, host, newId, now } = environment;
  return new Command('roll-forward')
    .description('用上年的工作簿新建本年的工作簿：上年决算数等填好')
    .argument('<上年工作簿>', '上年的 .xlsx 文件')
    .requiredOption('--pack <模板>', '本年用的模板编号，见 jixiao packs')
    .requiredOption('-o, --output <文件>', '要写的 .xlsx 文件')
    .option('--force', '覆盖已有的文件')
    .option('--json', '输出 JSON')
    .action(async (file: string, { pack: packId, output, force = false, json = false }: Options) => {
      const { assertWritable, writeFiles } = await import('../files/write-files');
      assertWritable(output, '.xlsx', force);
      const { readBytes } = await import('../files/read-file');
      const { PackLibrary } = await import('../packs/library');
      const { openLastYear, rollForward } = await import('../../app/last-year');
      const library = new PackLibrary(templates);
      const pack = library.load(packId);
      const snapshot = await host.readWorkbook(readBytes(file), file);
      const rolled = rollForward(
        pack,
        openLastYear(snapshot, (id) => library.find(id), file),
        newId(),
        now().slice(0, 10),
      );
      writeFiles([{ path: output, bytes: await host.authorWorkbook(rolled.edits, '绩效自评助手') }], force);
      out(json ? `${JSON.stringify(toJson(rolled, output), null, 2)}\n` : toText(rolled, output, pack));
    });
}

function toJson({ year, plan, origin }: RolledForward, output: string): RollForwardResult {
  return {
    files: [output],
    year,
    lastYear: origin,
    values: plan.values.map(({ field, label, from, value, state }) => ({
      field,
      label,
      from,
      value: jsonValue(value),
      state,
    })),
    skipped: plan.skipped.map(({ field, label, reason, detail }) => ({ field, label, reason, detail })),
  };
}

function jsonValue(value: FieldValue): number | string | null {
  return value.is === 'number' ? value.number.toNumber() : plainValue(value);
}

function toText(
  { year, plan, origin }: RolledForward,
  output: string,
  { title, year: years }: { readonly title: string; readonly year: number | readonly [number, number] },
): string {
  const [from, to] = typeof years === 'number' ? [years, years] : years;
  const lines = [
    `已新建 ${output}（${title}，${year} 年度），从“${origin.file}”（${origin.year} 年度）填入上年数 ${plan.values.length} 项。`,
  ];
  if (year < from || year > to)
    lines.push(`这套模板是 ${from === to ? from : `${from}—${to}`} 年度的，请核对 ${year} 年度的表样有没有变化。`);
  const empty = plan.skipped.filter(({ reason }) => reason === 'blank');
  if (empty.length > 0)
    lines.push(`上年的表上没有填，空着的有 ${empty.length} 项：${empty.map(({ label }) => label).join('、')}。`);
  for (const skip of plan.skipped)
    if (skip.reason !== 'blank') lines.push(`没有填入 ${skip.label}：${skipText(skip)}。`);
  return `${lines.join('\n')}\n`;
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
};

function skipText({ reason, detail }: LastYearSkip): string {
  return reasons[reason](detail);
}
