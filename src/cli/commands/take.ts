import { Command } from 'commander';
import type { SourceUnit } from '../../core/intake/printed-figure';
import { Problem } from '../../core/problem/further-problem';
import type { LockedCells } from '../../hosts/port/locked-cells';
import type { Environment, Finish } from '../environment';
import { exitCode } from '../exit-code';
import { otherYear } from '../text/other-year';
import { unitOf } from './unit-option';

interface Options {
  from: string;
  amountUnit?: SourceUnit;
  accept?: string;
  output?: string;
  force?: boolean;
  json?: boolean;
}

export function takeCommand(environment: Environment, finish: Finish): Command {
  return new Command('take')
    .description('取数：从决算表、指标台账、科目余额表里按名称认出表里的数，认可的才写')
    .argument('<工作簿>', '.xlsx 文件，不改动它')
    .requiredOption('--from <来源>', '.xlsx、.xls、.et 表，.docx 里的表格，或 .csv、.txt（复制出来的表、账）')
    .option('--amount-unit <单位>', '来源里的金额是元、千元、万元还是亿元；来源自己写明的以它为准', unitOf)
    .option(
      '--accept <哪些>',
      '写哪些：用逗号隔开的数据项（编号或标签；要选的写 数据项@行号），all 是其余全部，“—”“/”、带注号的、半年的数不在内；不写就只列出来，什么也不写',
    )
    .option('-o, --output <文件>', '取好数的 .xlsx 文件')
    .option('--force', '覆盖已有的文件')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: Options) => {
      const { output, from, force = false, json = false } = options;
      if (options.accept !== undefined && output === undefined) throw usage('--accept 要和 -o 一起用：存成哪个文件');
      const { assertWritable, writeFiles } = await import('../files/write-files');
      if (output !== undefined) assertWritable(output, '.xlsx', force, [file, from]);
      const { openFile } = await import('../open-file');
      const { isTakeable, offerFigures, takeEdits } = await import('../../app/take-figures');
      const { readSources } = await import('../files/read-sources');
      const { takeResult, takeText } = await import('../text/take-text');
      const { acceptedKeys, choicesOf, readAccepted } = await import('../take-accepted');
      const workbook = await openFile(file, environment);
      const sources = await readSources(from, environment, (sheets) =>
        environment.err(`来源里隐藏的表没有读：${sheets.join('、')}。要取里面的数，先在 Excel 或 WPS 里取消隐藏。\n`),
      );
      const { noWish } = await import('../../core/intake/plan-intake');
      const wish = { ...noWish, dash: 'ask' as const, ...(options.amountUnit && { unit: options.amountUnit }) };
      const found = offerFigures(workbook, sources, () => wish);
      const listed = found.items.flatMap(({ field, candidates }) => [
        ...(field === null ? [] : [field]),
        ...candidates,
      ]);
      const wanted = readAccepted(workbook.pack, options.accept, new Set(listed));
      const choices = choicesOf(found, wanted, wish);
      const offer = offerFigures(workbook, sources, (at) => choices.wishes[at] ?? wish, choices.chosen);
      const takeable = offer.items.filter(isTakeable);
      const accepted = acceptedKeys(takeable, wanted, choices);
      const isWriting = output !== undefined && accepted.size > 0;
      const name = from.split(/[/\\]/).at(-1)!;
      const { readBytes } = await import('../files/read-file');
      const given = readBytes(file);
      // Listed, they are told before anybody writes.
      const coming = isWriting ? accepted : new Set(takeable.map(({ key }) => key));
      const edits = takeEdits(workbook, offer, coming, name, environment.now().slice(0, 10));
      const locked = lockedProblem(await environment.host.lockedCells(given, file, edits));
      if (locked && isWriting) throw locked;
      if (isWriting) {
        const bytes = await environment.host.changeWorkbook(given, file, edits, workbook.pack);
        writeFiles([{ path: output, bytes }], force);
      }
      const result = takeResult(workbook, offer, accepted, options.amountUnit ?? null, isWriting ? [output] : []);
      environment.out(
        json ? `${JSON.stringify(result, null, 2)}\n` : takeText(result, workbook.pack, environment.width),
      );
      if (locked) environment.err(`${locked.message} [${locked.code}]\n`);
      if (result.year !== null) for (const line of otherYear(workbook.pack, result.year)) environment.err(`${line}\n`);
      if (isWriting || (options.accept === undefined && takeable.length > 0)) return;
      if (output !== undefined) environment.err(`没有一处可写，没有写出 ${output}：原因在上面每一行的后面。\n`);
      finish(exitCode.findings);
    });
}

function lockedProblem([first]: readonly LockedCells[]): Problem | null {
  if (!first) return null;
  const { sheet, addresses } = first;
  const some = addresses.slice(0, 5).join('、');
  const cells = addresses.length > 5 ? `${some} 等 ${addresses.length} 格` : some;
  return new Problem('host.cells-locked', { sheet, cells });
}

function usage(detail: string): Problem {
  return new Problem('input.usage', { detail });
}
