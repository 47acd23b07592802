import type { Frame, Page } from 'playwright-core';
import type {} from '../../../../simulator/window';
import type { Served } from './site';

/** How long anything may take on a busy machine. */
export const PATIENCE = 60_000;

/** From here on nobody types, but pastes. */
const A_PAGE = 100;

/** The workbench's window as a test uses it: hands on the grid, eyes on the pane. */
export class WorkbenchWindow {
  /** Uncaught errors, refused policies, missing files. */
  readonly complaints: string[] = [];
  private constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|violates/i.test(message.text())) this.complaints.push(message.text());
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.complaints.push(`${response.status()} ${response.url()}`);
    });
    page.on('request', (request) => {
      if (!/^(https:\/\/localhost|data:|blob:)/.test(request.url()))
        this.complaints.push(`到外面去了：${request.url()}`);
    });
  }

  static async open(
    { browser, site }: Served,
    wish: { readonly empty?: boolean; readonly width?: number } = {},
  ): Promise<WorkbenchWindow> {
    const page = await browser.newPage({ viewport: { width: wish.width ?? 1440, height: 900 }, acceptDownloads: true });
    const window = new WorkbenchWindow(page);
    await page.goto(`${site.page.origin}/${wish.empty ? '?empty' : ''}`);
    await window.pane();
    return window;
  }

  /** The task pane once it shows a view. */
  async pane(ready = '.body > :visible'): Promise<Frame> {
    const element = await this.page.waitForSelector('.pane-frame', { timeout: PATIENCE });
    const frame = await element.contentFrame();
    if (!frame) throw new Error('the pane has no frame');
    await frame.waitForSelector(ready, { timeout: PATIENCE });
    return frame;
  }

  /** The pane with 模板, opened from the ribbon. */
  async template(): Promise<Frame> {
    await this.tab('addin');
    await this.command('view-template').click();
    return this.pane('.lines');
  }

  command(id: string) {
    return this.page.locator(`[data-command="${id}"]`);
  }

  async tab(name: 'home' | 'addin' | 'simulate'): Promise<void> {
    await this.page.locator(`[role="tab"][data-tab="${name}"]`).click();
  }

  /** Goes to a cell, with the keyboard in the grid. Rows and columns from 0. */
  async select(sheet: string, row: number, column: number): Promise<void> {
    await this.page.evaluate(
      ([sheet, row, column]) => {
        const { model } = window.workbench.book;
        const id = model.sheets().find((one) => model.sheet(one)?.name === sheet);
        if (id === undefined) throw new Error(`no sheet ${sheet}`);
        model.activate(id);
        model.select(id, { row, column, rows: 1, columns: 1 });
        window.workbench.focusGrid();
      },
      [sheet, row, column] as const,
    );
    // The grid scrolls behind the call, and nothing tells when it is through.
    await this.page.waitForTimeout(150);
    await this.drawn();
  }

  /** Until the grid has drawn what is selected and its editor has the keyboard: before that a key would find another cell. */
  private async drawn(): Promise<void> {
    const frame = () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
    await this.page.evaluate(frame);
    await this.page.waitForFunction(
      () => (document.activeElement as HTMLElement | null)?.dataset['uComp'] === 'editor',
      undefined,
      { timeout: PATIENCE, polling: 20 },
    );
  }

  /** Waits until the pane has gone to the sheet that it names: who types before that types into another cell. */
  async standsOn(sheet: string): Promise<void> {
    await this.page.waitForFunction(
      (sheet) => {
        const { model } = window.workbench.book;
        return model.sheet(model.selection().sheet)?.name === sheet;
      },
      sheet,
      { timeout: PATIENCE, polling: 50 },
    );
    await this.drawn();
  }

  /** Where a field's name points to. */
  async placeOf(field: string): Promise<{ readonly sheet: string; readonly row: number; readonly column: number }> {
    return this.page.evaluate((name) => {
      const { host, model } = window.workbench.book;
      const place = host.book.placeOfName(name, null);
      if (!place) throw new Error(`no name ${name}`);
      return { sheet: model.sheet(place.sheet)?.name ?? '', row: place.area.row, column: place.area.column };
    }, `jx.${field}`);
  }

  /** Types as a person does, key by key, and leaves the cell with Enter; whole pages come at once, into an empty cell. */
  async type(field: string, text: string): Promise<void> {
    const { sheet, row, column } = await this.placeOf(field);
    await this.select(sheet, row, column);
    if (text.length > A_PAGE) {
      await this.page.keyboard.press('F2');
      await this.page.keyboard.insertText(text);
    } else await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
    await this.holds(field, text);
  }

  /** Waits until a field's cell holds what was typed. @throws with the field's name and what stands there */
  async holds(field: string, typed: string): Promise<void> {
    const isThere = (value: unknown): boolean => String(value) === typed || value === Number(typed);
    const until = Date.now() + PATIENCE / 4;
    let value = await this.value(field);
    while (!isThere(value)) {
      if (Date.now() > until) throw new Error(`${field}：打进去的是“${typed}”，单元格里是“${String(value)}”`);
      await this.page.waitForTimeout(20);
      value = await this.value(field);
    }
  }

  /** Where the number at the left of a row stands, on the sheet that is shown. Rows from 0. */
  private rowHead(row: number): Promise<{ readonly x: number; readonly y: number }> {
    return this.page.evaluate((row) => {
      const cell = window.workbench.book.model.open.workbook.getActiveSheet().getRange(row, 0).getCellRect();
      const canvas = document.querySelector('canvas[id^="univer-sheet-main-canvas"]');
      if (!canvas) throw new Error('no grid');
      const grid = canvas.getBoundingClientRect();
      return { x: grid.x + cell.x / 2, y: grid.y + cell.y + cell.height / 2 };
    }, row);
  }

  /** Clicks the head of a row with the left button, then with the right. */
  private async openRowMenu(sheet: string, row: number): Promise<void> {
    await this.select(sheet, row, 0);
    const { x, y } = await this.rowHead(row);
    await this.page.mouse.click(x, y);
    // Univer takes the next press within half a second for a double click.
    await this.page.waitForTimeout(600);
    await this.page.mouse.click(x, y, { button: 'right' });
  }

  /** Picks 删除选中行 from the menu of a row. */
  async deleteRow(sheet: string, row: number): Promise<void> {
    await this.openRowMenu(sheet, row);
    await this.page.getByText('删除选中行').click();
  }

  /** Picks 在上方插入 from the menu of a row. */
  async insertRowAbove(sheet: string, row: number): Promise<void> {
    await this.openRowMenu(sheet, row);
    // The words beside its number field do not take a click, the picture does; the menu stays open.
    const item = this.page.locator('button', { hasText: '在上方插入' });
    await item.locator('svg').first().click();
    await this.page.keyboard.press('Escape');
    await item.waitFor({ state: 'hidden' });
  }

  /** Double-clicks the tab of the sheet, types over its name and presses Enter. */
  async renameSheet(name: string, to: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).dblclick();
    // Typed before the name can be written on, the letters would go into the sheet.
    await this.page.locator('[role="tab"] [contenteditable="true"]').waitFor({ timeout: PATIENCE });
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(to);
    await this.page.keyboard.press('Enter');
  }

  /** "B5" or "B5:C7": what is selected on the sheet that is shown. */
  selected(): Promise<string> {
    return this.page.evaluate(() => {
      const { host, model } = window.workbench.book;
      return host.book.addressOf(model.selection()).replace(/^.*!/, '');
    });
  }

  /** The sentence in the box over the window, once one is shown. */
  message(): Promise<string> {
    return this.page.locator('dialog.message p').innerText({ timeout: PATIENCE });
  }

  /** Value of a field's cell in the workbook. */
  async value(field: string): Promise<unknown> {
    return this.page.evaluate((name) => {
      const { host, model } = window.workbench.book;
      const place = host.book.placeOfName(name, null);
      return place ? model.cell(place.sheet, place.area.row, place.area.column).value : undefined;
    }, `jx.${field}`);
  }

  async resetCounts(): Promise<void> {
    await this.page.evaluate(() => window.workbench.book.host.traffic.reset());
  }

  counts(): Promise<{ readonly trips: number; readonly writes: number; readonly bugs: readonly string[] }> {
    return this.page.evaluate(() => {
      const { traffic, bugs } = window.workbench.book.host;
      return { trips: traffic.roundTrips, writes: traffic.writes, bugs: bugs.map(String) };
    });
  }

  /** Takes the protection of all sheets off, as a user who knows the way does. */
  async unprotect(): Promise<void> {
    await this.page.evaluate(() => {
      const { book } = window.workbench.book.host;
      for (const sheet of book.model.sheets()) book.extras.of(sheet).protection = null;
    });
  }
}

/** Waits until the pane's text says, or no longer says, something. */
export async function says(pane: Frame, text: string | RegExp, wanted = true): Promise<void> {
  const pattern = text instanceof RegExp ? text.source : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  await pane.waitForFunction(
    ([pattern, wanted]) =>
      new RegExp(pattern).test((document.querySelector('#root') as HTMLElement).innerText.replace(/\s+/g, '')) ===
      wanted,
    [pattern, wanted] as const,
    // At every frame, as is Playwright's way, reading the text would be most of what the processor does.
    { timeout: PATIENCE, polling: 50 },
  );
}
