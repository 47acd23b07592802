import type { Browser, Page } from 'playwright-core';
import type { Site } from './serve';

export type Look = 'light' | 'dark' | 'contrast';

export interface PaneWish {
  readonly view?: string;
  readonly book?: string;
  readonly width?: number;
  readonly height?: number;
  readonly look?: Look;
}

export interface OpenPane {
  readonly page: Page;
  /** CSP violations and uncaught errors so far. */
  readonly complaints: string[];
}

const ready: Readonly<Record<string, string>> = {
  check: '.group',
  score: '.group',
  template: '.lines',
  report: '.section',
};

/** A fresh page with the pane at a view, waited for until its content stands. */
export async function openPane(browser: Browser, site: Site, wish: PaneWish = {}): Promise<OpenPane> {
  const { view = 'check', book = 'story.xlsx', width = 320, height = 900, look = 'light' } = wish;
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: 2,
    colorScheme: look === 'dark' ? 'dark' : 'light',
    forcedColors: look === 'contrast' ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${site.origin}/taskpane.html?view=${view}${book === '' ? '' : `&book=${book}`}`);
  await page.waitForSelector(book === '' ? '.picture' : (ready[view] ?? '.body'));
  return { page, complaints };
}
