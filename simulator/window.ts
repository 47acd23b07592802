import type { Desk } from './src/page/document/desk';
import type { GridLibrary } from './src/page/grid/open-grid';
import type { Workbench } from './src/page/workbench';

declare global {
  /** What the page of the simulated Office puts into its window; a test in a browser imports this module for the types alone. */
  interface Window {
    /** Univer with its grid (dist/univer/browser.js). */
    readonly UniverForWorkbench: GridLibrary;
    /** The window that plays Excel: for tests and for the curious. */
    workbench: Workbench;
    /** What stands around the workbook's window: the way to the document's. */
    desk: Desk;
  }
}
