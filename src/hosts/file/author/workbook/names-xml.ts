import { absoluteA1, parseReference, sheetPrefix } from '../../../../core/workbook/address';
import { fileFormula } from './formula';
import { parseRect } from './rects';
import type { WorkbookPlan } from './plan';
import { escapeXml } from './xml-text';

const wellFormed = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;
const likeReference = /^(?:[A-Z]{1,3}\d{1,7}|R\d*(?:C\d*)?|C\d*)$/i;

/**
 * The workbook's <definedNames>, or '' when it has none: exceljs drops the hidden mark and every name that is no range, and
 * writes print areas with relative rows.
 */
export function namesXml(plan: WorkbookPlan): string {
  const printNames = plan.sheets.flatMap(({ name, page }, index) => {
    if (!page) return [];
    const prefix = sheetPrefix(name);
    const area = nameXml(
      '_xlnm.Print_Area',
      prefix + absoluteA1(parseRect(page.printArea)),
      ` localSheetId="${index}"`,
    );
    if (!page.titleRows) return [area];
    const [first, last] = page.titleRows;
    return [area, nameXml('_xlnm.Print_Titles', `${prefix}$${first}:$${last}`, ` localSheetId="${index}"`)];
  });
  const names = [...plan.names.values()].map(({ name, refersTo, hidden }) => {
    if (!wellFormed.test(name) || likeReference.test(name)) throw new Error(`not a name Excel takes: ${name}`);
    const target = parseReference(refersTo);
    if (target && !plan.sheets.some((sheet) => sheet.name === target.sheet)) {
      throw new Error(`${name} refers to a sheet that is not there: ${refersTo}`);
    }
    return nameXml(name, fileFormula(refersTo), hidden ? ' hidden="1"' : '');
  });
  const all = [...printNames, ...names];
  return all.length === 0 ? '' : `<definedNames>${all.join('')}</definedNames>`;
}

function nameXml(name: string, refersTo: string, attributes: string): string {
  return `<definedName name="${escapeXml(name)}"${attributes}>${escapeXml(refersTo)}</definedName>`;
}
