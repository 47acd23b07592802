import { openWps, type OpenWps, type WpsBuild } from '../../wps';

/** As a page of an add-in meets it: nothing says what is there. */
type Loose = ((...values: unknown[]) => Loose) & { [member: string]: Loose } & unknown;

let opened: OpenWps | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

function open(build: WpsBuild = {}): OpenWps {
  opened = openWps(build);
  return opened;
}

const application = (): Loose => (globalThis as unknown as { readonly wps: Loose }).wps['EtApplication']!();
const sheet = (): Loose => application()['ActiveWorkbook']!['Worksheets']!['Item']!(1);
const range = (address: string): Loose => sheet()['Range']!(address);
const assign = (target: Loose, member: string, value: unknown): void => {
  (target as unknown as Record<string, unknown>)[member] = value;
};

test('an unknown member fails by its name, read, assigned or called', () => {
  open();
  expect(() => range('A1')['Commment']).toThrow('Range.Commment is not simulated');
  expect(() => assign(range('A1'), 'value2', 1)).toThrow('Range.value2 is not simulated');
  expect(() => application()['Run']!('x')).toThrow('Application.Run is not simulated');
});

test('what a build does not have reads as nothing, and an assignment is lost in silence', () => {
  open({ lacks: ['PageSetup.Orientation', 'Range.Merge'] });
  expect(sheet()['PageSetup']!['Orientation']).toBeUndefined();
  assign(sheet()['PageSetup']!, 'Orientation', 2);
  expect(sheet()['PageSetup']!['Orientation']).toBeUndefined();
  expect(() => range('A1:B1')['Merge']!()).toThrow(TypeError);
});

test('errors come through Value2 as numbers; one cell is a bare value, several are rows of cells', async () => {
  const { settle } = open();
  assign(range('A1:D1'), 'Formula', [['=1/0', '=NA()', '=1+1', 'ab']]);
  await settle();
  expect(range('A1:D1')['Value2']).toEqual([[-2146826281, -2146826246, 2, 'ab']]);
  expect(range('A1:D1')['Formula']).toEqual([['=1/0', '=NA()', '=1+1', 'ab']]);
  expect(range('C1')['Value2']).toBe(2);
  assign(range('E1'), 'Value2', 7);
  expect([range('E1')['Value2'], range('E1')['Formula']]).toEqual([7, '7']);
});

test('Value is a function, and assigning it throws; a block takes rows of its own size alone, and nothing empties', () => {
  open();
  expect(typeof range('A1')['Value']).toBe('function');
  expect(() => assign(range('A1'), 'Value', 1)).toThrow('not a property');
  expect(() => assign(range('A1:B1'), 'Value2', [1, 2])).toThrow('rows of cells');
  assign(range('A1:B1'), 'Value2', [[1, 2]]);
  assign(range('A1:B1'), 'Value2', [[null, 3]]);
  expect(range('A1:B1')['Value2']).toEqual([[null, 3]]);
});

test('the used range of an empty sheet is A1 with nothing in it', () => {
  open();
  const used = sheet()['UsedRange']!;
  expect([used['Row'], used['Column'], used['Value2'], used['Rows']!['Count']]).toEqual([1, 1, null, 1]);
});

test('what is kept past a turn is stale', async () => {
  open();
  const kept = range('A1');
  expect(kept['Value2']).toBeNull();
  await Promise.resolve();
  expect(() => kept['Value2']).toThrow('Range.Value2: the object was taken in an earlier turn');
});

test('a listener is taken away by the name, and the others with it', async () => {
  const { type, program } = open();
  const heard: string[] = [];
  const events = (): Loose => application()['ApiEvent']!;
  events()['AddApiEventListener']!('SheetChange', () => heard.push('one'));
  events()['AddApiEventListener']!('SheetChange', () => heard.push('other'));
  await type('Sheet1', 'A1', 1);
  expect(heard).toEqual(['one', 'other']);
  events()['RemoveApiEventListener']!('SheetChange');
  await type('Sheet1', 'A1', 2);
  expect([heard.length, program.events.count('SheetChange')]).toEqual([2, 0]);
  expect(() => events()['AddApiEventListener']!('SheetChanged', () => undefined)).toThrow('not simulated');
});

test('a column of so many digits is so many points, and some beside', () => {
  open();
  assign(range('A:C'), 'ColumnWidth', 10);
  expect(range('B:B')['Width']).toBeCloseTo(59.25, 2);
  expect(range('A:C')['Width']).toBeCloseTo(3 * 59.25, 2);
});

test('a rule is meant from where the user stands, and comes after the others', () => {
  const { program, model } = open();
  range('B2')['Select']!();
  range('B2')['FormatConditions']!['Add']!(2, undefined, '=B2>1');
  range('D4')['FormatConditions']!['Add']!(2, undefined, '=B2>2');
  const formulas = program.active.book.extras.of(model.active()).highlights.map(({ formula }) => formula);
  expect(formulas).toEqual(['=B2>1', '=D4>2']);
});

test('a second validation over one that is there is refused, and asking for none throws', () => {
  open();
  expect(() => range('A1')['Validation']!['Type']).toThrow('no validation');
  range('A1')['Validation']!['Add']!(1, 1, 1, '0', '9');
  expect(range('A1')['Validation']!['Type']).toBe(1);
  expect(() => range('A1:B1')['Validation']!['Type']).toThrow('not the same everywhere');
  expect(() => range('A1')['Validation']!['Add']!(1, 1, 1, '0', '9')).toThrow('already');
});

test('deleting a sheet asks first, unless questions are off; a cell of a sheet behind is not selected', () => {
  open();
  const added = application()['ActiveWorkbook']!['Worksheets']!['Add']!(null, sheet());
  expect(added['Name']).toBe('Sheet2');
  expect(() => range('A1')['Select']!()).toThrow('Select method');
  expect(() => sheet()['Delete']!()).toThrow('a question is open');
  assign(application(), 'DisplayAlerts', false);
  sheet()['Delete']!();
  expect(application()['ActiveWorkbook']!['Worksheets']!['Count']).toBe(1);
});

test('files: text stops at the first NUL, bytes do not; a path is whole, one folder is made at a time, refusals differ', () => {
  const { program } = open();
  const files = (): Loose => (globalThis as unknown as { readonly wps: Loose }).wps['FileSystem']!;
  const { disk } = program;
  const path = `${disk.home}/甲.docx`;
  expect(files()['writeAsBinaryString']!(path, 'PK\u0003\u0004\0\xffend')).toBe(true);
  expect(files()['ReadFile']!(path)).toBe('PK\u0003\u0004');
  expect([...new Uint8Array(files()['ReadFileAsArrayBuffer']!(path) as unknown as ArrayBuffer)]).toEqual([
    80, 75, 3, 4, 0, 255, 101, 110, 100,
  ]);
  expect(files()['stat']!(path)).toMatchObject({ size: 9 });
  expect(() => files()['writeAsBinaryString']!(path, '甲')).toThrow('one byte');
  expect(() => files()['existsSync']!('甲.docx')).toThrow('not a whole path');
  expect(() => files()['renameSync']!(path, path)).toThrow('FileSystem.renameSync is not simulated');
  expect(files()['mkdirSync']!(`${disk.home}/一/二`)).toBe(false);
  disk.close(disk.home);
  expect(files()['writeAsBinaryString']!(`${disk.home}/乙.docx`, 'x')).toBe(false);
  disk.hold(path);
  expect(() => files()['writeAsBinaryString']!(path, 'x')).toThrow('being used');
});
