import { parseXml, type XmlHandlers } from '../package/xml';
import { spacedText } from './escape';

/** The shared string table: rich text runs joined, phonetic guides (rPh) left out. */
export function readSharedStrings(
  xml: string,
  part: string,
  file: string,
  passed: XmlHandlers['passed'] = () => {},
): string[] {
  const strings: string[] = [];
  let item = '';
  let text = '';
  let isRead = false;
  let isPreserved = false;
  let isAllPreserved: boolean | undefined;
  let phonetic = 0;
  parseXml(xml, part, file, {
    passed,
    open(name, attributes) {
      isAllPreserved ??= attributes['xml:space'] === 'preserve';
      if (name === 't') {
        isRead = phonetic === 0;
        isPreserved = isAllPreserved || attributes['xml:space'] === 'preserve';
        text = '';
      } else if (name === 'si') item = '';
      else if (name === 'rPh') phonetic++;
    },
    text(chunk) {
      if (isRead) text += chunk;
    },
    close(name) {
      if (name === 't') {
        if (isRead) item += spacedText(text, isPreserved);
        isRead = false;
      } else if (name === 'si') strings.push(item);
      else if (name === 'rPh') phonetic--;
    },
  });
  return strings;
}
