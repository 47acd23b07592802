import { openWord, type OpenWord } from '../../word';
import { docx, nodeXml } from '../../src/node/word-document';

let word: OpenWord;
afterEach(() => {
  word.close();
  expect(word.host.bugs).toEqual([]);
});

const xml = (): string => nodeXml.write(word.model.body).replace(/ xmlns:\w+="[^"]*"/g, '');

async function text(): Promise<string> {
  return word.run(async (context) => {
    const { body } = context.document;
    body.load('text');
    await context.sync();
    return body.text;
  });
}

const inline = docx.paragraph(docx.run('前') + docx.control('c', docx.run('中', '<w:b/>')) + docx.run('后'));
const block =
  docx.paragraph('上') + docx.control('c', docx.paragraph('一') + docx.paragraph('二')) + docx.paragraph('下');
type Work = (context: Word.RequestContext, control: Word.ContentControl) => void;

describe('写在哪里，字就在哪里', () => {
  test.each<[string, string, Work, string]>([
    ['行内控件，开头', inline, (_, control) => control.insertText('新', 'Start'), '前[新中]后'],
    ['行内控件，末尾', inline, (_, control) => control.insertText('新', 'End'), '前[中新]后'],
    ['行内控件，整个换', inline, (_, control) => control.insertText('新', 'Replace'), '前[新]后'],
    [
      '行内控件里没有另起一段的地方：换行',
      inline,
      (_, control) => control.insertText('甲\n乙', 'Replace'),
      '前[甲\v乙]后',
    ],
    [
      '独占一段的行内控件：变成两段',
      docx.paragraph(docx.control('c', docx.run('中'))),
      (_, control) => control.insertText('甲\n乙', 'Replace'),
      '[甲\r乙]',
    ],
    ['整段控件，换成三段', block, (_, control) => control.insertText('甲\n乙\n丙', 'Replace'), '上\r[甲\r乙\r丙]\r下'],
    ['整段控件，末尾', block, (_, control) => control.insertText('新', 'End'), '上\r[一\r二新]\r下'],
    ['控件里加一段，开头', block, (_, control) => control.insertParagraph('新', 'Start'), '上\r[新\r一\r二]\r下'],
    ['控件里加一段，末尾', block, (_, control) => control.insertParagraph('新', 'End'), '上\r[一\r二\r新]\r下'],
    ['控件前加一段', block, (_, control) => control.insertParagraph('新', 'Before'), '上\r新\r[一\r二]\r下'],
    ['控件后加一段', block, (_, control) => control.insertParagraph('新', 'After'), '上\r[一\r二]\r新\r下'],
    [
      '区域之前：不属于控件',
      inline,
      (_, control) => control.getRange('Before').insertText('新', 'Start'),
      '前新[中]后',
    ],
    ['区域之后：不属于控件', inline, (_, control) => control.getRange('After').insertText('新', 'End'), '前[中]新后'],
    [
      '内容区域的末尾：属于控件',
      inline,
      (_, control) => control.getRange('Content').insertText('新', 'End'),
      '前[中新]后',
    ],
    ['正文末尾加一段', block, ({ document }) => document.body.insertParagraph('新', 'End'), '上\r[一\r二]\r下\r新'],
    ['正文开头写字', block, ({ document }) => document.body.insertText('新', 'Start'), '新上\r[一\r二]\r下'],
    [
      '段落末尾写字',
      block,
      ({ document }) => document.body.paragraphs.getFirst().insertText('新', 'End'),
      '上新\r[一\r二]\r下',
    ],
    ['删段落', block, ({ document }) => document.body.paragraphs.getFirst().delete(), '[一\r二]\r下'],
    ['删控件，留内容', block, (_, control) => control.delete(true), '上\r一\r二\r下'],
    ['删控件，连内容', block, (_, control) => control.delete(false), '上\r下'],
    ['删行内控件，留内容', inline, (_, control) => control.delete(true), '前中后'],
    ['制表和软换行', inline, (_, control) => control.insertText('甲\t乙\v丙', 'Replace'), '前[甲\t乙\v丙]后'],
    [
      '换行符三种写法是一种',
      block,
      (_, control) => control.insertText('甲\r\n乙\r丙', 'Replace'),
      '上\r[甲\r乙\r丙]\r下',
    ],
  ])('%s', async (_title, body, work, expected) => {
    word = openWord({ body });
    await word.run(async (context) => {
      work(context, context.document.contentControls.getByTag('c').getFirst());
      await context.sync();
    });
    const marked = word.model.controlByTag('c');
    const inside = await word.run(async (context) => {
      const control = context.document.contentControls.getByTag('c').getFirstOrNullObject();
      control.load('text');
      await context.sync();
      return control.isNullObject ? null : control.text;
    });
    const plain = expected.replace(/[[\]]/g, '');
    expect([await text(), inside]).toEqual([plain, marked ? (/\[([^\]]*)\]/.exec(expected)?.[1] ?? null) : null]);
  });
});

