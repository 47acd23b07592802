import type { Page } from 'playwright-core';
import { openAddress, type Look, type OpenPane } from './open-pane';
import type { AtPane } from './pane-site';
import type { Site } from './serve';

export interface WordWish {
  readonly doc?: string;
  readonly view?: 'ledger' | 'links' | 'audit';
  readonly width?: number;
  readonly height?: number;
  readonly look?: Look;
}

/** A fresh page with the pane beside a report. */
export async function openWord(at: AtPane, wish: WordWish = {}): Promise<OpenPane> {
  const { doc = 'report.docx', view = 'ledger' } = wish;
  return openAddress(at, `view=${view}&doc=${doc}`, '.body h1, .bug', wish);
}

/** Excel saves: the file that the pane has chosen holds this workbook now. A real file handle of the browser's own file system. */
export async function saveBook(page: Page, book: string): Promise<void> {
  await page.evaluate(async (name) => {
    const bytes = await (await fetch(name)).arrayBuffer();
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('开福区征地办2018绩效自评.xlsx', { create: true });
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close();
    Object.assign(window, { showOpenFilePicker: async () => [handle] });
  }, book);
}

/** 选择自评工作簿, with the picker answered. */
export async function chooseBook(page: Page, book = 'now.xlsx'): Promise<void> {
  await saveBook(page, book);
  await page.getByRole('button', { name: '选择自评工作簿（.xlsx）' }).click();
}

/** 粘贴链接数据, as a paste of the whole text. */
export async function pasteLink(page: Page, site: Site, file: string): Promise<void> {
  const text = await (await fetch(`${site.origin}/${file}`)).text();
  await page.getByRole('button', { name: '粘贴链接数据' }).click();
  await page.getByLabel('把复制的内容全部粘贴到这里').evaluate((box, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

/** The words of the document as it stands. */
export function documentText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { report } = window as unknown as {
      report: { read(): Promise<{ found: { controls: { text: string }[] } }> };
    };
    return (await report.read()).found.controls.map(({ text }) => text).join('\n');
  });
}
