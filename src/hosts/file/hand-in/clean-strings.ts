import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { attributeOf, plainText } from '../../../core/report/wordml/xml-tokens';
import { applySplices } from '../patch/xml-splice';
import { indexSheet } from '../patch-workbook/sheet-index';

/** Shared texts that cells of a sheet show, by number. */
export function usedStrings(xml: string, used: Set<number>): number {
  let count = 0;
  for (const { cells } of indexSheet(xml).rows)
    for (const { start, openEnd, end } of cells) {
      if (attributeOf(xml.slice(start, openEnd), 't') !== 's') continue;
      const inside = xml.slice(openEnd, end);
      const [value] = elementsOf(inside, (name) => /(?:^|:)v$/.test(name));
      if (!value) continue;
      used.add(Number(plainText(inside.slice(value.inner, value.innerEnd))));
      count++;
    }
  return count;
}

/** Texts that no cell shows any more are emptied in their places: what was deleted stays in a file until it is saved anew. */
export function withoutUnused(xml: string, used: ReadonlySet<number>, count: number): { xml: string; emptied: number } {
  let emptied = 0;
  const splices = elementsOf(xml, (name) => /(?:^|:)si$/.test(name)).flatMap(
    ({ name, start, inner, innerEnd, end }, at) => {
      if (used.has(at) || plainText(xml.slice(inner, innerEnd)) === '') return [];
      emptied++;
      const p = name.slice(0, -2);
      return [{ start, end, text: `<${p}si><${p}t></${p}t></${p}si>` }];
    },
  );
  const patched = applySplices(xml, splices);
  return { xml: patched.replace(/(<[\w:]*sst\b[^>]*?\scount=")\d+(")/, `$1${count}$2`), emptied };
}