describe('区域', () => {
  test.each<[string, (context: Word.RequestContext) => Promise<unknown>, unknown]>([
    [
      '替换以后区域就是新写的字；前后写的不算在内，头尾写的算',
      async ({ document, sync }) => {
        const range = document.body.paragraphs.getFirst().search('预算').getFirst();
        range.insertText('决算', 'Replace');
        range.insertText('（', 'Before');
        range.insertText('）', 'After');
        range.insertText('年', 'Start');
        range.insertText('数', 'End');
        range.load('text');
        document.body.paragraphs.getFirst().load('text');
        await document.context.sync();
        void sync;
        return range.text;
      },
      '年决算数',
    ],
    [
      '两个区域的位置',
      async ({ document }) => {
        const first = document.body.paragraphs.getFirst();
        const [one, two, whole] = [
          first.search('预算').getFirst(),
          first.search('100').getFirst(),
          first.getRange('Content'),
        ];
        const results = [
          one.compareLocationWith(two),
          two.compareLocationWith(one),
          one.compareLocationWith(whole),
          whole.compareLocationWith(two),
          one.compareLocationWith(one),
          one.getRange('End').compareLocationWith(two.getRange('Start')),
        ];
        await document.context.sync();
        return results.map(({ value }) => value);
      },
      ['AdjacentBefore', 'AdjacentAfter', 'InsideStart', 'Contains', 'Equal', 'Equal'],
    ],
    [
      '扩到另一个区域',
      async ({ document }) => {
        const first = document.body.paragraphs.getFirst();
        const range = first.search('预算').getFirst().expandTo(first.search('元').getFirst());
        range.load('text');
        await document.context.sync();
        return range.text;
      },
      '预算100万元',
    ],
    [
      '按标点切',
      async ({ document }) => {
        const pieces = document.body.paragraphs.getFirst().getTextRanges(['，', '。'], true);
        pieces.load('items/text');
        await document.context.sync();
        return pieces.items.map(({ text: piece }) => piece);
      },
      ['预算100万元，', '决算90万元。'],
    ],
    [
      '没有的东西：OrNullObject 不报错',
      async ({ document }) => {
        const none = document.contentControls.getByTag('无').getFirstOrNullObject();
        const parent = document.body.paragraphs.getFirst().parentContentControlOrNullObject;
        none.load('tag');
        parent.load('tag');
        await document.context.sync();
        return [none.isNullObject, parent.isNullObject];
      },
      [true, true],
    ],
    [
      '区域里加控件，再读',
      async ({ document }) => {
        const control = document.body.search('100').getFirst().insertContentControl();
        control.tag = 'jx:1:n';
        control.title = '预算数';
        control.load('text,tag,title,subtype');
        await document.context.sync();
        return [control.text, control.tag, control.title, control.subtype];
      },
      ['100', 'jx:1:n', '预算数', 'RichTextInline'],
    ],
    [
      '整段加控件',
      async ({ document }) => {
        const control = document.body.paragraphs.getLast().insertContentControl();
        control.load('text,subtype');
        await document.context.sync();
        return [control.text, control.subtype];
      },
      ['尾段', 'RichTextParagraphs'],
    ],
  ])('%s', async (_title, work, expected) => {
    word = openWord({
      body:
        docx.paragraph(docx.run('预算') + docx.run('100', '<w:b/>') + docx.run('万元，决算90万元。')) +
        docx.paragraph('尾段'),
    });
    expect(await word.run(work)).toEqual(expected);
  });
});

