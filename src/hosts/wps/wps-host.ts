import type { WorkbookHost } from '../port/workbook-host';
import { windowTimer, type Schedule } from '../port/live/schedule';
import { Changes } from './changes';
import { activeCell, goToCell } from './navigate';
import { OwnBook } from './own-book';
import { tried } from './problems';
import { appName, wpsAround } from './program';
import { readBook } from './read';

export interface WpsHostOptions {
  /** Default: the window's timer. */
  readonly schedule?: Schedule;
  /** How long events are gathered before the listener is called once. */
  readonly coalesceMs?: number;
  /** Default: one of its own. For those who write beside the workbook that the pane is about. */
  readonly own?: OwnBook;
}

/**
 * The open workbook in WPS 表格, through the JSAPI of its add-ins (ADR 34). Everything there is synchronous and takes effect at once, and
 * nothing can be rolled back: whatever can be refused is asked before the first write. Of the workbook nothing is kept but its full name.
 */
export function createWpsHost(options: WpsHostOptions = {}): WorkbookHost {
  const schedule = options.schedule ?? windowTimer;
  const own = options.own ?? new OwnBook(wpsAround);
  const changes = new Changes(wpsAround);
  return {
    // Whether a write leaves Ctrl+Z alone nobody has looked at: said to be emptied until somebody has.
    capabilities: {
      app: appName,
      reportApp: 'WPS 文字',
      backByF6: false,
      liveChanges: true,
      goTo: true,
      keepsUndo: false,
    },
    read: async (scope = 'bound') => tried(() => readBook(own.forReading().book, scope)),
    readPrinted: async () => {
      const { readPrinted } = await import('./printed');
      return tried(() => readPrinted(own.forReading().book));
    },
    // Loaded with the first command that writes: opening and checking read only.
    apply: async (edits, applyOptions = {}) =>
      (await import('./apply/apply')).applyEdits(edits, applyOptions, { own, changes, schedule }),
    inspect: async (wishes) => {
      const { inspectSheet } = await import('./inspect');
      return tried(() => wishes.map((wish) => inspectSheet(own.forReading().book, wish)));
    },
    goTo: async (sheet, address) => tried(() => goToCell(own.forWriting(), sheet, address), { sheet, address }),
    onChanged: async (listener) => {
      const stop = tried(() => changes.listen(listener, options.coalesceMs ?? 25, schedule));
      return async () => tried(stop);
    },
    selection: async () => tried(() => activeCell(own.forReading())),
  };
}
