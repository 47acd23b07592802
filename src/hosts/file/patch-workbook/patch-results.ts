import type { StoredResult } from '../../../core/recalculation/stored-results';
import { escapeXml } from '../../../core/report/wordml/xml-tokens';
import { applySplices, type XmlSplice } from '../patch/xml-splice';
import { xstring } from '../read/escape';
import { indexSheet } from './sheet-index';

/** A worksheet part with what it stores as results of formulas changed; the formulas stay character by character. */
export function patchResults(xml: string, results: readonly StoredResult[]): string {
  const index = indexSheet(xml);
  const wanted = new Map<number, Map<number, StoredResult['result']>>();
  for (const { row, column, result } of results)
    wanted.set(row, (wanted.get(row) ?? new Map<number, StoredResult['result']>()).set(column, result));
  const p = index.prefix;
  const valueTag = new RegExp(`<${p}(v|is)(?=[\\s/>])[^>]*?(?:/>|>[\\s\\S]*?</${p}\\1>)`, 'g');
  const formulaEnd = new RegExp(`<${p}f(?=[\\s/>])[^>]*?(?:/>|>[\\s\\S]*?</${p}f>)`);
  const splices: XmlSplice[] = [];
  for (const row of index.rows) {
    const columns = wanted.get(row.row);
    if (!columns) continue;
    for (const cell of row.cells) {
      const result = columns.get(cell.column);
      const inner = xml.slice(cell.openEnd, cell.end);
      const formula = formulaEnd.exec(inner);
      if (result === undefined || !formula) continue;
      const type = result === null || typeof result.value === 'number' ? '' : ' t="str"';
      const open = xml.slice(cell.start, cell.openEnd).replace(/\st\s*=\s*(?:"[^"]*"|'[^']*')/, '');
      splices.push({ start: cell.start, end: cell.openEnd, text: open.replace(/>$/, `${type}>`) });
      const rest = inner.replace(valueTag, '');
      const at = rest.indexOf(formula[0]) + formula[0].length;
      const value = result === null ? '' : `<${p}v>${escapeXml(xstring(String(result.value ?? '')))}</${p}v>`;
      splices.push({ start: cell.openEnd, end: cell.end, text: rest.slice(0, at) + value + rest.slice(at) });
    }
  }
  return applySplices(xml, splices);
}
