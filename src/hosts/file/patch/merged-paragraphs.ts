import type { PlacedAtom } from '../../../core/report/wordml/control-text';
import type { ScannedDocument, ScannedParagraph } from '../../../core/report/wordml/scanned-document';
import type { XmlSplice } from './xml-splice';

/** The paragraphs whose end goes: those before a mark that is taken out, where they are neighbours and no section ends between them. */
export function joinedParagraphs(
  { scanned, atoms }: { readonly scanned: ScannedDocument; readonly atoms: readonly PlacedAtom[] },
  gone: readonly PlacedAtom[],
): ScannedParagraph[] {
  const all = atoms.flatMap(({ atom }) => (atom.kind === 'paragraph' ? [atom.paragraph] : []));
  const joins = new Set(gone.flatMap(({ atom }) => (atom.kind === 'paragraph' ? [atom.paragraph] : [])));
  return all.filter((one, index) => {
    const next = all[index + 1];
    if (next === undefined || !joins.has(next)) return false;
    const between = scanned.xml.slice(one.end, next.start);
    return !/\S/.test(between) && !one.properties.includes(`<${scanned.prefix}sectPr`);
  });
}

/**
 * Paragraphs whose mark goes become one with those before them, where they are neighbours and no section ends between them. Words
 * for a paragraph that vanishes find their home in the one that stays.
 */
export function mergedParagraphs(
  { scanned, atoms }: { readonly scanned: ScannedDocument; readonly atoms: readonly PlacedAtom[] },
  gone: readonly PlacedAtom[],
): { merged: XmlSplice[]; homes: Map<ScannedParagraph, ScannedParagraph> } {
  const { xml, prefix } = scanned;
  const all = atoms.flatMap(({ atom }) => (atom.kind === 'paragraph' ? [atom.paragraph] : []));
  const joins = new Set(gone.flatMap(({ atom }) => (atom.kind === 'paragraph' ? [atom.paragraph] : [])));
  const merged: XmlSplice[] = [];
  const homes = new Map<ScannedParagraph, ScannedParagraph>();
  let chain: ScannedParagraph[] = [];
  const isEmpty = (one: ScannedParagraph): boolean => one.inner === one.end;
  const close = (): void => {
    if (chain.length > 1) {
      const full = chain.filter((one) => !isEmpty(one));
      const home = full[0] ?? chain[0]!;
      full
        .slice(1)
        .forEach((one, index) =>
          merged.push({ start: full[index]!.end - `</${prefix}p>`.length, end: one.content, text: '' }),
        );
      const last = full[full.length - 1] ?? home;
      for (const one of chain) {
        homes.set(one, isEmpty(one) ? home : one);
        if (isEmpty(one) && one !== home && (one.start < home.start || one.start > last.start))
          merged.push({ start: one.start, end: one.end, text: '' });
      }
    }
    chain = [];
  };
  for (const one of all) {
    const previous = chain[chain.length - 1];
    const isNeighbour =
      previous !== undefined &&
      !/\S/.test(xml.slice(previous.end, one.start)) &&
      !previous.properties.includes(`<${prefix}sectPr`);
    if (!joins.has(one) || !isNeighbour) close();
    chain.push(one);
  }
  close();
  return { merged, homes };
}
