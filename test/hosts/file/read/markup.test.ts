import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { elementsOf } from '../../../../src/core/report/wordml/xml-elements';
import { attributeOf, plainText, tagsOf, withoutAttribute } from '../../../../src/core/report/wordml/xml-tokens';
import { randomSeed } from '../../../support/seed';

interface Heard {
  readonly tags: string[];
  readonly attributes: (readonly [string, string])[];
  readonly text: string;
}

/** What the XML reader makes of a text. */
function read(xml: string): Heard {
  const heard = { tags: [] as string[], attributes: [] as [string, string][], text: '' };
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    heard.tags.push(`<${name}`);
    heard.attributes.push(...Object.entries(attributes));
  });
  parser.on('closetag', ({ name }) => void heard.tags.push(`>${name}`));
  parser.on('text', (text) => void (heard.text += text));
  parser.on('cdata', (text) => void (heard.text += text));
  parser.write(xml).close();
  return heard;
}

/** The same by places. */
function placed(xml: string): Heard {
  const heard = { tags: [] as string[], attributes: [] as [string, string][], text: plainText(xml) };
  for (const { kind, name, start, end } of tagsOf(xml)) {
    if (kind !== 'close') heard.tags.push(`<${name}`);
    if (kind !== 'open') heard.tags.push(`>${name}`);
    for (const attribute of ['a', 'b', 'w:val', 'xml:space']) {
      const value = kind === 'close' ? null : attributeOf(xml.slice(start, end), attribute);
      if (value !== null) heard.attributes.push([attribute, value]);
    }
  }
  return heard;
}

const names = fc.constantFrom('a', 'w:p', 'w:pPr', 'x');
/** What looks like markup where it is none. */
const tricky = fc.constantFrom('<!-->', '-->', ']]>', '<a>', '</w:p>', '?>', '"', "'", ' b="1"', '>', '甲', ' ');
const quoted = fc.array(tricky, { maxLength: 4 }).map((pieces) => pieces.join('').replace(/[<&]/g, ''));
const attributes = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'w:val', 'xml:space'), quoted, fc.boolean()), {
    maxLength: 3,
    selector: ([name]) => name,
  })
  .map((list) =>
    list
      // In the order that `placed` asks for them.
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value, isDouble]) =>
        isDouble ? ` ${name} = "${value.replaceAll('"', '')}"` : `\t${name}='${value.replaceAll("'", '')}'`,
      )
      .join(''),
  );
const { content } = fc.letrec<{ content: string; one: string }>((tie) => ({
  content: fc.array(tie('one'), { maxLength: 4, depthIdentifier: 'xml' }).map((pieces) => pieces.join('')),
  one: fc.oneof(
    { depthIdentifier: 'xml', maxDepth: 4 },
    tricky.map((text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
    tricky.map((text) => `<!--${text.replaceAll('--', '')}-->`),
    fc.constantFrom('<!-->-->', '<!-->x -->', '<?p ?>', '<?p <a>?>', '<![CDATA[]]>', '<![CDATA[]]]]>', '&#x4e00;'),
    tricky.map((text) => `<![CDATA[${text.replaceAll(']]>', '')}]]>`),
    fc.tuple(names, attributes).map(([name, own]) => `<${name}${own}/>`),
    fc.tuple(names, attributes, tie('content')).map(([name, own, inner]) => `<${name}${own} >${inner}</${name}>`),
  ),
}));
const documents = content.map((inner) => `<?xml version="1.0"?><!-- --><root>${inner}</root>`);

test('任何完整的 XML：按位置找标记的，和读它的，看法一样', () => {
  fc.assert(
    fc.property(documents, (xml) => {
      expect(placed(xml)).toEqual(read(xml));
    }),
    { seed: randomSeed(9), numRuns: 500 },
  );
});

test('属性值里像属性的不是属性', () => {
  expect(attributeOf(`<c r='B2' t=' s="5"' s="1">`, 's')).toBe('1');
  expect(withoutAttribute(`<c r="B2" t=' s="5"' s="1"/>`, 's')).toBe(`<c r="B2" t=' s="5"'/>`);
});

test('注释里的元素不是元素', () => {
  const xml = '<c><!-- <f>1</f> --><f>2</f><v/></c>';
  expect(elementsOf(xml, (name) => name === 'f').map(({ inner, innerEnd }) => xml.slice(inner, innerEnd))).toEqual([
    '2',
  ]);
});
