import type { Browser, Page } from 'playwright-core';
import type { Look, OpenPane } from './open-pane';
import type { Site } from './serve';

export interface WordWish {
  readonly doc?: string;
  readonly view?: 'ledger' | 'links';
  readonly width?: number;
  readonly height?: number;
  readonly look?: Look;
}

/** A fresh page with the pane beside a report. */
export async function openWord(browser: Browser, site: Site, wish: WordWish = {}): Promise<OpenPane> {
  const { doc = 'report.docx', view = 'ledger', width = 320, height = 900, look = 'light' } = wish;
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: 2,
    colorScheme: look === 'dark' ? 'dark' : 'light',
    forcedColors: look === 'contrast' ? 'active' : 'none',
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
  });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${site.origin}/taskpane.html?view=${view}&doc=${doc}`);
  await page.waitForSelector('.body h1, .bug');
  return { page, complaints };
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
