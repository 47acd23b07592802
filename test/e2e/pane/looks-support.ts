import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { picture } from './pane-site';

const axeSource = readFileSync(join(dirname(require.resolve('axe-core')), 'axe.min.js'), 'utf8');

const widths = [270, 320, 350, 500];

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Everything axe knows, best practices too. */
export async function axeFindings(page: Pick<Page | Frame, 'evaluate'>): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } };
    return (await axe.run()).violations;
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join(' | ')}`,
  );
}

/** The whole view on one picture: the pane as tall as its content. */
export async function unroll(page: Page, width: number): Promise<void> {
  const height = await page.evaluate(() => {
    const body = document.querySelector('.body');
    return window.innerHeight + (body ? body.scrollHeight - body.clientHeight : 0);
  });
  await page.setViewportSize({ width, height });
}

export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(
      ...[document.documentElement, document.querySelector('.body')!].map((one) => one.scrollWidth - one.clientWidth),
    ),
  );
}

/** How much taller the page is than its window: what scrolls is the pane's own body, or the whole pane goes out of sight. */
async function outerScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const page = document.scrollingElement!;
    return page.scrollHeight - page.clientHeight;
  });
}

/** Nothing but the pane's body scrolls, not sideways either at any width, and nothing that axe finds in those of `asked`; `name` of the picture in a width. */
export async function holdsAtEveryWidth(
  page: Page,
  name: (width: number) => string,
  asked: readonly number[] = widths,
): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 600 });
    expect(await outerScroll(page)).toBe(0);
    await unroll(page, width);
    expect(await sidewaysScroll(page)).toBe(0);
    if (asked.includes(width)) expect(await axeFindings(page)).toEqual([]);
    await page.mouse.move(1, 1);
    await picture(page, width, name(width));
  }
}
