import { Command } from 'commander';
import { basename } from 'node:path';
import type { HandInPiece } from '../../app/figure-matrix';
import type { Environment, Finish } from '../environment';
import { exitCode } from '../exit-code';

interface Options {
  lastYear?: string;
  json?: boolean;
}

export function checklistCommand(environment: Environment, finish: Finish): Command {
  return new Command('checklist')
    .description('送出前清单：附件、标题编号、各份材料里的同一个数、扣分的原因、满意度的样本、照抄上年的段落')
    .argument('<工作簿>', '.xlsx 文件')
    .argument('[材料...]', '一起送出的：报告（.docx、.txt），别的表（.xlsx）')
    .option('--last-year <上年文件>', '上年的报告（.docx、.txt）或工作簿（.xlsx）：找没有改的段落')
    .option('--json', '输出 JSON')
    .action(async (file: string, files: readonly string[], options: Options) => {
      const { openFile } = await import('../open-file');
      const { checkWorkbook } = await import('../../app/check-workbook');
      const { handInChecklist } = await import('../../app/hand-in-checklist');
      const { readBeside } = await import('../files/read-beside');
      const { checklistResult, checklistText } = await import('../text/checklist-text');
      const workbook = await openFile(file, environment);
      const beside = await readBeside({ ...options, book: file }, environment);
      const pieces: HandInPiece[] = [];
      for (const one of files) pieces.push(await readPiece(one, environment));
      const checklist = handInChecklist({
        workbook,
        run: checkWorkbook(workbook),
        book: beside!.book!,
        pieces,
        lastYear: beside!.lastYear,
      });
      environment.out(
        options.json
          ? `${JSON.stringify(checklistResult(checklist), null, 2)}\n`
          : checklistText(checklist, environment.width),
      );
      if (checklist.entries.some(({ verdict, level }) => verdict === 'fail' && level === 'error'))
        finish(exitCode.findings);
    });
}

async function readPiece(file: string, environment: Environment): Promise<HandInPiece> {
  const { tablesOfDocument } = await import('../../app/take-figures');
  const name = basename(file);
  if (/\.(?:xlsx|xlsm|csv|tsv)$/i.test(file)) {
    const { readSources } = await import('../files/read-sources');
    return { name, text: null, tables: await readSources(file, environment) };
  }
  const { readReport } = await import('../files/read-report');
  const text = await readReport(file, environment.host);
  const { stamp } = /\.docx$/i.test(file)
    ? await (await environment.host.openDocument((await import('../files/read-file')).readBytes(file), file)).read()
    : { stamp: null };
  return { name, text, tables: tablesOfDocument(text), follows: stamp?.workbookId ?? null };
}
