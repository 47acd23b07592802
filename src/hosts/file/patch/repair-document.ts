import type { Fragment } from '../../../core/narrative/fragment';
import type { Linkable } from '../../../core/report/refresh/linkable';
import type { RepairStep } from '../../../core/report/refresh/plan-repair';
import { readRelationships } from '../package/relationships';
import type { OpenDocument } from './open-document';
import { encoded } from './patch-document';
import { applySplices, type XmlSplice } from './xml-splice';
import type { ScannedControl } from '../../../core/report/wordml/scanned-document';
import { attributeOf, escapeXml, tagsOf } from '../../../core/report/wordml/xml-tokens';
import { patchZip } from './zip-patch';

/** XML of an attachment's tables, made by the report author; called only where a table has to be made. */
export type MakeTable = (linkable: Extract<Linkable, { kind: 'table' }>) => Promise<string>;

/** The document with broken links mended and lost fragments set in again. The text around them is not touched. */
export async function repairDocument(
  document: OpenDocument,
  steps: readonly RepairStep[],
  makeTable: MakeTable,
): Promise<Uint8Array> {
  const { scanned, source, file, bytes } = document;
  const ids = controlIds(document);
  let next = 1;
  const newId = (): number => {
    while (ids.has(next)) next++;
    return next++;
  };
  const splices: XmlSplice[] = [];
  const dissolved = new Set<ScannedControl>();
  const dissolve = (control: ScannedControl): void => {
    if (dissolved.has(control) || control.content.start < 0) return;
    dissolved.add(control);
    splices.push({ start: control.start, end: control.content.start, text: '' });
    splices.push({ start: control.content.end, end: control.end, text: '' });
  };
  const wraps: { start: number; end: number; id: string; title: string }[] = [];
  for (const step of steps) {
    if (step.kind === 'dissolve') dissolve(scanned.controls[Number(step.control)]!);
    else if (step.kind === 'wrap') {
      const [first, last] = [scanned.blocks[step.blocks[0]]!, scanned.blocks[step.blocks[1]]!];
      const pieces = scanned.controls.filter(
        (control) =>
          control.start < last.end &&
          first.start < control.end &&
          (control.title === step.title || control.tag === tagOf(step.id)),
      );
      pieces.forEach(dissolve);
      wraps.push({ start: first.start, end: last.end, id: step.id, title: step.title });
    } else splices.push(await inserted(document, step, newId, makeTable));
  }
  for (const { start, end, id, title } of wraps) {
    const [open, close] = controlTags(document, id, title, newId());
    splices.push({ start, end: start, text: open }, { start: end, end, text: close });
  }
  const xml = applySplices(scanned.xml, inOrder(splices));
  return patchZip(bytes, encoded(new Map([[source.main, xml]])), file);
}

/** The control and its content go: what a user asks for who wants the paragraph gone, and what undoes an insertion. */
export function removeControl(document: OpenDocument, key: string): Uint8Array {
  const { scanned, source, file, bytes } = document;
  const control = scanned.controls[Number(key)];
  if (control === undefined) throw new Error(`no control ${key} in this reading`);
  const xml = applySplices(scanned.xml, [{ start: control.start, end: control.end, text: '' }]);
  return patchZip(bytes, encoded(new Map([[source.main, xml]])), file);
}

/** Numbers of controls that are taken. */
function controlIds({ scanned: { xml, prefix } }: OpenDocument): Set<number> {
  const ids = new Set<number>();
  for (const { kind, name, start, end } of tagsOf(xml))
    if (kind !== 'close' && name === `${prefix}id`)
      ids.add(Number(attributeOf(xml.slice(start, end), `${prefix}val`) ?? 0));
  return ids;
}

function tagOf(id: string): string {
  return `jx:1:${id}`;
}

