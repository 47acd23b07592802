import { ReportSession } from '../../../src/app/report-session/report-session';
import type { WorkbookSource } from '../../../src/app/report-session/workbook-source';
import { openDocumentFile, type DocumentFile } from '../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../../support/built-in-pack';
import { handClock, type HandClock } from '../../support/hand-clock';

const pack = builtInPack('kaifu-2018');

export interface Opened {
  readonly session: ReportSession;
  readonly host: DocumentFile;
  readonly clock: HandClock;
  readonly bugs: unknown[];
  readonly calls: string[];
  /** The user's own work in the document, behind the session's back. */
  readonly edit: (docx: Uint8Array) => void;
}

/** A session over a real .docx; what it calls is listed. */
export async function openReport(docx: Uint8Array): Promise<Opened> {
  const open = (bytes: Uint8Array): DocumentFile => openDocumentFile(bytes, '自评报告.docx', makeTableXml);
  let file = open(docx);
  const calls: string[] = [];
  const host: DocumentFile = {
    ...file,
    read: () => (calls.push('read'), file.read()),
    repair: (steps) => (calls.push('repair'), file.repair(steps)),
    apply: (changes) => (calls.push('apply'), file.apply(changes)),
    unlinkAll: () => (calls.push('unlinkAll'), file.unlinkAll()),
    bytes: () => file.bytes(),
  };
  const bugs: unknown[] = [];
  const clock = handClock();
  const session = new ReportSession({
    host,
    packs: { list: async () => [], load: async (id) => (id === pack.id ? pack : null) },
    clock,
    readWorkbook: async (bytes, name) => readWorkbook(bytes, name),
    onBug: (error) => bugs.push(error),
  });
  await session.start();
  return { session, host, clock, bugs, calls, edit: (bytes) => void (file = open(bytes)) };
}

/** A file that was chosen once; `save` is what Excel does. */
export function chosenFile(bytes: Uint8Array, isLive = true): WorkbookSource & { save(next: Uint8Array): void } {
  let [now, isRead, isSaved] = [bytes, false, false];
  return {
    name: '自评.xlsx',
    isLive,
    bytes: async () => {
      if (!isLive && isSaved) return null;
      [isRead, isSaved] = [true, false];
      return now;
    },
    isNewer: async () => isRead && isSaved,
    save: (next) => void ([now, isSaved] = [next, true]),
  };
}
