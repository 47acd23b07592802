import { contentSpan } from '../../src/word/model/blocks';
import { spanText } from '../../src/word/model/span-text';
import { openWord, type OpenWord } from '../../word';
import { docx, nodeXml } from '../../src/node/word-document';

let word: OpenWord;
afterEach(() => {
  word.close();
  expect(word.host.bugs).toEqual([]);
});

/** Runs with what tracking says of them: +inserted, -deleted. */
function marks(): string {
  const xml = nodeXml.write(word.model.body);
  return xml
    .replace(/<w:sectPr.*$/s, '')
    .replace(/<w:rPr><w:(ins|del)[^>]*\/>.*?<\/w:rPr>/g, (_, kind: string) => (kind === 'ins' ? '+¶' : '-¶'))
    .replace(/<w:trPr><w:ins[^>]*\/><\/w:trPr>/g, '+行')
    .replace(/<w:ins [^>]*>/g, '{+')
    .replace(/<w:del [^>]*>/g, '{-')
    .replace(/<\/w:(ins|del)>/g, '}')
    .replace(/<\/w:p>/g, '|')
    .replace(/<w:sdtPr>.*?<\/w:sdtPr>/g, '[')
    .replace(/<\/w:sdtContent>/g, ']')
    .replace(/<[^>]*>/g, '');
}

const body = docx.control('c', docx.paragraph('预算100万元')) + docx.paragraph('下文');

test.each<[string, () => Promise<unknown> | unknown, string]>([
  [
    '加载项换数字',
    () =>
      word.run(async (context) => {
        context.document.body.search('100').getFirst().insertText('90', 'Replace');
        await context.sync();
      }),
    '[预算{-100}{+90}万元|]下文|',
  ],
  [
    '加载项换整个控件：旧字留着',
    () =>
      word.run(async (context) => {
        context.document.contentControls.getFirst().insertText('新', 'Replace');
        await context.sync();
      }),
    '[{-预算100万元}{+新}|]下文|',
  ],
  [
    '加载项删控件：控件也留着',
    () =>
      word.run(async (context) => {
        context.document.contentControls.getFirst().delete(false);
        await context.sync();
      }),
    '[{-预算100万元}|]下文|',
  ],
  [
    '加载项加一段',
    () =>
      word.run(async (context) => {
        context.document.body.paragraphs.getLast().insertParagraph('新', 'After');
        await context.sync();
      }),
    '[预算100万元|]下文|+¶{+新}|',
  ],
  ['用户打字', () => word.model.typeText(at(2), '数'), '[预算{+数}100万元|]下文|'],
  [
    '用户删自己刚打的：真的没有了',
    () => {
      word.model.typeText(at(2), '数');
      word.model.deleteSpan({ start: at(2).start, end: { node: word.model.body, offset: 1 } });
    },
    '[预算{-100万元}|]下文|',
  ],
  ['用户回车', () => word.model.pressEnter(at(2)), '[+¶预算|100万元|]下文|'],
  [
    '用户删自己刚敲的回车：真的没有了',
    () => {
      const below = word.model.pressEnter(at(2));
      word.model.deleteBackward(below!);
    },
    '[预算100万元|]下文|',
  ],
  [
    '加载项删自己刚加的段：段尾也真的没有了，前后两段还是两段',
    () =>
      word.run(async (context) => {
        const added = context.document.body.paragraphs.getFirst().insertParagraph('新', 'After');
        added.insertParagraph('又', 'After');
        added.delete();
        await context.sync();
      }),
    '[预算100万元|+¶{+又}|]下文|',
  ],
  [
    '加载项放进一张表：行、字、段都是加的',
    () =>
      word.run(async (context) => {
        context.document.body.paragraphs
          .getLast()
          .getRange('Whole')
          .insertOoxml(packed(docx.table([['甲']])), 'Before');
        await context.sync();
      }),
    '[预算100万元|]+行+¶{+甲}|下文|',
  ],
])('修订打开：%s', async (_title, work, expected) => {
  word = openWord({ body });
  word.model.tracksChanges = true;
  await work();
  expect(marks()).toBe(expected);
});

