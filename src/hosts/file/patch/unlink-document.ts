import { linkedId } from '../../../core/report/wordml/control-text';
import { emptyMemoryXml } from '../../../core/report/wordml/memory-text';
import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { attributeOf } from '../../../core/report/wordml/xml-tokens';
import { markName, mirrorName } from '../../port/document-mirror';
import type { OfficePackage } from '../package/office-package';
import { readRelationships } from '../package/relationships';
import type { OpenDocument } from './open-document';
import { encoded } from './patch-document';
import { applySplices, type XmlSplice } from './xml-splice';
import { patchZip } from './zip-patch';

/** The document with plain words where its linked controls were, remembering nothing; the very bytes it had where nothing is linked. */
export function unlinkDocument({ scanned, source, memory, file, bytes }: OpenDocument): Uint8Array {
  const splices = scanned.controls
    .filter((control) => linkedId(control) !== null && control.content.start >= 0)
    .flatMap(({ start, end, content }): XmlSplice[] => [
      { start, end: content.start, text: '' },
      { start: content.end, end, text: '' },
    ]);
  const parts = new Map<string, string>();
  if (splices.length > 0) parts.set(source.main, applySplices(scanned.xml, splices));
  const isEmpty = memory.base === null && memory.link === null && memory.log === null;
  if (memory.part !== null && !isEmpty) parts.set(memory.part, emptyMemoryXml);
  for (const [part, xml] of withoutMirror(source)) parts.set(part, xml);
  return parts.size === 0 ? bytes : patchZip(bytes, encoded(parts), file);
}

/** What a host that writes into an open document keeps a second time; what others keep there stays. */
function withoutMirror(source: OfficePackage): [part: string, xml: string][] {
  const kept = (from: string, type: string, element: string, isOurs: (name: string) => boolean): [string, string][] =>
    readRelationships(source, from).flatMap((one): [string, string][] => {
      if (one.type !== type || one.isExternal || !source.has(one.target)) return [];
      const xml = source.markup(one.target);
      if (!xml.includes(mirrorName)) return [];
      const gone = elementsOf(xml, (name) => localName(name) === element).filter(({ start, end }) => {
        const own = xml.slice(start, end);
        const tag = own.slice(0, own.indexOf('>') + 1);
        const name = attributeOf(tag, 'name') ?? attributeOf(tag, `${prefixOf(element, own)}name`);
        return name !== null && isOurs(name);
      });
      return [
        [
          one.target,
          applySplices(
            xml,
            gone.map(({ start, end }) => ({ start, end, text: '' })),
          ),
        ],
      ];
    });
  return [
    ...kept(source.main, 'settings', 'docVar', (name) => name.startsWith(mirrorName)).map(
      ([part, xml]): [string, string] => [part, xml.replace(/<(\w+:)?docVars>\s*<\/\1docVars>/, '')],
    ),
    ...kept('', 'custom-properties', 'property', (name) => name === markName),
  ];
}

/** "w:" of an element by its local name. */
const prefixOf = (element: string, xml: string): string => xml.slice(1, xml.indexOf(element));

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
