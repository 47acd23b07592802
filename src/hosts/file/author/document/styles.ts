import { AlignmentType, LineRuleType, type IParagraphStyleOptions, type IRunOptions, type IStylesOptions } from 'docx';

/** Ids of the paragraph styles; names are what Word's style list shows. */
export const styleIds = {
  title: 'Title',
  seal: 'ReportSeal',
  body: 'ReportBody',
  attachments: 'ReportAttachments',
  signature: 'ReportSignature',
  attachmentLabel: 'AttachmentLabel',
  attachmentTitle: 'AttachmentTitle',
  tableLead: 'TableLead',
  tableNote: 'TableNote',
  tableCell: 'TableCell',
  pageNumber: 'ReportPageNumber',
} as const;

/**
 * Chinese fonts of official documents, and the one that stands in where a machine lacks it. One name each: Word takes w:altName as
 * a single font, whatever the standard says of lists ([MS-OI29500] §2.1.262).
 */
export const chineseFonts = [
  { name: '方正小标宋简体', instead: '华文中宋', family: 'roman' },
  { name: '仿宋_GB2312', instead: '仿宋', family: 'modern' },
  { name: '楷体_GB2312', instead: '楷体', family: 'modern' },
  { name: '黑体', instead: 'SimHei', family: 'swiss' },
  { name: '宋体', instead: 'SimSun', family: 'roman' },
] as const;
export type ChineseFont = (typeof chineseFonts)[number]['name'];

const digits = 'Times New Roman';

/** Sizes are points; docx counts half points. */
export function fontRun(font: ChineseFont, sizePt: number, more: IRunOptions = {}): IRunOptions {
  return {
    font: { ascii: digits, hAnsi: digits, cs: digits, eastAsia: font },
    size: Math.round(sizePt * 2),
    color: '000000',
    ...more,
  };
}

const chars = (count: number, sizePt = 16): number => count * sizePt * 20;
const exactly = (points: number, before = 0, after = 0) => ({
  line: points * 20,
  lineRule: LineRuleType.EXACT,
  before: before * 20,
  after: after * 20,
});
const single = { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 };
/** Two characters, whatever their size. */
const firstLine = { firstLineChars: 200, firstLine: chars(2) };

const heading = (run: IRunOptions) => ({
  run: { ...run, bold: run.bold ?? false, italics: false },
  paragraph: { spacing: exactly(28), indent: firstLine, keepNext: true, alignment: AlignmentType.BOTH },
});

const style = (
  id: string,
  name: string,
  run: IRunOptions,
  paragraph: IParagraphStyleOptions['paragraph'],
): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run,
  ...(paragraph === undefined ? {} : { paragraph }),
});

export function reportStyles(): IStylesOptions {
  const body = fontRun('仿宋_GB2312', 16);
  return {
    default: {
      document: { run: { ...body, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      title: {
        run: fontRun('方正小标宋简体', 22),
        paragraph: { spacing: exactly(34), alignment: AlignmentType.CENTER, keepNext: true },
      },
      heading1: heading(fontRun('黑体', 16)),
      heading2: heading(fontRun('楷体_GB2312', 16)),
      heading3: heading(body),
    },
    paragraphStyles: [
      style(styleIds.seal, '预算单位盖章', fontRun('楷体_GB2312', 16), {
        spacing: exactly(28, 4, 24),
        alignment: AlignmentType.CENTER,
      }),
      style(styleIds.body, '报告正文', body, {
        spacing: exactly(28),
        indent: firstLine,
        alignment: AlignmentType.BOTH,
      }),
      style(styleIds.attachments, '附件目录', body, { spacing: exactly(28), indent: { left: chars(5) } }),
      style(styleIds.signature, '报告落款', body, {
        spacing: exactly(28),
        alignment: AlignmentType.RIGHT,
        indent: { right: chars(2) },
        keepLines: true,
      }),
      style(styleIds.attachmentLabel, '附件序号', fontRun('黑体', 16), { spacing: exactly(28), keepNext: true }),
      style(styleIds.attachmentTitle, '附件标题', fontRun('方正小标宋简体', 18), {
        spacing: exactly(32, 0, 2),
        alignment: AlignmentType.CENTER,
        keepNext: true,
      }),
      style(styleIds.tableLead, '表头行', fontRun('仿宋_GB2312', 12), {
        spacing: { ...single, after: 40 },
        keepNext: true,
      }),
      style(styleIds.tableNote, '表末说明', fontRun('仿宋_GB2312', 10.5), {
        spacing: { ...single, before: 80 },
        alignment: AlignmentType.BOTH,
      }),
      style(styleIds.tableCell, '表格文字', fontRun('仿宋_GB2312', 10.5), { spacing: single }),
      style(styleIds.pageNumber, '页码', fontRun('宋体', 14), { spacing: single, alignment: AlignmentType.CENTER }),
    ],
  };
}
