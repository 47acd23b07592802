import { inWindow } from './support/in-window';
import { PATIENCE } from './support/window';

/** How many times slower than this machine. */
const SLOW = 6;

/** Cells below each other: the first has a list of choices. */
const COLUMN: readonly (readonly [field: string, typed: string])[] = [
  ['procurementStandard', '每超过（降低）5%扣2分'],
  ['assessment.earned', '95'],
  ['assessment.full', '110'],
];

inWindow('打字快的人', (at) => {
  test(
    '一口气打完三格，第一格有下拉列表：一个字也不丢，键盘一直在格子里',
    async () => {
      const { page } = at.excel;
      const place = await at.excel.placeOf(COLUMN[0]![0]);
      await at.excel.select(place.sheet, place.row, place.column);
      const { devTools, taken } = { devTools: await page.context().newCDPSession(page), taken: [] as string[] };
      await page.exposeFunction('told', (what: string) => void taken.push(what));
      await page.evaluate(() => {
        const { told } = window as unknown as { told: (what: string) => void };
        window.addEventListener(
          'focusin',
          ({ target }) => target instanceof HTMLInputElement && told(target.outerHTML),
        );
      });
      await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
      for (const [, typed] of COLUMN) {
        await page.keyboard.type(typed);
        await page.keyboard.press('Enter');
      }
      for (const [field, typed] of COLUMN) await at.excel.holds(field, typed);
      expect(taken).toEqual([]);
    },
    PATIENCE * 2,
  );
});

inWindow('表的标签', (at) => {
  test(
    '受保护的表照样改名，字母、数字也是：没有人说“受保护”，格子不动，关掉以后键盘回到格子里',
    async () => {
      const { excel } = at;
      const { page } = excel;
      const { sheet, row, column } = await excel.placeOf('officeExpense.final');
      // A locked cell is selected: whatever reached it would be refused aloud.
      await excel.select(sheet, row, 0);
      const value = await excel.value('officeExpense.final');
      for (const [from, to] of [
        [sheet, 'Base2018 1'],
        ['Base2018 1', '基础abc'],
      ] as const) {
        await excel.renameSheet(from, to);
        await page.waitForTimeout(500);
        expect(await page.locator('dialog.message').allInnerTexts()).toEqual([]);
        expect((await excel.placeOf('officeExpense.final')).sheet).toBe(to);
      }
      await excel.select('基础abc', row, column);
      expect(await excel.value('officeExpense.final')).toBe(value);
      await excel.type('officeExpense.final', '13.5');
    },
    PATIENCE * 2,
  );
});
