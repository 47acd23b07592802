import { refreshReport } from '../../../src/app/refresh-report';
import type { FoundDocument } from '../../../src/core/report/refresh/found-document';
import type { RefreshPlan } from '../../../src/core/report/refresh/plan';
import type { ReadDocument } from '../../../src/hosts/port/document-host';
import { openDocumentFile } from '../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import { openWordWorld, type OpenWordWorld } from '../../hosts/contract/word-world';
import { reportCase } from './cases';
import { refreshOptions } from './follow';
import { rejectedText } from './rejected';
import { userAt, type Sequence } from './sequence';
import type { UserDocument } from './user-document';

/** Works a sequence through on the .docx and in the simulated Word side by side: what comes of each refresh is the same. */
export async function followedInWord({ pack, rounds, choice }: Sequence): Promise<void> {
  const { docx, links } = await reportCase(pack);
  let bytes = docx;
  let last = links[0]!;
  let user: UserDocument | null = null;
  for (const [index, { edits, version }] of rounds.entries()) {
    const next = links[version]!;
    user = userAt(user, bytes, { last, next, edits });
    const given = user.bytes();
    const file = openDocumentFile(given, 'x.docx', makeTableXml);
    const inFile = await refreshReport(file, next, () => null, refreshOptions);
    bytes = file.bytes();
    const word = await openWordWorld(given, { name: 'x.docx' });
    try {
      const before = word.xml();
      const inWord = await refreshReport(word.host, next, () => null, refreshOptions);
      expect(saidOf(inWord.plan)).toEqual(saidOf(inFile.plan));
      expect(readingOf(await word.host.read())).toEqual(readingOf(await file.read()));
      if (user.tracks) expect(rejectedText(word.xml())).toEqual(rejectedText(before));
      await isQuiet(word, async () => refreshReport(word.host, next, () => null, refreshOptions));
      // Answered in both, once the last workbook has been taken over.
      if (index === rounds.length - 1) {
        const answered = await refreshReport(word.host, next, () => choice, refreshOptions);
        const answeredFile = await refreshReport(file, next, () => choice, refreshOptions);
        expect(saidOf(answered.plan)).toEqual(saidOf(answeredFile.plan));
        expect(readingOf(await word.host.read())).toEqual(readingOf(await file.read()));
      }
      expect(word.bugs()).toEqual([]);
    } finally {
      await word.close();
    }
    last = next;
  }
}

async function isQuiet(word: OpenWordWorld, again: () => Promise<unknown>): Promise<void> {
  const writes = word.writes();
  await again();
  expect(word.writes()).toBe(writes);
}

/** What a plan tells and asks, without the handles of its host. */
function saidOf({ questions, figures, fragments, base, tables }: RefreshPlan): object {
  return { questions: questions.map(({ key, reason }) => [key, reason]), figures, fragments, base, tables };
}

/** What stands in a document, and what it remembers. */
function readingOf({ found, base }: ReadDocument): object {
  return { ...textsOf(found), base };
}

function textsOf({ controls, blocks }: FoundDocument): object {
  return {
    controls: controls.flatMap(({ fragment, text, cells }) => (fragment === null ? [] : [{ fragment, text, cells }])),
    outside: blocks.filter(({ isLinked }) => !isLinked).map(({ text }) => text),
  };
}
