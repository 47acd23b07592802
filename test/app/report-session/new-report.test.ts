import { Problem } from '../../../src/core/problem/further-problem';
import { ReportSession } from '../../../src/app/report-session/report-session';
import type { DocumentHost } from '../../../src/hosts/port/document-host';
import { authorDocument } from '../../../src/hosts/file/author/document/author-document';
import { openDocumentFile, type DocumentFile } from '../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../../support/built-in-pack';
import { handClock } from '../../support/hand-clock';
import { exampleBook, reportWords } from '../../support/linked-report';
import { chosenFile } from './session-setup';

const pack = builtInPack('kaifu-2018');

/** A document that can be started: the report's file takes the place of the empty one. */
async function emptyDocument(
  text: string,
  openNew?: (docx: Uint8Array) => Promise<void>,
): Promise<DocumentHost & { bytes(): Uint8Array }> {
  const words = { id: 'x', title: 'x', style: 'body', origin: 'prose' } as const;
  const front = text === '' ? [] : [{ ...words, paragraphs: [[{ kind: 'text', text } as const]] }];
  const docx = await authorDocument({ id: 'x', title: '', front, sections: [], back: [] }, [], { creator: 'test' });
  let file: DocumentFile = openDocumentFile(docx, '文档1.docx', makeTableXml);
  await file.unlinkAll();
  return {
    bytes: () => file.bytes(),
    read: () => file.read(),
    readText: () => file.readText(),
    repair: (steps) => file.repair(steps),
    apply: (changes) => file.apply(changes),
    unlinkAll: () => file.unlinkAll(),
    name: async () => null,
    ...(openNew && { openNew }),
    start: async (report) => void (file = openDocumentFile(report.docx, '文档1.docx', makeTableXml)),
  };
}

async function open(host: DocumentHost, offerFile?: (docx: Uint8Array, name: string) => void): Promise<ReportSession> {
  const session = new ReportSession({
    host,
    packs: { list: async () => [], load: async () => pack },
    clock: handClock(),
    readWorkbook: async (bytes, name) => readWorkbook(bytes, name),
    authorReport: ({ report, tables }, linkPackage) => authorDocument(report, tables, { creator: 'test', linkPackage }),
    ...(offerFile && { offerFile }),
    onBug: (error) => {
      throw error;
    },
  });
  await session.start();
  return session;
}

test('空白文档：读工作簿后可以写新报告，写好就连着', async () => {
  const host = await emptyDocument('');
  const session = await open(host);
  expect(session.getSnapshot()).toMatchObject({ stage: 'unlinked', newReports: [] });
  await session.takeWorkbook(chosenFile(await exampleBook()));
  const { newReports, mismatch, stage } = session.getSnapshot();
  expect({ mismatch, stage, count: newReports.length }).toEqual({ mismatch: null, stage: 'unlinked', count: 1 });
  await session.startReport(newReports[0]!.id);
  expect(session.getSnapshot()).toMatchObject({ stage: 'planned', newReports: [], ledger: { changes: 0, open: 0 } });
  expect(reportWords(host.bytes())).toContain('在职人数8人');
});

test('有内容的文档：不写新报告，说清楚', async () => {
  const session = await open(await emptyDocument('会议通知'));
  await session.takeWorkbook(chosenFile(await exampleBook()));
  expect(session.getSnapshot()).toMatchObject({
    stage: 'unlinked',
    newReports: [],
    mismatch: { code: 'input.unlinked-document' },
  });
});

describe('能另开新文档的 Word', () => {
  const files: (readonly [string, Uint8Array])[] = [];
  const offer = (docx: Uint8Array, name: string): void => void files.push([name, docx]);
  const refuse = (): Promise<void> => Promise.reject(new Problem('host.no-new-document', { detail: 'NotAllowed' }));
  beforeEach(() => void files.splice(0));

  test.each(['', '会议通知'])('现在的文档里写着“%s”：报告在新文档里，现在的不动', async (text) => {
    const opened: Uint8Array[] = [];
    const host = await emptyDocument(text, async (docx) => void opened.push(docx));
    const before = host.bytes();
    const session = await open(host, offer);
    await session.takeWorkbook(chosenFile(await exampleBook()));
    const { newReports } = session.getSnapshot();
    await session.startReport(newReports[0]!.id);
    expect(opened.map(reportWords)).toEqual([expect.stringContaining('在职人数8人')]);
    const { newReport, stage, ledger } = session.getSnapshot();
    expect({ newReport, stage, ledger }).toMatchObject({
      newReport: { outcome: 'opened', isEmpty: text === '' },
      stage: 'unlinked',
      ledger: null,
    });
    expect(Buffer.compare(host.bytes(), before)).toBe(0);
    session.dismissTrouble();
    expect(session.getSnapshot()).toMatchObject({ newReport: null, newReports });
  });

  test('不让开：下载，或者写进空白的这份', async () => {
    const host = await emptyDocument('', refuse);
    const session = await open(host, offer);
    await session.takeWorkbook(chosenFile(await exampleBook()));
    const { id, title } = session.getSnapshot().newReports[0]!;
    await session.startReport(id);
    expect(session.getSnapshot()).toMatchObject({ newReport: { outcome: 'refused', isEmpty: true }, trouble: null });
    await session.startReport(id, 'file');
    expect(files.map(([name, docx]) => [name, reportWords(docx).includes('在职人数8人')])).toEqual([
      [`${title}.docx`, true],
    ]);
    await session.startReport(id, 'here');
    expect(session.getSnapshot()).toMatchObject({ stage: 'planned', newReport: null, ledger: { changes: 0 } });
  });

  test('连文件也交不出去：说 Word 没有打开', async () => {
    const session = await open(await emptyDocument('', refuse));
    await session.takeWorkbook(chosenFile(await exampleBook()));
    await session.startReport(session.getSnapshot().newReports[0]!.id);
    expect(session.getSnapshot()).toMatchObject({ newReport: null, trouble: { code: 'host.no-new-document' } });
  });
});
