import type { Page } from 'playwright-core';

/** The focused element as a person would name it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return '（页面）';
    const label =
      one.closest('label')?.textContent ??
      (one.id === '' ? null : document.querySelector(`label[for="${CSS.escape(one.id)}"]`)?.textContent);
    return (one.getAttribute('aria-label') ?? label ?? one.textContent ?? '').replace(/\d+/g, 'N').trim();
  });
}

export async function walk(page: Page, key: string, times: number): Promise<string[]> {
  const stops: string[] = [];
  for (let n = 0; n < times; n++) {
    await page.keyboard.press(key);
    stops.push(await focused(page));
  }
  return stops;
}
