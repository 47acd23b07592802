import { Command } from 'commander';
import type { WrittenReport } from '../../app/write-report';
import type { Pack } from '../../core/pack/pack';
import { Problem } from '../../core/problem/further-problem';
import type { Edit } from '../../core/workbook/edit';
import type { Written } from '../contract';
import type { Environment, FileHost, Finish } from '../environment';
import { exitCode } from '../exit-code';
import type { OutputFile } from '../files/write-files';
import { faultLine, packFolder } from '../text/fault-line';

interface Options {
  output?: string;
  variant?: string;
  pdf: boolean;
  force?: boolean;
  json?: boolean;
}

export function packPreviewCommand({ out, err, templates, host }: Environment, finish: Finish): Command {
  return new Command('preview')
    .description('看模板的样子：各张表和报告，填着自带的例子')
    .argument('<文件夹>', '模板的文件夹；也可以是 jixiao packs 列出的编号')
    .option('-o, --output <文件>', '要写的 .html 文件；不写就是 <编号>-预览.html')
    .option('--variant <变体>', '有几种分值、标准的模板，看哪一种；不写看第一种')
    .option('--no-pdf', '不另出 PDF（装有 LibreOffice 时默认另出）')
    .option('--force', '覆盖已有的文件')
    .option('--json', '输出 JSON')
    .action(async (given: string, options: Options) => {
      const { force = false, json = false } = options;
      const { PackLibrary } = await import('../packs/library');
      const { trialFaults } = await import('../packs/trial');
      const reading = new PackLibrary(templates).read(packFolder(given, templates));
      if (reading.kind === 'base') throw new Problem('pack.abstract', { pack: reading.id });
      const faults = reading.kind === 'faulty' ? reading.faults : trialFaults(reading);
      if (reading.kind === 'faulty' || faults.length > 0) {
        err([...faults.map(faultLine), `共 ${faults.length} 处错误，改好再看。`, ''].join('\n'));
        return finish(exitCode.badInput);
      }
      const pack = variantOf(
        reading.variants.map((one) => one.pack),
        options.variant,
      );
      const output = options.output ?? `${pack.id.replace('/', '-')}-预览.html`;
      const { assertWritable, writeFiles } = await import('../files/write-files');
      assertWritable(output, '.html', force);

      const { newWorkbook } = await import('../../app/new-workbook');
      const { readData, tableFromData } = await import('../../core/table/data');
      const { createNarrativeEngine } = await import('../../app/narrative-engine');
      const { writeReports } = await import('../../app/write-report');
      const { previewPage } = await import('../preview/preview-page');
      const edits = newWorkbook({ pack, sample: true, data: {}, workbookId: 'preview' });
      const reports = writeReports(pack, tableFromData(pack, readData(pack, pack.sample)), createNarrativeEngine());
      const page = previewPage(pack, edits, reports);
      const pdfs = options.pdf ? await pdfsOf(output, edits, reports, host) : [];
      for (const { path } of pdfs) assertWritable(path, '.pdf', force);
      const files = [{ path: output, bytes: new TextEncoder().encode(page) }, ...pdfs];
      writeFiles(files, force);
      const written: Written = { files: files.map(({ path }) => path) };
      const none = options.pdf && pdfs.length === 0 ? '这台电脑没有 LibreOffice，没有出 PDF。\n' : '';
      out(
        json ? `${JSON.stringify(written, null, 2)}\n` : `已写 ${written.files.join('、')}（${pack.title}）。\n${none}`,
      );
    });
}

function variantOf(variants: readonly Pack[], wanted: string | undefined): Pack {
  const found = wanted === undefined ? variants[0] : variants.find(({ variant }) => variant?.id === wanted);
  if (found) return found;
  const choices = variants.flatMap(({ variant }) => (variant ? [variant.id] : []));
  throw new Problem('pack.unknown-variant', {
    pack: variants[0]?.id ?? '',
    variant: wanted ?? '',
    choices: choices.length === 0 ? '这个模板没有变体' : `可选的有${choices.join('、')}`,
  });
}

/** The real workbook and the real reports, as LibreOffice prints them; [] where it is not here. */
async function pdfsOf(
  output: string,
  edits: readonly Edit[],
  reports: readonly WrittenReport[],
  host: FileHost,
): Promise<OutputFile[]> {
  const { findOffice } = await import('../pdf/find-office');
  const { toPdf } = await import('../pdf/office-pdf');
  const office = findOffice();
  if (office === null) return [];
  const stem = output.replace(/\.html$/i, '');
  const sources = [
    { path: `${stem}-表.pdf`, name: 'book.xlsx', bytes: await host.authorWorkbook(edits, '绩效自评助手') },
    ...(await Promise.all(
      reports.map(async ({ report, tables }, at) => ({
        path: `${stem}-报告${reports.length === 1 ? '' : at + 1}.pdf`,
        name: 'report.docx',
        bytes: await host.authorDocument(report, tables, '绩效自评助手'),
      })),
    )),
  ];
  const pdfs = await toPdf(office, sources);
  return sources.map(({ path }, at) => ({ path, bytes: pdfs[at]! }));
}
