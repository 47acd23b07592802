import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { strToU8, zipSync } from 'fflate';
import type { XmlTools } from '../word/model/dom';
import { DocumentModel } from '../word/model/document-model';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** xmldom under Node, as the browser's parser in the workbench. */
export const nodeXml: XmlTools = {
  parse: (xml) => {
    const fail = (level: string, message: string): void => {
      if (level !== 'warning') throw new Error(message);
    };
    return new DOMParser({ onError: fail }).parseFromString(xml, 'application/xml') as unknown as Document;
  },
  write: (node) => new XMLSerializer().serializeToString(node as never),
};

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** XML of a few pieces: what tests build their documents from. */
export const docx = {
  run: (text: string, format = ''): string =>
    `<w:r>${format ? `<w:rPr>${format}</w:rPr>` : ''}${text
      .split(/([\t\v])/)
      .map((part) =>
        part === '\t'
          ? '<w:tab/>'
          : part === '\v'
            ? '<w:br/>'
            : part
              ? `<w:t xml:space="preserve">${escape(part)}</w:t>`
              : '',
      )
      .join('')}</w:r>`,
  /** Plain text, or runs and inline controls as XML. */
  paragraph: (content: string, properties = ''): string =>
    `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content.startsWith('<') ? content : content ? docx.run(content) : ''}</w:p>`,
  control: (
    tag: string,
    content: string,
    options: { readonly title?: string; readonly id?: number; readonly more?: string } = {},
  ): string =>
    `<w:sdt><w:sdtPr><w:alias w:val="${escape(options.title ?? tag)}"/><w:tag w:val="${escape(tag)}"/>` +
    `<w:id w:val="${options.id ?? numberOf(tag)}"/>${options.more ?? ''}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`,
  table: (rows: readonly (readonly string[])[]): string =>
    `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${(rows[0] ?? []).map(() => '<w:gridCol w:w="2000"/>').join('')}</w:tblGrid>` +
    rows
      .map(
        (row) =>
          `<w:tr>${row.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${cell.startsWith('<') ? cell : docx.paragraph(cell)}</w:tc>`).join('')}</w:tr>`,
      )
      .join('') +
    '</w:tbl>',
};

function numberOf(tag: string): number {
  let number = 7;
  for (const sign of tag) number = (number * 31 + sign.charCodeAt(0)) % 1_000_000_007;
  return number;
}

const styles =
  `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>` +
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>' +
  '<w:style w:type="table" w:styleId="grid"><w:name w:val="Table Grid"/></w:style></w:styles>';

/** A small but whole .docx around a body. */
export function docxBytes(body: string, options: { readonly settings?: string } = {}): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>' +
      '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>' +
      '<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels':
      `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${R}/styles" Target="styles.xml"/>` +
      `<Relationship Id="rId2" Type="${R}/settings" Target="settings.xml"/></Relationships>`,
    'word/document.xml':
      `<w:document xmlns:w="${W}" xmlns:r="${R}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">` +
      `<w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"/></w:sectPr></w:body></w:document>`,
    'word/styles.xml': styles,
    'word/settings.xml': `<w:settings xmlns:w="${W}"><w:zoom w:percent="100"/>${options.settings ?? ''}<w:defaultTabStop w:val="420"/></w:settings>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

export function openModel(body: string, options: { readonly settings?: string } = {}): DocumentModel {
  return DocumentModel.open(docxBytes(body, options), nodeXml);
}
