import type { StoredResult } from '../../../core/recalculation/stored-results';
import { withoutElements } from '../../../core/report/wordml/xml-elements';
import { escapeXml, withAttributes, withoutAttribute } from '../../../core/report/wordml/xml-tokens';
import { applySplices, type XmlSplice } from '../patch/xml-splice';
import { xstring } from '../read/escape';
import { formulaIn, indexSheet } from './sheet-index';

/** A worksheet part with what it stores as results of formulas changed; the formulas stay character by character. */
export function patchResults(xml: string, results: readonly StoredResult[]): string {
  const index = indexSheet(xml);
  const wanted = new Map<number, Map<number, StoredResult['result']>>();
  for (const { row, column, result } of results)
    wanted.set(row, (wanted.get(row) ?? new Map<number, StoredResult['result']>()).set(column, result));
  const p = index.prefix;
  const isStored = (name: string): boolean => name === `${p}v` || name === `${p}is`;
  const splices: XmlSplice[] = [];
  for (const row of index.rows) {
    const columns = wanted.get(row.row);
    if (!columns) continue;
    for (const cell of row.cells) {
      const result = columns.get(cell.column);
      const inner = xml.slice(cell.openEnd, cell.end);
      const formula = formulaIn(inner, p);
      if (result === undefined || !formula) continue;
      const type = result === null || typeof result.value === 'number' ? '' : ' t="str"';
      const open = withAttributes(withoutAttribute(xml.slice(cell.start, cell.openEnd), 't'), type);
      splices.push({ start: cell.start, end: cell.openEnd, text: open });
      const value = result === null ? '' : `<${p}v>${escapeXml(xstring(String(result.value ?? '')))}</${p}v>`;
      const before = withoutElements(inner.slice(0, formula.start), isStored);
      const behind = withoutElements(inner.slice(formula.end), isStored);
      const text = before + inner.slice(formula.start, formula.end) + value + behind;
      splices.push({ start: cell.openEnd, end: cell.end, text });
    }
  }
  return applySplices(xml, splices);
}
