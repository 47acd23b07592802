import { Command } from 'commander';
import { relationNames } from '../../core/prose/audit/relation';
import { levelLabels, levels } from '../../core/rules/level';
import type { Audit, AuditFinding } from '../../app/audit-report';
import type { AuditResult } from '../contract';
import type { Environment, Finish } from '../environment';
import { exitCode } from '../exit-code';
import { readReportText } from '../files/read-report-text';
import { labelled } from '../text/columns';

interface AuditOptions {
  readonly book?: string;
  readonly lastYear?: string;
  readonly json?: boolean;
}

export function auditCommand(environment: Environment, finish: Finish): Command {
  return new Command('audit')
    .description('核对报告的文字：合计、占比、增减、个数、前后同一个数')
    .argument('<报告>', '.docx 或 .txt 文件')
    .option('--book <工作簿>', '同一年度的 .xlsx：文字和数据项对着看')
    .option('--last-year <上年文件>', '上年的报告（.docx、.txt）或工作簿（.xlsx）：找没有改的段落和数')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: AuditOptions) => {
      const { auditReport } = await import('../../app/audit-report');
      const { readBeside } = await import('../files/read-beside');
      const audit = auditReport(await readReportText(file, environment), await readBeside(options, environment));
      environment.out(options.json ? `${JSON.stringify(answer(audit), null, 2)}\n` : listing(audit, environment.width));
      if (audit.findings.some(({ level }) => level === 'error')) finish(exitCode.findings);
    });
}

/** The contract's shape and nothing else. */
function answer({ findings, passed }: Audit): AuditResult {
  return {
    findings: findings.map(({ level, kind, message, quotes, left, right, difference, cells }) => ({
      level,
      kind,
      message,
      quotes: quotes.map((quote) => ({ ...quote })),
      ...(left !== undefined && { left }),
      ...(right !== undefined && { right }),
      ...(difference !== undefined && { difference }),
      ...(cells !== undefined && { cells: cells.map((cell) => ({ ...cell })) }),
    })),
    passed: passed.map(({ kind, quotes }) => ({ kind, quotes: quotes.map((quote) => ({ ...quote })) })),
  };
}

function listing({ findings, passed }: Audit, width: number): string {
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
  return [...groups, `${counts.join('，')}；核对无误 ${passed.length} 处。`, ''].join('\n');
}

function block({ kind, message, quotes }: AuditFinding, number: number, width: number): string[] {
  const places = quotes.map(({ text }) => `“${text.replace(/\s+/g, ' ').trim()}”`).join('；');
  return [
    ...labelled(String(number).padStart(3), `${relationNames[kind]}：${message}`, 0, width),
    ...labelled('原文　　', places, 5, width),
  ];
}
