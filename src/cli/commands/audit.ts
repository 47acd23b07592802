import { Command } from 'commander';
import { relationNames } from '../../core/prose/audit/relation';
import { levelLabels, levels } from '../../core/rules/level';
import type { Audit, AuditFinding } from '../../app/audit-report';
import { Problem } from '../../core/problem/further-problem';
import type { Environment, Finish } from '../environment';
import { exitCode } from '../exit-code';
import { isFolder } from '../files/read-file';
import { folderOptions, type FolderOptions } from '../folder/options';
import { labelled, wrap } from '../text/columns';
import type { Audited } from './audit-report-file';

interface AuditOptions extends FolderOptions {
  readonly book?: string;
  readonly lastYear?: string;
  readonly report?: string;
  readonly force?: boolean;
}

export function auditCommand(environment: Environment, finish: Finish): Command {
  const command = new Command('audit')
    .description('核对报告的文字和表格：合计、占比、增减、个数、前后同一个数')
    .argument('<报告...>', '.docx 或 .txt 文件，可以几个；或文件夹，里面的报告全部核对')
    .option('--book <工作簿>', '同一年度的 .xlsx：文字和数据项对着看')
    .option('--last-year <上年文件>', '上年的报告（.docx、.txt）或工作簿（.xlsx）：找没有改的段落和数')
    .option('--report <文件>', '另写一份核对报告（.docx）：每一处的原文、两个数、算式')
    .option('--force', '覆盖已有的核对报告')
    .option('--json', '输出 JSON')
    .action(async (files: readonly string[], options: AuditOptions) => {
      const { report, force = false } = options;
      if (report !== undefined) {
        const { findGiven } = await import('../folder/find-books');
        const beside = [options.book, options.lastYear].flatMap((one) => one ?? []);
        const sources = [...findGiven('audit', files).books, ...beside];
        (await import('../files/write-files')).assertWritable(report, '.docx', force, sources);
      }
      const [file] = files;
      const audited =
        files.length === 1 && file !== undefined && !isFolder(file)
          ? await auditOne(file, options, environment, finish)
          : await auditAll(files, options, environment, finish);
      if (report === undefined) return;
      const { writeAuditReport } = await import('./audit-report-file');
      await writeAuditReport(audited, report, force, environment);
      environment.err(`已写出核对报告 ${report}。\n`);
    });
  return folderOptions(command);
}

async function auditOne(
  file: string,
  options: AuditOptions,
  environment: Environment,
  finish: Finish,
): Promise<Audited> {
  const { auditReport } = await import('../../app/audit-report');
  const { auditAnswer } = await import('./audit-result');
  const { readBeside } = await import('../files/read-beside');
  const { readReport } = await import('../files/read-report');
  const beside = await readBeside(options, environment);
  const audit = auditReport(await readReport(file, environment.host), beside);
  environment.out(
    options.json ? `${JSON.stringify(auditAnswer(audit), null, 2)}\n` : listing(audit, environment.width),
  );
  if (audit.findings.some(({ level }) => level === 'error')) finish(exitCode.findings);
  return [{ file, beside }];
}

async function auditAll(
  files: readonly string[],
  options: AuditOptions,
  environment: Environment,
  finish: Finish,
): Promise<Audited> {
  if (options.book !== undefined || options.lastYear !== undefined)
    throw new Problem('input.usage', { detail: '--book 和 --last-year 只和一份报告一起用' });
  const { runFolder } = await import('../folder/run-folder');
  const audited: Audited[number][] = [];
  const code = await runFolder('audit', files, options, environment, ({ line }) => {
    const { file } = line;
    audited.push({ file, beside: null, ...('problem' in line && { problem: line.problem.message }) });
  });
  finish(code);
  return audited.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function listing({ findings, passed, amounts }: Audit, width: number): string {
  const groups = levels.flatMap((level) => {
    const own = findings.filter((finding) => finding.level === level);
    if (own.length === 0) return [];
    return [
      `【${levelLabels[level]}】${own.length} 条`,
      ...own.flatMap((one, index) => block(one, index + 1, width)),
      '',
    ];
  });
  const counts = levels.map(
    (level) => `${levelLabels[level]} ${findings.filter((one) => one.level === level).length} 条`,
  );
  const { total, agreed, told, unverifiable } = amounts;
  return [
    ...groups,
    `${counts.join('，')}；核对无误 ${passed.length} 处。`,
    ...(total === 0 && findings.length + passed.length === 0
      ? wrap(
          '没有读到可以核对的数。正文真有数的，请看是不是选错了文件，或者文字是乱码（用记事本打开，另存为 UTF-8 再试）。',
          width,
        )
      : []),
    `正文里的金额、比率、人数、辆数 ${total} 个：核对一致 ${agreed} 个，在上面的问题里 ${told} 个，无法核对 ${unverifiable} 个。`,
    '',
  ].join('\n');
}

function block({ kind, message, quotes }: AuditFinding, number: number, width: number): string[] {
  const places = quotes.map(({ text }) => `“${text.replace(/\s+/g, ' ').trim()}”`).join('；');
  return [
    ...labelled(String(number).padStart(3), `${relationNames[kind]}：${message}`, 0, width),
    ...labelled('原文　　', places, 5, width),
  ];
}
