import type { DocumentStamp } from '../core/report/link/document-stamp';
import { fileNameOf } from '../app/file-name';
import { createExcelHost } from '../hosts/office/excel/excel-host';
import type { PackSource } from '../app/live/pack-source';
import type { WrittenReport } from '../app/write-report';
import { openReportFile, readReportText } from './main-report-file';
import type { FileDoor } from './reading/file-door';
import { browserKeeper } from './main-preferences';
import { officeTheme } from './main-theme';
import { offerDocument } from './offer-document';
import { loadView } from './load-view';
import { receiptStorage } from './receipt-storage';
import { startPane } from './start-pane';
import { zh } from './text/zh';
import { viewOfAddress, type View } from './view';

/** All that the first findings need, side by side. A failure is told where each is asked for. */
export function loadFirst(view: View): void {
  for (const early of [loadView[view](), import('../app/judge-workbook')]) early.catch(() => undefined);
}

/** The pane in Excel. */
export function startInExcel(root: HTMLElement, packs: PackSource): void {
  let door: FileDoor | null = null;
  const openDoor = async (): Promise<FileDoor> => {
    const { paneDoor } = await import('./main-pane-files');
    return (door ??= paneDoor());
  };
  startPane({
    root,
    host: createExcelHost(),
    packs,
    receipts: receiptStorage,
    fileName: zh.thisWorkbook,
    theme: officeTheme(),
    view: viewOfAddress(location.search),
    keeper: browserKeeper(),
    openDoor,
    saveWorkbook: async (edits, file) => {
      const { authorWorkbook } = await import('../hosts/file/author/workbook/author-workbook');
      offerDocument(await authorWorkbook(edits, { creator: '' }), file);
    },
    readReport: async (bytes, file) => readReportText(await openDoor(), bytes, file),
    readLastYear: async (bytes, file) => (await openDoor()).workbook(bytes, file),
    makeDocument: async (written, workbook) => {
      const [{ linkReport }, { stampOf }] = await Promise.all([
        import('../app/refresh-link'),
        import('../core/report/link/document-stamp'),
      ]);
      const stamp = stampOf(linkReport(workbook, written, new Date().toISOString()));
      const bytes = await authored(written, stamp);
      const file = fileNameOf(`${written.report.title}.docx`);
      const open = (): void => offerDocument(bytes, file);
      open();
      return { file, place: 'downloads', open };
    },
    printReport: async (written) => (await import('./main-print')).printedParts(written),
    reportFiles: { open: async (bytes, file) => openReportFile(await openDoor(), bytes, file), save: offerDocument },
    handIn: { tools: async () => (await import('../hosts/file/hand-in/tools')).handInTools, save: offerDocument },
    openRelay: async (tools) => (await import('./main-relay')).openSending(tools),
  });
}

async function authored({ report, tables, unitName }: WrittenReport, stamp: DocumentStamp): Promise<Uint8Array> {
  const { authorDocument } = await import('../hosts/file/author/document/author-document');
  return authorDocument(report, tables, { creator: unitName, linkPackage: JSON.stringify(stamp) });
}
