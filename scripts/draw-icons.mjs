// `node scripts/draw-icons.mjs`: assets/icon-<size>.png from the mark of assets/icon.svg, each size hinted: the table's lines lie
// on whole pixels, the tick keeps its slope. Run by hand after the mark changes; it needs playwright-core and a Chromium.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT } from './bootstrap.mjs';
import { markOf, SIZES } from './icon-mark.mjs';

const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0;line-height:0">${markOf(size)}</body>`);
  writeFileSync(join(ROOT, 'assets', `icon-${size}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
