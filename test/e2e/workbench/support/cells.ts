import type { WorkbenchWindow } from './window';

/** Every cell that holds something typed, as "表!行,列" from 0. */
export function cells({ page }: WorkbenchWindow): Promise<Record<string, unknown>> {
  return page.evaluate(() => {
    const { model } = window.workbench.book;
    const found: Record<string, unknown> = {};
    for (const id of model.sheets()) {
      const name = model.sheet(id)?.name ?? '';
      for (let row = 0; row < 120; row++)
        for (let column = 0; column < 20; column++) {
          const { value, formula } = model.cell(id, row, column);
          if (formula === '' || formula === null || formula === undefined) {
            if (value !== '' && value !== null && value !== undefined) found[`${name}!${row},${column}`] = value;
          }
        }
    }
    return found;
  });
}
