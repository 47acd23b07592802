import { unzipSync } from 'fflate';
import type { Refreshed } from '../../../src/app/refresh-report';
import type { LinkPackage } from '../../../src/core/report/link/link-package';
import { controlText, linkedId } from '../../../src/core/report/wordml/control-text';
import type { ScannedControl, ScannedDocument } from '../../../src/core/report/wordml/scanned-document';
import { tableRows } from '../../../src/core/report/wordml/table-rows';
import { openDocument, type OpenDocument } from '../../../src/hosts/file/patch/open-document';
import { untold } from '../untold';
import { judgeTable } from './judge-table';
import { judgeText } from './judge-text';
import { rejectedText } from './rejected';
import { shadowText } from './shadow';
import type { UserDocument } from './user-document';

/** One refresh: what the user had, what came of it, and what the workbook said before and says now. */
export interface Refresh {
  readonly document: UserDocument;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly last: LinkPackage;
  readonly next: LinkPackage;
  readonly refreshed: Refreshed;
}

/** All that must hold of one refresh without answers; what came from where is kept up in the user's document. Empty where all is right. */
export function judged(one: Refresh): string[] {
  const [before, after] = [openDocument(one.before, 'x.docx'), openDocument(one.after, 'x.docx')];
  const { plan, repair } = one.refreshed;
  const isMended = repair.steps.length > 0;
  const markers = one.document.markers.filter((mark) => before.scanned.xml.includes(mark));
  return [
    ...markers.filter((mark) => !after.scanned.xml.includes(mark)).map((mark) => `${mark} 不见了`),
    ...untold(before.found, after.found, plan, isMended),
    ...(isMended ? [] : untouchedFaults(before, after, one)),
    ...textFaults(before, after, one),
    ...tableFaults(before, after, one),
    ...rejectionFaults(before, after),
  ];
}

function textFaults(before: OpenDocument, after: OpenDocument, { document, last, next, refreshed }: Refresh): string[] {
  const { figures, fragments } = refreshed.plan;
  const shadows = [...document.shadows];
  return shadows.flatMap(([id, shadow]): string[] => {
    const [was, now] = [before, after].map(({ found }) => found.controls.filter(({ fragment }) => fragment === id));
    const given = last.fragments.find((fragment) => fragment.id === id);
    const isOne = was!.length === 1 && now!.length === 1;
    if (shadow === null || given === undefined || !isOne || was![0]!.text !== shadowText(shadow)) {
      document.shadows.set(id, null);
      return [];
    }
    const result = judgeText({
      ...{ id, shadow, figures, pending: document.pending, last: given, after: now![0]!.text },
      next: next.fragments.find((fragment) => fragment.id === id),
      line: fragments.find((line) => line.id === id),
      elsewhere: [
        ...shadows.flatMap(([other, own]) => (other === id || own === null ? [] : [own])),
        ...document.outside,
      ],
    });
    document.shadows.set(id, result.shadow);
    return [...result.faults];
  });
}

function tableFaults(
  before: OpenDocument,
  after: OpenDocument,
  { document, last, next, refreshed }: Refresh,
): string[] {
  const { figures, fragments } = refreshed.plan;
  return [...document.rows].flatMap(([id, origins]): string[] => {
    const [was, now] = [before, after].map(({ found }) => found.controls.filter(({ fragment }) => fragment === id));
    const [old, fresh] = [last, next].map(({ tables }) => tables.find(({ sheet }) => `attachment.${sheet}` === id));
    document.rows.set(id, null);
    if (origins === null || was!.length !== 1 || now!.length !== 1 || !old || !fresh) return [];
    const line = fragments.find((own) => own.id === id);
    const result = judgeTable({
      id,
      isFirst: document.isFirst,
      origins,
      figures,
      line,
      before: was![0]!,
      after: now![0]!,
      last: old,
      next: fresh,
    });
    document.rows.set(id, result.origins);
    return [...result.faults];
  });
}

/** Other parts, what stands outside of controls, and controls that the ledger says nothing was written into: the very same. */
function untouchedFaults(before: OpenDocument, after: OpenDocument, { refreshed }: Refresh): string[] {
  const faults: string[] = [];
  const [a, b] = [unzipSync(before.bytes), unzipSync(after.bytes)];
  const { plan } = refreshed;
  const isWritten = (name: string): boolean =>
    name === 'word/document.xml' ||
    name.startsWith('customXml/') ||
    (name === 'docProps/core.xml' && Object.keys(plan.properties).length > 0);
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
    if (!isWritten(name) && !isSame(a[name], b[name])) faults.push(`${name} 变了`);
  if (outsideXml(before.scanned) !== outsideXml(after.scanned)) faults.push('链接以外的 XML 变了');
  const written = new Set(plan.fragments.filter(({ action }) => /written|merged/.test(action)).map(({ id }) => id));
  const [was, now] = [linked(before.scanned), linked(after.scanned)];
  if (was.length !== now.length) return [...faults, '链接的多少变了'];
  was.forEach((control, index) => {
    const id = linkedId(control)!;
    const xml = before.scanned.xml.slice(control.start, control.end);
    const own = after.scanned.xml.slice(now[index]!.start, now[index]!.end);
    if (!written.has(id) && xml !== own) faults.push(`${id}：没有写，XML 却变了`);
    if (written.has(id) && control.cells.length > 0) faults.push(...rowFaults(id, before.scanned, control, own));
  });
  return faults;
}

/** A table that is written into: rows in which no word changed are the very same. */
function rowFaults(id: string, scanned: ScannedDocument, control: ScannedControl, after: string): string[] {
  const rows = tableRows(scanned, control).flat();
  const same = rows.map(({ start, end }) => scanned.xml.slice(start, end)).filter((row) => after.includes(row));
  const { cells } = controlText(scanned, control);
  // Where most rows are not themselves any more, the table was made anew.
  return cells.flat().length > 4 && same.length === 0 ? [`${id}：整张表重写了`] : [];
}

function linked(scanned: ScannedDocument): ScannedControl[] {
  return scanned.controls.filter((control) => linkedId(control) !== null);
}

function outsideXml(scanned: ScannedDocument): string {
  let text = '';
  let at = 0;
  for (const { start, end } of linked(scanned)) {
    if (start < at) continue;
    text += scanned.xml.slice(at, start) + '\u0000';
    at = end;
  }
  return text + scanned.xml.slice(at);
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && Buffer.from(a).equals(Buffer.from(b));
}

/** What is marked as a change can be rejected, and then the document is the old one. */
function rejectionFaults(before: OpenDocument, after: OpenDocument): string[] {
  if (after.tracksChanges !== true) return [];
  const [was, now] = [before, after].map(({ scanned }) => rejectedText(scanned.xml, '绩效自评助手'));
  const at = was!.findIndex((line, index) => line !== now![index]);
  if (at < 0 && was!.length === now!.length) return [];
  return [`全部拒绝修订后不是原来的：“${was![at] ?? '（完）'}”成了“${now![at] ?? '（完）'}”`];
}
