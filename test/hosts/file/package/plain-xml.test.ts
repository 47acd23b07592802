import { SaxesParser } from 'saxes';
import { isProblem } from '../../../../src/core/problem/problem';
import { parseXml } from '../../../../src/hosts/file/package/xml';
import { seededRandom } from '../../../support/random-data';

/** What is told of a part, one line a thing; pieces of text that follow one another are one. */
class Told {
  readonly lines: string[] = [];
  private text = '';

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.say(`<${name} ${JSON.stringify(attributes)}`);
  }

  hear(text: string): void {
    this.text += text;
  }

  close(name: string): void {
    this.say(`>${name}`);
  }

  private say(line: string): void {
    if (this.text !== '') this.lines.push(JSON.stringify(this.text));
    this.text = '';
    this.lines.push(line);
  }
}

/** The parser alone, as the whole part would be read without a reader of plain markup. */
function byParser(xml: string): string[] | 'refused' {
  const told = new Told();
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let isRefused = false;
  const refuse = (): void => {
    isRefused = true;
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    if ([name, ...Object.keys(attributes)].some((one) => !/^[^:]+(?::[^:]+)?$/.test(one))) refuse();
    depth++;
    told.open(name, attributes);
  });
  const hear = (text: string): void => {
    if (depth > 0) told.hear(text);
  };
  parser.on('text', hear);
  parser.on('cdata', hear);
  parser.on('closetag', ({ name }) => {
    depth--;
    told.close(name);
  });
  parser.write(xml).close();
  return isRefused ? 'refused' : told.lines;
}

function byOurs(xml: string): string[] | 'refused' {
  const told = new Told();
  try {
    parseXml(xml, 'part.xml', 'file.xlsx', {
      open: (name, attributes) => told.open(name, attributes),
      text: (text) => told.hear(text),
      close: (name) => told.close(name),
    });
  } catch (error) {
    if (isProblem(error)) return 'refused';
    throw error;
  }
  return told.lines;
}

const declarations = [
  '',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n',
  "<?xml version='1.0' encoding='utf-8'?>\n",
  '<?xml version="1.1"?>',
  '<?xml version="1.0" encoding="GBK"?>',
  ' <?xml version="1.0"?>',
  '<?xml version="1.0"?><?xml version="1.0"?>',
  '<?xml version="1.0"?><!-- 说明 -->',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
];
const pieces = [
  '<c r="A1" s="12"><f>SUM(B1:B9)</f><v>3.5</v></c>',
  '<c r="B2"/>',
  "<t xml:space='preserve'> 单位 &amp; 部门 </t>",
  '<f>IF(A1&lt;&gt;"",&quot;无&quot;,&apos;a&apos;)</f>',
  '&#10;&#x4E2D;&#xA0;',
  '&#X41;',
  '&#0;',
  '&#xD800;',
  '&nbsp;',
  '&amp',
  '<!-- 注 -->',
  '<!-->',
  '<![CDATA[<c>]]>',
  '<?go on?>',
  ']]>',
  'a > b',
  '\r\n',
  '\t',
  '\u0001',
  '\ufffe',
  '\ud842\udfb7',
  '\ud842',
  '<a b="1" b="2"/>',
  '<a b="1"c="2"/>',
  '<a b = "1"\n c=\'x"y\' />',
  '<a b="1\n2"/>',
  '<a b="1>2"/>',
  '<a b="1<2"/>',
  '<a b="&lt;&#9;"/>',
  '<a b/>',
  '<a b=1/>',
  '<a ="1"/>',
  '<a / >',
  '< a/>',
  '<表 行="1"/>',
  '<x:a x:b="1"></x:a>',
  '<__proto__ __proto__="1" constructor="2"/>',
  '</c>',
  '</>',
  '</ c>',
  '<c>',
  '</c >',
  '<1/>',
];
const closings = [
  '</c>',
  '</row>',
  '</sheetData>',
  '</worksheet>',
  '</worksheet>\n<!-- 完 -->',
  '</worksheet><a/>',
  '</worksheet>x',
  '',
];

/** A small part that is plain, nearly plain or wrong. */
function partOf(random: () => number): string {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  // The plain pieces more often: what comes after them is what is tried.
  const piece = (): string => (random() < 0.85 ? pick(pieces.slice(0, 5)) : pick(pieces));
  const body = Array.from({ length: Math.floor(random() * 6) }, piece).join('');
  const head = random() < 0.9 ? declarations[1]! : pick(declarations);
  const part = `${head}<worksheet><sheetData><row r="1">${body}${
    random() < 0.7 ? `</row></sheetData>${pick(closings.slice(3, 7))}` : pick(closings)
  }`;
  if (random() < 0.8) return part;
  const at = Math.floor(random() * part.length);
  return (
    part.slice(0, at) + pick(['', '<', '>', '"', '&', '/', '\u0000', ' ']) + part.slice(at + Math.floor(random() * 3))
  );
}

test('三千份好的、差一点的、坏的：说的与解析器自己读全部的一样', () => {
  const random = seededRandom(20261129);
  let read = 0;
  for (let at = 0; at < 3000; at++) {
    const part = partOf(random);
    const expected = byParser(part);
    if (expected !== 'refused') read++;
    expect([part, byOurs(part)]).toEqual([part, expected]);
  }
  expect(read).toBeGreaterThan(600);
  expect(read).toBeLessThan(2400);
});

test('每一样写法单独在一份部件里', () => {
  for (const declaration of declarations)
    for (const piece of pieces) {
      const part = `${declaration}<a>${piece}</a>`;
      expect([part, byOurs(part)]).toEqual([part, byParser(part)]);
    }
});

test('读够了就不再往下读：后面写坏了也不管', () => {
  let cells = 0;
  parseXml(`<a><c/><c/><b/>${'<c x="1"/>'.repeat(10)}`, 'part.xml', 'file.xlsx', {
    open: (name) => {
      if (name === 'c') cells++;
    },
    isDone: () => cells === 2,
  });
  expect(cells).toBe(2);
});
