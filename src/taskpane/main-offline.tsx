import './offline/polyfills';
import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { linkReport } from '../app/refresh-link';
import { resultsAfter } from '../app/stored-results';
import { stampOf } from '../core/report/link/document-stamp';
import { inflated } from '../hosts/file/package/inflate';
import { openWorkbookFile } from '../hosts/file/workbook-file';
import { browserClock } from './browser-clock';
import { browserSaver } from './browser-saver';
import { keepDraftsOf } from './drafts';
import { auditFile } from './main-audit-file';
import { fileDoor } from './main-files';
import { openAnyReport, readReportText } from './main-report-file';
import type { ErrorBoundary } from './error-boundary';
import { DeskSession } from '../app/desk-session/desk-session';
import { download, pickPlace } from './offline/browser-files';
import { embeddedPacks } from './offline/embedded-packs';
import { embeddedThread } from './offline/embedded-thread';
import { localKeeper } from './offline/local-keeper';
import { OfflineApp } from './offline/offline-app';
import { Preferences } from './preferences';
import './styles/pane.css';
import './styles/check.css';
import './styles/later';
import './styles/desk.css';
import { zhOffline } from './text/zh-offline';
import { systemTheme } from './theme';

/** 网页版: the pane over files, for desks without the add-in. No office.js, no network. */
function main(): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  const packs = embeddedPacks(document, inflated);
  const boundary = createRef<ErrorBoundary>();
  const startThread = embeddedThread(document);
  // Two: each tells of its own files where they were asked for.
  const door = fileDoor(startThread);
  const lastYearDoor = fileDoor(startThread);
  const desk = new DeskSession({
    packs,
    clock: browserClock,
    newId: () => crypto.randomUUID(),
    pickPlace,
    download,
    onWorkbook: keepDraftsOf,
    words: zhOffline,
    openWorkbook: async (bytes, file, disk, showPlace) =>
      openWorkbookFile(bytes, file, disk, {
        read: door.workbook,
        resultsAfter: (before, after) => resultsAfter(packs, before, after),
        author: async (edits) => {
          const { authorWorkbook } = await import('../hosts/file/author/workbook/author-workbook');
          return authorWorkbook(edits, { creator: '' });
        },
        showPlace: (sheet, address) => showPlace({ sheet, address }),
      }),
    openReport: (bytes, file) => openAnyReport(door, bytes, file),
    readWorkbook: door.workbook,
    stopReading: () => door.cancel(),
    authorReport: async (written, workbook) => {
      const { authorDocument } = await import('../hosts/file/author/document/author-document');
      const stamp = stampOf(linkReport(workbook, written, new Date().toISOString()));
      const { report, tables, unitName } = written;
      return authorDocument(report, tables, { creator: unitName, linkPackage: JSON.stringify(stamp) });
    },
    onBug: (error) => boundary.current?.show(error),
  });
  const preferences = new Preferences(localKeeper);
  createRoot(root).render(
    <OfflineApp
      tools={{
        desk,
        packs,
        preferences,
        deskDoor: door,
        openDoor: async () => lastYearDoor,
        authorWorkbook: async (edits) => {
          const { authorWorkbook } = await import('../hosts/file/author/workbook/author-workbook');
          return authorWorkbook(edits, { creator: '' });
        },
        saver: browserSaver,
        readReport: (bytes, file) => readReportText(lastYearDoor, bytes, file),
        printReport: async (written) => (await import('./main-print')).printedParts(written),
        readLastYear: lastYearDoor.workbook,
        handIn: {
          tools: async () => (await import('../hosts/file/hand-in/tools')).handInTools,
          atHand: () => desk.atHand(),
        },
        saveAudit: (audit, name) =>
          auditFile(audit, name).then(
            ({ bytes, file }) => download('report', bytes, file),
            (error: unknown) => boundary.current?.show(error),
          ),
      }}
      theme={systemTheme}
      boundary={boundary}
    />,
  );
  void preferences.load();
}

main();
