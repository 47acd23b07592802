import type { BookFile } from './files/book-file';
import { emptyBook, readBook } from './page/book-files';
import { makeMistakes } from './page/mistakes';
import { Workbench } from './page/workbench';
import type { GridLibrary } from './page/grid/open-grid';
import { zh } from './page/text';
import './page/workbench.css';

declare global {
  interface Window {
    /** Univer with its grid (dist/univer/browser.js). */
    readonly UniverForWorkbench: GridLibrary;
    /** For tests and for the curious. */
    workbench: Workbench;
  }
}

/** The pack's own example with a few mistakes that people really make, so that the first look shows findings. */
async function main(): Promise<void> {
  const [{ pane }, sample] = await Promise.all([fetchJson<{ pane: string }>('workbench.json'), readSample()]);
  const root = document.getElementById('window');
  if (!root) throw new Error('the page has no #window');
  root.replaceChildren();
  window.workbench = new Workbench(root, window.UniverForWorkbench, pane);
  if (new URLSearchParams(location.search).has('empty')) await window.workbench.open(emptyBook(), `${zh.newName}.xlsx`);
  else await window.workbench.open(sample, `${zh.sampleName}.xlsx`, 'check', makeMistakes);
}

async function readSample(): Promise<BookFile> {
  const bytes = new Uint8Array(await (await fetch('books/sample.xlsx')).arrayBuffer());
  const read = await readBook(bytes, zh.sampleName);
  if (typeof read === 'string') throw new Error(read);
  return read;
}

async function fetchJson<T>(address: string): Promise<T> {
  return (await (await fetch(address)).json()) as T;
}

void main();