/** Where two meet at one place, what closes comes before what opens. */
function inOrder(splices: readonly XmlSplice[]): XmlSplice[] {
  const rank = ({ text }: XmlSplice): number => (text.startsWith('</') ? 0 : 1);
  return [...splices].sort((a, b) => a.start - b.start || a.end - b.end || rank(a) - rank(b));
}

function controlTags({ scanned }: OpenDocument, id: string, title: string, number: number): [string, string] {
  const { prefix: w } = scanned;
  const properties = [
    `<${w}alias ${w}val="${escapeXml(title)}"/>`,
    `<${w}tag ${w}val="${escapeXml(tagOf(id))}"/>`,
    `<${w}id ${w}val="${number}"/>`,
  ];
  return [`<${w}sdt><${w}sdtPr>${properties.join('')}</${w}sdtPr><${w}sdtContent>`, `</${w}sdtContent></${w}sdt>`];
}

async function inserted(
  document: OpenDocument,
  step: Extract<RepairStep, { kind: 'insert' }>,
  newId: () => number,
  makeTable: MakeTable,
): Promise<XmlSplice> {
  const { linkable } = step;
  const [open, close] = controlTags(document, linkable.id, linkable.title, newId());
  const content = linkable.kind === 'table' ? await makeTable(linkable) : paragraphs(document, linkable.fragment);
  const at = placeFor(document, step);
  // A table must not meet another: a paragraph ends the control.
  const after = linkable.kind === 'table' ? `<${document.scanned.prefix}p/>` : '';
  return { start: at, end: at, text: open + content + close + after };
}

/** Outside every block: a fragment never lands inside a table or another control. */
function placeFor(
  { scanned }: OpenDocument,
  { after, before }: { after: string | null; before: string | null },
): number {
  const outermost = (key: string): ScannedControl => {
    const own = scanned.controls[Number(key)]!;
    return scanned.controls.find((one) => one.start < own.start && own.end < one.end) ?? own;
  };
  const blockOf = (key: string): { start: number; end: number } => {
    const control = outermost(key);
    const around = scanned.blocks[control.blocks[0]];
    return around && around.start < control.start && control.end <= around.end ? around : control;
  };
  if (after !== null) return blockOf(after).end;
  if (before !== null) return blockOf(before).start;
  return scanned.bodyEnd;
}

function paragraphs(document: OpenDocument, fragment: Fragment): string {
  const { prefix: w } = document.scanned;
  const style = styleOf(document, fragment.style);
  const properties = style === null ? '' : `<${w}pPr><${w}pStyle ${w}val="${style}"/></${w}pPr>`;
  return fragment.paragraphs
    .map((paragraph) => {
      const runs = paragraph.map(({ text }) => {
        const font = `<${w}rPr><${w}rFonts ${w}hint="eastAsia"/></${w}rPr>`;
        return `<${w}r>${font}<${w}t xml:space="preserve">${escapeXml(text).replaceAll('\t', `</${w}t><${w}tab/><${w}t xml:space="preserve">`)}</${w}t></${w}r>`;
      });
      return `<${w}p>${properties}${runs.join('')}</${w}p>`;
    })
    .join('');
}

const styles: Readonly<Record<Fragment['style'], string>> = {
  title: 'Title',
  seal: 'ReportSeal',
  body: 'ReportBody',
  attachments: 'ReportAttachments',
  signature: 'ReportSignature',
  attachmentLabel: 'AttachmentLabel',
  heading1: 'Heading1',
  heading2: 'Heading2',
  heading3: 'Heading3',
  attachmentTitle: 'AttachmentTitle',
  tableLead: 'TableLead',
  tableNote: 'TableNote',
};

/** The report's own style where the document has it; else the document's default. */
function styleOf({ source }: OpenDocument, style: Fragment['style']): string | null {
  const part = readRelationships(source, source.main).find(({ type }) => type === 'styles')?.target;
  if (part === undefined || !source.has(part)) return null;
  return source.xml(part).includes(`styleId="${styles[style]}"`) ? styles[style] : null;
}
