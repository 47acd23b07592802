import type { PackDefinition } from './schema';
import type { SemanticFault } from './fault';

/** Names of rows and sheets that boxes, repeated heads, frozen panes and reports rely on: removing a row forgets them easily. */
export function placeNameFaults(definition: PackDefinition): SemanticFault[] {
  const faults: SemanticFault[] = [];
  const sheets = new Set(definition.sheets.map((sheet) => sheet.id));
  definition.sheets.forEach((sheet, s) => {
    const rows = new Set(sheet.rows.map((row) => row.id));
    const row = (id: string | undefined, ...path: (string | number)[]): void => {
      if (id !== undefined && !rows.has(id))
        faults.push({ path: ['sheets', s, ...path], message: `这张表没有名为“${id}”的行` });
    };
    sheet.boxes.forEach((box, b) => {
      row(box.from, 'boxes', b, 'from');
      row(box.to, 'boxes', b, 'to');
    });
    sheet.page.titleRows?.forEach((id, index) => row(id, 'page', 'titleRows', index));
    row(sheet.freezeBelow, 'freezeBelow');
  });
  definition.reports.forEach((report, r) => {
    const sheet = (id: string, ...path: (string | number)[]): void => {
      if (!sheets.has(id)) faults.push({ path: ['reports', r, ...path, 'sheet'], message: `没有名为“${id}”的表` });
    };
    report.attachments.forEach((one, index) => sheet(one.sheet, 'attachments', index));
    report.sections.forEach((section, s) =>
      section.tables?.forEach((one, index) => sheet(one.sheet, 'sections', s, 'tables', index)),
    );
  });
  return faults;
}
