import './offline/polyfills';
import { inflated } from '../hosts/file/package/inflate';
import { AskedViews } from '../hosts/wps/asked-view';
import { OwnBook } from '../hosts/wps/own-book';
import { appName, wpsAround } from '../hosts/wps/program';
import { foldPane, isInWps } from '../hosts/wps/task-pane';
import { createWpsHost } from '../hosts/wps/wps-host';
import { FoldButton } from './frame/fold-button';
import { fileDoor } from './main-files';
import { openReportFile, readReportText } from './main-report-file';
import { besideSaver, handToWriter } from './main-wps-files';
import { embeddedPacks } from './offline/embedded-packs';
import { embeddedThread } from './offline/embedded-thread';
import { localKeeper } from './offline/local-keeper';
import { receiptStorage } from './receipt-storage';
import { startPane } from './start-pane';
import './styles/later';
import './styles/wps.css';
import { zh } from './text/zh';
import { systemTheme } from './theme';
import { views } from './view';
import { speakOfWps } from './wps/speak';

/** guard.js, which stands before everything on the page. */
interface Guarded {
  readonly jixiaoGuard?: { show(why: 'outside-wps'): void };
}

/**
 * The pane in WPS 表格: the same views over another host. No office.js, nothing fetched: in WPS a page of the disk asks for other files in
 * vain, so packs and reading thread are in the page, as in 网页版. Whether WPS hands out a download nobody has seen: what is finished is
 * written beside the workbook.
 */
function main(): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  if (!isInWps()) return (window as Guarded).jixiaoGuard?.show('outside-wps');
  speakOfWps({ app: appName, document: '工作簿', check: zh.check.recheck });
  const door = fileDoor(embeddedThread(document));
  const own = new OwnBook(wpsAround);
  const asked = new AskedViews('et', views);
  const saver = besideSaver(own);
  startPane({
    root,
    host: createWpsHost({ own }),
    packs: embeddedPacks(document, inflated),
    receipts: receiptStorage,
    fileName: zh.thisWorkbook,
    theme: systemTheme,
    view: asked.first,
    keeper: localKeeper,
    openDoor: async () => door,
    readLastYear: door.workbook,
    readReport: (bytes, file) => readReportText(door, bytes, file),
    authorWorkbook: async (edits) =>
      (await import('../hosts/file/author/workbook/author-workbook')).authorWorkbook(edits, { creator: '' }),
    saver,
    makeDocument: async (written, workbook) =>
      (await import('./main-made-report')).madeReport(written, workbook, saver),
    printReport: async (written) => (await import('./main-print')).printedParts(written),
    reportFiles: { open: (bytes, file) => openReportFile(door, bytes, file) },
    handLink: async (link) => handToWriter(own, link),
    handIn: { tools: async () => (await import('../hosts/file/hand-in/tools')).handInTools },
    corner: <FoldButton onFold={() => foldPane('et')} />,
    onAsked: (turn) => asked.watch(turn),
  });
}

main();
