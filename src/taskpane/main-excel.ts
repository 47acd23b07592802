import { createExcelHost } from '../hosts/office/excel/excel-host';
import type { PackSource } from '../app/live/pack-source';
import { openReportFile, readReportText } from './main-report-file';
import type { FileDoor } from './reading/file-door';
import { browserKeeper } from './main-preferences';
import { officeTheme } from './main-theme';
import { browserSaver } from './browser-saver';
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
    authorWorkbook: async (edits) =>
      (await import('../hosts/file/author/workbook/author-workbook')).authorWorkbook(edits, { creator: '' }),
    saver: browserSaver,
    readReport: async (bytes, file) => readReportText(await openDoor(), bytes, file),
    readLastYear: async (bytes, file) => (await openDoor()).workbook(bytes, file),
    makeDocument: async (written, workbook) =>
      (await import('./main-made-report')).madeReport(written, workbook, browserSaver),
    printReport: async (written) => (await import('./main-print')).printedParts(written),
    reportFiles: { open: async (bytes, file) => openReportFile(await openDoor(), bytes, file) },
    handIn: { tools: async () => (await import('../hosts/file/hand-in/tools')).handInTools },
    openRelay: async (tools) => (await import('./main-relay')).openSending(tools),
  });
}
