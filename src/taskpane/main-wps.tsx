import './offline/polyfills';
import { inflated } from '../hosts/file/package/inflate';
import { foldPane, isInWps } from '../hosts/wps/task-pane';
import { createWpsHost } from '../hosts/wps/wps-host';
import { FoldButton } from './frame/fold-button';
import { fileDoor } from './main-files';
import { embeddedPacks } from './offline/embedded-packs';
import { embeddedThread } from './offline/embedded-thread';
import { localKeeper } from './offline/local-keeper';
import { receiptStorage } from './receipt-storage';
import { startPane } from './start-pane';
import './styles/later';
import './styles/wps.css';
import { zh } from './text/zh';
import { systemTheme } from './theme';
import { viewOfAddress } from './view';

/** guard.js, which stands before everything on the page. */
interface Guarded {
  readonly jixiaoGuard?: { show(why: 'outside-wps'): void };
}

/**
 * The pane in WPS 表格: the same views over another host. No office.js, nothing fetched: in WPS a page of the disk asks for other files in
 * vain, so packs and reading thread are in the page, as in 网页版. Whether WPS hands out a download nobody has seen: a report leaves by
 * 复制链接数据.
 */
function main(): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  if (!isInWps()) return (window as Guarded).jixiaoGuard?.show('outside-wps');
  const door = fileDoor(embeddedThread(document));
  startPane({
    root,
    host: createWpsHost(),
    packs: embeddedPacks(document, inflated),
    receipts: receiptStorage,
    fileName: zh.thisWorkbook,
    theme: systemTheme,
    view: viewOfAddress(location.search),
    keeper: localKeeper,
    openDoor: async () => door,
    readLastYear: door.workbook,
    corner: <FoldButton onFold={() => foldPane('et')} />,
  });
}

main();
