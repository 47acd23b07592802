import { budgets, overBudget } from '../../../core/problem/budgets';
import { namesInForce } from '../../../core/workbook/names-in-force';
import type { NameSnapshot, SheetVisibility } from '../../../core/workbook/snapshot';
import { parseXml } from '../package/xml';

export interface SheetEntry {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly relationshipId: string;
}

/** Sheets in tab order and the names in force; of names that differ by case only, which Excel allows nobody, the first counts. */
export function readWorkbookPart(
  xml: string,
  part: string,
  file: string,
): { sheets: SheetEntry[]; names: readonly NameSnapshot[]; datesFrom1904: boolean } {
  const sheets: SheetEntry[] = [];
  const names = new Map<string, NameSnapshot>();
  const own: NameSnapshot[] = [];
  let datesFrom1904 = false;
  const path: string[] = [];
  let count = 0;
  let text = '';
  let pending: { name: string; hidden: boolean; isOwn: boolean } | null = null;
  parseXml(xml, part, file, {
    open(name, attributes) {
      if (name === 'sheet' && path.at(-1) === 'sheets') {
        sheets.push({
          name: attributes['name'] ?? '',
          visibility: visibility(attributes['state']),
          relationshipId:
            attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '',
        });
      } else if (name === 'definedName') {
        pending = {
          name: attributes['name'] ?? '',
          hidden: isTrue(attributes['hidden']),
          isOwn: attributes['localSheetId'] !== undefined,
        };
        text = '';
      } else if (name === 'workbookPr') datesFrom1904 = isTrue(attributes['date1904']);
      path.push(name);
    },
    text(chunk) {
      if (pending) text += chunk;
    },
    close(name) {
      path.pop();
      if (name !== 'definedName' || !pending) return;
      if (++count > budgets.names.most) throw overBudget('names', file);
      const { name: called, hidden, isOwn } = pending;
      const told: NameSnapshot = { name: called, refersTo: text.trim().replace(/^=/, ''), hidden };
      if (isOwn) own.push(told);
      else if (!names.has(called.toLowerCase())) names.set(called.toLowerCase(), told);
      pending = null;
    },
  });
  return { sheets, names: namesInForce([...names.values()], own), datesFrom1904 };
}

/** xsd:boolean. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function visibility(state: string | undefined): SheetVisibility {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible';
}
