import { strFromU8, unzipSync } from 'fflate';
import { contentSpan, docxBytes, spanText } from '../../word';
import { openWriter, type Loss, type OpenWriter, type OpenedDocument, type WriterBuild } from '../../wps';

/** As a page of an add-in meets it: nothing says what is there. */
type Loose = ((...values: unknown[]) => Loose) & { [member: string]: Loose } & unknown;

let opened: OpenWriter | null = null;
afterEach(() => {
  opened?.close();
  opened = null;
});

const path = '/home/li/报告.docx';
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const control = (tag: string, inside: string): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="${tag}名"/><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
const cell = (inside: string): string => `<w:tc><w:p>${inside}</w:p></w:tc>`;
const table = `<w:tbl><w:tr>${cell(run('甲'))}${cell('')}</w:tr><w:tr>${cell(run('乙'))}${cell(run('8'))}</w:tr></w:tbl>`;
const body = control('段', `<w:p>${run('在职8人。')}</w:p>`) + control('表', table) + `<w:p>${run('完')}</w:p>`;

function open(inside = body, build: WriterBuild = {}): OpenedDocument {
  opened = openWriter(build);
  opened.program.disk.put(path, docxBytes(inside, { settings: '' }));
  return opened.program.open(path);
}

const application = (): Loose => (globalThis as unknown as { readonly wps: Loose }).wps['WpsApplication']!();
const front = (): Loose => application()['ActiveDocument']!;
const controls = (): Loose => front()['ContentControls']!;
const textOf = ({ model }: OpenedDocument): string => spanText(contentSpan(model.body));
const number = (value: unknown): number => value as number;

test('a misspelt member fails by its name, whatever object it is of', () => {
  open();
  for (const [one, member] of [
    [front()['Content']!, 'Txt'],
    [controls(), 'count'],
    [controls()['Item']!(1), 'tag'],
    [front()['Variables']!, 'Items'],
    [front()['CustomXMLParts']!, 'SelectByNameSpace'],
    [controls()['Item']!(2)['Range']!['Tables']!['Item']!(1)['Rows']!, 'First'],
  ] as const)
    expect(() => one[member]).toThrow(`.${member} is not simulated`);
  expect(() => ((front()['Content'] as unknown as { Start: number }).Start = 1)).toThrow(
    'Range.Start cannot be assigned',
  );
});

test('the end of a cell is two characters and one position; ends of controls are positions without text', () => {
  open();
  const { Text: text, End: end } = front()['Content'] as unknown as { readonly Text: string; readonly End: number };
  expect(text).toBe('在职8人。\r甲\r\x07\r\x07\r\x07乙\r\x078\r\x07\r\x07完\r');
  expect(end).toBe(text.length - 6 + 4);
  const { Start, End, Text } = controls()['Item']!(1)['Range']!;
  expect([Start, End, Text]).toEqual([1, 7, '在职8人。\r']);
  expect(front()['Range']!(0, 2)['Text']).toBe('在');
});

test.each<[WriterBuild['positions'], number, number]>([
  [{ controlEnds: false }, 0, 6],
  [{ lastEnd: false }, 1, 6],
  [{ controlEnds: false, lastEnd: false }, 0, 5],
])('a build that counts otherwise: %j', (positions, start, end) => {
  open(body, { positions: positions! });
  const { Start, End } = controls()['Item']!(1)['Range']!;
  expect([Start, End]).toEqual([start, end]);
});

test('deleted words take up positions, shown or not; a field does, too', () => {
  const gone =
    '<w:del w:id="7" w:author="甲" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>旧</w:delText></w:r></w:del>';
  const field =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
  const inside = `<w:p>${run('甲')}${gone}${field}${run('乙')}</w:p>`;
  open(inside);
  expect([front()['Content']!['Text'], front()['Content']!['End']]).toEqual(['甲旧乙\r', 10]);
  opened!.close();
  open(inside, { positions: { gone: false } });
  expect([front()['Content']!['Text'], front()['Content']!['End'], front()['Range']!(8, 9)['Text']]).toEqual([
    '甲乙\r',
    10,
    '乙',
  ]);
});

test('a write takes effect at once and has no way back; a range stays at its positions', () => {
  const document = open();
  const first = front()['Range']!(3, 4);
  const later = front()['Range']!(4, 5);
  (first as unknown as { Text: string }).Text = '128';
  expect([textOf(document).slice(0, 8), later['Text'], document.isSaved, document.writes]).toEqual([
    '在职128人。\r'.slice(0, 8),
    '2',
    false,
    1,
  ]);
  first['InsertAfter']!('\r第二段');
  expect(textOf(document)).toContain('在职1\r第二段28人。');
  expect(controls()['Item']!(1)['Range']!['Text']).toContain('第二段');
  expect(() => ((front()['Range']!(3, 4) as unknown as { Text: string }).Text = 'a\nb')).toThrow('paragraphs end with');
});

test('what nobody may write: ends of cells, locked controls, a protected document', () => {
  const document = open();
  const { Start, End } = controls()['Item']!(2)['Range'] as unknown as { readonly Start: number; readonly End: number };
  const before = textOf(document);
  const set = (start: number, end: number): void =>
    void ((front()['Range']!(start, end) as unknown as { Text: string }).Text = '字');
  expect(() => set(Start, End)).toThrow('ends of cells cannot be written over');
  document.model.locks.readOnly = true;
  expect(() => set(3, 4)).toThrow('the document is protected');
  document.model.locks.readOnly = false;
  expect(() => front()['Range']!(3, 900)).toThrow('out of range');
  expect([textOf(document), document.writes]).toEqual([before, 0]);
});

