import type { ReceiptKeeper } from '../app/workbook-session/kept-receipts';
import { attemptStorage } from './browser-storage';

const key = 'jixiao.receipts';

/** sessionStorage, as drafts: a button of the ribbon loads the pane anew. It ends with the window, and holds one workbook. */
export const receiptStorage: ReceiptKeeper = {
  load: (workbookId) => {
    const kept = attemptStorage(() => window.sessionStorage.getItem(key)) ?? '';
    return kept.startsWith(`${workbookId}\n`) ? kept.slice(workbookId.length + 1) : null;
  },
  save: (workbookId, text) => {
    const done = attemptStorage(() => {
      window.sessionStorage.setItem(key, `${workbookId}\n${text}`);
      return true;
    });
    // An older state would offer what was taken back since.
    if (!done) attemptStorage(() => window.sessionStorage.removeItem(key));
    return done ?? false;
  },
};
