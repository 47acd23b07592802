import { Command } from 'commander';
import { parsePackId, variantPackId } from '../../core/pack/variants';
import type { Pack } from '../../core/pack/pack';
import { Problem } from '../../core/problem/further-problem';
import { readIdentity } from '../../core/workbook/identity';
import type { Environment } from '../environment';
import type { Written } from '../contract';
import { packChangeText } from '../../core/upgrade/change-text';

interface Options {
  output: string;
  variant?: string;
  sample?: boolean;
  data?: string;
  from?: string;
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
    .option('--from <旧工作簿>', '同一模板旧版本（或另一变体）的工作簿，数据全部带过来；旧文件不动')
    .option('--force', '覆盖已有的文件')
    .option('--json', '输出 JSON')
    .action(async (packId: string, options: Options) => {
      const { output, sample = false, force = false } = options;
      const { assertWritable, writeFiles } = await import('../files/write-files');
      const sources = options.from === undefined ? [] : [options.from];
      assertWritable(output, '.xlsx', force, sources);
      const { PackLibrary } = await import('../packs/library');
      const { readDataFile } = await import('../files/read-data');
      const { newWorkbook } = await import('../../app/new-workbook');
      const pack = new PackLibrary(templates).load(chosenPack(packId, options.variant));
      if (options.from !== undefined) {
        if (sample || options.data !== undefined)
          throw new Problem('input.usage', { detail: '--from 不能与 --sample、--data 同时用' });
        return void (await fromOlder(options.from, pack, options, { out, host }));
      }
      const data = options.data === undefined ? {} : readDataFile(options.data);
      const edits = newWorkbook({ pack, sample, data, workbookId: newId() });
      writeFiles([{ path: output, bytes: await host.authorWorkbook(edits, '绩效自评助手') }], force);
      const written: Written = { files: [output] };
      out(options.json ? `${JSON.stringify(written, null, 2)}\n` : `已新建 ${output}（${pack.title}）。\n`);
    });
}

/** A workbook of an older version, or of another variant, with all it holds. */
async function fromOlder(
  file: string,
  pack: Pack,
  { output, force = false, json = false }: Options,
  { out, host }: Pick<Environment, 'out' | 'host'>,
): Promise<void> {
  const { readBytes } = await import('../files/read-file');
  const { writeFiles } = await import('../files/write-files');
  const { compareWorkbook } = await import('../../core/upgrade/compare-workbook');
  const { upgradedWorkbook } = await import('../../app/upgrade-workbook');
  const snapshot = await host.readWorkbook(readBytes(file), file);
  const identity = readIdentity(snapshot);
  if (!identity) throw new Problem('input.foreign-workbook', { file });
  if (parsePackId(identity.pack)?.pack !== parsePackId(pack.id)?.pack)
    throw new Problem('input.usage', {
      detail: `“${file}”是模板“${identity.pack}”的，不是“${pack.id}”的；换地方的表请用 roll-forward 或重新填`,
    });
  const { changes } = compareWorkbook(pack, snapshot);
  const { edits, left, formulas } = upgradedWorkbook(snapshot, identity, pack);
  writeFiles([{ path: output, bytes: await host.authorWorkbook(edits, '绩效自评助手') }], force);
  const written: Written = {
    files: [output],
    changes: changes.map((one) => ({ ...one })),
    left: left.map((one) => ({ ...one })),
  };
  const lines = [
    `已新建 ${output}（${pack.title}，第 ${pack.version} 版），“${file}”（第 ${identity.packVersion} 版）的数据都带过来了。`,
    ...changes.map((one) => `  ${packChangeText(one)}`),
    ...left.map(({ id, value }) => `没有位置放的：${id} ${value}，请自己记到别处。`),
    ...(formulas.length === 0 ? [] : [`这些格里是您自己写的公式，只带了结果：${formulas.join('、')}。`]),
    '您自己加的表、批注、格式留在原文件里，没有带过来。请把新文件核对一遍再用。',
  ];
  out(json ? `${JSON.stringify(written, null, 2)}\n` : `${lines.join('\n')}\n`);
}

/** `new hunan-standard --variant 10-60-30` and `new hunan-standard/10-60-30` say the same; both at once must agree. */
function chosenPack(id: string, variant: string | undefined): string {
  if (variant === undefined) return id;
  const named = parsePackId(id) ?? { pack: id, variant: null };
  if (named.variant !== null && named.variant !== variant)
    throw new Problem('input.usage', { detail: `模板写的是“${id}”，--variant 写的是“${variant}”，请只写一处` });
  return variantPackId(named.pack, variant);
}
