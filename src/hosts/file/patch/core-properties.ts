import type { DocumentProperties } from '../../../core/report/refresh/found-document';
import { elementsOf, type ElementSpan } from '../../../core/report/wordml/xml-elements';
import { escapeXml, plainText } from '../../../core/report/wordml/xml-tokens';
import type { OfficePackage } from '../package/office-package';
import { readRelationships } from '../package/relationships';
import { applySplices } from './xml-splice';

/** The part with the document's properties (ISO/IEC 29500-2 §11); null where the package has none. */
function partOf(source: OfficePackage): string | null {
  const part = readRelationships(source, '').find(({ type }) => type === 'core-properties')?.target;
  return part !== undefined && source.has(part) ? part : null;
}

function elementIn(xml: string, name: string): ElementSpan | undefined {
  return elementsOf(xml, (own) => own.slice(own.indexOf(':') + 1) === name)[0];
}

export function readProperties(source: OfficePackage): DocumentProperties {
  const part = partOf(source);
  if (part === null) return {};
  const xml = source.markup(part);
  const textOf = (name: string): string => {
    const element = elementIn(xml, name);
    return element === undefined ? '' : plainText(xml.slice(element.inner, element.innerEnd));
  };
  return { title: textOf('title'), creator: textOf('creator') };
}

/** Only what is there is written anew: a property that the document lacks is nobody's to add. The last author goes with the author. */
export function patchedProperties(source: OfficePackage, wanted: DocumentProperties): [string, string] | null {
  const part = partOf(source);
  if (part === null) return null;
  const xml = source.markup(part);
  const before = readProperties(source);
  const texts: [string, string][] = [];
  if (wanted.title !== undefined) texts.push(['title', wanted.title]);
  if (wanted.creator !== undefined) {
    texts.push(['creator', wanted.creator]);
    const last = elementIn(xml, 'lastModifiedBy');
    if (last && plainText(xml.slice(last.inner, last.innerEnd)) === before.creator)
      texts.push(['lastModifiedBy', wanted.creator]);
  }
  const splices = texts.flatMap(([name, text]) => {
    const element = elementIn(xml, name);
    if (element === undefined || element.inner === element.end) return [];
    return [{ start: element.inner, end: element.innerEnd, text: escapeXml(text) }];
  });
  return splices.length === 0 ? null : [part, applySplices(xml, splices)];
}
