import { strFromU8, strToU8, zipSync } from 'fflate';

/** Parts by name, as text. */
export type Parts = Readonly<Record<string, string>>;

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const wordprocessing = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = `xmlns:r="${office}"`;
const s = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';

function relations(...list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const all = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

function types(overrides: Readonly<Record<string, string>>): string {
  const all = Object.entries(overrides).map(
    ([part, type]) => `<Override PartName="/${part}" ContentType="${type}+xml"/>`,
  );
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${all.join('')}</Types>`;
}

const control = (id: number, content: string): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="甲"/><w:tag w:val="a"/><w:id w:val="${id}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const run = (text: string, rPr = ''): string => `<w:r>${rPr}<w:t>${text}</w:t></w:r>`;
const who = 'w:author="甲" w:date="2026-01-01T00:00:00Z"';
const picture = `<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="图"/><a:graphic><a:graphicData uri="${drawing}/chart"><c:chart r:id="rId7"/></a:graphicData></a:graphic></wp:inline></w:drawing>`;
const cell = (content: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;

/** A small sound document with one of each thing that the rules look at. */
export const soundDocument: Parts = {
  '[Content_Types].xml': types({
    'word/document.xml': `${wordprocessing}.document.main`,
    'word/styles.xml': `${wordprocessing}.styles`,
    'word/settings.xml': `${wordprocessing}.settings`,
    'word/numbering.xml': `${wordprocessing}.numbering`,
    'word/comments.xml': `${wordprocessing}.comments`,
    'word/header1.xml': `${wordprocessing}.header`,
    'word/footer1.xml': `${wordprocessing}.footer`,
    'word/charts/chart1.xml': 'application/vnd.openxmlformats-officedocument.drawingml.chart',
  }),
  '_rels/.rels': relations(['rId1', 'officeDocument', 'word/document.xml']),
  'word/_rels/document.xml.rels': relations(
    ['rId1', 'styles', 'styles.xml'],
    ['rId2', 'settings', 'settings.xml'],
    ['rId3', 'numbering', 'numbering.xml'],
    ['rId4', 'comments', 'comments.xml'],
    ['rId5', 'header', 'header1.xml'],
    ['rId6', 'footer', 'footer1.xml'],
    ['rId7', 'chart', 'charts/chart1.xml'],
  ),
  'word/document.xml':
    `<w:document ${w} ${r} xmlns:wp="${drawing}/wordprocessingDrawing" xmlns:a="${drawing}/main" xmlns:c="${drawing}/chart" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"><w:body>` +
    `<w:p w14:paraId="11111111"><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:line="560"/><w:jc w:val="both"/></w:pPr><w:bookmarkStart w:id="1" w:name="书签"/>${run('一', '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr>')}<w:bookmarkEnd w:id="1"/>` +
    `<w:ins w:id="5" ${who}>${run('添')}</w:ins><w:del w:id="6" ${who}><w:r><w:delText>删</w:delText></w:r></w:del>` +
    `<w:commentRangeStart w:id="0"/>${run('批')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${control(1, run('行内'))}<w:r>${picture}</w:r></w:p>` +
    control(2, '<w:p/>') +
    `<w:tbl><w:tblPr><w:tblStyle w:val="t"/><w:tblW w:w="1800" w:type="dxa"/><w:tblBorders><w:top w:val="single"/><w:bottom w:val="single"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:ins w:id="7" ${who}/></w:trPr>${cell('<w:p/>')}${control(3, cell('<w:p/>'))}</w:tr></w:tbl>` +
    '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="100" w:right="100" w:bottom="100" w:left="100" w:header="9" w:footer="9" w:gutter="0"/></w:sectPr></w:body></w:document>',
  'word/styles.xml': `<w:styles ${w}><w:docDefaults/><w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:styleId="t"><w:name w:val="表"/><w:basedOn w:val="t0"/></w:style><w:style w:type="table" w:styleId="t0"><w:name w:val="表零"/></w:style></w:styles>`,
  'word/settings.xml': `<w:settings ${w}><w:zoom w:percent="100"/><w:trackRevisions/><w:defaultTabStop w:val="420"/></w:settings>`,
  'word/numbering.xml': `<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  'word/comments.xml': `<w:comments ${w}><w:comment w:id="0" w:author="甲"><w:p/></w:comment></w:comments>`,
  'word/header1.xml': `<w:hdr ${w}><w:p/></w:hdr>`,
  'word/footer1.xml': `<w:ftr ${w}><w:p/></w:ftr>`,
  'word/charts/chart1.xml': `<c:chartSpace xmlns:c="${drawing}/chart" ${r}><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>Sheet1!$B$2:$B$3</c:f><c:numCache><c:formatCode>0</c:formatCode><c:ptCount val="2"/><c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="1"><c:v>2</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:delete val="0"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`,
};

/** The same of a workbook. */
export const soundWorkbook: Parts = {
  '[Content_Types].xml': types({
    'xl/workbook.xml': `${spreadsheet}.sheet.main`,
    'xl/worksheets/sheet1.xml': `${spreadsheet}.worksheet`,
    'xl/worksheets/sheet2.xml': `${spreadsheet}.worksheet`,
    'xl/styles.xml': `${spreadsheet}.styles`,
    'xl/sharedStrings.xml': `${spreadsheet}.sharedStrings`,
    'xl/calcChain.xml': `${spreadsheet}.calcChain`,
    'xl/tables/table1.xml': `${spreadsheet}.table`,
  }),
  '_rels/.rels': relations(['rId1', 'officeDocument', 'xl/workbook.xml']),
  'xl/_rels/workbook.xml.rels': relations(
    ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
    ['rId3', 'styles', 'styles.xml'],
    ['rId4', 'sharedStrings', 'sharedStrings.xml'],
    ['rId5', 'calcChain', 'calcChain.xml'],
  ),
  'xl/workbook.xml': `<workbook ${s} ${r}><bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="表一" sheetId="1" r:id="rId1"/><sheet name="it's" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="jx.a">'表一'!$B$2</definedName><definedName name="jx.b">'it''s'!$A$1</definedName><definedName name="jx.a" localSheetId="1">表一!$B$1</definedName></definedNames><calcPr calcId="1"/></workbook>`,
  'xl/worksheets/sheet1.xml': `<worksheet ${s}><sheetPr><tabColor rgb="FF000000"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="1" width="9"/><col min="2" max="3" width="9"/></cols><sheetData><row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A2*2</f><v>2</v></c></row><row r="2" ht="20"><c r="A2"><v>1.5</v></c><c r="B2"><f t="shared" si="0"/><v>0</v></c><c r="C2" t="inlineStr"><is><t>字</t></is></c></row></sheetData><mergeCells count="2"><mergeCell ref="A4:B5"/><mergeCell ref="C4:D5"/></mergeCells><conditionalFormatting sqref="A1:B2 C3"><cfRule type="expression" dxfId="0" priority="1"><formula>'it''s'!A1&gt;0</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="C2"><formula1>"甲,乙"</formula1></dataValidation></dataValidations><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/></worksheet>`,
  'xl/worksheets/sheet2.xml': `<worksheet ${s} ${r}><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row></sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`,
  'xl/worksheets/_rels/sheet2.xml.rels': relations(['rId1', 'table', '../tables/table1.xml']),
  'xl/tables/table1.xml': `<table ${s} id="1" name="表" displayName="表" ref="A1:B3"><autoFilter ref="A1:B3"/><tableColumns count="2"><tableColumn id="1" name="甲"/><tableColumn id="2" name="乙"/></tableColumns></table>`,
  'xl/styles.xml': `<styleSheet ${s}><numFmts count="1"><numFmt numFmtId="164" formatCode="0.00"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0"><alignment wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0"/></cellStyles><dxfs count="1"><dxf><font/><fill/></dxf></dxfs></styleSheet>`,
  'xl/sharedStrings.xml': `<sst ${s} count="2" uniqueCount="2"><si><t>一</t></si><si><t>甲</t></si></sst>`,
  'xl/calcChain.xml': `<calcChain ${s}><c r="B1" i="1"/><c r="B2"/></calcChain>`,
};

export function packed(parts: Parts): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), { level: 0 });
}

/** With one part changed, and it must change; null: the part is taken out. */
export function spoilt(parts: Parts, part: string, from: string | RegExp | null, to = ''): Uint8Array {
  const { [part]: xml, ...others } = parts;
  if (xml === undefined) throw new Error(`no part ${part}`);
  if (from === null) return packed(others);
  const next = xml.replace(from, to);
  if (next === xml) throw new Error(`${part} does not hold ${String(from)}`);
  return packed({ ...others, [part]: strFromU8(strToU8(next)) });
}
