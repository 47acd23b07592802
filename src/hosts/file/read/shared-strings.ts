import { markedText, type Run } from '../../../core/fields/marked-text';
import { parseXml, type XmlHandlers } from '../package/xml';
import { spacedText } from './escape';

/** How a run of rich text looks, tag by tag of its properties; a run of its own begins with none. */
export function lookAfter(look: Run['look'], name: string, val: string | undefined): Run['look'] {
  if (name === 'r') return null;
  if (name === 'strike') return /^(?:0|false)$/.test(val ?? '') ? look : 'struck';
  if (name !== 'vertAlign' || look === 'struck') return look;
  return val === 'superscript' ? 'raised' : val === 'subscript' ? 'lowered' : look;
}

/** The shared string table: rich text runs joined, raised and struck ones told apart, phonetic guides (rPh) left out. */
export function readSharedStrings(
  xml: string,
  part: string,
  file: string,
  passed: XmlHandlers['passed'] = () => {},
): string[] {
  const strings: string[] = [];
  let item: Run[] = [];
  let look: Run['look'] = null;
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
      } else if (name === 'si') {
        item = [];
        look = null;
      } else if (name === 'rPh') phonetic++;
      else look = lookAfter(look, name, attributes['val']);
    },
    text(chunk) {
      if (isRead) text += chunk;
    },
    close(name) {
      if (name === 't') {
        if (isRead) item.push({ text: spacedText(text, isPreserved), look });
        isRead = false;
      } else if (name === 'si') strings.push(markedText(item));
      else if (name === 'rPh') phonetic--;
    },
  });
  return strings;
}