describe('查找', () => {
  const find = (wanted: string, options?: Word.SearchOptions | object): Promise<readonly string[]> =>
    word.run(async (context) => {
      const found = options ? context.document.body.search(wanted, options) : context.document.body.search(wanted);
      found.load('items/text');
      await context.sync();
      return found.items.map(({ text: hit }) => hit);
    });

  test.each<[string, string, object | undefined, readonly string[]]>([
    ['不分大小写', 'abc', undefined, ['ABC', 'abc']],
    ['分大小写', 'abc', { matchCase: true }, ['abc']],
    ['不跨段落', '一二', undefined, []],
    ['跨格式不同的字', '粗细', undefined, ['粗细']],
    ['弯引号和直引号是一样的', '"引"', undefined, ['“引”']],
    ['^^ 是一个 ^', 'x^^y', undefined, ['x^y']],
    ['^t 是制表', '甲^t乙', undefined, ['甲\t乙']],
    ['^l 是换行', '丙^l丁', undefined, ['丙\v丁']],
    ['整词', '12', { matchWholeWord: true }, ['12']],
    ['不看空格', '甲乙', { ignoreSpace: true }, ['甲\t乙']],
    ['控件里外都找', '控件', undefined, ['控件', '控件']],
  ])('%s', async (_title, wanted, options, expected) => {
    word = openWord({
      body:
        ['ABC abc', '一', '二', '“引”', 'x^y', '甲\t乙', '丙\v丁', '12 123']
          .map((line) => docx.paragraph(line))
          .join('') +
        docx.paragraph(docx.run('粗', '<w:b/>') + docx.run('细')) +
        docx.paragraph(docx.control('c', docx.run('控件')) + docx.run('控件')),
    });
    expect(await find(wanted, options)).toEqual(expected);
  });

  test.each<[string, string, object | undefined, string]>([
    ['空的', '', undefined, 'InvalidArgument'],
    ['长于 255 字', '字'.repeat(256), undefined, 'InvalidArgument'],
    ['不认识的特殊字符', 'a^q', undefined, 'InvalidArgument'],
    ['通配符没有模拟', 'a*', { matchWildcards: true }, 'NotImplemented'],
  ])('不能找：%s', async (_title, wanted, options, code) => {
    word = openWord({ body: docx.paragraph('甲') });
    await expect(find(wanted, options)).rejects.toMatchObject({ code });
  });
});

