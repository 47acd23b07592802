import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { simulatedTypes } from '../../../src/workbench/executor/type-table';
import { wordMemberSets } from '../../../src/workbench/profiles/word-members';
import { openWord } from '../support/open-word';
import { docx } from '../support/word-document';

const require = createRequire(__filename);
const word = openWord({
  body:
    docx.paragraph('甲') + docx.control('c', docx.paragraph('乙')) + docx.table([['丙', '丁']]) + docx.paragraph('尾'),
});
afterAll(() => word.close());

/** The classes of the client itself, by name. */
const client = (globalThis as unknown as { Word: Record<string, { readonly prototype?: object }> }).Word;

const wire = (name: string) => (name.startsWith('_') ? name : name.charAt(0).toUpperCase() + name.slice(1));

/** What every client object has, and never reaches the host. */
const localMembers = new Set([
  'constructor',
  'load',
  'retrieve',
  'toJSON',
  'set',
  'update',
  'track',
  'untrack',
  'ensureUnchanged',
  'context',
  'isNullObject',
  'items',
]);
for (const name of [
  'setMockData',
  'enableOfficeScriptRecording',
  'recordAction',
  'newObject',
  'getDocument',
  'getReferenceId',
])
  localMembers.add(name);
const isLocal = (name: string) => localMembers.has(name) || name.startsWith('_') || /^on[A-Z]/.test(name);

interface Member {
  readonly className: string;
  readonly member: string;
  readonly kind: 'property' | 'method';
}

/** Public members of every simulated class as the client has them. */
const members: readonly Member[] = [...simulatedTypes().keys()].flatMap((className) => {
  const prototype = client[className]?.prototype;
  if (!prototype) return [];
  return Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([member]) => !isLocal(member))
    .map(([member, { get }]) => ({ className, member, kind: get ? ('property' as const) : ('method' as const) }));
});

function isSimulated({ className, member }: Member): boolean {
  const type = simulatedTypes().get(className);
  const name = wire(member);
  return (
    [type?.properties, type?.navigations, type?.methods].some((part) => part?.[name] !== undefined) ||
    (member === 'getItem' && type?.item !== undefined)
  );
}

/** An object of each class, reached as an add-in would. */
const reach: Readonly<Record<string, (context: Word.RequestContext) => OfficeExtension.ClientObject>> = {
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

/** Uses a member with arguments that say nothing, and hands back the error. */
async function use({ className, member, kind }: Member): Promise<{ code?: string; message?: string } | null> {
  try {
    await word.run(async (context) => {
      const object = reach[className]!(context) as unknown as Record<string, unknown>;
      if (kind === 'method') (object[member] as (...args: unknown[]) => unknown).call(object, 'A', 'A', 'A');
      else {
        const property = simpleProperty(object, member);
        if (property) property.load();
        else (object['load'] as (names: string) => void)(member);
      }
      await context.sync();
    });
    return null;
  } catch (error) {
    return error as { code: string; message: string };
  }
}

/** A navigation property is an object of its own, whose load goes to the host. */
function simpleProperty(object: Record<string, unknown>, member: string): { load(): void } | null {
  try {
    const found = object[member];
    return typeof found === 'object' && found !== null && 'load' in found
      ? (found as unknown as { load(): void })
      : null;
  } catch {
    // A scalar that is not loaded yet, or a member of a set that is not claimed: the test below asks for it by name.
    return null;
  }
}

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
    const error = await use(member);
    // The client itself refuses some arguments before it asks the host; nothing may come back as if it were done.
    expect(error).not.toBeNull();
    if (error?.code === 'NotImplemented')
      expect(error.message).toMatch(/^\w+\.\w+( \(.*\)|\("\w+"\))? is not simulated$/);
    else
      expect([name, error?.code]).toEqual([
        name,
        expect.stringMatching(/^(InvalidArgument|ApiNotFound|PropertyNotLoaded|InvalidOperation)$/),
      ]);
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
  const dist = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist', 'word-web-16.00.debug.js');
  const stated = new Map(
    [
      ...readFileSync(dist, 'utf8').matchAll(/_throwIfApiNotSupported\("([\w.]+)", _defaultApiSetName, "([\d.]+)"/g),
    ].map(([, name = '', set = '']) => [name, set]),
  );
  const own = Object.entries(wordMemberSets).flatMap(([className, sets]) =>
    Object.entries(sets).map(([member, set]) => [`${className}.${member}`, set] as const),
  );
  expect(own.filter(([name, set]) => stated.get(name) !== set)).toEqual([]);
  const simulated = [...simulatedTypes()].flatMap(([className, type]) =>
    [type.properties, type.navigations, type.methods].flatMap((part) =>
      Object.keys(part ?? {}).map(
        (name) => `${className}.${name.startsWith('_') ? name : name.charAt(0).toLowerCase() + name.slice(1)}`,
      ),
    ),
  );
  const listed = new Set<string>(own.map(([name]) => name));
  expect(simulated.filter((name) => (stated.get(name) ?? '1.1') !== '1.1' && !listed.has(name))).toEqual([]);
});
