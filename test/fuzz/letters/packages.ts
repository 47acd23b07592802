import { createNarrativeEngine } from '../../../src/app/narrative-engine';
import { bindWorkbook } from '../../../src/app/open-workbook';
import { linkReport } from '../../../src/app/refresh-link';
import { refreshReport } from '../../../src/app/refresh-report';
import { writeReports } from '../../../src/app/write-report';
import { PackLibrary } from '../../../src/cli/packs/library';
import { isProblem, type Problem } from '../../../src/core/problem/problem';
import { readCarrier, writeCarrier } from '../../../src/core/report/link/carrier';
import type { LinkPackage } from '../../../src/core/report/link/link-package';
import type { Choice } from '../../../src/core/report/refresh/plan';
import { readIdentity } from '../../../src/core/workbook/identity';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import { openDocumentFile } from '../../../src/hosts/file/patch/document-file';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { readLetter } from '../../../src/relay/client/letters';
import { unsoundness } from '../../support/sound-file';
import type { Whole } from '../kinds/kind';
import type { Dice } from '../mutate/dice';
import { oddPlaces, oddText } from '../mutate/odd';
import { mutateTree, type Tree } from '../mutate/tree';
import type { Judged } from '../judge';

/** The package of the later workbook: what its report's document would follow. */
export function packageOf(whole: Whole, templates: string): LinkPackage {
  const snapshot = readWorkbook(whole.later, '后.xlsx');
  const identity = readIdentity(snapshot);
  if (identity === null) throw new Error('no workbook of ours');
  const workbook = bindWorkbook(snapshot, new PackLibrary(templates).load(whole.pack), identity);
  const [written] = writeReports(workbook.pack, workbook.table, createNarrativeEngine());
  return linkReport(workbook, written!, '2026-03-15T02:31:00.000Z');
}

/** What somebody pastes, or what is inside a letter that the other pane sealed. */
export interface PackageText {
  readonly from: 'pasted' | 'letter';
  readonly text: string;
}

export function makePackageText(link: LinkPackage, dice: Dice): PackageText {
  const changed = mutateTree(link as unknown as Tree, dice);
  const json = dice.chance(0.15) ? oddPlaces(JSON.stringify(changed), dice) : JSON.stringify(changed);
  if (dice.chance(0.5)) {
    const word = dice.chance(0.9) ? 'link\n' : dice.pick(['got\n', 'hello', 'bye', 'bye\n', '', oddText(dice)]);
    return { from: 'letter', text: word + json };
  }
  // The carrier writes the version of what it is given: nothing at all has none.
  const carried = dice.chance(0.5) || changed === null ? link : (changed as unknown as LinkPackage);
  const pasted = writeCarrier(carried);
  return { from: 'pasted', text: dice.chance(0.5) ? oddPlaces(pasted, dice) : pasted };
}

/** Read as it is read in Word's pane, and if it is taken: the report follows it. */
export async function judgePackageText({ from, text }: PackageText, report: Uint8Array, dice: Dice): Promise<Judged> {
  const cpu = process.cpuUsage();
  const told = (answer: string, trouble: string | null): Judged => {
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (user + system) / 1e6;
    return { trouble: trouble ?? (seconds > 2 ? `用了 ${seconds.toFixed(1)} 秒` : null), answers: [answer], seconds };
  };
  try {
    const letter = from === 'pasted' ? { kind: 'link' as const, link: readCarrier(text) } : readLetter(text);
    if (letter.kind !== 'link') return told(letter.kind, null);
    const document = openDocumentFile(report, '报告.docx', makeTableXml);
    const choice = dice.pick<Choice | null>([null, 'adopt', 'mine', 'unlink']);
    await refreshReport(document, letter.link, () => choice, { file: '报告.docx', relink: dice.chance(0.5) });
    return told('link', await unsoundness('报告.docx', document.bytes(), report));
  } catch (error) {
    if (isProblem(error)) return told((error as Problem).code, null);
    return told('70', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
