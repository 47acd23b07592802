import { Command } from 'commander';
import type { Written } from '../contract';
import type { Environment } from '../environment';

interface Options {
  output: string;
  force?: boolean;
  json?: boolean;
}

export function reportCommand(environment: Environment): Command {
  return new Command('report')
    .description('写出自评报告')
    .argument('<工作簿>', '.xlsx 文件')
    .requiredOption('-o, --output <文件>', '要写的 .docx 文件；模板有几份报告时，其余的文件名后加 -编号')
    .option('--force', '覆盖已有的文件')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: Options) => {
      const { output, force = false } = options;
      const { assertWritable, writeFiles } = await import('../files/write-files');
      assertWritable(output, '.docx', force);
      const { openFile } = await import('../open-file');
      const { pack, table } = await openFile(file, environment);
      const targets = pack.reports.map((report, index) =>
        index === 0 ? output : `${output.slice(0, -'.docx'.length)}-${report.id}.docx`,
      );
      for (const target of targets) assertWritable(target, '.docx', force);

      const { createNarrativeEngine } = await import('../../app/narrative-engine');
      const { writeReports } = await import('../../app/write-report');
      const outputs: { path: string; bytes: Uint8Array }[] = [];
      for (const [index, { report, tables, unitName }] of writeReports(
        pack,
        table,
        createNarrativeEngine(),
      ).entries()) {
        outputs.push({
          path: targets[index]!,
          bytes: await environment.host.authorDocument(report, tables, unitName || '绩效自评助手'),
        });
      }
      writeFiles(outputs, force);
      const written: Written = { files: targets };
      environment.out(
        options.json
          ? `${JSON.stringify(written, null, 2)}\n`
          : targets.map((target) => `已写出 ${target}。\n`).join(''),
      );
    });
}
