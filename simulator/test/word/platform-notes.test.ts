import { openWord, type OpenWord } from '../../word';
import { docx, nodeXml } from '../../src/node/word-document';

// One case for each line of the list of what answered silently wrong (W1 to W12), with its source where it has one.

let word: OpenWord;
afterEach(() => {
  word.close();
  expect(word.host.bugs).toEqual([]);
});

const body = (): string => nodeXml.write(word.model.body).replace(/ xmlns:\w+="[^"]*"/g, '');

async function texts(find: (context: Word.RequestContext) => Word.ParagraphCollection): Promise<readonly string[]> {
  return word.run(async (context) => {
    const found = find(context);
    found.load('items/text');
    await context.sync();
    return found.items.map(({ text }) => text);
  });
}

async function code(work: (context: Word.RequestContext) => void): Promise<string> {
  try {
    await word.run(async (context) => {
      work(context);
      await context.sync();
    });
    return '';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const first = ({ document }: Word.RequestContext): Word.Paragraph => document.body.paragraphs.getFirst();

async function fontOf<Key extends 'color' | 'highlightColor' | 'underline'>(key: Key): Promise<string> {
  return word.run(async (context) => {
    const { font } = first(context);
    font.load(key);
    await context.sync();
    return font[key];
  });
}

describe('W1 空的末段也是一段', () => {
  test('正文', async () => {
    word = openWord({ body: '<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p/><w:p/>' });
    expect(await texts(({ document }) => document.body.paragraphs)).toEqual(['a', '', '']);
    expect(await texts(({ document }) => document.body.getRange().paragraphs)).toEqual(['a', '', '']);
    const last = await word.run(async (context) => {
      const { paragraphs } = context.document.body;
      paragraphs.load('items/isLastParagraph');
      await context.sync();
      paragraphs.getLast().insertText('末', 'Replace');
      await context.sync();
      return paragraphs.items.map(({ isLastParagraph }) => isLastParagraph);
    });
    expect(last).toEqual([false, false, true]);
    expect(await texts(({ document }) => document.body.paragraphs)).toEqual(['a', '', '末']);
  });

  test('控件里和单元格里', async () => {
    word = openWord({
      body:
        docx.control('c', docx.paragraph('甲') + docx.paragraph('')) +
        docx.table([[docx.paragraph('乙') + docx.paragraph('')]]) +
        docx.paragraph('尾'),
    });
    const control = ({ document }: Word.RequestContext) => document.contentControls.getByTag('c').getFirst();
    expect(await texts((context) => control(context).paragraphs)).toEqual(['甲', '']);
    expect(await texts(({ document }) => document.body.tables.getFirst().getCell(0, 0).body.paragraphs)).toEqual([
      '乙',
      '',
    ]);
    await word.run(async (context) => {
      control(context).insertParagraph('', 'End');
      await context.sync();
    });
    expect(await texts((context) => control(context).paragraphs)).toEqual(['甲', '', '']);
  });

  test('整个正文加控件，空的末段在里面', async () => {
    word = openWord({ body: docx.paragraph('甲') + docx.paragraph('') });
    await word.run(async (context) => {
      context.document.body.insertContentControl();
      await context.sync();
    });
    expect(body()).toMatch(/<w:sdtContent><w:p>.*甲.*<\/w:p><w:p\/><\/w:sdtContent>/);
  });

  test('光标停在下一段开头，那一段不算选中', async () => {
    word = openWord({ body: docx.paragraph('甲') + docx.paragraph('') + docx.paragraph('乙') });
    const range = ({ document }: Word.RequestContext) => {
      const all = document.body.paragraphs;
      return all.getFirst().getRange('Start').expandTo(all.getFirst().getNext().getRange('Start'));
    };
    expect(await texts((context) => range(context).paragraphs)).toEqual(['甲']);
  });
});

describe('W2 字的颜色：名字或 #RRGGBB，别的拒绝', () => {
  test.each([
    ['red', '#FF0000'],
    ['white', '#FFFFFF'],
    ['CornflowerBlue', '#6495ED'],
    ['#00ff7f', '#00FF7F'],
  ])('%s', async (given, read) => {
    word = openWord({ body: docx.paragraph('字') });
    expect(await code((context) => void (first(context).font.color = given))).toBe('');
    expect(await fontOf('color')).toBe(read);
    expect(body()).toContain(`<w:color w:val="${read.slice(1)}"/>`);
  });

  test.each(['#0F0', 'nocolor', ''])('"%s" 不是颜色', async (given) => {
    word = openWord({ body: docx.paragraph('字') });
    expect(await code((context) => void (first(context).font.color = given))).toBe('InvalidArgument');
    expect(body()).not.toContain('w:color');
  });
});

describe('W3 突出显示：十五种颜色，别的取最近的一种', () => {
  test.each([
    ['green', '#008000'],
    ['lime', '#00FF00'],
    ['Turquoise', '#00FFFF'],
    ['pink', '#FF00FF'],
    ['Olive', '#808000'],
    ['orange', '#FFFF00'],
    ['#777777', '#808080'],
    ['#FFEE11', '#FFFF00'],
  ])('%s', async (given, read) => {
    word = openWord({ body: docx.paragraph('字') });
    await code((context) => void (first(context).font.highlightColor = given));
    expect(await fontOf('highlightColor')).toBe(read);
  });

  test('null 取掉，不是颜色的拒绝', async () => {
    word = openWord({ body: docx.paragraph('字') });
    await code((context) => void (first(context).font.highlightColor = 'yellow'));
    expect(await code((context) => void (first(context).font.highlightColor = '不是颜色'))).toBe('InvalidArgument');
    expect(await fontOf('highlightColor')).toBe('#FFFF00');
    await code((context) => void (first(context).font.highlightColor = null as unknown as string));
    expect(await fontOf('highlightColor')).toBeNull();
  });
});

test.each(['red', '#FF0000'])('W4 控件的颜色可以是名字：%s', async (given) => {
  word = openWord({ body: docx.control('c', docx.paragraph('字')) });
  const read = await word.run(async (context) => {
    const control = context.document.contentControls.getFirst();
    control.color = given;
    control.load('color');
    await context.sync();
    return control.color;
  });
  expect(read).toBe('#FF0000');
});

describe('W5 下划线读得回原样', () => {
  test.each([
    'Word',
    'DottedHeavy',
    'DashLineLongHeavy',
    'TwoDotDashLineHeavy',
    'WaveDouble',
    'Double',
    'None',
  ] as const)('%s', async (given) => {
    word = openWord({ body: docx.paragraph('字') });
    await code((context) => void (first(context).font.underline = given));
    expect(await fontOf('underline')).toBe(given);
  });

  test.each([
    ['WordOnly', 'InvalidArgument'],
    ['Hidden', 'NotImplemented'],
    ['DotLine', 'NotImplemented'],
    ['Mixed', 'InvalidArgument'],
  ])('%s：不做', async (given, expected) => {
    word = openWord({ body: docx.paragraph('字') });
    expect(await code((context) => void (first(context).font.underline = given as 'Single'))).toBe(expected);
    expect(await fontOf('underline')).toBe('None');
  });
});

describe('W6 分节符', () => {
  test.each([
    ['SectionNext', 'nextPage'],
    ['SectionContinuous', 'continuous'],
    ['SectionEven', 'evenPage'],
    ['SectionOdd', 'oddPage'],
    ['Next', 'nextPage'],
  ] as const)('%s：前一节保留原来的，后一节从新的地方开始', async (given, type) => {
    word = openWord({ body: docx.paragraph('甲') });
    expect(await code(({ document }) => document.body.insertBreak(given, 'End'))).toBe('');
    expect(body()).toMatch(
      new RegExp(
        `甲.*<w:p><w:pPr><w:sectPr><w:pgSz[^>]*/><w:pgMar[^>]*/></w:sectPr></w:pPr></w:p><w:p/><w:sectPr><w:type w:val="${type}"/>`,
      ),
    );
    word.model.undo();
    expect(body()).not.toContain('w:type');
  });

  test('段落之前；控件和表格里拒绝', async () => {
    word = openWord({
      body: docx.paragraph('甲') + docx.control('c', docx.paragraph('乙')) + docx.table([['丙']]) + '<w:p/>',
    });
    expect(await code((context) => first(context).insertBreak('SectionNext', 'Before'))).toBe('');
    expect(await texts(({ document }) => document.body.paragraphs)).toEqual(['', '甲', '乙', '丙', '']);
    expect(await code(({ document }) => document.contentControls.getFirst().insertBreak('SectionNext', 'End'))).toBe(
      'NotImplemented',
    );
    expect(
      await code(({ document }) =>
        document.body.tables.getFirst().getCell(0, 0).body.paragraphs.getFirst().insertBreak('SectionNext', 'After'),
      ),
    ).toBe('GeneralException');
  });
});

describe('W7 内置样式一直都在，文件里没写的用到时写进去', () => {
  test.each([
    'Title',
    'Subtitle',
    'Quote',
    'Heading9',
    'ListParagraph',
    'Header',
    'IntenseQuote',
    'Strong',
    'Emphasis',
  ] as const)('%s', async (given) => {
    word = openWord({ body: docx.paragraph('字') });
    const read = await word.run(async (context) => {
      const paragraph = first(context);
      paragraph.styleBuiltIn = given;
      paragraph.load('styleBuiltIn');
      await context.sync();
      return paragraph.styleBuiltIn;
    });
    expect(read).toBe(given);
    const again = openWord({ bytes: word.model.save() });
    expect(
      await again.run(async (context) => {
        const paragraph = first(context);
        paragraph.load('styleBuiltIn');
        await context.sync();
        return paragraph.styleBuiltIn;
      }),
    ).toBe(given);
  });

  test('表格样式；不是这一类的拒绝', async () => {
    word = openWord({ body: docx.table([['甲']]) + docx.paragraph('尾') });
    const read = await word.run(async (context) => {
      const table = context.document.body.tables.getFirst();
      table.styleBuiltIn = 'GridTable5Dark_Accent2';
      table.styleFirstColumn = false;
      table.styleBandedRows = true;
      table.load('styleBuiltIn,styleFirstColumn,styleBandedRows');
      await context.sync();
      return [table.styleBuiltIn, table.styleFirstColumn, table.styleBandedRows];
    });
    expect(read).toEqual(['GridTable5Dark_Accent2', false, true]);
    const table = ({ document }: Word.RequestContext) => document.body.tables.getFirst();
    expect(await code((context) => void (table(context).styleBuiltIn = 'Heading1'))).toBe('InvalidArgument');
    expect(await code((context) => void (first(context).styleBuiltIn = 'PlainTable1'))).toBe('InvalidArgument');
  });
});

test('W8 光标处取文字片段，得到它所在的那一句', async () => {
  word = openWord({ body: docx.paragraph('一。二。三') + docx.paragraph('') });
  const pieces = async (find: (context: Word.RequestContext) => Word.Range): Promise<readonly string[]> =>
    word.run(async (context) => {
      const found = find(context).getTextRanges(['。'], false);
      found.load('items/text');
      await context.sync();
      return found.items.map(({ text }) => text);
    });
  expect(await pieces((context) => first(context).getRange('Start'))).toEqual(['一。']);
  expect(await pieces((context) => first(context).search('二').getFirst().getRange('End'))).toEqual(['二。']);
  expect(await pieces((context) => first(context).getRange('End'))).toEqual(['三']);
  expect(await pieces((context) => first(context).getNext().getRange('Start'))).toEqual(['']);
});

test('W9 正文和段落里没有 Before、After', async () => {
  word = openWord({ body: docx.paragraph('字') });
  for (const where of ['Before', 'After'] as unknown as 'End'[]) {
    expect(await code(({ document }) => void document.body.insertText('新', where))).toBe('InvalidArgument');
    expect(await code((context) => void first(context).insertText('新', where))).toBe('InvalidArgument');
  }
  expect(await code((context) => void first(context).getRange().insertText('新', 'Before'))).toBe('');
  expect(await texts(({ document }) => document.body.paragraphs)).toEqual(['新字']);
});

test('W10 清空控件只有一种结果：占位文字', async () => {
  const emptied = async (work: (control: Word.ContentControl) => void): Promise<string> => {
    word = openWord({ body: docx.paragraph(docx.run('前') + docx.control('c', docx.run('中'))) });
    const text = await word.run(async (context) => {
      const control = context.document.contentControls.getFirst();
      work(control);
      control.load('text');
      await context.sync();
      return control.text;
    });
    word.close();
    return `${text}|${String(body().includes('w:showingPlcHdr'))}`;
  };
  const cleared = await emptied((control) => control.clear());
  expect(cleared).toBe('单击或点击此处输入文字。|true');
  expect(await emptied((control) => void control.insertText('', 'Replace'))).toBe(cleared);
  expect(
    await emptied((control) => {
      control.clear();
      control.insertText('', 'Start');
    }),
  ).toBe(cleared);
});

test('W11 控件里加段、设占位文字：和桌面版 Word 一样做，不像网页版那样拒绝', async () => {
  word = openWord({ body: docx.control('c', docx.paragraph('字')) });
  expect(
    await code(({ document }) => {
      const control = document.contentControls.getFirst();
      control.placeholderText = '请填写';
      control.insertParagraph('新', 'End');
    }),
  ).toBe('');
});

test('W12 文件没写时间，也是一个日期', async () => {
  word = openWord({ body: docx.paragraph('字') });
  const dates = await word.run(async (context) => {
    const { properties } = context.document;
    properties.load('creationDate,lastSaveTime');
    await context.sync();
    return [properties.creationDate, properties.lastSaveTime];
  });
  for (const date of dates) expect(new Date(date).getFullYear()).toBe(2026);
});
