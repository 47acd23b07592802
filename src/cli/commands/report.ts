import { Command } from 'commander';
import type { OpenPlace } from '../../core/narrative/open-places';
import { Problem } from '../../core/problem/further-problem';
import type { Written } from '../contract';
import type { Environment, Finish } from '../environment';
import { exitCode } from '../exit-code';

interface Options {
  output: string;
  update?: string;
  choose?: string[];
  relink?: boolean;
  force?: boolean;
  pdf?: boolean;
  json?: boolean;
}

export function reportCommand(environment: Environment, finish: Finish): Command {
  return new Command('report')
    .description('写出自评报告')
    .argument('<工作簿>', '.xlsx 文件')
    .requiredOption('-o, --output <文件>', '要写的 .docx 文件；模板有几份报告时，其余的文件名后加 -编号')
    .option('--update <文件>', '用工作簿更新这份旧报告，写到 -o；您改过的文字保留')
    .option(
      '--choose <选择>',
      '更新时要您选的怎么办：adopt 采用新值、mine 保留我的、unlink 不再更新；段落=adopt 或 段落/数据项=mine 只管一处，可写多次；不写的保持原样',
      (one: string, all: string[] = []) => [...all, one],
    )
    .option('--relink', '更新时改用这个工作簿，即使旧报告由另一个工作簿写出')
    .option('--pdf', '另写同名的 .pdf，由这台电脑上的 LibreOffice 转；没有 LibreOffice 就什么也不写')
    .option('--force', '覆盖已有的文件')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: Options) => {
      const { output, force = false, pdf = false } = options;
      const { assertWritable, writeFiles } = await import('../files/write-files');
      assertWritable(output, '.docx', force);
      const { openFile } = await import('../open-file');
      const workbook = await openFile(file, environment);
      const { pack, table } = workbook;
      if (options.update !== undefined) {
        const { updateReport } = await import('./report-update');
        return updateReport(workbook, { ...options, update: options.update }, environment, finish);
      }
      if (options.choose !== undefined || options.relink)
        throw new Problem('input.usage', { detail: '--choose 和 --relink 只和 --update 一起用' });
      const targets = pack.reports.map((report, index) =>
        index === 0 ? output : `${output.slice(0, -'.docx'.length)}-${report.id}.docx`,
      );
      for (const target of targets) assertWritable(target, '.docx', force);
      const beside = pdf ? (await import('../pdf/pdf-beside')).pdfBeside(targets, force) : null;

      const { createNarrativeEngine } = await import('../../app/narrative-engine');
      const { writeReports } = await import('../../app/write-report');
      const { linkReport } = await import('../../app/refresh-link');
      const { openPlaces } = await import('../../core/narrative/open-places');
      const { openTold } = await import('../text/open-text');
      const { stampOf } = await import('../../core/report/link/document-stamp');
      const time = environment.now();
      const open: OpenPlace[] = [];
      const outputs: { path: string; bytes: Uint8Array }[] = [];
      for (const [index, written] of writeReports(pack, table, createNarrativeEngine()).entries()) {
        const { report, tables, unitName } = written;
        open.push(...openPlaces(report));
        const stamp = JSON.stringify(stampOf(linkReport(workbook, written, time)));
        const bytes = await environment.host.authorDocument(report, tables, unitName || '绩效自评助手', stamp);
        outputs.push({ path: targets[index]!, bytes });
      }
      outputs.push(...((await beside?.print(outputs)) ?? []));
      writeFiles(outputs, force);
      const files = outputs.map(({ path }) => path);
      const told = openTold(open);
      if (told.isFinding) finish(exitCode.findings);
      const written: Written = { files, ...told.json };
      environment.out(
        options.json
          ? `${JSON.stringify(written, null, 2)}\n`
          : files.map((file) => `已写出 ${file}。\n`).join('') + told.line,
      );
      const { openErrorsLine } = await import('../text/open-errors');
      const errors = await openErrorsLine(workbook);
      if (errors !== null) environment.err(errors);
    });
}
