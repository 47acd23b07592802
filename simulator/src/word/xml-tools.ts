import type { XmlTools } from './model/dom';

/** The browser's own parser. */
export function browserXml(): XmlTools {
  const parser = new DOMParser();
  const serializer = new XMLSerializer();
  return {
    parse: (xml) => {
      const document = parser.parseFromString(xml, 'application/xml');
      const fault = document.getElementsByTagName('parsererror').item(0);
      if (fault) throw new Error(fault.textContent ?? 'the part is not XML');
      return document;
    },
    write: (node) => serializer.serializeToString(node),
  };
}
