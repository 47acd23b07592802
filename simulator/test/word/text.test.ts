import { openWord, type OpenWord } from '../../word';
import { docx } from '../../src/node/word-document';

let word: OpenWord;
afterEach(() => {
  word.close();
  expect(word.host.bugs).toEqual([]);
});

test('读正文、段落、内容控件', async () => {
  word = openWord({
    body:
      docx.paragraph('标题') +
      docx.control('jx:1:a', docx.paragraph('预算100万元。') + docx.paragraph('第二段')) +
      docx.paragraph(docx.run('前') + docx.control('jx:1:b', docx.run('中')) + docx.run('后')),
  });
  const read = await word.run(async (context) => {
    const { body, contentControls } = context.document;
    body.load('text');
    body.paragraphs.load('items/text');
    contentControls.load('items/id,items/tag,items/title,items/text,items/appearance,items/subtype');
    await context.sync();
    return {
      text: body.text,
      paragraphs: body.paragraphs.items.map(({ text }) => text),
      controls: contentControls.items.map(({ tag, text, appearance, subtype }) => [tag, text, appearance, subtype]),
      ids: contentControls.items.map(({ id }) => typeof id),
    };
  });
  expect(read).toEqual({
    text: '标题\r预算100万元。\r第二段\r前中后',
    paragraphs: ['标题', '预算100万元。', '第二段', '前中后'],
    controls: [
      ['jx:1:a', '预算100万元。\r第二段', 'BoundingBox', 'RichTextParagraphs'],
      ['jx:1:b', '中', 'BoundingBox', 'RichTextInline'],
    ],
    ids: ['number', 'number'],
  });
});

test('查找后替换，格式保留', async () => {
  word = openWord({
    body: docx.control(
      'a',
      docx.paragraph(docx.run('预算') + docx.run('10', '<w:b/>') + docx.run('0', '<w:b/><w:i/>') + docx.run('万元')),
    ),
  });
  const read = await word.run(async (context) => {
    const control = context.document.contentControls.getByTag('a').getFirst();
    const found = control.search('100', { matchCase: true });
    found.load('items');
    await context.sync();
    const [hit] = found.items;
    const written = hit!.insertText('250', 'Replace');
    written.font.load('bold,italic');
    control.load('text');
    await context.sync();
    return [found.items.length, control.text, written.font.bold, written.font.italic];
  });
  expect(read).toEqual([1, '预算250万元', true, false]);
});
