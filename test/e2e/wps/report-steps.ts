import { readCarrier } from '../../../src/core/report/link/carrier';
import type { LinkPackage } from '../../../src/core/report/link/link-package';
import { readDocumentText } from '../../../src/hosts/file/read/document-text';
import { axeFindings } from '../pane/looks-support';
import { picture } from '../pane/pane-site';
import type { Browser } from 'playwright-core';
import { openWpsWindow, type OpenWpsWindow } from './wps-window';

/** The example of the first template in an empty workbook of the simulated WPS. */
export async function installedInWps(
  browser: Browser,
  options: Parameters<typeof openWpsWindow>[1] = {},
): Promise<OpenWpsWindow> {
  const opened = await openWpsWindow(browser, options);
  await opened.pane.getByLabel(/例子/).check();
  await opened.pane.getByRole('button', { name: /^装入 \d+ 张表$/ }).click();
  await opened.pane.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('必填项都填了'), null, {
    timeout: 60_000,
  });
  return opened;
}

/** 生成 Word 报告 and 交给 WPS 文字 from 报告, and both held against the cells of the simulated workbook. @returns the report's path */
export async function writtenAndHandedOver(opened: OpenWpsWindow, width: number): Promise<string> {
  const { page, pane, wps, bytesOf } = opened;
  const generate = pane.getByRole('button', { name: '生成 Word 报告' });
  await generate.click();
  await pane.getByText('这个工作簿还没有保存在这台电脑上').waitFor();
  expect(await wps(({ disk }) => disk.files())).toEqual([]);
  await wps((simulated) => simulated.saveAs('自评 2018/开福区自评表.xlsx'));
  await generate.click();
  const said = pane.getByText('请用 WPS 文字打开它');
  await said.waitFor();
  expect(await pane.getByText('还没有保存在这台电脑上').count()).toBe(0);
  const [path, book] = await wps(({ disk }) => disk.files().sort((one) => (one.endsWith('.docx') ? -1 : 1)));
  expect(book).toMatch(/\/自评 2018\/开福区自评表\.xlsx$/);
  expect(path!.slice(0, path!.lastIndexOf('/'))).toBe(book!.slice(0, book!.lastIndexOf('/')));
  expect(await said.innerText()).toContain(path!.slice(path!.lastIndexOf('/') + 1));

  await pane.getByRole('button', { name: '交给 WPS 文字' }).click();
  await pane.getByText('已交出。').waitFor();
  await picture(page, width, 'wps-handed');
  const link = readCarrier(Buffer.from((await bytesOf('/tmp/jixiao-link-1.txt'))!).toString('utf8'));
  const { text } = readDocumentText((await bytesOf(path!))!, path!);
  const missing = link.figures.filter(({ shown }) => !text.includes(shown));
  expect(missing).toEqual([]);
  expect(await differing(opened, link)).toEqual([]);
  for (const look of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: look });
    await picture(page, width, `wps-handed-${look}`);
    expect(await axeFindings(pane)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return path!;
}

/** Figures of a package that say something else than the cell they name. */
async function differing({ valueAt }: OpenWpsWindow, link: LinkPackage): Promise<string[]> {
  const found: string[] = [];
  let compared = 0;
  for (const { label, value, place } of link.figures) {
    if (!place || value === null || !Number.isFinite(Number(value))) continue;
    compared += 1;
    const cell = await valueAt(place.sheet, place.address);
    if (Math.abs(Number(cell) - Number(value)) > 1e-9) found.push(`${label}: ${value} / ${String(cell)}`);
  }
  if (compared < 20) found.push(`only ${compared} figures compared`);
  return found;
}
