import type { Frame, Page } from 'playwright-core';

/** 送出: a reason for all that stands in the way, by keyboard. */
export async function giveReasons(pane: Page | Frame): Promise<void> {
  const open = pane.locator('.hand-in-item', { has: pane.locator('details') });
  await open.first().waitFor();
  for (let left = await open.count(); left > 0; left--) {
    const row = open.first();
    await row.locator('summary').press('Enter');
    await row.locator('textarea').fill('县里同意先报');
    await row.getByRole('button', { name: '按这个理由送出' }).click();
    await pane.waitForFunction((most) => document.querySelectorAll('.hand-in-item details').length === most, left - 1);
  }
}
