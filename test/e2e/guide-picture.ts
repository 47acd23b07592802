import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { root } from './browser';

/**
 * Pictures of the guides, and the words to be seen in each: a view whose words changed wants its picture taken anew, and the guide read
 * again: `UPDATE_PICTURES=1 npm run unit -- guide-pictures`.
 */
const isUpdate = process.env['UPDATE_PICTURES'] === '1';
const folder = join(root, 'docs/pictures');

type Words = Readonly<Record<string, readonly string[]>>;

/** Day and time of day are others each time. */
const withoutTime = (line: string): string =>
  line.replace(/\d{1,2}:\d{2}/g, '00:00').replace(/\d{1,2}月\d{1,2}日/g, '1月1日');

/** All that is read in a page or pane; what is only heard is said when its time comes, and is in no picture. */
export function wordsSeen(place: Page | Frame): Promise<string> {
  return place.evaluate(() => {
    const unseen = [...document.querySelectorAll<HTMLElement>('.unseen')];
    for (const one of unseen) one.style.display = 'none';
    const text = document.body.innerText;
    for (const one of unseen) one.style.display = '';
    return text;
  });
}

/** One test file's pictures with their words, in a file of its own: two that run at once would write over each other's. */
export class GuidePictures {
  private readonly path: string;
  constructor(file: string) {
    this.path = join(folder, file);
  }

  /** What was to be seen when the pictures were taken. */
  get recorded(): Words {
    return existsSync(this.path) ? (JSON.parse(readFileSync(this.path, 'utf8')) as Words) : {};
  }

  /** The picture of a page as the guides have it; @param text all that is read in it */
  async hold(name: string, page: Page, text: string): Promise<void> {
    const lines = text.split('\n').map((line) => withoutTime(line).trim());
    const words = lines.filter((line) => line !== '').slice(0, 120);
    expect(words.length).toBeGreaterThan(2);
    if (isUpdate) {
      await page.screenshot({ path: join(folder, `${name}.png`) });
      writeFileSync(this.path, `${JSON.stringify({ ...this.recorded, [name]: words }, null, 1)}\n`);
    }
    expect(existsSync(join(folder, `${name}.png`))).toBe(true);
    expect({ name, words }).toEqual({ name, words: this.recorded[name] });
  }

  /** No words are kept of a picture that nobody takes any more. */
  holdAll(names: readonly string[]): void {
    if (isUpdate) {
      const kept = Object.fromEntries(
        names.flatMap((name) => (this.recorded[name] ? [[name, this.recorded[name]]] : [])),
      );
      writeFileSync(this.path, `${JSON.stringify(kept, null, 1)}\n`);
    }
    expect(Object.keys(this.recorded).sort()).toEqual([...names].sort());
  }
}
