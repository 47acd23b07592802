import type { StructureEdit } from '../../../port/live/steps';

const visibilities = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

/** @param sheetCount before these edits */
export function writeStructure(workbook: Excel.Workbook, edits: readonly StructureEdit[], sheetCount: number): void {
  const { worksheets } = workbook;
  let count = sheetCount;
  for (const edit of edits) {
    switch (edit.edit) {
      case 'add-sheet': {
        const sheet = worksheets.add(edit.sheet);
        count++;
        if (edit.visibility !== 'visible') sheet.visibility = visibilities[edit.visibility];
        break;
      }
      case 'rename-sheet':
        worksheets.getItem(edit.sheet).name = edit.to;
        break;
      case 'remove-sheet': {
        const sheet = worksheets.getItem(edit.sheet);
        // Excel refuses to delete a very hidden sheet.
        sheet.visibility = 'Hidden';
        sheet.delete();
        count--;
        break;
      }
      case 'move-sheet':
        worksheets.getItem(edit.sheet).position = edit.to === 'front' ? 0 : count - 1;
        break;
    }
  }
}

/** How many sheets there are after these edits. */
export function countAfter(sheetCount: number, edits: readonly StructureEdit[]): number {
  return edits.reduce(
    (count, { edit }) => count + (edit === 'add-sheet' ? 1 : edit === 'remove-sheet' ? -1 : 0),
    sheetCount,
  );
}
