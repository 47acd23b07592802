import type { Page } from 'playwright-core';
import type { AtPane } from './pane-site';

export type Look = 'light' | 'dark' | 'contrast';

/** In the order of a visit: a pane opened in the first is looked at as it opened, then in what the system changes to. */
export const looks = ['dark', 'light', 'contrast'] as const satisfies readonly Look[];

const mediaOf = (look: Look) =>
  ({
    colorScheme: look === 'dark' ? 'dark' : 'light',
    forcedColors: look === 'contrast' ? 'active' : 'none',
  }) as const;

/** As when the system's theme is changed beside an open pane; back when every colour has arrived. */
export async function setLook(page: Page, look: Look): Promise<void> {
  await page.emulateMedia(mediaOf(look));
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    // Fluent's buttons change colour by a transition, which on a busy machine outlives the change of theme.
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

export interface PaneWish {
  readonly view?: string;
  readonly book?: string;
  /** What is written is written; 'lost': and it empties the user's own undo. Absent: it is read only. */
  readonly write?: '1' | 'lost';
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
export async function openPane(at: AtPane, wish: PaneWish = {}): Promise<OpenPane> {
  const { view = 'check', book = 'story.xlsx', write } = wish;
  const address = `view=${view}${book === '' ? '' : `&book=${book}`}${write === undefined ? '' : `&write=${write}`}`;
  return openAddress(at, address, book === '' ? '.picture' : (ready[view] ?? '.body'), wish);
}

/** A fresh page with the pane as its address says; `stands`: what is waited for. */
export async function openAddress(
  { browser, site }: AtPane,
  address: string,
  stands: string,
  { width = 320, height = 900, look = 'light' }: Pick<PaneWish, 'width' | 'height' | 'look'>,
): Promise<OpenPane> {
  const page = await browser.newPage({
    viewport: { width, height },
    // For pictures that people look at; drawn in software it costs four times as much.
    deviceScaleFactor: process.env['PICTURES'] === 'all' ? 2 : 1,
    ...mediaOf(look),
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
  });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${site.origin}/taskpane.html?${address}`);
  await page.waitForSelector(stands);
  return { page, complaints };
}
