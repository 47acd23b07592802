import { attributeOf, tagsOf } from '../../../core/report/wordml/xml-tokens';
import type { OfficePackage } from '../package/office-package';
import { readRelationships } from '../package/relationships';
import { applySplices } from '../patch/xml-splice';

/**
 * The order of calculation names formula cells; one that is no formula any more makes Excel call the file damaged. The part is
 * taken out with its relationship and content type; Excel writes it anew. Gives the parts to replace; the chain itself to drop.
 * @param textOf a part as it is by now
 */
export function withoutCalculationChain(
  source: OfficePackage,
  textOf: (part: string) => string,
): { replaced: Map<string, string>; dropped: string[] } {
  const chain = readRelationships(source, source.main).find((each) => each.type === 'calcChain' && !each.isExternal);
  if (!chain || !source.has(chain.target)) return { replaced: new Map(), dropped: [] };
  const folder = source.main.slice(0, source.main.lastIndexOf('/') + 1);
  const rels = `${folder}_rels/${source.main.slice(folder.length)}.rels`;
  const isType = (tag: string): boolean =>
    attributeOf(tag, 'PartName')?.toLowerCase() === `/${chain.target.toLowerCase()}`;
  return {
    replaced: new Map([
      [rels, withoutTag(textOf(rels), (tag) => attributeOf(tag, 'Id') === chain.id)],
      ['[Content_Types].xml', withoutTag(textOf('[Content_Types].xml'), isType)],
    ]),
    dropped: [chain.target],
  };
}

/** Both parts hold empty elements; one written in two tags is taken out whole. */
function withoutTag(xml: string, isUnwanted: (tag: string) => boolean): string {
  const tags = [...tagsOf(xml)];
  const splices = tags.flatMap((tag, at) => {
    if (tag.kind === 'close' || !isUnwanted(xml.slice(tag.start, tag.end))) return [];
    const end = tag.kind === 'empty' ? tag.end : (tags[at + 1]?.end ?? tag.end);
    return [{ start: tag.start, end, text: '' }];
  });
  return applySplices(xml, splices);
}
