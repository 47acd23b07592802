import { fileNameOf } from '../app/file-name';
import type { OpenWorkbook } from '../app/open-workbook';
import { linkReport } from '../app/refresh-link';
import type { WrittenReport } from '../app/write-report';
import { stampOf } from '../core/report/link/document-stamp';
import { authorDocument } from '../hosts/file/author/document/author-document';
import type { FileSaver, FinishedFile } from './file-saver';
import type { MadeDocument } from './session-context';
import { zhReport } from './text/zh-report';
import { zhSaved } from './text/zh-saved';

/** 生成 Word 报告: a .docx of its own for the user. @throws Problem host.* where it cannot be written */
export async function madeReport(
  written: WrittenReport,
  workbook: OpenWorkbook,
  saver: FileSaver,
): Promise<MadeDocument> {
  const { report, tables, unitName } = written;
  const stamp = stampOf(linkReport(workbook, written, new Date().toISOString()));
  const made: FinishedFile = {
    name: fileNameOf(`${report.title}.docx`),
    bytes: await authorDocument(report, tables, { creator: unitName, linkPackage: JSON.stringify(stamp) }),
  };
  const { names, folder } = await saver.save([made]);
  return {
    said: `${zhReport.made(names[0] ?? made.name, zhSaved.where(folder))}${zhSaved.then[saver.kind]}`,
    // A download may not have been seen; what lies in a folder lies there.
    next: saver.kind === 'download' ? { label: zhReport.again, act: () => void saver.save([made]) } : null,
  };
}
