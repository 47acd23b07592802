import { authorDocument } from '../../../src/hosts/file/author/document/author-document';
import { openDocumentFile } from '../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import { stampOf } from '../../../src/core/report/link/document-stamp';
import { writeCarrier } from '../../../src/core/report/link/carrier';
import { editedReport, exampleBook, exampleLink, exampleReport, openExample } from '../../support/linked-report';

const wroteAt = '2019-05-12T02:31:00.000Z';
const old = {
  borrowedStaff: 4,
  actualStaff: 7,
  'officialReception.final': 1.07,
  'reportText.resultUse': '自评结果待公开。',
};
const control = (id: string): RegExp =>
  new RegExp(`<w:sdt><w:sdtPr><w:alias [^>]*/><w:tag w:val="jx:1:${id}"/>.*?</w:sdt>`, 's');

/** What a published report may say against itself, under a heading of its own. */
const contradictions = [
  '九、其他情况',
  '（一）检查情况',
  '全年开展检查32次，其中专项检查12次，日常检查19次；按照省、市统一部署，对重点单位逐一复核，发现的问题已经全部交由责任单位限期整改。',
  '（二）项目情况',
  '本年争取到3个项目：一期工程、二期工程。项目资金共计120万元，其中一期80万元，占比60%，二期40万元。',
  '三公经费控制良好。',
];
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A report of twelve sections with twenty figures each. */
async function manyLinks(book: Uint8Array): Promise<Uint8Array> {
  const link = exampleLink(openExample(book), wroteAt);
  const sections = [...'一二三四五六七八九'].concat('十', '十一', '十二').map((number, at) => ({
    id: `section${at}`,
    heading: `${number}、第${at + 1}部分`,
    level: 1 as const,
    fragments: [
      {
        id: `text${at}`,
        title: `第${at + 1}段`,
        style: 'body' as const,
        origin: 'generated' as const,
        paragraphs: [
          Array.from({ length: 20 }, (_, n) => {
            const { field, value } = link.figures[(at * 20 + n) % link.figures.length]!;
            return [
              { kind: 'text' as const, text: `，第${n + 1}项` },
              { kind: 'figure' as const, text: `${at + 1}${String(n).padStart(2, '0')}.5万元`, field, value },
            ];
          }).flat(),
        ],
      },
    ],
  }));
  const report = { id: link.report, title: '链接很多的报告', front: [], sections, back: [] };
  return authorDocument(report, [], { creator: '', linkPackage: JSON.stringify(stampOf(link)) });
}

/** 14:35 of the pictures, as files of the site: the workbook moved on, the user changed the report in the meantime. */
export async function wordFiles(): Promise<Readonly<Record<string, Uint8Array>>> {
  const oldBook = await exampleBook(old);
  const report = await exampleReport(oldBook, wroteAt);
  const book = await exampleBook();
  const edited = editedReport(report, ['>4人<', '>5人<'], ['基本在预算控制范围内', '超出年初预算']);
  const carrier = writeCarrier(exampleLink(openExample(book), '2019-05-13T06:35:00.000Z'));
  const words = { id: 'note', title: '通知', style: 'body', origin: 'prose' } as const;
  const note = { ...words, paragraphs: [[{ kind: 'text', text: '关于开展绩效自评工作的通知' }]] } as const;
  const other = await authorDocument({ id: 'note', title: '', front: [note], sections: [], back: [] }, [], {
    creator: '',
  });
  const plain = openDocumentFile(other, 'unlinked.docx', makeTableXml);
  await plain.unlinkAll();
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  return {
    'report.docx': edited,
    'untouched.docx': report,
    'contradicts.docx': editedReport(report, ['<w:sectPr', `${contradictions.map(paragraph).join('')}<w:sectPr`]),
    // 重复、删去、移动、拆开和丢了标记的段落
    'broken.docx': editedReport(
      edited,
      [control('staffing'), '$&$&'],
      [control('resultUse'), ''],
      [/<w:tag w:val="jx:1:goalSetting"\/>/, ''],
      ['jx:1:otherMatters"', 'jx:1:ofAnotherPack"'],
    ),
    // 别的软件另存过：标记全丢了
    'untagged.docx': editedReport(report, [/<w:tag w:val="jx:1:[^"]*"\/>/g, '']),
    'unlinked.docx': plain.bytes(),
    'many.docx': await manyLinks(book),
    'old.xlsx': oldBook,
    'now.xlsx': book,
    'other.xlsx': await exampleBook({ actualStaff: 6 }, 'other'),
    'link.txt': encode(carrier),
    'damaged.txt': encode(carrier.replace(/\n[A-Za-z0-9+/]{8}/, '\nAAAAAAAA')),
    'truncated.txt': encode(carrier.slice(0, carrier.length / 2)),
    'older.txt': encode(carrier.replace('开始·1】', '开始·0】')),
    'newer.txt': encode(carrier.replace('开始·1】', '开始·2】')),
    'foreign.txt': encode('2018年决算基本支出285.6万元'),
  };
}
