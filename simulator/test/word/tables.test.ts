import { openWord, type OpenWord } from '../../word';
import { docx } from '../../src/node/word-document';

let word: OpenWord;
afterEach(() => {
  word.close();
  expect(word.host.bugs).toEqual([]);
});

const body =
  docx.paragraph('上') +
  docx.control(
    't',
    docx.table([
      ['项目', '金额'],
      ['在职', '8'],
      ['合计', '8'],
    ]),
  ) +
  docx.paragraph('下');
type Work = (table: Word.Table, context: Word.RequestContext) => void;

test.each<[string, Work, readonly (readonly string[])[]]>([
  [
    '整张写',
    (table) =>
      (table.values = [
        ['甲', '乙'],
        ['1', '2'],
        ['3', '4'],
      ]),
    [
      ['甲', '乙'],
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  [
    '写一格',
    (table) => (table.getCell(1, 1).value = '12'),
    [
      ['项目', '金额'],
      ['在职', '12'],
      ['合计', '8'],
    ],
  ],
  [
    '写一行',
    (table) => (table.rows.getFirst().getNext().values = [['退休', '3']]),
    [
      ['项目', '金额'],
      ['退休', '3'],
      ['合计', '8'],
    ],
  ],
  [
    '末尾加行',
    (table) => void table.addRows('End', 1, [['备注', '无']]),
    [
      ['项目', '金额'],
      ['在职', '8'],
      ['合计', '8'],
      ['备注', '无'],
    ],
  ],
  [
    '某行后加行',
    (table) => void table.getCell(1, 0).parentRow.insertRows('After', 1, [['退休', '3']]),
    [
      ['项目', '金额'],
      ['在职', '8'],
      ['退休', '3'],
      ['合计', '8'],
    ],
  ],
  [
    '删行',
    (table) => table.deleteRows(1, 1),
    [
      ['项目', '金额'],
      ['合计', '8'],
    ],
  ],
  [
    '格子里写字',
    (table) => void table.getCell(2, 1).body.insertText('人', 'End'),
    [
      ['项目', '金额'],
      ['在职', '8'],
      ['合计', '8人'],
    ],
  ],
])('表格：%s', async (_title, work, expected) => {
  word = openWord({ body });
  const read = await word.run(async (context) => {
    const table = context.document.contentControls.getByTag('t').getFirst().tables.getFirst();
    work(table, context);
    table.load('values,rowCount,isUniform');
    await context.sync();
    return [table.values, table.rowCount, table.isUniform];
  });
  expect(read).toEqual([expected, expected.length, true]);
});

test('新表格插在段落后面，正文的其余部分不动', async () => {
  word = openWord({ body: docx.paragraph('上') + docx.paragraph('下') });
  const read = await word.run(async (context) => {
    const { body: text } = context.document;
    const table = text.paragraphs.getFirst().insertTable(2, 2, 'After', [
      ['甲', '乙'],
      ['丙', '丁'],
    ]);
    table.load('values,style');
    text.load('text');
    await context.sync();
    return [table.values, table.style, text.text];
  });
  expect(read).toEqual([
    [
      ['甲', '乙'],
      ['丙', '丁'],
    ],
    'Table Grid',
    '上\r甲\r乙\r丙\r丁\r下',
  ]);
});

test.each<[string, Work, string]>([
  ['行数不对的值', (table) => (table.values = [['甲', '乙']]), 'InvalidArgument'],
  ['列数不对的值', (table) => (table.values = [['甲'], ['乙'], ['丙']]), 'InvalidArgument'],
  ['没有的格子', (table) => (table.getCell(9, 9).value = '1'), 'ItemNotFound'],
  ['删没有的行', (table) => table.deleteRows(2, 2), 'InvalidArgument'],
])('表格：%s', async (_title, work, code) => {
  word = openWord({ body });
  await expect(
    word.run(async (context) => {
      work(context.document.body.tables.getFirst(), context);
      await context.sync();
    }),
  ).rejects.toMatchObject({ code });
});
