import { Command, Option } from 'commander';
import type { TakeOffer } from '../../app/take-figures';
import type { SourceUnit } from '../../core/intake/printed-figure';
import type { Pack } from '../../core/pack/pack';
import { Problem } from '../../core/problem/problem';
import type { Environment } from '../environment';

interface Options {
  from: string;
  amountUnit?: SourceUnit;
  accept?: string;
  output?: string;
  force?: boolean;
  json?: boolean;
}

export function takeCommand(environment: Environment): Command {
  return new Command('take')
    .description('取数：从决算表、指标台账、科目余额表里按名称认出表里的数，认可的才写')
    .argument('<工作簿>', '.xlsx 文件，不改动它')
    .requiredOption('--from <来源>', '.xlsx 表，或 .txt（复制出来的表、账）')
    .addOption(
      new Option('--amount-unit <单位>', '来源里的金额是元还是万元；来源自己写明的以它为准').choices([
        '元',
        '千元',
        '万元',
        '亿元',
      ]),
    )
    .option('--accept <哪些>', '写哪些：all，或者用逗号隔开的数据项（编号或标签）；不写就只列出来，什么也不写')
    .option('-o, --output <文件>', '取好数的 .xlsx 文件')
    .option('--force', '覆盖已有的文件')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: Options) => {
      const { output, from, force = false, json = false } = options;
      if (options.accept !== undefined && output === undefined) throw usage('--accept 要和 -o 一起用：存成哪个文件');
      const { assertWritable, writeFiles } = await import('../files/write-files');
      if (output !== undefined) assertWritable(output, '.xlsx', force);
      const { openFile } = await import('../open-file');
      const { offerFigures, takeEdits } = await import('../../app/take-figures');
      const { readSources } = await import('../files/read-sources');
      const { takeResult, takeText } = await import('../text/take-text');
      const workbook = await openFile(file, environment);
      const sources = await readSources(from, environment);
      const { noWish } = await import('../../core/intake/plan-intake');
      const wish = { ...noWish, ...(options.amountUnit && { unit: options.amountUnit }) };
      const offer = offerFigures(workbook, sources, wish);
      const accepted = await acceptedOf(offer, workbook.pack, options.accept);
      const isWriting = output !== undefined && options.accept !== undefined;
      if (isWriting) {
        const name = from.split(/[/\\]/).at(-1)!;
        const edits = takeEdits(workbook, offer, accepted, name, environment.now().slice(0, 10));
        const { readBytes } = await import('../files/read-file');
        const bytes = await environment.host.changeWorkbook(readBytes(file), file, edits, workbook.pack);
        writeFiles([{ path: output, bytes }], force);
      }
      const asked = options.amountUnit ?? null;
      const result = takeResult(workbook, offer, accepted, asked, isWriting ? [output] : []);
      environment.out(json ? `${JSON.stringify(result, null, 2)}\n` : takeText(result));
    });
}

/** Keys of what is accepted and can be written, or stands there already. @throws Problem input.usage for a name that the form or the source does not know */
async function acceptedOf(offer: TakeOffer, pack: Pack, accept: string | undefined): Promise<ReadonlySet<string>> {
  const { isTakeable } = await import('../../app/take-figures');
  const takeable = offer.items.filter((item) => isTakeable(item) || (item.state === 'same' && !item.waitsForUnit));
  if (accept === undefined) return new Set();
  if (accept.trim() === 'all') return new Set(takeable.map(({ key }) => key));
  const { indexLabels } = await import('../../core/pack/label-path');
  const labels = indexLabels(pack);
  const wanted = accept
    .split(/[,，]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const ids = wanted.map((one) => labels.find(one) ?? one);
  const known = new Set(offer.items.map(({ field }) => field));
  const unknown = wanted.filter((_, at) => !known.has(ids[at]!));
  if (unknown.length > 0)
    throw usage(`--accept 里的 ${unknown.join('、')} 没有从来源里认出来；不写 --accept 可以看认出了哪些`);
  const chosen = new Set(ids);
  return new Set(takeable.filter(({ field }) => chosen.has(field!)).map(({ key }) => key));
}

function usage(detail: string): Problem {
  return new Problem('input.usage', { detail });
}
