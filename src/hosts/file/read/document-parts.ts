import type { DocumentParts } from '../../port/document-host';
import type { OfficePackage } from '../package/office-package';
import { readPackage } from '../package/package';

/** What a print view draws of a .docx. @throws Problem input.* */
export function documentParts(bytes: Uint8Array, file: string): DocumentParts {
  return partsIn(readPackage(bytes, { file, wanted: '.docx' }));
}

/** The XML of the text and of what stands around it, under the names that Word gives. */
export function partsIn(source: OfficePackage): DocumentParts {
  const folder = source.main.slice(0, source.main.lastIndexOf('/') + 1);
  const own = source.names.filter((name) => name.startsWith(folder) && /\.(?:xml|rels)$/i.test(name));
  const usual = (name: string): string => {
    if (name === source.main) return 'word/document.xml';
    if (name === `${folder}_rels/${source.main.slice(folder.length)}.rels`) return 'word/_rels/document.xml.rels';
    return `word/${name.slice(folder.length)}`;
  };
  return new Map(own.map((name) => [usual(name), source.xml(name)]));
}
