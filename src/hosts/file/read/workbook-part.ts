import type { NameSnapshot, SheetVisibility } from '../../../core/workbook/snapshot';
import { parseXml } from '../package/xml';

export interface SheetEntry {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly relationshipId: string;
}

/** Sheets in tab order and workbook-scoped names; of names that differ by case only, which Excel allows nobody, the first counts. */
export function readWorkbookPart(
  xml: string,
  part: string,
  file: string,
): { sheets: SheetEntry[]; names: NameSnapshot[] } {
  const sheets: SheetEntry[] = [];
  const names = new Map<string, NameSnapshot>();
  const path: string[] = [];
  let text = '';
  let pending: { name: string; hidden: boolean } | null = null;
  parseXml(xml, part, file, {
    open(name, attributes) {
      if (name === 'sheet' && path.at(-1) === 'sheets') {
        sheets.push({
          name: attributes['name'] ?? '',
          visibility: visibility(attributes['state']),
          relationshipId:
            attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '',
        });
      } else if (name === 'definedName' && attributes['localSheetId'] === undefined) {
        pending = { name: attributes['name'] ?? '', hidden: isTrue(attributes['hidden']) };
        text = '';
      }
      path.push(name);
    },
    text(chunk) {
      if (pending) text += chunk;
    },
    close(name) {
      path.pop();
      if (name !== 'definedName' || !pending) return;
      const key = pending.name.toLowerCase();
      if (!names.has(key))
        names.set(key, { name: pending.name, refersTo: text.trim().replace(/^=/, ''), hidden: pending.hidden });
      pending = null;
    },
  });
  return { sheets, names: [...names.values()] };
}

/** xsd:boolean. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function visibility(state: string | undefined): SheetVisibility {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible';
}
