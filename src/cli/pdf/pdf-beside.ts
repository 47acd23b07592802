import { Problem } from '../../core/problem/further-problem';
import { assertWritable, type OutputFile } from '../files/write-files';
import { findOffice } from './find-office';
import { toPdf } from './office-pdf';

/** How a report is printed beside itself. */
export interface PdfBeside {
  /** The PDF's path for a .docx's. */
  readonly pathOf: (docx: string) => string;
  /** @throws Problem host.convert-failed */
  readonly print: (documents: readonly OutputFile[]) => Promise<OutputFile[]>;
}

/**
 * For `--pdf`: asked before any work is done, so that nothing is written where no PDF can be made.
 * @param documents the .docx files that will be written
 * @throws Problem host.no-libreoffice, host.exists, host.unwritable
 */
export function pdfBeside(documents: readonly string[], force: boolean): PdfBeside {
  const office = findOffice();
  if (office === null) throw new Problem('host.no-libreoffice', {});
  const pathOf = (docx: string): string => docx.replace(/\.docx$/i, '.pdf');
  for (const path of documents) assertWritable(pathOf(path), '.pdf', force);
  return {
    pathOf,
    print: async (files) => {
      const pdfs = await toPdf(
        office,
        files.map(({ bytes }) => ({ name: '报告.docx', bytes })),
      );
      return files.map(({ path }, at) => ({ path: pathOf(path), bytes: pdfs[at]! }));
    },
  };
}
