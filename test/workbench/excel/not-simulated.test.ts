import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { simulatedTypes } from '../../../src/workbench/executor/type-table';
import { memberSets } from '../../../src/workbench/profiles/excel-members';
import { openExcel } from '../support/open-excel';

const require = createRequire(__filename);
const excel = openExcel();
afterAll(() => excel.close());

/** The classes of the client itself, by name. */
const client = (globalThis as unknown as { Excel: Record<string, { readonly prototype?: object }> }).Excel;

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
/** For Microsoft's own tests and script recorder; they do not speak to the host. */
for (const name of ['setMockData', 'enableOfficeScriptRecording', 'recordAction']) localMembers.add(name);
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
const reach: Readonly<Record<string, (context: Excel.RequestContext) => OfficeExtension.ClientObject>> = {
  Workbook: (context) => context.workbook,
  Worksheet: (context) => context.workbook.worksheets.getItem('基础数据表'),
  WorksheetCollection: (context) => context.workbook.worksheets,
  Range: (context) => context.workbook.worksheets.getItem('基础数据表').getRange('A1:B2'),
  RangeFormat: (context) => context.workbook.worksheets.getItem('基础数据表').getRange('A1').format,
  RangeFont: (context) => context.workbook.worksheets.getItem('基础数据表').getRange('A1').format.font,
  RangeFill: (context) => context.workbook.worksheets.getItem('基础数据表').getRange('A1').format.fill,
  RangeBorder: (context) =>
    context.workbook.worksheets.getItem('基础数据表').getRange('A1').format.borders.getItem('EdgeTop'),
  RangeBorderCollection: (context) => context.workbook.worksheets.getItem('基础数据表').getRange('A1').format.borders,
  DataValidation: (context) => context.workbook.worksheets.getItem('基础数据表').getRange('A1').dataValidation,
  ConditionalFormatCollection: (context) =>
    context.workbook.worksheets.getItem('基础数据表').getRange('A1').conditionalFormats,
  ConditionalFormat: (context) =>
    context.workbook.worksheets.getItem('基础数据表').getRange('A1').conditionalFormats.add('Custom'),
  PageLayout: (context) => context.workbook.worksheets.getItem('基础数据表').pageLayout,
  HeaderFooterGroup: (context) => context.workbook.worksheets.getItem('基础数据表').pageLayout.headersFooters,
  WorksheetProtection: (context) => context.workbook.worksheets.getItem('基础数据表').protection,
  WorksheetFreezePanes: (context) => context.workbook.worksheets.getItem('基础数据表').freezePanes,
  NamedItemCollection: (context) => context.workbook.names,
  NamedItem: (context) => context.workbook.names.getItem('甲'),
  SettingCollection: (context) => context.workbook.settings,
  CustomXmlPartCollection: (context) => context.workbook.customXmlParts,
  Application: (context) => context.workbook.application,
};

const missing = members.filter((member) => !isSimulated(member) && reach[member.className]);

/** Uses a member with arguments that say nothing, and hands back the error. */
async function use({ className, member, kind }: Member): Promise<{ code?: string; message?: string } | null> {
  try {
    await excel.run(async (context) => {
      const object = reach[className]?.(context) as unknown as Record<string, unknown>;
      if (kind === 'method') (object[member] as (...args: unknown[]) => unknown)('A1', 'A1', 'A1');
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
    // A scalar that is not loaded yet.
    return null;
  }
}

test('客户端的类都找得到，成员数得出来', () => {
  expect(Object.keys(reach).filter((name) => !client[name])).toEqual([]);
  expect(members.length).toBeGreaterThan(250);
  expect(missing.length).toBeGreaterThan(80);
});

describe('没有模拟的成员，报出自己的名字', () => {
  beforeAll(async () => {
    await excel.run(async (context) => {
      context.workbook.names.add('甲', context.workbook.worksheets.getItem('基础数据表').getRange('A1'));
      await context.sync();
    });
  });

  test.each(missing.map((member) => [`${member.className}.${member.member}`, member] as const))(
    '%s',
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
});

test('成员所属的需求集与客户端自己的说法一致', () => {
  const dist = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist', 'excel-web-16.00.debug.js');
  const stated = new Map(
    [
      ...readFileSync(dist, 'utf8').matchAll(/_throwIfApiNotSupported\("([\w.]+)", _defaultApiSetName, "([\d.]+)"/g),
    ].map(([, name = '', set = '']) => [name, set]),
  );
  const own = Object.entries(memberSets).flatMap(([className, sets]) =>
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
