import fc from 'fast-check';
import { applyReplacements, type Replacement } from '../../../../src/core/report/refresh/found-document';
import { parseXml } from '../../../../src/hosts/file/package/xml';
import { controlText, foundDocument } from '../../../../src/core/report/wordml/control-text';
import { scanDocument } from '../../../../src/core/report/wordml/scan';
import type { ScannedDocument } from '../../../../src/core/report/wordml/scanned-document';
import { spliceControl } from '../../../../src/hosts/file/patch/splice';
import type { Tracking } from '../../../../src/hosts/file/patch/tracking';
import { applySplices } from '../../../../src/hosts/file/patch/xml-splice';
import { rejectedText } from '../../../support/followed/rejected';
import { randomSeed } from '../../../support/seed';

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const body = (inner: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="${namespace}"><w:body>${inner}<w:sectPr/></w:body></w:document>`;
const control = (inner: string, properties = ''): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="段"/><w:tag w:val="jx:1:f"/>${properties}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
const scan = (xml: string): ScannedDocument => {
  parseXml(xml, 'document.xml', 'x.docx', {});
  return scanDocument(xml, 'document.xml', 'x.docx');
};
const textOf = (xml: string): string => foundDocument(scan(xml)).controls[0]!.text;

function patch(xml: string, replacements: readonly Replacement[], tracking: Tracking | null = null): string {
  const scanned = scan(xml);
  const first = scanned.controls[0]!;
  const { atoms } = controlText(scanned, first);
  return applySplices(xml, spliceControl({ scanned, control: first, atoms, tracking }, replacements));
}

const run = (text: string, properties = ''): string =>
  `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const bold = '<w:rPr><w:b/></w:rPr>';

describe('读出控件里的文字', () => {
  test.each([
    ['两段', `<w:p>${run('甲')}</w:p><w:p>${run('乙')}</w:p>`, '甲\n乙'],
    ['空段', `<w:p/><w:p>${run('乙')}</w:p><w:p></w:p>`, '\n乙\n'],
    ['制表符和换行', `<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/></w:r></w:p>`, '甲\t乙\v'],
    ['实体和编号字符', `<w:p>${run('a&lt;b&amp;c&#x4E2D;')}</w:p>`, 'a<b&c中'],
    [
      '图片是一个字',
      `<w:p>${run('甲')}<w:r><w:drawing><w:t>不算</w:t></w:drawing></w:r>${run('乙')}</w:p>`,
      '甲\ufffc乙',
    ],
    [
      '修订：删去的不算，插入的算',
      `<w:p>${run('甲')}<w:del w:id="1"><w:r><w:delText>丙</w:delText></w:r></w:del><w:ins w:id="2">${run('乙')}</w:ins></w:p>`,
      '甲乙',
    ],
    [
      '移走的不算',
      `<w:p><w:moveFrom w:id="1">${run('丙')}</w:moveFrom><w:moveTo w:id="2">${run('乙')}</w:moveTo></w:p>`,
      '乙',
    ],
    [
      '里面别人的控件',
      `<w:p>${run('甲')}<w:sdt><w:sdtPr/><w:sdtContent>${run('乙')}</w:sdtContent></w:sdt></w:p>`,
      '甲乙',
    ],
    [
      '里面我们的另一段',
      `<w:p>${run('甲')}</w:p>${control(`<w:p>${run('乙')}</w:p>`).replace('jx:1:f', 'jx:1:g')}`,
      '甲\ufffc',
    ],
    ['属性里有大于号', `<w:p w:rsidR="a>b">${run('甲')}</w:p>`, '甲'],
  ])('%s', (_, inner, text) => {
    expect(textOf(body(control(inner)))).toBe(text);
  });

  test('占位文字不是用户的字', () => {
    const xml = body(
      control(`<w:p>${run('单击此处输入', '<w:rPr><w:rStyle w:val="P"/></w:rPr>')}</w:p>`, '<w:showingPlcHdr/>'),
    );
    expect(textOf(xml)).toBe('');
    const after = patch(xml, [{ from: 0, to: 0, text: '新的' }]);
    expect(textOf(after)).toBe('新的');
    expect(after).not.toMatch(/showingPlcHdr|rStyle/);
  });

  test('表格的格子', () => {
    const cell = (text: string, merge = ''): string => `<w:tc><w:tcPr>${merge}</w:tcPr><w:p>${run(text)}</w:p></w:tc>`;
    const table = `<w:tbl><w:tr>${cell('甲', '<w:vMerge w:val="restart"/>')}${cell('1')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('2')}</w:tr></w:tbl>`;
    const [found] = foundDocument(scan(body(control(table)))).controls;
    expect(
      found!.cells.map((rows) => rows.map((row) => row.map(({ start, end }) => found!.text.slice(start, end)))),
    ).toEqual([[['甲', '1'], ['2']]]);
  });
});

describe('写进去', () => {
  test('换一个数：粗体还在，别的一字不动', () => {
    const xml = body(`<w:p>${run('前')}</w:p>${control(`<w:p>${run('共')}${run('8', bold)}${run('人。')}</w:p>`)}`);
    expect(patch(xml, [{ from: 1, to: 2, text: '12' }])).toBe(xml.replace('>8<', '>12<'));
  });

  test('一个数分在两块里：新数用第一块的样子', () => {
    const xml = body(control(`<w:p>${run('1', bold)}${run('2人')}</w:p>`));
    expect(patch(xml, [{ from: 0, to: 2, text: '98' }])).toBe(xml.replace('>1<', '>98<').replace('>2人<', '>人<'));
  });

  test('编号字符之间替换：没有动的原样', () => {
    const xml = body(control(`<w:p>${run('&#x7532;8&amp;')}</w:p>`));
    expect(patch(xml, [{ from: 1, to: 2, text: '<9>' }])).toBe(xml.replace('8&', '&lt;9&gt;&'));
  });

  test('多出一段：照样的段落', () => {
    const xml = body(control(`<w:p><w:pPr><w:jc w:val="both"/></w:pPr>${run('甲。', bold)}</w:p>`));
    const after = patch(xml, [{ from: 2, to: 2, text: '\n乙。' }]);
    expect(textOf(after)).toBe('甲。\n乙。');
    expect(after.match(/<w:jc w:val="both"\/>/g)).toHaveLength(2);
    expect(after.match(/<w:b\/>/g)).toHaveLength(2);
  });

  test('修订：原数删除、新数插入，都等人接受；已在自己的插入里的不再套一层', () => {
    let id = 1;
    const tracking: Tracking = { author: '某', date: '2026-01-01T00:00:00Z', nextId: () => id++ };
    const xml = body(control(`<w:p>${run('共8人', bold)}<w:ins w:id="90" w:author="某">${run('，9人')}</w:ins></w:p>`));
    const after = patch(
      xml,
      [
        { from: 1, to: 2, text: '12' },
        { from: 4, to: 5, text: '7' },
      ],
      tracking,
    );
    expect(textOf(after)).toBe('共12人，7人');
    expect(after.match(/<w:ins /g)).toHaveLength(2);
    expect(after.match(/<w:delText xml:space="preserve">[89]<\/w:delText>/g)).toHaveLength(2);
    expect(after.match(/<w:b\/>/g)).toHaveLength(4);
  });
});

describe('修订：新的一段接在不是字的东西后面', () => {
  const mark = /<w:rPr><w:ins [^>]*\/>/g;
  const drawing = '<w:drawing><wp:inline xmlns:wp="urn:wp"/></w:drawing>';
  let id = 1;
  const tracking: Tracking = { author: '某', date: '2026-01-01T00:00:00Z', nextId: () => id++ };

  test.each([
    ['制表符', `<w:r>${bold}<w:t>甲</w:t><w:tab/></w:r>`, '甲\t'],
    ['图片', `<w:r>${bold}<w:t>甲</w:t>${drawing}</w:r>`, '甲\ufffc'],
    ['图片，在自己还没接受的插入里', `<w:ins w:id="9" w:author="某"><w:r>${bold}${drawing}</w:r></w:ins>`, '\ufffc'],
  ])('%s：是修订的一段，不是换行', (_, inner, text) => {
    const xml = body(control(`<w:p><w:pPr><w:jc/></w:pPr>${inner}${run('丙')}</w:p>`));
    const at = text.length;
    const after = patch(xml, [{ from: at, to: at, text: '一。\n二。\n' }], tracking);
    // 丙 begins where the words come: they stand before it, each of the new ends a change of its own.
    expect(textOf(after)).toBe(`${text}一。\n二。\n丙`);
    expect(after.match(mark)).toHaveLength(2);
    expect(rejectedText(after, '某')).toEqual(rejectedText(xml, '某'));
    const last = body(control(`<w:p><w:pPr><w:jc/></w:pPr>${inner}</w:p>`));
    const done = patch(last, [{ from: at, to: at, text: '一。\n二。' }], tracking);
    expect(textOf(done)).toBe(`${text}一。\n二。`);
    expect(done.match(mark)).toHaveLength(1);
    expect(done.match(/<w:jc\/>/g)).toHaveLength(2);
    expect(rejectedText(done, '某')).toEqual(rejectedText(last, '某'));
  });

  test('空段里写进两段', () => {
    const xml = body(control(`<w:p/><w:p>${run('丙')}</w:p>`));
    const after = patch(xml, [{ from: 0, to: 0, text: '甲\n乙' }], tracking);
    expect(textOf(after)).toBe('甲\n乙\n丙');
    expect(after.match(mark)).toHaveLength(1);
    expect(rejectedText(after, '某')).toEqual(rejectedText(xml, '某'));
  });

  test('一段里几处都有新的段：末一段留着原来的段尾', () => {
    const xml = body(control(`<w:p><w:r><w:tab/></w:r>${run('丙')}<w:r><w:tab/></w:r></w:p>`));
    const after = patch(
      xml,
      [
        { from: 0, to: 0, text: '甲\n' },
        { from: 2, to: 2, text: '\n乙' },
        { from: 3, to: 3, text: '\n丁' },
      ],
      tracking,
    );
    expect(textOf(after)).toBe('甲\n\t丙\n乙\t\n丁');
    expect(after.match(mark)).toHaveLength(3);
    expect(after.slice(after.lastIndexOf('<w:p>'), after.lastIndexOf('丁'))).not.toMatch(mark);
    expect(rejectedText(after, '某')).toEqual(rejectedText(xml, '某'));
  });
});

/** Paragraphs of runs of pieces, as Word, WPS and people leave them. */
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('甲', '乙丙', '8', '12.5万元', ' ', 'a&amp;b', '&#x4E2D;', '')
      .map((text) => `<w:t xml:space="preserve">${text}</w:t>`),
  },
  { weight: 1, arbitrary: fc.constantFrom('<w:tab/>', '<w:br/>', '<w:lastRenderedPageBreak/>') },
);
const someRun = fc
  .tuple(fc.constantFrom('', bold), fc.array(piece, { maxLength: 3 }))
  .map(([look, pieces]) => `<w:r>${look}${pieces.join('')}</w:r>`);
