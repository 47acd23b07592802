import { docxBytes } from '../../word';
import { openWriter, type OpenWriter, type ShellBuild } from '../../wps';

/** As a page of an add-in meets it: nothing says what is there. */
type Loose = ((...values: unknown[]) => Loose) & { [member: string]: Loose } & unknown;

let opened: OpenWriter | null = null;
afterEach(() => {
  opened?.close();
  opened = null;
});

const paragraph = '<w:p><w:r><w:t>在职人数8人。</w:t></w:r></w:p>';

function open(build: ShellBuild = {}): OpenWriter {
  opened = openWriter(build);
  return opened;
}

const application = (): Loose => (globalThis as unknown as { readonly wps: Loose }).wps['WpsApplication']!();

test('no sheets, no document of its own: the active one is asked for in vain while none is open', () => {
  open();
  expect(application()['Documents']!['Count']).toBe(0);
  expect(() => application()['ActiveDocument']).toThrow('no document is open');
  expect(() => application()['Workbooks']).toThrow('Application.Workbooks is not simulated');
});

test('a document is known by its whole path; one that was never saved has no folder', () => {
  const { program } = open();
  program.disk.put('/home/li/报告.docx', docxBytes(paragraph));
  application()['Documents']!['Open']!('/home/li/报告.docx');
  const { FullName, Path, Saved } = application()['ActiveDocument']!;
  expect([FullName, Path, Saved]).toEqual(['/home/li/报告.docx', '/home/li', true]);
  program.openNew(docxBytes(paragraph));
  expect([application()['ActiveDocument']!['FullName'], application()['ActiveDocument']!['Path']]).toEqual([
    '文字文稿1',
    '',
  ]);
  expect(() => application()['ActiveDocument']!['Fullname']).toThrow('Document.Fullname is not simulated');
});

test('what is typed is on the screen and not in the file until it is saved; what was kept past a turn is stale', async () => {
  const { program } = open();
  const heard: string[] = [];
  program.disk.put('/home/li/报告.docx', docxBytes(paragraph));
  const document = program.open('/home/li/报告.docx');
  const events = (globalThis as unknown as { readonly wps: Loose }).wps['ApiEvent']!;
  events['AddApiEventListener']!('FileAfterSave', () => heard.push('saved'));
  expect(() => events['AddApiEventListener']!('SheetChange', () => undefined)).toThrow('not simulated');
  const before = program.disk.bytes(document.fullName);
  const kept = application()['ActiveDocument']!;
  program.typeOver(document, '8人', '9人');
  expect([kept['Saved'], program.disk.bytes(document.fullName), heard]).toEqual([false, before, []]);
  program.save(document);
  expect([kept['Saved'], heard]).toEqual([true, ['saved']]);
  expect(program.disk.bytes(document.fullName)).not.toEqual(before);
  await Promise.resolve();
  expect(() => kept['Saved']).toThrow('earlier turn');
});

test('another document comes to the front under the add-in', () => {
  const { program } = open();
  program.disk.put('/home/li/甲.docx', docxBytes(paragraph));
  program.disk.put('/home/li/乙.docx', docxBytes(paragraph));
  const first = program.open('/home/li/甲.docx');
  program.open('/home/li/乙.docx');
  const kept = application()['ActiveDocument']!;
  program.bringToFront(first);
  expect([kept['FullName'], application()['ActiveDocument']!['FullName']]).toEqual([
    '/home/li/乙.docx',
    '/home/li/甲.docx',
  ]);
  program.close(first);
  expect(application()['ActiveDocument']!['FullName']).toBe('/home/li/乙.docx');
});