test('a cell is written, its end stays; rows come before another or at the end', () => {
  const document = open();
  const rows = (): Loose => controls()['Item']!(2)['Range']!['Tables']!['Item']!(1)['Rows']!;
  const set = (row: Loose, column: number, text: string): void =>
    void ((row['Cells']!['Item']!(column)['Range'] as unknown as { Text: string }).Text = text);
  set(rows()['Item']!(1), 2, '9');
  set(rows()['Add']!(rows()['Item']!(2)), 1, '借用');
  set(rows()['Add']!(), 1, '合计');
  rows()['Item']!(1)['Delete']!();
  expect(controls()['Item']!(2)['Range']!['Text']).toBe(
    '借用\r\x07\r\x07\r\x07乙\r\x078\r\x07\r\x07合计\r\x07\r\x07\r\x07',
  );
  expect(document.writes).toBe(6);
});

test('rows of a table with a cell over several of them cannot be had', () => {
  open(control('表', table.replace('<w:tc>', '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>')));
  expect(() => controls()['Item']!(1)['Range']!['Tables']!['Item']!(1)['Rows']!['Count']).toThrow('vertically merged');
});

test('a control comes around whole paragraphs, and goes with or without its words', () => {
  const document = open(`<w:p>${run('甲')}</w:p><w:p>${run('乙')}</w:p>`);
  const made = controls()['Add']!(0, front()['Range']!(0, 2)) as unknown as { Tag: string };
  made.Tag = '新';
  expect([controls()['Count'], controls()['Item']!(1)['Range']!['Text'], controls()['Item']!(1)['Tag']]).toEqual([
    1,
    '甲\r',
    '新',
  ]);
  controls()['Item']!(1)['Delete']!(false);
  expect([number(controls()['Count']), textOf(document)]).toEqual([0, '甲\r乙']);
});

test('the whole text as a package; of a part it is not simulated', () => {
  open();
  expect(String(front()['Content']!['WordOpenXML'])).toMatch(
    /<pkg:package .*pkg:name="\/word\/document\.xml".*<w:tag w:val="表"\/>/s,
  );
  expect(() => front()['Range']!(0, 2)['WordOpenXML']).toThrow('is not simulated');
});

describe('what a document keeps', () => {
  const keep = (): void => {
    front()['CustomXMLParts']!['Add']!('<t xmlns="urn:t">1</t>');
    front()['Variables']!['Add']!('记', '甲"<&');
    front()['CustomDocumentProperties']!['Add']!('时', false, 4, '2026');
  };
  const kept = (): readonly unknown[] => [
    controls()['Item']!(1)['Tag'],
    controls()['Item']!(1)['Title'],
    front()['CustomXMLParts']!['SelectByNamespace']!('urn:t')['Count'],
    front()['Variables']!['Count'],
    front()['CustomDocumentProperties']!['Count'],
  ];

  test('texts by names, in the file after a save; one name once; each may be taken out', () => {
    const document = open();
    keep();
    expect(() => front()['Variables']!['Add']!('记', '又')).toThrow('one of that name');
    expect(() => front()['CustomDocumentProperties']!['Add']!('长', false, 4, '长'.repeat(256))).toThrow('too long');
    opened!.program.save(document);
    opened!.program.close(document);
    opened!.program.open(path);
    expect(kept()).toEqual(['段', '段名', 1, 1, 1]);
    expect(front()['Variables']!['Item']!(1)['Value']).toBe('甲"<&');
    expect(String(front()['CustomXMLParts']!['SelectByNamespace']!('urn:t')['Item']!(1)['XML'])).toContain('>1</t>');
    front()['Variables']!['Item']!(1)['Delete']!();
    expect(front()['Variables']!['Count']).toBe(0);
  });

  test.each<[Loss, unknown[]]>([
    ['tags', ['', '段名', 1, 1, 1]],
    ['titles', ['段', '', 1, 1, 1]],
    ['parts', ['段', '段名', 0, 1, 1]],
    ['variables', ['段', '段名', 1, 0, 1]],
    ['properties', ['段', '段名', 1, 1, 0]],
  ])('a save that loses %s: gone from the file, there on the screen', (loss, wanted) => {
    const document = open(body, { loses: [loss] });
    keep();
    opened!.program.save(document);
    expect(kept()).toEqual(['段', '段名', 1, 1, 1]);
    expect(strFromU8(unzipSync(opened!.program.disk.bytes(path)!)['word/document.xml']!)).toContain('在职8人。');
    opened!.program.close(document);
    opened!.program.open(path);
    expect(kept()).toEqual(wanted);
  });
});

test('the user walks: told, and where the selection begins', () => {
  const document = open();
  const heard: string[] = [];
  const events = (globalThis as unknown as { readonly wps: Loose }).wps['ApiEvent']!;
  events['AddApiEventListener']!('WindowSelectionChange', () => heard.push('here'));
  opened!.program.selectText(document, '8人');
  expect([heard, application()['Selection']!['Start'], opened!.program.selectedText()]).toEqual([['here'], 3, '8人']);
});
