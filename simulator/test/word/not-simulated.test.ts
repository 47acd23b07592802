import { simulatedTypes } from '../../src/executor/type-table';
import { wordMemberSets } from '../../src/profiles/word-members';
import {
  clientMembers,
  expectNamedError,
  expectSetsAsTheClientSays,
  isSimulated,
  useMember,
  type ClientClasses,
} from '../support/client-members';
import { openWord } from '../../word';
import { docx } from '../../src/node/word-document';

const word = openWord({
  body:
    docx.paragraph('甲') + docx.control('c', docx.paragraph('乙')) + docx.table([['丙', '丁']]) + docx.paragraph('尾'),
});
afterAll(() => word.close());

/** The classes of the client itself, by name. */
const client = (globalThis as unknown as { Word: ClientClasses }).Word;

const members = clientMembers(client, ['newObject', 'getDocument', 'getReferenceId']);

/** An object of each class, reached as an add-in would. */
const reach: Readonly<Record<string, (context: Word.RequestContext) => OfficeExtension.ClientObject>> = {
  Application: ({ application }) => application,
  DocumentCreated: ({ application }) => application.createDocument(),
  Document: ({ document }) => document,
  Body: ({ document }) => document.body,
  Paragraph: ({ document }) => document.body.paragraphs.getFirst(),
  ParagraphCollection: ({ document }) => document.body.paragraphs,
  Range: ({ document }) => document.body.paragraphs.getFirst().getRange(),
  RangeCollection: ({ document }) => document.body.search('甲'),
  ContentControl: ({ document }) => document.contentControls.getByTag('c').getFirst(),
  ContentControlCollection: ({ document }) => document.contentControls,
  Font: ({ document }) => document.body.font,
  Table: ({ document }) => document.body.tables.getFirst(),
  TableCollection: ({ document }) => document.body.tables,
  TableRow: ({ document }) => document.body.tables.getFirst().rows.getFirst(),
  TableRowCollection: ({ document }) => document.body.tables.getFirst().rows,
  TableCell: ({ document }) => document.body.tables.getFirst().getCell(0, 0),
  TableCellCollection: ({ document }) => document.body.tables.getFirst().rows.getFirst().cells,
  DocumentProperties: ({ document }) => document.properties,
};

const missing = members.filter((member) => !isSimulated(member) && reach[member.className]);

test('客户端的类都找得到，成员数得出来', () => {
  expect(Object.keys(reach).filter((name) => !client[name])).toEqual([]);
  const named = [...simulatedTypes().keys()].filter((name) => client[name] && !reach[name] && name !== 'SearchOptions');
  expect(named).toEqual([]);
  expect(members.length).toBeGreaterThan(250);
  expect(missing.length).toBeGreaterThan(60);
});

test.each(missing.map((member) => [`${member.className}.${member.member}`, member] as const))(
  '没有模拟的成员，报出自己的名字：%s',
  async (name, member) => {
    expectNamedError(name, await useMember(word.run, reach[member.className]!, member, 'A'));
  },
);

test('每个声称模拟了的属性，都读得出来', async () => {
  for (const [className, type] of simulatedTypes()) {
    const find = reach[className];
    if (!find) continue;
    const names = Object.keys(type.properties ?? {}).map((name) => name.charAt(0).toLowerCase() + name.slice(1));
    if (names.length === 0) continue;
    const read = await word.run(async (context) => {
      const object = find(context) as unknown as Record<string, unknown> & { load(names: string): void };
      object.load(names.join(','));
      await context.sync();
      return names.filter((name) => object[name] === undefined);
    });
    expect([className, read]).toEqual([className, []]);
  }
  expect(word.host.bugs).toEqual([]);
});

test('成员所属的需求集与客户端自己的说法一致', () => {
  expectSetsAsTheClientSays('word-web-16.00.debug.js', wordMemberSets);
});
