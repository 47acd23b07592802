import type { StructureEdit } from './steps';

const visibilities = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

export function writeStructure(workbook: Excel.Workbook, edits: readonly StructureEdit[]): void {
  const { worksheets } = workbook;
  for (const edit of edits) {
    switch (edit.edit) {
      case 'add-sheet': {
        const sheet = worksheets.add(edit.sheet);
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
        break;
      }
    }
  }
}
