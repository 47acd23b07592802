import { openWps, type OpenWps } from '../../wps';

let wps: OpenWps;
beforeEach(() => {
  wps = openWps();
});
afterEach(() => wps.close());

const manifest = '<JsPlugin><ApiVersion>1.0.0</ApiVersion><Name>demo</Name><Description>d</Description></JsPlugin>';
const button =
  '<button id="b" label="B" onAction="OnAction" getImage="GetImage" getEnabled="OnGetEnabled" supertip="what B does" size="large"/>';
const ribbonOf = (
  inside: string,
  name = 'xmlns',
  value = 'http://schemas.microsoft.com/office/2006/01/customui',
): string =>
  `<customUI ${name}="${value}" onLoad="OnAddinLoad"><ribbon startFromScratch="false"><tabs><tab id="t" label="T"><group id="g" label="G">${inside}</group></tab></tabs></ribbon></customUI>`;
const page = {
  OnAddinLoad: (): unknown => true,
  OnAction: (): unknown => true,
  GetImage: (): unknown => 'a.svg',
  OnGetEnabled: (): unknown => true,
};

test('an add-in is loaded, its button shown and pressed with a control that says its Id and nothing else', () => {
  const pressed: string[] = [];
  const addin = wps.program.load({
    manifest,
    ribbon: ribbonOf(button),
    page: { ...page, OnAction: (control: { Id: string }) => void pressed.push(control.Id) },
  });
  expect(addin.name).toBe('demo');
  expect(addin.buttons()).toEqual([
    { id: 'b', label: 'B', tip: 'what B does', tab: 'T', group: 'G', image: 'a.svg', enabled: true },
  ]);
  addin.press('B');
  expect(pressed).toEqual(['b']);
  const asksMore = { ...page, OnAction: (control: { Tag: string }) => control.Tag };
  expect(() => wps.program.load({ manifest, ribbon: ribbonOf(button), page: asksMore }).press('B')).toThrow(
    'RibbonControl.Tag is not simulated',
  );
});

test.each([
  ['a declaration in front', `<?xml version="1.0"?>${ribbonOf(button)}`, 'does not begin with <customUI'],
  [
    'another version',
    ribbonOf(button, 'xmlns', 'http://schemas.microsoft.com/office/2009/07/customui'),
    'not CustomUI 2006/01',
  ],
  ['an unknown element', ribbonOf('<gallery id="b"/>'), '<gallery> does not stand in <group>'],
  [
    'an unknown attribute',
    ribbonOf('<button id="b" label="B" onAction="OnAction" getImage="GetImage" imageMso="x"/>'),
    'button@imageMso is not simulated',
  ],
  ['an attribute forgotten', ribbonOf('<button id="b" label="B" onAction="OnAction"/>'), '<button> has no getImage'],
  ['an id twice', ribbonOf(button + button), 'the id b stands twice'],
  ['not well-formed', ribbonOf('<button'), 'disallowed character'],
])('ribbon.xml with %s is refused', (_, ribbon, why) => {
  expect(() => wps.program.load({ manifest, ribbon, page })).toThrow(why);
});

test('callbacks: a missing one, an async one, and answers of a wrong kind are refused', () => {
  const load = (own: object, ribbon = ribbonOf(button)) =>
    wps.program.load({ manifest, ribbon, page: { ...page, ...own } });
  expect(() => load({ OnAddinLoad: undefined })).toThrow('no global OnAddinLoad');
  expect(() => load({ OnAddinLoad: () => Promise.resolve(true) })).toThrow('OnAddinLoad is async');
  expect(() => load({ OnGetEnabled: () => undefined }).press('B')).toThrow('does not answer true or false');
  expect(() => load({ OnGetEnabled: () => false }).press('B')).toThrow('is grey');
  expect(() => load({ GetImage: () => 'https://a/b.svg' }).buttons()).toThrow('no picture beside index.html');
});

test('manifest.xml needs its three parts', () => {
  const lacking = '<JsPlugin><ApiVersion>1.0.0</ApiVersion><Name>demo</Name></JsPlugin>';
  expect(() => wps.program.load({ manifest: lacking, ribbon: ribbonOf(button), page })).toThrow('no Description');
  expect(() => wps.program.load({ manifest: '<a/>', ribbon: ribbonOf(button), page })).toThrow('no JsPlugin');
});
