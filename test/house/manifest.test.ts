import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { views } from '../../src/taskpane/view';
import { wordViews } from '../../src/taskpane/word/word-view';
import { root } from './source-files';

const PLACEHOLDER = 'https://localhost:3000/';

const faults: string[] = [];
const document = new DOMParser({ onError: (level, message) => faults.push(`${level}: ${message}`) }).parseFromString(
  readFileSync(join(root, 'manifest.xml'), 'utf8'),
  'text/xml',
);
const all = (name: string, inside: Element | typeof document = document): Element[] =>
  [...inside.getElementsByTagName('*')].filter((element) => element.localName === name);
const attribute = (name: string): string[] =>
  [...document.getElementsByTagName('*')].flatMap((element) => element.getAttribute(name) ?? []);
const resources = ['Image', 'Url', 'String']
  .flatMap((name) => all(name))
  .filter((element) => element.hasAttribute('id'));

/** Width and height of a PNG, from its header. */
function pixelSize(path: string): [number, number] {
  const bytes = readFileSync(join(root, path));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('well-formed, and both hosts', () => {
  expect(faults).toEqual([]);
  const hosts = all('Host').map((host) => host.getAttribute('Name') ?? host.getAttribute('xsi:type'));
  expect(hosts.sort()).toEqual(['Document', 'Document', 'Workbook', 'Workbook']);
  expect(all('DefaultLocale')[0]?.textContent).toBe('zh-CN');
});

/** The order that the schema of [MS-OWEMXML] asks for; what is out of order Office refuses without saying why. */
const ORDER: Record<string, readonly string[]> = {
  OfficeApp: [
    ...[
      'Id',
      'Version',
      'ProviderName',
      'DefaultLocale',
      'DisplayName',
      'Description',
      'IconUrl',
      'HighResolutionIconUrl',
    ],
    ...['SupportUrl', 'AppDomains', 'Hosts', 'DefaultSettings', 'Permissions', 'VersionOverrides'],
  ],
  VersionOverrides: ['Hosts', 'Resources'],
  DesktopFormFactor: ['GetStarted', 'ExtensionPoint'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  CustomTab: ['Group', 'Label'],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
  Supertip: ['Title', 'Description'],
  Action: ['TaskpaneId', 'SourceLocation'],
  Resources: ['Images', 'Urls', 'ShortStrings', 'LongStrings'],
};

test.each(Object.entries(ORDER))('%s: its parts in the order of the schema, nothing else', (name, order) => {
  const elements = name === 'OfficeApp' ? [document.documentElement!] : all(name);
  expect(elements.length).toBeGreaterThan(0);
  for (const element of elements) {
    const parts = [...element.childNodes].flatMap((node) => (node.nodeType === 1 ? [(node as Element).localName] : []));
    expect(parts).toEqual(order);
  }
});

test('no requirement that would hide the add-in in the other host', () => {
  expect(all('Requirements')).toEqual([]);
});

test('every resource that is used exists, once, and none is left over', () => {
  const defined = resources.map((element) => element.getAttribute('id'));
  expect(new Set(defined).size).toBe(defined.length);
  expect([...new Set(attribute('resid'))].sort()).toEqual(defined.sort());
  expect(defined.filter((id) => id!.length > 32)).toEqual([]);
});

test('ids of tabs, groups and controls are unique', () => {
  const ids = ['CustomTab', 'Group', 'Control']
    .flatMap((name) => all(name))
    .map((element) => element.getAttribute('id'));
  expect(new Set(ids).size).toBe(ids.length);
});

test('every text has an English form and both fit their limits', () => {
  const limitOf = (element: Element) => (element.parentNode?.nodeName === 'bt:ShortStrings' ? 125 : 250);
  const texts = [
    ...all('String'),
    ...all('DisplayName'),
    ...all('Description').filter((e) => e.hasAttribute('DefaultValue')),
  ];
  expect(texts.length).toBeGreaterThan(10);
  for (const text of texts) {
    const [english] = all('Override', text);
    expect(english?.getAttribute('Locale')).toBe('en-US');
    expect(text.getAttribute('DefaultValue')).toMatch(/\p{Script=Han}/u);
    for (const value of [text.getAttribute('DefaultValue')!, english!.getAttribute('Value')!]) {
      expect(value.length).toBeLessThanOrEqual(limitOf(text));
    }
  }
});

test('every address is https on the placeholder origin', () => {
  const addresses = attribute('DefaultValue').filter((value) => /^\w+:/.test(value));
  expect(addresses.length).toBeGreaterThan(5);
  expect(addresses.filter((address) => !address.startsWith(PLACEHOLDER))).toEqual([]);
});

test('icons are files of the size they claim', () => {
  const icons = all('Image').filter((element) => element.hasAttribute('size'));
  const urlOf = new Map(resources.map((element) => [element.getAttribute('id'), element.getAttribute('DefaultValue')]));
  for (const icon of icons) {
    const size = Number(icon.getAttribute('size'));
    const path = urlOf.get(icon.getAttribute('resid'))!.slice(PLACEHOLDER.length);
    expect(pixelSize(path)).toEqual([size, size]);
  }
  for (const group of all('Icon')) {
    const sizes = all('Image', group).map((image) => image.getAttribute('size'));
    expect(sizes).toEqual(['16', '20', '24', '32', '40', '48', '64', '80']);
  }
  expect(all('HighResolutionIconUrl')[0]?.getAttribute('DefaultValue')).toMatch(/icon-64\.png$/);
});

test('all buttons open the one pane, and the pane can open with the document', () => {
  const panes = all('TaskpaneId').map((element) => element.textContent);
  expect([...new Set(panes)]).toEqual(['Office.AutoShowTaskpaneWithDocument']);
  const buttons = all('Control').filter((one) => one.getAttribute('xsi:type') === 'Button');
  expect(panes.length).toBe(buttons.length);
});

test('every view of both panes has its button in its own program', () => {
  const urls = new Map(all('Url').map((one) => [one.getAttribute('id'), one.getAttribute('DefaultValue')!]));
  const opened = (host: string): (string | null)[] =>
    all('CustomTab')
      .filter((tab) => tab.getAttribute('id') === `${host}.Tab`)
      .flatMap((tab) => all('SourceLocation', tab))
      .map((place) => new URL(urls.get(place.getAttribute('resid'))!).searchParams.get('view'));
  expect(opened('Workbook')).toEqual([...views]);
  expect(opened('Document')).toEqual([...wordViews]);
});

test.each([
  ['et', 'Workbook'],
  ['writer', 'Document'],
])('WPS (%s): the same buttons as %s, in order, with the same words', (addin, host) => {
  const ribbon = new DOMParser().parseFromString(
    readFileSync(join(root, `scripts/wps/${addin}/ribbon.xml`), 'utf8'),
    'text/xml',
  );
  const words = new Map(all('String').map((one) => [one.getAttribute('id'), one.getAttribute('DefaultValue')]));
  const wordOf = (element: Element | undefined): string | null | undefined => words.get(element!.getAttribute('resid'));
  const tab = all('CustomTab').find((one) => one.getAttribute('id') === `${host}.Tab`)!;
  const expected = all('Control', tab).map((button) => ({
    id: `jixiao${button.getAttribute('id')!.split('.')[1]!}`,
    label: wordOf(all('Label', button)[0]),
    // There is no Word beside WPS.
    supertip: wordOf(all('Description', button)[0])!.replace('Word', 'WPS 文字'),
  }));
  const buttons = [...ribbon.getElementsByTagName('button')].map((button) => ({
    id: button.getAttribute('id'),
    label: button.getAttribute('label'),
    supertip: button.getAttribute('supertip'),
  }));
  expect(expected).toHaveLength(4);
  expect(buttons).toEqual(expected);
});