function at(letters: number) {
  const run = word.model.body.getElementsByTagNameNS(word.model.body.namespaceURI, 'r').item(0) as Element;
  const place = { node: run, offset: letters };
  return { start: place, end: place };
}

function packed(body: string): string {
  const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>`;
}

test('回车、拆字、加段：每处修订的编号只有一个，新的段不带着别段的修订', async () => {
  word = openWord({ body: docx.paragraph('预算100万元') });
  word.model.tracksChanges = true;
  word.model.pressEnter(at(2));
  word.model.typeText(at(1), '数数数');
  word.model.tracksChanges = false;
  expect(marks()).toBe('+¶预{+数数数}算|100万元|');
  await word.run(async (context) => {
    context.document.body.paragraphs.getFirst().insertParagraph('没有修订的段', 'Before');
    context.document.body.search('数数').getFirst().getRange('Start').insertText('甲', 'Before');
    await context.sync();
  });
  const [second] = [...word.model.body.getElementsByTagNameNS(word.model.body.namespaceURI, 'ins')].slice(-1);
  const place = { node: second!, offset: 1 };
  word.model.pressEnter({ start: place, end: place });
  expect(marks()).toMatch(/^没有修订的段\|/);
  const numbers = [...nodeXml.write(word.model.body).matchAll(/<w:ins w:id="(\d+)"/g)].map(([, id]) => id);
  expect(numbers.length).toBeGreaterThan(1);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('删掉待接受的字，读出来还在（Word 的文本含着它们）', async () => {
  word = openWord({ body });
  word.model.tracksChanges = true;
  await word.run(async (context) => {
    context.document.body.search('100').getFirst().insertText('90', 'Replace');
    await context.sync();
  });
  expect(spanText(contentSpan(word.model.body))).toBe('预算10090万元\r下文');
});

test('修订开关存在 settings.xml 里，别的设置不动', () => {
  word = openWord({ body });
  word.model.tracksChanges = true;
  expect(word.model.parts.file.text('word/settings.xml')).toMatch(
    /<w:zoom w:percent="100"\/><w:trackRevisions\/><w:defaultTabStop w:val="420"\/>/,
  );
  word.model.tracksChanges = false;
  expect(word.model.parts.file.text('word/settings.xml')).not.toContain('trackRevisions');
});

test('加载项加的行、删的行都标成修订；删自己刚加的真的没有了', async () => {
  word = openWord({
    body:
      docx.table([
        ['编制', '9'],
        ['在职', '8'],
      ]) + docx.paragraph('下文'),
  });
  word.model.tracksChanges = true;
  const rows = (): string[] =>
    [...nodeXml.write(word.model.body).matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => {
      const mark = /<w:trPr>.*?<w:(ins|del) /.exec(row)?.[1] ?? '';
      return mark + row.replace(/<[^>]*>/g, '｜').replace(/｜+/g, '｜');
    });
  await word.run(async (context) => {
    const table = context.document.body.tables.getFirst();
    table.addRows('End', 1, [['退休', '3']]);
    table.deleteRows(0, 1);
    await context.sync();
  });
  expect(rows()).toEqual(['del｜编制｜9｜', '｜在职｜8｜', 'ins｜退休｜3｜']);
  await word.run(async (context) => {
    const place = context.document.body.tables.getFirst().getParagraphAfter();
    place.getRange('Whole').insertOoxml(packed(docx.table([['甲', '1']])), 'Before');
    const tables = context.document.body.tables.load('items');
    await context.sync();
    tables.items[1]!.addRows('End', 1, [['乙', '2']]);
    await context.sync();
  });
  const numbers = [...nodeXml.write(word.model.body).matchAll(/<w:(?:ins|del) w:id="(\d+)"/g)].map(([, id]) => id);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(rows().slice(3)).toEqual(['ins｜甲｜1｜', 'ins｜乙｜2｜']);
  await word.run(async (context) => {
    const tables = context.document.body.tables.load('items');
    await context.sync();
    tables.items[1]!.delete();
    await context.sync();
  });
  await word.run(async (context) => {
    context.document.body.tables.getFirst().deleteRows(2, 1);
    await context.sync();
  });
  expect(rows()).toEqual(['del｜编制｜9｜', '｜在职｜8｜']);
});
