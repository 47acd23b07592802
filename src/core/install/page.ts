import { columns } from '../layout/laid';
import type { LaidSheet } from '../layout/layout';
import { a1 } from '../workbook/address';
import type { Edit, PageSetup } from '../workbook/edit';

export function pageEdits(sheet: LaidSheet): Edit[] {
  const { definition } = sheet;
  const page = definition.page;
  const rowAt = (id: string, last: boolean): number => {
    const ids = sheet.rows.map((row) => row.id);
    const at = last ? ids.lastIndexOf(id) : ids.indexOf(id);
    if (at < 0) throw new Error(`sheet ${definition.id} has no row ${id}`);
    return at + 1;
  };
  const setup: PageSetup = {
    orientation: page.orientation,
    marginsMm: page.marginsMm,
    fit: page.fit,
    centerHorizontally: true,
    printArea: a1({ top: 1, bottom: sheet.rows.length, ...columns(page.printColumns) }),
    breaksAfterRows: sheet.rows.flatMap((row, index) => (row.breakAfter ? [index + 1] : [])),
    pageNumber: page.pageNumber,
    ...(page.titleRows
      ? { titleRows: [rowAt(page.titleRows[0], false), rowAt(page.titleRows[1], true)] as const }
      : {}),
  };
  const edits: Edit[] = [{ edit: 'setup-page', sheet: definition.title, page: setup }];
  if (definition.freezeBelow)
    edits.push({
      edit: 'freeze-panes',
      sheet: definition.title,
      rows: rowAt(definition.freezeBelow, true),
      columns: 0,
    });
  return edits;
}
