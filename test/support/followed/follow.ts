import { refreshReport } from '../../../src/app/refresh-report';
import type { LinkPackage } from '../../../src/core/report/link/link-package';
import type { Choice } from '../../../src/core/report/refresh/plan';
import { openDocumentFile } from '../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import { openDocument } from '../../../src/hosts/file/patch/open-document';
import { untold } from '../untold';
import { reportCase } from './cases';
import { judged } from './judge';
import { userAt, type Sequence } from './sequence';
import type { UserDocument } from './user-document';

/** What a run looked at. */
export interface Seen {
  refreshes: number;
  asked: number;
  edits: number;
  /** Texts and tables of which the test itself knew what they must say. */
  judged: number;
}

export const refreshOptions = { file: 'x.docx', onOtherUnit: () => undefined };

/** Works a sequence through on the .docx, and looks at every refresh of it. */
export async function followed({ pack, rounds, choice }: Sequence, seen: Seen): Promise<void> {
  const { docx, links } = await reportCase(pack);
  let bytes = docx;
  let last = links[0]!;
  let user: UserDocument | null = null;
  for (const { edits, version } of rounds) {
    const next = links[version]!;
    user = userAt(user, bytes, { last, next, edits });
    const before = user.bytes();
    const host = openDocumentFile(before, 'x.docx', makeTableXml);
    const refreshed = await refreshReport(host, next, () => null, refreshOptions);
    bytes = host.bytes();
    expect(judged({ document: user, before, after: bytes, last, next, refreshed })).toEqual([]);
    const keys = refreshed.plan.questions.map(({ key }) => key);
    seen.judged += [...user.shadows.values(), ...user.rows.values()].filter((one) => one !== null).length;
    seen.edits += edits.length;
    seen.refreshes++;
    seen.asked += keys.length;
    expect(new Set(keys).size).toBe(keys.length);
    const second = await refreshReport(host, next, () => null, refreshOptions);
    expect(host.bytes()).toBe(bytes);
    expect(second.plan.questions.map(({ key }) => key).sort()).toEqual(keys.sort());
    last = next;
  }
  await answered(bytes, last, choice, user!.markers);
}

/** What was answered is not asked again, and no word goes that the record does not keep. */
async function answered(
  bytes: Uint8Array,
  link: LinkPackage,
  choice: Choice,
  markers: readonly string[],
): Promise<void> {
  const host = openDocumentFile(bytes, 'x.docx', makeTableXml);
  const before = openDocument(bytes, 'x.docx');
  const { plan, repair } = await refreshReport(host, link, () => choice, refreshOptions);
  const after = openDocument(host.bytes(), 'x.docx');
  expect(untold(before.found, after.found, plan, repair.steps.length > 0)).toEqual([]);
  const kept = after.scanned.xml + plan.log.map(({ replaced }) => replaced).join('\n');
  const words = markers.filter((mark) => mark.startsWith('标') && before.scanned.xml.includes(`${mark}`));
  expect(words.filter((mark) => !kept.includes(mark) && !before.scanned.xml.includes(`w:name="${mark}"`))).toEqual([]);
  const done = host.bytes();
  const again = await refreshReport(host, link, () => null, refreshOptions);
  expect(again.plan.questions.map(({ key, reason }) => [key, reason])).toEqual([]);
  expect(host.bytes()).toBe(done);
}
