import { inBrowser, serve, type Served } from './site';
import { PATIENCE, WorkbenchWindow } from './window';

/** What a test in a window has at hand; the window is a new one for each test. */
export interface InWindow {
  readonly served: Served;
  readonly excel: WorkbenchWindow;
}

/** Tests that each begin with the sample open and judged. Whatever the window complains about, and any fault of the simulation, fails them. */
export function inWindow(title: string, tests: (at: InWindow) => void): void {
  inBrowser(title, () => {
    const at = {} as { served: Served; excel: WorkbenchWindow };
    beforeAll(async () => {
      at.served = await serve();
    }, 300_000);
    afterAll(async () => at.served?.close());
    beforeEach(async () => {
      at.excel = await WorkbenchWindow.open(at.served);
      await at.excel.pane('.group');
    }, PATIENCE * 2);
    afterEach(async () => {
      const { bugs } = await at.excel.counts();
      const { complaints } = at.excel;
      await at.excel.page.close();
      expect([...bugs, ...complaints]).toEqual([]);
    });
    tests(at);
  });
}
