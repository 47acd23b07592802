import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import type {} from '../../../../simulator/window';
import { PATIENCE, type WorkbenchWindow } from './window';

/** The half of the workbench that plays Word, as a test uses it: hands on the page, eyes on the pane. */
export class DocumentHalf {
  private constructor(readonly page: Page) {}

  /** Opens the sample's report beside the workbook, in place of what stands there. */
  static async openSample({ page }: WorkbenchWindow): Promise<DocumentHalf> {
    const old = await page.evaluateHandle(() => window.desk.documents?.document ?? null);
    await page.locator('[data-command="open-sample-report"]').click();
    await page.waitForFunction((old) => (window.desk.documents?.document ?? null) !== old, old, { timeout: PATIENCE });
    const half = new DocumentHalf(page);
    await half.isOpen('样例');
    return half;
  }

  /** Opens a file as by “打开 Word 文档”. */
  static async open({ page }: WorkbenchWindow, name: string, bytes: Uint8Array): Promise<DocumentHalf> {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.locator('[data-command="open-document"]').click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    const half = new DocumentHalf(page);
    await half.isOpen(name);
    return half;
  }

  async isOpen(name: string): Promise<void> {
    await this.page.waitForFunction(
      (name) => document.querySelector('.word .file-name')?.textContent?.includes(name),
      name,
      { timeout: PATIENCE },
    );
    await this.page.waitForSelector('.word .sheet', { timeout: PATIENCE });
  }

  command(id: string) {
    return this.page.locator(`.word [data-command="word-${id}"]`);
  }

  async tab(name: 'home' | 'review' | 'addin' | 'simulate'): Promise<void> {
    await this.page.locator(`[role="tab"][data-tab="word-${name}"]`).click();
  }

  /** The task pane once it shows a view. */
  async pane(ready = '.body > :visible'): Promise<Frame> {
    const element = await this.page.waitForSelector('.word .pane-frame', { timeout: PATIENCE });
    const frame = await element.contentFrame();
    if (!frame) throw new Error('the pane has no frame');
    await frame.waitForSelector(ready, { timeout: PATIENCE });
    return frame;
  }

  /** Text of the drawn page, or of one control, as it is seen. */
  async shown(tag?: string): Promise<string> {
    return this.page
      .locator(tag === undefined ? '.word .pages' : `.word [data-tag="${tag}"]`)
      .first()
      .innerText();
  }

  /** Text of the document itself, or of one control; paragraphs by \n. */
  text(tag?: string): Promise<string> {
    return this.page.evaluate((tag) => {
      const { model } = window.desk.documents!.document;
      const root = tag === undefined ? model.body : model.controlByTag(tag);
      if (!root) throw new Error(`no control ${tag}`);
      const paragraphs = [...root.getElementsByTagName('w:p')];
      const lettersOf = (one: Element): string =>
        [...one.getElementsByTagName('w:t')].map((piece) => piece.textContent ?? '').join('');
      return (paragraphs.length === 0 ? [root] : paragraphs).map(lettersOf).join('\n');
    }, tag);
  }

  /** Puts the caret by mouse behind the first place where a text is seen on the page. */
  async clickBehind(text: string): Promise<void> {
    const spot = await this.page.evaluate((text) => {
      for (const paragraph of document.querySelectorAll<HTMLElement>('.word .pages p')) {
        const at = (paragraph.textContent ?? '').indexOf(text);
        if (at < 0) continue;
        // The last letter: a text may lie over several runs.
        let left = at + text.length - 1;
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
          if (left >= node.data.length) {
            left -= node.data.length;
            continue;
          }
          node.parentElement?.scrollIntoView({ block: 'center' });
          const range = document.createRange();
          range.setStart(node, left);
          range.setEnd(node, left + 1);
          const { right, top, height } = range.getBoundingClientRect();
          return { x: right - 1, y: top + height / 2 };
        }
      }
      throw new Error(`“${text}” is not on the page`);
    }, text);
    await this.page.mouse.click(spot.x, spot.y);
  }

  /** Selects a text on the page with the keyboard, from its end to its start. */
  async select(text: string): Promise<void> {
    await this.clickBehind(text);
    for (let step = 0; step < text.length; step++) await this.page.keyboard.press('Shift+ArrowLeft');
  }

  /** 另存, and the bytes of the file. */
  async save(): Promise<Uint8Array> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.command('save').click()]);
    return new Uint8Array(readFileSync(await download.path()));
  }

  bugs(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.desk.documents!.document.host.bugs.map(String));
  }
}
