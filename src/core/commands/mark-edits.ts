import type { Finding } from '../rules/finding';
import { looksOfLevel } from '../rules/level';
import type { ClearHighlights, Edit, HighlightCells } from '../workbook/edit';

/**
 * Always true, and recognisable in every program that opens the file: N() of a text is 0. A mark is a conditional format with
 * this formula, so taking it away leaves the cell's own look untouched.
 */
export const markFormula = 'N("jx.mark")=0';

/** 标到表上: the first cell of every finding that is not answered yet (of a group, every row's). Marks that were there are replaced. */
export function markEdits(sheets: readonly string[], findings: readonly Finding[]): Edit[] {
  const marked = new Set<string>();
  const areas = new Map<string, { sheet: string; look: HighlightCells['look']; areas: string[] }>();
  for (const finding of findings) {
    if (finding.level === 'unverifiable' || finding.state === 'explained') continue;
    const look = looksOfLevel[finding.level];
    for (const cell of finding.group?.places ?? finding.cells.slice(0, 1)) {
      if (marked.has(`${cell.sheet}!${cell.address}`)) continue;
      marked.add(`${cell.sheet}!${cell.address}`);
      const key = `${cell.sheet}\n${look}`;
      const group = areas.get(key) ?? { sheet: cell.sheet, look, areas: [] };
      group.areas.push(cell.address);
      areas.set(key, group);
    }
  }
  return [
    ...unmarkEdits(sheets),
    ...[...areas.values()].map((group): Edit => ({ edit: 'highlight-cells', formula: markFormula, ...group })),
  ];
}

/** 从表中清除标记 */
export function unmarkEdits(sheets: readonly string[]): ClearHighlights[] {
  return sheets.map((sheet) => ({ edit: 'clear-highlights', sheet, formula: markFormula }));
}
