import { fromText, textOf } from '../../../src/app/workbook-session/kept-receipts';
import type { WriteReceipt } from '../../../src/app/workbook-session/write-receipt';
import type { Edit } from '../../../src/core/workbook/edit';

const receipt = (id: number, about: string): WriteReceipt => ({
  what: 'paste',
  about,
  id,
  at: 1,
  journal: { cells: [], names: [], layout: '' },
  looks: [],
  stays: [],
  state: 'stands',
});

test('放进窗口再取出来一样；不动的格仍然不动，不变成清空', () => {
  const looks: Edit[] = [{ edit: 'set-cells', sheet: '表', row: 1, column: 1, cells: [[undefined, null, 3]] }];
  const kept = { receipts: [{ ...receipt(1, ''), looks }], marks: null, marksOf: [], installs: [] };
  const back = fromText(textOf(kept));
  expect(back).toStrictEqual(kept);
});

test('太多的：留下最近的', () => {
  const receipts = [4, 3, 2, 1].map((id) => receipt(id, '长'.repeat(400_000)));
  const text = textOf({ receipts, marks: null, marksOf: [[1, { before: null, after: [] }]], installs: [] });
  expect(text.length).toBeLessThanOrEqual(1_000_000);
  expect(fromText(text).receipts.map(({ id }) => id)).toEqual([4, 3]);
  expect(fromText(text).marksOf).toEqual([]);
});
