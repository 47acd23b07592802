import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import { openDocumentFile, openDocumentThrough } from '../../../src/hosts/file/patch/document-file';
import { openDocument } from '../../../src/hosts/file/patch/open-document';
import { readFile } from '../../../src/hosts/file/read-file';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import type { ReadProgress } from '../../../src/hosts/port/file-reading';
import { documentOf } from '../../support/bureau/as-document';
import { exampleBook, exampleReport } from '../../support/linked-report';

let book: Uint8Array;
let report: Uint8Array;
beforeAll(async () => {
  book = await exampleBook();
  report = await exampleReport(book, '2026-01-01T00:00:00Z');
}, 60_000);

test('读出来的东西是普通数据：送到另一个线程再回来，一点不差', () => {
  for (const sheets of ['named', 'all'] as const) {
    const answer = readFile({ want: 'workbook', bytes: book, file: '表.xlsx', sheets });
    expect(structuredClone(answer)).toEqual(answer);
    expect(answer).toEqual({ want: 'workbook', snapshot: readWorkbook(book, '表.xlsx', { sheets }) });
  }
  const answer = readFile({ want: 'document', bytes: report, file: '报告.docx' });
  expect(structuredClone(answer)).toEqual(answer);
  const { found, base, stamp, log, ignored, tracksChanges } = openDocument(report, '报告.docx');
  expect(answer).toEqual({ want: 'document', document: { found, base, stamp, log, ignored, tracksChanges } });
});

test('Word 文件里的表格当作表来读：送到另一个线程再回来，一点不差', () => {
  const words = '<w:p><w:r><w:t>三公经费</w:t></w:r></w:p>';
  const docx = documentOf(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tr><w:tc>${words}</w:tc><w:tc><w:p><w:r><w:t>1,200.50</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`,
  );
  const answer = readFile({ want: 'tables', bytes: docx, file: '决算表.docx' });
  expect(structuredClone(answer)).toEqual(answer);
  expect(answer).toMatchObject({ want: 'tables', sheets: [{ name: '表1', cells: [['三公经费', 1200.5]] }] });
});

test('读到哪里：从解压开始，每张表说一次名字，比例只增不减，到 1 为止', () => {
  const told: ReadProgress[] = [];
  const { snapshot } = readFile({ want: 'workbook', bytes: book, file: '表.xlsx', sheets: 'all' }, (now) =>
    told.push(now),
  ) as { snapshot: ReturnType<typeof readWorkbook> };
  expect(told[0]).toEqual({ phase: 'unpacking', sheet: '', share: 0 });
  const sheets = [...new Set(told.filter(({ phase }) => phase === 'cells').map(({ sheet }) => sheet))];
  expect(sheets).toEqual(snapshot.sheets.map(({ name }) => name));
  const shares = told.map(({ share }) => share);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares[shares.length - 1]).toBeLessThanOrEqual(1);
  const words: ReadProgress[] = [];
  readFile({ want: 'document', bytes: report, file: '报告.docx' }, (now) => words.push(now));
  expect(words.map(({ phase }) => phase)).toEqual(['unpacking', 'words', 'words', 'words']);
});

test('报告在别处读、在这里改：改出来的字节和全在这里读的一样，每次改过再去读', async () => {
  const asked: number[] = [];
  const through = await openDocumentThrough(
    async (bytes, file) => {
      asked.push(bytes.length);
      const answer = readFile({ want: 'document', bytes, file });
      return (structuredClone(answer) as typeof answer & { want: 'document' }).document;
    },
    report,
    '报告.docx',
    makeTableXml,
  );
  const here = openDocumentFile(report, '报告.docx', makeTableXml);
  for (const host of [through, here]) {
    const { found, base, stamp, log } = await host.read();
    const control = found.controls.find(({ text }) => text.length > 5)!;
    await host.apply({
      edits: [{ control: control.key, replacements: [{ from: 0, to: 2, text: '本单' }] }],
      tables: [],
      base: base!,
      stamp: stamp!,
      log,
    });
  }
  expect(Buffer.from(through.bytes()).equals(Buffer.from(here.bytes()))).toBe(true);
  expect(asked).toEqual([report.length, through.bytes().length]);
  await through.unlinkAll();
  expect((await through.read()).found.controls.filter(({ fragment }) => fragment !== null)).toEqual([]);
});