const inline = fc.oneof(
  { weight: 5, arbitrary: someRun },
  { weight: 1, arbitrary: someRun.map((inner) => `<w:ins w:id="1">${inner}</w:ins>`) },
  { weight: 1, arbitrary: fc.constant('<w:del w:id="2"><w:r><w:delText>删</w:delText></w:r></w:del>') },
  { weight: 1, arbitrary: someRun.map((inner) => `<w:hyperlink>${inner}</w:hyperlink>`) },
  { weight: 1, arbitrary: fc.constant('<w:bookmarkStart w:id="3" w:name="b"/>') },
);
const paragraph = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(inline, { maxLength: 4 }).map((runs) => `<w:p><w:pPr><w:jc/></w:pPr>${runs.join('')}</w:p>`),
  },
  { weight: 1, arbitrary: fc.constantFrom('<w:p/>', '<w:p></w:p>', '<w:p w:rsidR="0"/>') },
);
const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 4 });
const cuts = fc.array(fc.tuple(fc.nat(60), fc.nat(8), fc.constantFrom('', '9', '新<字>&', '\n', '一\n二', '\t', ' ')), {
  maxLength: 4,
});

function replacementsFor(text: string, wanted: readonly (readonly [number, number, string])[]): Replacement[] {
  const all = wanted
    .map(([from, length, words]) => ({
      from: Math.min(from, text.length),
      to: Math.min(from + length, text.length),
      text: words,
    }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const kept: Replacement[] = [];
  for (const one of all)
    if (one.from > (kept[kept.length - 1]?.to ?? -1) && (one.to > one.from || one.text !== '')) kept.push(one);
  return kept;
}

const loose = (text: string): string => text.replace(/[\n\v]/g, '');

test.each([false, true])(
  '随机的段落、文字块和替换（修订：%s）：文字正是要的，XML 合格，控件外一字不动',
  (isTracked) => {
    let id = 1;
    const tracking: Tracking | null = isTracked
      ? { author: '某', date: '2026-01-01T00:00:00Z', nextId: () => id++ }
      : null;
    let exact = 0;
    let runs = 0;
    fc.assert(
      fc.property(paragraphs, cuts, (inner, wanted) => {
        const before = `<w:p>${run('前')}</w:p>`;
        const xml = body(`${before}${control(inner.join(''))}<w:p>${run('后')}</w:p>`);
        const text = textOf(xml);
        const replacements = replacementsFor(text, wanted);
        const after = patch(xml, replacements, tracking);
        const [now, expected] = [textOf(after), applyReplacements(text, replacements)];
        expect(loose(now)).toBe(loose(expected));
        runs++;
        if (now === expected) exact++;
        expect(after.startsWith(xml.slice(0, xml.indexOf('<w:sdt>')))).toBe(true);
        expect(after.endsWith(`<w:p>${run('后')}</w:p><w:sectPr/></w:body></w:document>`)).toBe(true);
        if (isTracked) expect(rejectedText(after, '某')).toEqual(rejectedText(xml, '某'));
        // A second reading of the same: nothing else moved.
        expect(after.match(/<w:bookmarkStart/g)?.length ?? 0).toBe(xml.match(/<w:bookmarkStart/g)?.length ?? 0);
      }),
      { numRuns: 2000, seed: randomSeed(11) },
    );
    expect(exact / runs).toBeGreaterThan(0.9);
  },
  60_000,
);
