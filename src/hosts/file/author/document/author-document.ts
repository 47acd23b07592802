import { Document, Packer, type ISectionOptions } from 'docx';
import { ems } from '../../../../core/layout/text-lines';
import { paragraphText, type Fragment, type Paragraph, type Report } from '../../../../core/narrative/fragment';
import { headingPiece } from '../../../../core/report/outer-pieces';
import { reportBase } from '../../../../core/report/report-base';
import type { AttachmentTable } from '../../../../core/report/table-model';
import { attachmentBlocks } from './attachment';
import { chartBlock } from './chart-drawing';
import { finishPackage } from './finish-package';
import { landscapePage, pageNumberFooters, reportPage } from './page';
import { createControlIds, fragmentTag, StructuredTag } from './structured-tag';
import { reportStyles } from './styles';
import { xmlText } from '../../../../core/fields/xml-text';
import { fragmentParagraphs, headingParagraph } from './text';

export interface DocumentOptions {
  /** 作者 in the document's properties: the budget unit. The only name written. */
  readonly creator: string;
  /** What ties the document to its workbook, as text; kept beside the base. */
  readonly linkPackage?: string;
}

type Block = ISectionOptions['children'][number];

/**
 * A new .docx in the layout of official documents: each fragment in a content control tagged jx:1:<fragmentId>, the attachments
 * as real tables, and the text as written kept in a custom XML part. Equal input gives equal bytes.
 */
export async function authorDocument(
  report: Report,
  tables: readonly AttachmentTable[],
  options: DocumentOptions,
): Promise<Uint8Array> {
  const controlId = createControlIds();
  const kept = beforeSignature(report);
  const lastOfFront = report.front.at(-1);
  const { charts = [] } = report;
  const control = (fragment: Fragment): Block => {
    const tag = fragmentTag(fragment.id);
    const content = fragmentParagraphs(fragment, {
      isKeptWithNext: kept.has(fragment),
      isAboveText: fragment === lastOfFront,
    });
    return new StructuredTag({ tag, title: fragment.title, id: controlId(tag) }, content);
  };
  const text: Block[] = report.front.map(control);
  for (const section of report.sections) {
    const piece = headingPiece(section);
    const heading = piece ? control(piece) : headingParagraph(section);
    if (heading) text.push(heading);
    text.push(...section.fragments.map(control));
    const inside = tables.filter((table) => table.section === section.id);
    text.push(...inside.flatMap((table) => attachmentBlocks(table, false, controlId)));
    for (const [index, chart] of charts.entries())
      if (chart.section === section.id) text.push(chartBlock(chart, index + 1, controlId));
  }
  text.push(...report.back.map(control));

  const document = new Document({
    title: xmlText(report.title),
    creator: xmlText(options.creator),
    lastModifiedBy: xmlText(options.creator),
    compatabilityModeVersion: 15,
    evenAndOddHeaderAndFooters: true,
    styles: reportStyles(),
    sections: pageSections(
      text,
      tables.filter((table) => table.section === undefined),
      controlId,
    ),
  });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(document));
  return finishPackage(bytes, {
    base: JSON.stringify(reportBase(report, tables)),
    linkPackage: options.linkPackage,
    charts,
  });
}

/** What stands right before the signature goes with it to the next page: a signature never stands on a page of its own. */
function beforeSignature(report: Report): ReadonlySet<Fragment> {
  const all = [...report.sections.flatMap(({ fragments }) => fragments), ...report.back];
  const at = all.findIndex(({ style }) => style === 'signature');
  if (at <= 0) return new Set();
  const own = all.slice(0, at);
  // A list of attachments is short and moves whole, with the last lines of the text before it.
  let last = own.length - 1;
  while (last > 0 && own[last]!.style === 'attachments') last--;
  // LibreOffice moves a kept paragraph whole, and where all that is kept needs more than a page it breaks anywhere.
  const together = [own[last]!.paragraphs.slice(-1), ...own.slice(last + 1).map(({ paragraphs }) => paragraphs)];
  const lines = [...together.flat(), ...all[at]!.paragraphs].reduce(
    (sum, one) => sum + printedLines(one),
    headingLines,
  );
  return new Set(own.slice(lines <= linesOnPage ? last : last + 1));
}

/** Headings above the last paragraph, and the blank lines before list and signature. */
const headingLines = 4;
/** 22 lines of 28 characters (GB/T 9704-2012, 5.2.2). */
const linesOnPage = 22;

function printedLines(paragraph: Paragraph): number {
  return Math.ceil((2 + ems(paragraphText(paragraph))) / 27.5);
}

/** Portrait attachments follow the text on pages of their own; each change of direction begins a section. */
function pageSections(
  text: Block[],
  tables: readonly AttachmentTable[],
  controlId: (tag: string) => number,
): ISectionOptions[] {
  const sections: { landscape: boolean; properties: NonNullable<ISectionOptions['properties']>; children: Block[] }[] =
    [{ landscape: false, properties: reportPage, children: text }];
  for (const table of tables) {
    const landscape = table.orientation === 'landscape';
    let section = sections[sections.length - 1]!;
    const newSection = landscape !== section.landscape;
    if (newSection)
      sections.push(
        (section = { landscape, properties: landscape ? landscapePage(table.marginsMm) : reportPage, children: [] }),
      );
    section.children.push(...attachmentBlocks(table, !newSection, controlId));
  }
  // Later sections go on with the first one's page number.
  return sections.map(({ properties, children }, index) => ({
    properties,
    children,
    ...(index === 0 ? { footers: pageNumberFooters() } : {}),
  }));
}
