import { Document, HeadingLevel, Packer, Paragraph, type ISectionOptions } from 'docx';
import { xmlText } from '../../../../core/fields/xml-text';
import type { PlainBlock, PlainDocument } from '../../../../core/report/plain-document';
import { tableOf } from './attachment';
import { finishPackage } from './finish-package';
import { pageNumberFooters, reportPage, reportWidthMm } from './page';
import { reportStyles, styleIds } from './styles';
import { textRun } from './text';

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** A new .docx in the layout of official documents, without anything of a report that could be refreshed. Equal input gives equal bytes. */
export async function authorPlain({ title, lead, blocks }: PlainDocument, creator: string): Promise<Uint8Array> {
  const document = new Document({
    title: xmlText(title),
    creator: xmlText(creator),
    lastModifiedBy: xmlText(creator),
    compatabilityModeVersion: 15,
    evenAndOddHeaderAndFooters: true,
    styles: reportStyles(),
    sections: [
      {
        properties: reportPage,
        footers: pageNumberFooters(),
        children: [
          new Paragraph({ style: styleIds.title, children: [textRun(title)] }),
          ...lead.map((line) => new Paragraph({ style: styleIds.seal, ...underTitle, children: [textRun(line)] })),
          ...blocks.flatMap(blockOf),
        ],
      },
    ],
  });
  return finishPackage(new Uint8Array(await Packer.toArrayBuffer(document)), null);
}

const underTitle = { spacing: { before: 80, after: 0 } };

function blockOf(block: PlainBlock): ISectionOptions['children'][number][] {
  if (block.is === 'heading')
    return [new Paragraph({ heading: headings[block.level], children: [textRun(block.text)] })];
  // A table is followed by a paragraph: two in a row would become one, and a section must end with one.
  if (block.is === 'table') return [tableOf(block.table, reportWidthMm), new Paragraph({ style: styleIds.tableNote })];
  const children = block.runs.map(({ text, isStrong = false }) => textRun(text, isStrong ? { bold: true } : {}));
  return [new Paragraph({ style: styleIds.body, overflowPunctuation: true, children })];
}
