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
async function emptyDocument(text: string): Promise<DocumentHost & { bytes(): Uint8Array }> {
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
    start: async (report) => void (file = openDocumentFile(report.docx, '文档1.docx', makeTableXml)),
  };
}

async function open(host: DocumentHost): Promise<ReportSession> {
  const session = new ReportSession({
    host,
    packs: { list: async () => [], load: async () => pack },
    clock: handClock(),
    readWorkbook: async (bytes, name) => readWorkbook(bytes, name),
    authorReport: ({ report, tables }, linkPackage) => authorDocument(report, tables, { creator: 'test', linkPackage }),
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
