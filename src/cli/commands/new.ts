import { Command } from 'commander';
import { parsePackId, variantPackId } from '../../core/pack/variants';
import { Problem } from '../../core/problem/problem';
import type { Environment } from '../environment';
import type { Written } from '../contract';

interface Options {
  output: string;
  variant?: string;
  sample?: boolean;
  data?: string;
  force?: boolean;
  json?: boolean;
}

export function newCommand({ out, templates, host, newId }: Environment): Command {
  return new Command('new')
    .description('按模板新建工作簿')
    .argument('<模板>', '模板编号，见 jixiao packs；有变体的可以写成 编号/变体')
    .requiredOption('-o, --output <文件>', '要写的 .xlsx 文件')
    .option('--variant <变体>', '有几种分值、标准的模板，用哪一种；不写用第一种')
    .option('--sample', '填入模板自带的例子')
    .option('--data <文件>', '填入 JSON 数据；与例子同时给时以数据为准')
    .option('--force', '覆盖已有的文件')
    .option('--json', '输出 JSON')
    .action(async (packId: string, options: Options) => {
      const { output, sample = false, force = false } = options;
      const { assertWritable, writeFiles } = await import('../files/write-files');
      assertWritable(output, '.xlsx', force);
      const { PackLibrary } = await import('../packs/library');
      const { readDataFile } = await import('../files/read-data');
      const { newWorkbook } = await import('../../app/new-workbook');
      const pack = new PackLibrary(templates).load(chosenPack(packId, options.variant));
      const data = options.data === undefined ? {} : readDataFile(options.data);
      const edits = newWorkbook({ pack, sample, data, workbookId: newId() });
      writeFiles([{ path: output, bytes: await host.authorWorkbook(edits, '绩效自评助手') }], force);
      const written: Written = { files: [output] };
      out(options.json ? `${JSON.stringify(written, null, 2)}\n` : `已新建 ${output}（${pack.title}）。\n`);
    });
}

/** `new hunan-standard --variant 10-60-30` and `new hunan-standard/10-60-30` say the same; both at once must agree. */
function chosenPack(id: string, variant: string | undefined): string {
  if (variant === undefined) return id;
  const named = parsePackId(id) ?? { pack: id, variant: null };
  if (named.variant !== null && named.variant !== variant)
    throw new Problem('input.usage', { detail: `模板写的是“${id}”，--variant 写的是“${variant}”，请只写一处` });
  return variantPackId(named.pack, variant);
}
