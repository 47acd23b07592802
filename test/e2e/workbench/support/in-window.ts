import { DocumentHalf } from './document';
import { inBrowser } from '../../browser';
import { serve, type Served } from './site';
import { PATIENCE, WorkbenchWindow } from './window';

/** What a test in a window has at hand. */
export interface InWindow {
  readonly served: Served;
  readonly excel: WorkbenchWindow;
}

/** Tests that each begin with the sample open and judged, in a new window. Whatever the window complains about, and any fault of the simulation, fails them. */
export function inWindow(title: string, tests: (at: InWindow) => void): void {
  inWindows('new', title, tests);
}

/** `window`: a new one for each test, or the same for all where they leave the workbook as it is. */
function inWindows(window: 'new' | 'same', title: string, tests: (at: InWindow) => void): void {
  inBrowser(title, () => {
    const at = {} as { served: Served; excel?: WorkbenchWindow; word?: DocumentHalf };
    beforeAll(async () => {
      at.served = await serve();
    }, 300_000);
    afterAll(async () => at.served?.close());
    beforeEach(async () => {
      at.excel ??= await WorkbenchWindow.open(at.served);
      await at.excel.pane('.group');
    }, PATIENCE * 2);
    afterEach(async () => {
      const { excel, word } = at;
      delete at.word;
      if (!excel) return;
      const faults = [...excel.complaints, ...(await excel.counts()).bugs, ...((await word?.bugs()) ?? [])];
      if (window === 'new' || faults.length > 0) {
        delete at.excel;
        await excel.page.close();
      }
      expect(faults).toEqual([]);
    });
    tests(at as InWindow);
  });
}

/** A test that has the sample's report open beside the workbook. */
export interface InBothWindows extends InWindow {
  word: DocumentHalf;
}

/** As inWindow, with the sample's report open in the half that plays Word. */
export function inBothWindows(title: string, tests: (at: InBothWindows) => void): void {
  inWindows('new', title, withReport(tests));
}

/** As inBothWindows, for tests that leave the workbook as it is: one window for all, the sample's report opened anew for each. */
export function inOneDesk(title: string, tests: (at: InBothWindows) => void): void {
  inWindows('same', title, withReport(tests));
}

function withReport(tests: (at: InBothWindows) => void): (at: InWindow) => void {
  return (window) => {
    const at = window as InBothWindows;
    beforeEach(async () => {
      at.word = await DocumentHalf.openSample(at.excel);
    }, PATIENCE);
    tests(at);
  };
}
