import { wordAbsent } from '../../src/profiles/word-absent';
import { docx, docxBytes } from '../../src/node/word-document';
import { openWord } from '../../word';
import type { ClientClasses } from '../support/client-members';
import type { Reach } from '../support/walk';
import { walkTypings } from '../support/walk-tests';

const part = (name: string, type: string, xml: string): string =>
  `<pkg:part pkg:name="${name}" pkg:contentType="application/${type}+xml"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`;
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const flatPackage = `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${part(
  '/_rels/.rels',
  'vnd.openxmlformats-package.relationships',
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
)}${part(
  '/word/document.xml',
  'vnd.openxmlformats-officedocument.wordprocessingml.document.main',
  '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>新</w:t></w:r></w:p></w:body></w:document>',
)}</pkg:package>`;

const reach: Reach<Word.RequestContext> = {
  Application: ({ application }) => application,
  DocumentCreated: ({ application }) => application.createDocument(),
  Body: ({ document }) => document.body,
  ContentControl: ({ document }) => document.contentControls.getByTag('c').getFirst(),
  ContentControlCollection: ({ document }) => document.contentControls,
  Document: ({ document }) => document,
  DocumentProperties: ({ document }) => document.properties,
  Font: ({ document }) => document.body.font,
  Paragraph: ({ document }) => document.body.paragraphs.getFirst(),
  ParagraphCollection: ({ document }) => document.body.paragraphs,
  Range: ({ document }) => document.body.paragraphs.getFirst().getRange(),
  RangeCollection: ({ document }) => document.body.search('甲'),
  Table: ({ document }) => document.body.tables.getFirst(),
  TableCell: ({ document }) => document.body.tables.getFirst().getCell(0, 0),
  TableCellCollection: ({ document }) => document.body.tables.getFirst().rows.getFirst().cells,
  TableCollection: ({ document }) => document.body.tables,
  TableRow: ({ document }) => document.body.tables.getFirst().rows.getFirst(),
  TableRowCollection: ({ document }) => document.body.tables.getFirst().rows,
};

walkTypings<Word.RequestContext>({
  program: 'word',
  limit: '1.3',
  absent: wordAbsent,
  // Never an object of the document: options that go along with a search.
  unreachable: ['SearchOptions'],
  heard: [],
  refuses: ({ className, name }, word) =>
    ['Mixed', 'Unknown', 'Other'].includes(word) ||
    (name === 'styleBuiltIn' && /^(?:Table|Grid|List|Plain)Table|TableGrid/.test(word) !== (className === 'Table')),
  open() {
    const word = openWord({
      body:
        docx.paragraph('甲') +
        docx.control('c', docx.paragraph('乙')) +
        docx.table([['丙', '丁']]) +
        docx.paragraph('尾'),
    });
    return Promise.resolve({
      run: (work) => word.run(work),
      client: (globalThis as unknown as { Word: ClientClasses }).Word,
      reach,
      args: Object.fromEntries(
        ['Body', 'ContentControl', 'Paragraph', 'Range'].flatMap((name) => [
          [`${name}.insertOoxml`, () => [flatPackage, 'Replace']],
          [`${name}.insertFileFromBase64`, () => [Buffer.from(docxBytes('<w:p/>')).toString('base64'), 'Replace']],
        ]),
      ),
      bugs: word.host.bugs,
      close: () => Promise.resolve(word.close()),
    });
  },
});
