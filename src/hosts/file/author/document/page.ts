import {
  AlignmentType,
  Footer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type ISectionPropertiesOptions,
} from 'docx';
import type { AttachmentTable } from '../../../../core/report/table-model';
import { styleIds } from './styles';

/** Twentieths of a point. */
export function mm(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

const a4 = { widthMm: 210, heightMm: 297 };

/** Report pages: GB/T 9704 as the field uses it, 26 mm right where the standard has 156 mm of text. */
const reportMarginsMm = { top: 37, bottom: 35, left: 28, right: 26 };
const pageNumberMm = 28;

export const reportPage: ISectionPropertiesOptions = {
  page: {
    size: { width: mm(a4.widthMm), height: mm(a4.heightMm), orientation: PageOrientation.PORTRAIT },
    margin: {
      top: mm(reportMarginsMm.top),
      bottom: mm(reportMarginsMm.bottom),
      left: mm(reportMarginsMm.left),
      right: mm(reportMarginsMm.right),
      header: mm(15),
      footer: mm(pageNumberMm),
    },
  },
};

/** A landscape attachment keeps its sheet's margins; the page number goes into the lower one. */
export function landscapePage(marginsMm: AttachmentTable['marginsMm']): ISectionPropertiesOptions {
  return {
    page: {
      // docx swaps the two for landscape.
      size: { width: mm(a4.widthMm), height: mm(a4.heightMm), orientation: PageOrientation.LANDSCAPE },
      margin: {
        top: mm(marginsMm.top),
        bottom: mm(Math.max(marginsMm.bottom, 15)),
        left: mm(marginsMm.left),
        right: mm(marginsMm.right),
        header: mm(8),
        footer: mm(7),
      },
    },
  };
}

/** Width of the report's text. */
export const reportWidthMm = a4.widthMm - reportMarginsMm.left - reportMarginsMm.right;

/** Width between the margins, for tables and right tabs. */
export function textWidthMm(table: Pick<AttachmentTable, 'orientation' | 'marginsMm'>): number {
  if (table.orientation === 'landscape') return a4.heightMm - table.marginsMm.left - table.marginsMm.right;
  return reportWidthMm;
}

/** "— 1 —": on odd pages to the right, on even ones to the left, one character in from the margin (GB/T 9704-2012, 7.5). */
export function pageNumberFooters(): { readonly default: Footer; readonly even: Footer } {
  const footer = (paragraph: Pick<IParagraphOptions, 'alignment' | 'indent'>): Footer => {
    const children = ['— ', PageNumber.CURRENT, ' —'];
    const run = new TextRun({ font: { hint: 'eastAsia' }, children });
    return new Footer({ children: [new Paragraph({ style: styleIds.pageNumber, ...paragraph, children: [run] })] });
  };
  return {
    default: footer({ alignment: AlignmentType.RIGHT, indent: { right: pageNumberIndent } }),
    even: footer({ alignment: AlignmentType.LEFT, indent: { left: pageNumberIndent } }),
  };
}

/** One character of the page number, 14 pt. */
const pageNumberIndent = 280;
