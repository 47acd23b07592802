import './offline/polyfills';
import { inflated } from '../hosts/file/package/inflate';
import { AskedViews } from '../hosts/wps/asked-view';
import { writerName } from '../hosts/wps/program';
import { foldPane, isInWps } from '../hosts/wps/task-pane';
import { rowsOfPage, seenBuilds } from '../hosts/wps/writer/open/seen-builds';
import { WriterDesk } from '../hosts/wps/writer/writer-desk';
import { FoldButton } from './frame/fold-button';
import { fileDoor } from './main-files';
import { openReportFile } from './main-report-file';
import { embeddedPacks } from './offline/embedded-packs';
import { embeddedThread } from './offline/embedded-thread';
import { startWordPane } from './start-word-pane';
import './styles/wps.css';
import { zhWord } from './text/zh-word';
import { systemTheme } from './theme';
import { wordViews } from './word/word-view';
import { speakOfWps } from './wps/speak';

/** guard.js, which stands before everything on the page. */
interface Guarded {
  readonly jixiaoGuard?: { show(why: 'outside-wps-writer'): void };
}

/**
 * The pane in WPS 文字: the same views over the saved file (ADR 34, stage one), or, in builds that somebody has seen, over the open document. No
 * office.js, nothing fetched, packs and reading thread in the page, as in WPS 表格. What was updated is written beside the document, so nothing
 * has to be handed out as a download.
 */
function main(): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  if (!isInWps()) return (window as Guarded).jixiaoGuard?.show('outside-wps-writer');
  speakOfWps({ app: writerName, document: '文档', check: zhWord.foot.reread });
  const door = fileDoor(embeddedThread(document));
  const asked = new AskedViews('wps', wordViews);
  const tried = rowsOfPage(document.getElementById('jixiao-seen-builds')?.textContent);
  const desk = new WriterDesk({
    openFile: (bytes, name) => openReportFile(door, bytes, name),
    builds: [...seenBuilds, ...tried],
  });
  startWordPane({
    root,
    host: desk.host(),
    onOther: (begin) => desk.onOther(() => begin(desk.host())),
    saved: desk.saved,
    handed: desk.handed,
    packs: embeddedPacks(document, inflated),
    theme: systemTheme,
    view: asked.first ?? 'ledger',
    door,
    readWorkbook: door.workbook,
    corner: <FoldButton onFold={() => foldPane('wps')} />,
    onAsked: (turn) => asked.watch(turn),
  });
}

main();
