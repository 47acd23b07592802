import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { attributeOf, plainText } from '../../../core/report/wordml/xml-tokens';
import { parseReference, type Area } from '../../../core/workbook/address';
import { baselinesName, identityNames, identitySheet, supplementSheet } from '../../../core/workbook/identity';

/** What of a workbook is ours: names that begin with jx., and the sheets that keep what we know. */
export interface OwnNames {
  /** Name in lower case → what it refers to. */
  readonly refersTo: ReadonlyMap<string, string>;
  /** Sheets of ours, in lower case. */
  readonly sheets: ReadonlySet<string>;
  /** Cells with the keys of repeating rows. */
  readonly keys: readonly (Area & { readonly sheet: string })[];
}

export function isOwnName(name: string): boolean {
  return /^jx\./i.test(name);
}

/** @param xml workbook.xml. @param sheets the names of its sheets */
export function ownNames(xml: string, sheets: readonly string[]): OwnNames {
  const refersTo = new Map<string, string>();
  const keys: (Area & { sheet: string })[] = [];
  const identity = new Set([baselinesName, ...Object.values(identityNames)].map((name) => name.toLowerCase()));
  const own = new Set(sheets.map((name) => name.toLowerCase()).filter(isOwnSheet));
  for (const { start, inner, innerEnd } of elementsOf(xml, (name) => /(?:^|:)definedName$/.test(name))) {
    const name = (attributeOf(xml.slice(start, inner), 'name') ?? '').toLowerCase();
    if (!isOwnName(name)) continue;
    const target = plainText(xml.slice(inner, innerEnd)).trim().replace(/^=/, '');
    const area = parseReference(target);
    if (!refersTo.has(name)) refersTo.set(name, target);
    if (area && identity.has(name)) own.add(area.sheet.toLowerCase());
    if (area && name.endsWith('.key')) keys.push(area);
  }
  return { refersTo, sheets: own, keys };
}

/** Excel names a copy "jixiao_标识 (2)". */
function isOwnSheet(lowerCase: string): boolean {
  return [identitySheet, supplementSheet].includes(lowerCase.replace(/ ?\(\d{1,3}\)$/, ''));
}

/** A formula's pieces: texts and quoted sheet names stand for themselves. */
const piece = /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|[^"']+/g;
const ownName = /(?<![\p{L}\p{N}_.\\!])jx\.[\p{L}\p{N}_.\\?]*/giu;

/**
 * The formula without names of ours: each stands for the cells that it names. null where that cannot be said, or where it reads what
 * goes away with our own sheet: then only its value is left.
 */
export function withoutOwnNames(formula: string, { refersTo, sheets }: OwnNames): string | null {
  let isLost = false;
  const text = formula.replace(piece, (part) => {
    if (part.startsWith('"')) return part;
    if (part.startsWith("'")) {
      if (
        sheets.has(
          part
            .replace(/^'|'!?$/g, '')
            .replaceAll("''", "'")
            .toLowerCase(),
        )
      )
        isLost = true;
      return part;
    }
    for (const sheet of sheets) if (part.toLowerCase().includes(`${sheet}!`)) isLost = true;
    return part.replace(ownName, (name) => {
      const target = refersTo.get(name.toLowerCase());
      const area = target === undefined ? null : parseReference(target);
      if (target === undefined || area === null || sheets.has(area.sheet.toLowerCase())) isLost = true;
      return target ?? name;
    });
  });
  return isLost ? null : text;
}
