import { xmlText } from '../../../../core/fields/xml-text';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { ChartModel } from '../../../../core/narrative/chart-model';
import { encodeXml } from '../../package/xml';
import { chartParts } from './chart-drawing';
import { chineseFonts, styleIds } from './styles';

/** Namespace of the part that keeps what was written last (and the link to the workbook). */
const reportNamespace = 'urn:jixiao:report:1';

/** Fixed: a document holds one such part, and readers find it by namespace. */
const storeItemId = '{7B0A3C52-6D1E-4E0B-9C55-1D8F6A2E9B01}';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * What docx cannot do: the custom XML part with its relationships (none where `parts` is null: the document is no report of ours), settings that switch off, stand-in fonts, and the same bytes for the same report (no
 * clock in properties or zip entries).
 */
export function finishPackage(docx: Uint8Array, parts: ReportParts | null): Uint8Array {
  const files = unzipSync(docx);
  const edit = (path: string, change: (xml: string) => string): void => {
    const file = files[path];
    if (file === undefined) throw new Error(`the generated document has no ${path}`);
    files[path] = strToU8(change(strFromU8(file)));
  };
  edit('docProps/core.xml', (xml) => xml.replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, ''));
  // Table columns have no room for spaces around digits.
  edit('word/styles.xml', (xml) => switchOff(xml, styleIds.tableCell, ['autoSpaceDE', 'autoSpaceDN']));
  edit('word/styles.xml', (xml) => insertBefore(xml, '</w:styles>', plainCharacters));
  if (parts !== null) addReportPart(files, edit, parts);
  if (parts?.charts !== undefined && parts.charts.length > 0) addCharts(files, edit, parts.charts);
  files['word/fontTable.xml'] = strToU8(fontTable());
  for (const [path, bytes] of Object.entries(files))
    if (/\.(?:xml|rels)$/.test(path)) files[path] = encodeXml(strFromU8(bytes));
  return zipSync(inOrder(files), { level: 6, mtime: new Date(1980, 0, 1) });
}

interface ReportParts {
  readonly base: string;
  readonly linkPackage?: string | undefined;
  readonly charts?: readonly ChartModel[];
}

function addReportPart(
  files: Record<string, Uint8Array>,
  edit: (path: string, change: (xml: string) => string) => void,
  parts: ReportParts,
): void {
  edit('[Content_Types].xml', (xml) => {
    return insertBefore(
      xml,
      '</Types>',
      '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>',
    );
  });
  edit('word/_rels/document.xml.rels', (xml) => {
    return insertBefore(
      xml,
      '</Relationships>',
      `<Relationship Id="rIdJixiao" Type="${relationships}/customXml" Target="../customXml/item1.xml"/>`,
    );
  });
  files['customXml/item1.xml'] = strToU8(reportPart(parts));
  files['customXml/itemProps1.xml'] = strToU8(
    `${declaration}<ds:datastoreItem ds:itemID="${storeItemId}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${reportNamespace}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  files['customXml/_rels/item1.xml.rels'] = strToU8(
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
  );
}

function addCharts(
  files: Record<string, Uint8Array>,
  edit: (path: string, change: (xml: string) => string) => void,
  charts: readonly ChartModel[],
): void {
  const made = chartParts(charts);
  Object.assign(files, made.files);
  edit('[Content_Types].xml', (xml) => insertBefore(xml, '</Types>', made.types));
  edit('word/_rels/document.xml.rels', (xml) => insertBefore(xml, '</Relationships>', made.relationships));
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** docx bases its own character styles on this one, and does not write it. */
const plainCharacters =
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>';

/** Paragraph settings docx can only switch on; they stand before w:spacing (CT_PPrBase). */
function switchOff(styles: string, styleId: string, settings: readonly string[]): string {
  const style = styles.indexOf(`w:styleId="${styleId}"`);
  const spacing = styles.indexOf('<w:spacing', style);
  if (style < 0 || spacing < 0) throw new Error(`the generated styles have no ${styleId} with spacing`);
  return styles.slice(0, spacing) + settings.map((name) => `<w:${name} w:val="0"/>`).join('') + styles.slice(spacing);
}

function reportPart({ base, linkPackage }: ReportParts): string {
  const link = linkPackage === undefined ? '' : `<link>${escapeXml(linkPackage)}</link>`;
  return `${declaration}<report xmlns="${reportNamespace}"><base>${escapeXml(base)}</base>${link}</report>`;
}

function fontTable(): string {
  const fonts = chineseFonts.map(({ name, instead, family }) => {
    return `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="${family === 'modern' ? 'fixed' : 'variable'}"/></w:font>`;
  });
  return `${declaration}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}<w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`;
}

function escapeXml(text: string): string {
  return xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function insertBefore(xml: string, end: string, addition: string): string {
  const at = xml.lastIndexOf(end);
  if (at < 0) throw new Error(`the generated document has no ${end}`);
  return xml.slice(0, at) + addition + xml.slice(at);
}

/** Content types first, as packages are usually written; the rest by name. */
function inOrder(files: Record<string, Uint8Array>): Zippable {
  const first = '[Content_Types].xml';
  const names = Object.keys(files).filter((name) => name !== first && !name.endsWith('/'));
  return Object.fromEntries([first, ...names.sort()].map((name) => [name, files[name]!]));
}
