import type { Frame, FrameLocator, Page } from 'playwright-core';

/** 恢复公式 of the first finding that offers it: what will be written is shown, what was typed is ticked, then it is written. */
export async function restoreFormula(pane: Page | Frame | FrameLocator): Promise<void> {
  await pane.getByRole('button', { name: '恢复公式' }).first().click();
  const preview = pane.locator('.preview');
  await preview.waitFor();
  for (const box of await preview.getByRole('checkbox').all()) await box.check();
  await preview.getByRole('button', { name: /^写入 \d+ 格$/ }).click();
}