describe('Word 不让写的', () => {
  const locked = (lock: string): string =>
    docx.control('c', docx.paragraph('锁'), { more: `<w:lock w:val="${lock}"/>` });
  test.each<[string, string, Work, string | null]>([
    [
      '内容锁定的控件里写字',
      locked('contentLocked'),
      (_, control) => control.insertText('新', 'Replace'),
      'GeneralException',
    ],
    [
      '解锁、写、再锁',
      locked('contentLocked'),
      (_, control) => {
        control.cannotEdit = false;
        control.insertText('新', 'Replace');
        control.cannotEdit = true;
      },
      null,
    ],
    [
      '锁定的控件里查到的字',
      locked('sdtContentLocked'),
      (_, control) => control.search('锁').getFirst().insertText('新', 'Replace'),
      'GeneralException',
    ],
    ['不能删的控件', locked('sdtLocked'), (_, control) => control.delete(false), 'GeneralException'],
    [
      '控制字符',
      docx.control('c', docx.paragraph('甲')),
      (_, control) => control.insertText('a\u0001b', 'Replace'),
      'InvalidArgument',
    ],
    [
      '标记长于 64 字',
      docx.control('c', docx.paragraph('甲')),
      (_, control) => (control.tag = 'x'.repeat(65)),
      'InvalidArgument',
    ],
    [
      '控件不在了',
      docx.control('c', docx.paragraph('甲')),
      (_, control) => {
        control.delete(false);
        control.insertText('新', 'End');
      },
      'InvalidReference',
    ],
  ])('%s', async (_title, body, work, code) => {
    word = openWord({ body: docx.paragraph('上') + body });
    const before = xml();
    const running = word.run(async (context) => {
      const control = context.document.contentControls.getByTag('c').getFirst();
      control.load('id');
      await context.sync();
      work(context, control);
      await context.sync();
    });
    if (code === null) await running;
    else await expect(running).rejects.toMatchObject({ code });
    if (code !== null && code !== 'InvalidReference') expect(xml()).toBe(before);
  });

  test('受保护的文档：读得到，写不进', async () => {
    word = openWord({ body: block, settings: '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>' });
    expect(await text()).toBe('上\r一\r二\r下');
    await expect(
      word.run(async (context) => {
        context.document.body.insertText('新', 'End');
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'AccessDenied' });
  });

  test('只有富文本控件看得见', async () => {
    word = openWord({
      body:
        docx.control('纯文本', docx.paragraph('甲'), { more: '<w:text/>' }) +
        docx.control('富文本', docx.paragraph('乙')),
    });
    const tags = await word.run(async (context) => {
      const { contentControls } = context.document;
      contentControls.load('items/tag');
      await context.sync();
      return contentControls.items.map(({ tag }) => tag);
    });
    expect(tags).toEqual(['富文本']);
  });

  test('清空的控件显示占位文字，再写就没有了', async () => {
    word = openWord({ body: docx.control('c', docx.paragraph('甲')) });
    const texts = await word.run(async (context) => {
      const control = context.document.contentControls.getFirst();
      control.clear();
      control.load('text,placeholderText');
      await context.sync();
      const cleared = [control.text, control.placeholderText];
      control.insertText('乙', 'Start');
      control.load('text');
      await context.sync();
      return [...cleared, control.text];
    });
    expect(texts).toEqual(['单击或点击此处输入文字。', '单击或点击此处输入文字。', '乙']);
  });
});

test('替换后的字沿用第一个被换掉的字的格式，别处不动', async () => {
  word = openWord({ body: docx.paragraph(docx.run('共') + docx.run('12', '<w:b/>') + docx.run('人')) });
  await word.run(async (context) => {
    context.document.body.search('2人').getFirst().insertText('3人', 'Replace');
    await context.sync();
  });
  const runs = [...xml().matchAll(/<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?<w:t[^>]*>(.*?)<\/w:t>/g)].map(
    ([, format = '', letters]) => [format, letters],
  );
  expect(runs).toEqual([
    ['', '共'],
    ['<w:b/>', '1'],
    ['<w:b/>', '3人'],
  ]);
});

test('段前段后按行数', async () => {
  word = openWord({ body: docx.paragraph('甲') });
  const read = await word.run(async (context) => {
    const paragraph = context.document.body.paragraphs.getFirst();
    paragraph.lineUnitBefore = 0.5;
    paragraph.lineUnitAfter = 2;
    paragraph.load('lineUnitBefore,lineUnitAfter');
    await context.sync();
    return [paragraph.lineUnitBefore, paragraph.lineUnitAfter];
  });
  expect(read).toEqual([0.5, 2]);
  expect(xml()).toContain('<w:spacing w:beforeLines="50" w:afterLines="200"/>');
});
