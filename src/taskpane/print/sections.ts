import type { DocumentParts } from '../../hosts/port/document-host';
import { attribute, child, childrenOf, isWord, twips, valueOf } from './wordml';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export type Kind = 'default' | 'even' | 'first';

/** Pages of one paper, and what stands on them. */
export interface Section {
  readonly width: number;
  readonly height: number;
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly header: number;
  readonly footer: number;
  /** The page that the numbers begin with anew; null: they go on. */
  readonly startsAt: number | null;
  readonly hasFirst: boolean;
  readonly headers: ReadonlyMap<Kind, Element>;
  readonly footers: ReadonlyMap<Kind, Element>;
  readonly blocks: readonly Element[];
}

export function parsed(parts: DocumentParts, name: string): Document | null {
  const xml = parts.get(name);
  return xml === undefined ? null : new DOMParser().parseFromString(xml, 'application/xml');
}

export function sectionsOf(parts: DocumentParts, main: Document): Section[] {
  const targets = relationsOf(parsed(parts, 'word/_rels/document.xml.rels'));
  const partOf = (id: string | null): Element | null => {
    const target = id === null ? undefined : targets.get(id);
    return target === undefined ? null : (parsed(parts, target)?.documentElement ?? null);
  };
  const sections: Section[] = [];
  let blocks: Element[] = [];
  const end = (properties: Element | null): void => {
    const before = sections.at(-1);
    const section = sectionOf(properties, before, blocks, partOf);
    blocks = [];
    // On the same page as what stands before it.
    const goesOn = valueOf(properties, 'type') === 'continuous' && before?.width === section.width;
    if (!before || !goesOn) sections.push(section);
    else sections.splice(-1, 1, { ...before, blocks: [...before.blocks, ...section.blocks] });
  };
  for (const block of blocksIn(child(main.documentElement, 'body'))) {
    if (isWord(block, 'sectPr')) {
      end(block);
      continue;
    }
    blocks.push(block);
    const own = child(child(block, 'pPr'), 'sectPr');
    if (own && isWord(block, 'p')) end(own);
  }
  if (blocks.length > 0 || sections.length === 0) end(null);
  return sections;
}

/** Paragraphs and tables, those inside of controls too. */
export function blocksIn(parent: Element | null): Element[] {
  return [...(parent?.children ?? [])].flatMap((one) => {
    if (isWord(one, 'p') || isWord(one, 'tbl') || isWord(one, 'sectPr')) return [one];
    return ['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag'].includes(one.localName) ? blocksIn(one) : [];
  });
}

function sectionOf(
  properties: Element | null,
  before: Section | undefined,
  blocks: readonly Element[],
  partOf: (id: string | null) => Element | null,
): Section {
  const [size, margins] = [child(properties, 'pgSz'), child(properties, 'pgMar')];
  const number = attribute(child(properties, 'pgNumType'), 'start');
  const parts = (name: string, old: ReadonlyMap<Kind, Element> | undefined): ReadonlyMap<Kind, Element> => {
    const found = new Map(old);
    for (const one of childrenOf(properties, name)) {
      const part = partOf(one.getAttributeNS(RELATIONS, 'id'));
      if (part) found.set((attribute(one, 'type') ?? 'default') as Kind, part);
    }
    return found;
  };
  const side = (name: string): number => Math.abs(twips(margins, name) ?? 96);
  return {
    width: twips(size, 'w') ?? 793.7,
    height: twips(size, 'h') ?? 1122.5,
    margins: {
      top: side('top'),
      right: side('right'),
      bottom: side('bottom'),
      left: side('left') + (twips(margins, 'gutter') ?? 0),
    },
    header: twips(margins, 'header') ?? 48,
    footer: twips(margins, 'footer') ?? 48,
    startsAt: number === null ? null : Number(number),
    hasFirst: child(properties, 'titlePg') !== null,
    headers: parts('headerReference', before?.headers),
    footers: parts('footerReference', before?.footers),
    blocks,
  };
}

function relationsOf(part: Document | null): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const one of part?.getElementsByTagNameNS(PACKAGE, 'Relationship') ?? []) {
    const target = one.getAttribute('Target') ?? '';
    found.set(one.getAttribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `word/${target}`);
  }
  return found;
}
