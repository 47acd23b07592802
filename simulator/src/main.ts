import type {} from '../window';
import type { BookFile } from './files/book-file';
import { emptyBook, readBook } from './page/book-files';
import { Desk } from './page/document/desk';
import { makeMistakes } from './page/mistakes';
import { Workbench } from './page/workbench';
import { zh } from './page/text';
import './page/workbench.css';
import './page/document/desk.css';

/** The pack's own example with a few mistakes that people really make, so that the first look shows findings. */
async function main(): Promise<void> {
  const [{ pane }, sample] = await Promise.all([fetchJson<{ pane: string }>('workbench.json'), readSample()]);
  const root = document.getElementById('window');
  if (!root) throw new Error('the page has no #window');
  const workbench = (): Workbench => window.workbench;
  window.desk = new Desk(root, {
    paneOrigin: pane,
    openBook: (file) => void workbench().openFile(file),
    focusBook: () => workbench().focusGrid(),
  });
  window.workbench = new Workbench(
    window.desk.bookRoot,
    window.UniverForWorkbench,
    pane,
    (view) => view === 'report' && window.desk.showBeside(),
  );
  const asked = new URLSearchParams(location.search);
  if (asked.has('empty')) await window.workbench.open(emptyBook(), `${zh.newName}.xlsx`);
  // As in Excel, where a workbook stands open before anybody presses the add-in's button.
  else await window.workbench.open(sample, `${zh.sampleName}.xlsx`, asked.has('closed') ? null : 'check', makeMistakes);
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
