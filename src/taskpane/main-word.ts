import type { PackSource } from '../app/live/pack-source';
import { createWordHost, loadAhead } from '../hosts/office/word/word-host';
import { paneDoor } from './main-pane-files';
import { makeTable } from './main-report-file';
import { offerDocument } from './offer-document';
import { officeTheme } from './main-theme';
import { startWordPane } from './start-word-pane';
import { wordViewOfAddress } from './word/word-view';

/** The pane in Word. */
export function startInWord(root: HTMLElement, packs: PackSource): void {
  const door = paneDoor();
  startWordPane({
    root,
    host: createWordHost({ makeTable }),
    loadAhead,
    packs,
    theme: officeTheme(),
    view: wordViewOfAddress(location.search),
    openRelay: async (tools) => (await import('./main-relay')).openReceiving(tools),
    door,
    readWorkbook: door.workbook,
    offerFile: offerDocument,
    authorReport: async ({ report, tables, unitName }, linkPackage) => {
      const { authorDocument } = await import('../hosts/file/author/document/author-document');
      return authorDocument(report, tables, { creator: unitName, linkPackage });
    },
  });
}
