import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { identityEdits } from '../../../../src/core/install/identity-edits';
import { isProblem } from '../../../../src/core/problem/problem';
import { sheetPrefix } from '../../../../src/core/workbook/address';
import type { Edit } from '../../../../src/core/workbook/edit';
import { identitySheet, readIdentity } from '../../../../src/core/workbook/identity';
import type { Snapshot } from '../../../../src/core/workbook/snapshot';
import { readPackage } from '../../../../src/hosts/file/package/package';
import { patchWorkbook } from '../../../../src/hosts/file/patch-workbook/patch-workbook';
import { readWorkbook } from '../../../../src/hosts/file/read/read-workbook';
import { newFaults, ooxmlFaults } from '../../../support/ooxml/ooxml-faults';
import { convert, describeWithSoffice } from '../../../support/soffice';
import { bookParts, contentTypes, rels, sheetXml, workbookXml, zipParts, type Parts } from '../read/office-files';

const identity = { pack: 'kaifu-2018', packVersion: '1', workbookId: 'w-1' };
const read = (bytes: Uint8Array, file = '表.xlsx'): Snapshot => readWorkbook(bytes, file, { sheets: 'all' });

/** What adopting a form writes: our hidden sheet, and a name on a cell of the form's. */
function adopting({ sheets }: Snapshot): readonly Edit[] {
  const cells = sheets.map(({ name }, at): Edit => ({
    ...{ edit: 'define-name', name: `jx.field${at}`, hidden: false },
    refersTo: `${sheetPrefix(name)}$B$${at + 2}`,
  }));
  return [...identityEdits(identity), ...cells];
}

/** Parts that differ, with those that are new. */
function changedParts(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [a, b] = [before, after].map((bytes) => {
    const source = readPackage(bytes, { file: '表.xlsx', wanted: '.xlsx' });
    return new Map(source.names.map((name) => [name, Buffer.from(source.bytes(name)).toString('latin1')]));
  });
  return [...new Set([...a!.keys(), ...b!.keys()])].filter((name) => a!.get(name) !== b!.get(name)).sort();
}

/** The form with our sheet and names; everything that must hold of it holds. */
function adopted(bytes: Uint8Array, file = '表.xlsx'): Uint8Array {
  const before = read(bytes, file);
  const after = patchWorkbook(bytes, adopting(before), file);
  const now = read(after, file);
  expect(readIdentity(now)).toEqual(identity);
  expect(now.sheets.map(({ name }) => name)).toEqual([...before.sheets.map(({ name }) => name), identitySheet]);
  expect(now.sheets.at(-1)!.visibility).toBe('veryHidden');
  expect(now.sheets.slice(0, -1)).toEqual(before.sheets);
  const own = now.names.filter(({ name }) => name.startsWith('jx.'));
  expect(now.names.filter((name) => !own.includes(name))).toEqual(before.names);
  expect(own).toHaveLength(adopting(before).filter(({ edit }) => edit === 'define-name').length);
  const source = readPackage(bytes, { file, wanted: '.xlsx' });
  const folder = source.main.slice(0, source.main.lastIndexOf('/') + 1);
  const rest = changedParts(bytes, after).filter(
    (part) =>
      ![source.main, `${folder}_rels/${source.main.slice(folder.length)}.rels`, '[Content_Types].xml'].includes(part),
  );
  expect(rest).toEqual([expect.stringMatching(/worksheets\/sheet\d+\.xml$/)]);
  expect(source.has(rest[0]!)).toBe(false);
  expect(newFaults(ooxmlFaults(bytes), ooxmlFaults(after))).toEqual([]);
  return after;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const part = (bytes: Uint8Array, name: string): string =>
  readPackage(bytes, { file: '表.xlsx', wanted: '.xlsx' }).xml(name);
const form = (changed: Parts): Uint8Array =>
  zipParts({ ...bookParts(sheetXml('<row r="2"><c r="B2"><v>3</v></c></row>')), ...changed });

describe('原表的部件各有各的写法', () => {
  test.each<[string, Parts]>([
    ['没有名称', {}],
    [
      '工作簿结构受保护、有打印区域这样属于一张表的名称',
      {
        'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relation}"><workbookProtection lockStructure="1"/><bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="表" sheetId="7" r:id="rId1"/><sheet name="说明" sheetId="65534" state="hidden" r:id="rId9"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">说明!$A$1</definedName><definedName name="单位">表!$B$2</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
        'xl/_rels/workbook.xml.rels': rels(
          ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
          ['rId9', 'worksheet', 'worksheets/Sheet2.xml'],
          ['rId2', 'sharedStrings', 'sharedStrings.xml'],
        ),
        'xl/worksheets/Sheet2.xml': sheetXml(''),
      },
    ],
    [
      '空的名称表',
      {
        'xl/workbook.xml': workbookXml('<sheet name="表" sheetId="1" r:id="rId1"/>').replace(
          '</sheets>',
          '</sheets><definedNames/>',
        ),
      },
    ],
    [
      '元素都带前缀，关系的前缀在每张表上说',
      {
        'xl/workbook.xml': `<x:workbook xmlns:x="${main}"><x:sheets><x:sheet name="表" sheetId="1" rel:id="rId1" xmlns:rel="${relation}"></x:sheet></x:sheets></x:workbook>`,
        '[Content_Types].xml': contentTypes(
          'xl/workbook.xml',
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
        )
          .replace('<Types xmlns=', '<t:Types xmlns:t=')
          .replaceAll('<Default', '<t:Default')
          .replaceAll('<Override', '<t:Override')
          .replace('</Types>', '</t:Types>'),
        'xl/_rels/workbook.xml.rels': rels(
          ['rId1', 'worksheet', '/xl/worksheets/sheet1.xml'],
          ['rid2', 'sharedStrings', '/xl/sharedStrings.xml'],
        )
          .replace('<Relationships xmlns=', '<p:Relationships xmlns:p=')
          .replaceAll('<Relationship ', '<p:Relationship ')
          .replace('</Relationships>', '</p:Relationships>'),
      },
    ],
    [
      '严格的 OOXML',
      Object.fromEntries(
        Object.entries(bookParts(sheetXml(''))).map(([name, text]) => [
          name,
          String(text)
            .replaceAll(main, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
            .replaceAll(relation, 'http://purl.oclc.org/ooxml/officeDocument/relationships'),
        ]),
      ),
    ],
    [
      '有宏',
      {
        '[Content_Types].xml': contentTypes(
          'xl/workbook.xml',
          'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
        ).replace('</Types>', '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'),
        'xl/_rels/workbook.xml.rels': rels(
          ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
          ['rId2', 'sharedStrings', 'sharedStrings.xml'],
          ['rId3', 'vbaProject', 'vbaProject.bin'],
        ),
        'xl/vbaProject.bin': 'macro',
      },
    ],
    [
      '计算次序里有公式',
      {
        'xl/worksheets/sheet1.xml': sheetXml('<row r="2"><c r="B2"><f>1+1</f><v>2</v></c></row>'),
        'xl/calcChain.xml': `<calcChain xmlns="${main}"><c r="B2" i="1"/></calcChain>`,
        'xl/_rels/workbook.xml.rels': rels(
          ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
          ['rId2', 'sharedStrings', 'sharedStrings.xml'],
          ['rId3', 'calcChain', 'calcChain.xml'],
        ),
      },
    ],
  ])('%s', (_title, changed) => {
    const after = adopted(form(changed));
    expect(part(after, 'xl/workbook.xml')).not.toContain('fullCalcOnLoad');
    // Once more, as when a further field is accepted: its own line is written, nothing of the form.
    const again: readonly Edit[] = [
      { edit: 'set-cells', sheet: identitySheet, row: 20, column: 20, cells: [['又认一项']] },
      { edit: 'define-name', name: 'jx.more', refersTo: "'表'!$C$3", hidden: false },
    ];
    const more = patchWorkbook(after, again, '表.xlsx');
    const mine = changedParts(form(changed), after).find((name) => name.includes('worksheets/'))!;
    expect(changedParts(after, more)).toEqual(['xl/workbook.xml', mine]);
    expect(newFaults(ooxmlFaults(after), ooxmlFaults(more))).toEqual([]);
  });

  test('打印区域仍是那张表的，结构保护还在', () => {
    const xml = part(
      adopted(
        form({
          'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relation}"><workbookProtection lockStructure="1"/><sheets><sheet name="表" sheetId="65534" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1</definedName></definedNames></workbook>`,
        }),
      ),
      'xl/workbook.xml',
    );
    expect(xml).toContain('<workbookProtection lockStructure="1"/>');
    expect(xml).toContain('<definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1</definedName>');
    expect(xml).toMatch(
      new RegExp(`<sheet name="${identitySheet}" sheetId="1" state="veryHidden" r:id="rId\\d+"/></sheets>`),
    );
  });

  test('已经有一张叫这个名字的表：不写', () => {
    const taken = form({ 'xl/workbook.xml': workbookXml(`<sheet name="${identitySheet}" sheetId="1" r:id="rId1"/>`) });
    expect(() => patchWorkbook(taken, identityEdits(identity), '表.xlsx')).toThrow(/已经有叫/);
  });
});

const corpus = join(__dirname, '../../../../../shared/corpus');
const files = existsSync(corpus) ? readdirSync(corpus).filter((file) => file.endsWith('.xlsx')) : [];
if (files.length === 0) {
  process.stderr.write(`真实 Excel 文件不在 ${corpus}，没有用它们验证加表\n`);
  test.skip('真实 Excel 文件不在，没有验证', () => undefined);
} else
  test.each(files)('%s：加上我们的表和名称，其余一字不差', (file) => {
    const bytes = new Uint8Array(readFileSync(join(corpus, file)));
    try {
      read(bytes, file);
    } catch (error) {
      expect(isProblem(error)).toBe(true);
      return;
    }
    adopted(bytes, file);
  });

async function bureauForm(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('基础数据表（报区局）', { views: [{ state: 'frozen', ySplit: 2 }] });
  sheet.mergeCells('A1:D1');
  sheet.getCell('A1').value = '2018年度部门整体支出绩效评价基础数据表';
  sheet.getCell('A2').value = '金额单位：元';
  sheet.addRow(['三公经费', '2017年决算数', '2018年决算数', '合计']);
  sheet.addRow(['公务接待', 1200, 900, { formula: 'B4+C4', result: 2100 }]);
  sheet.getCell('C4').dataValidation = { type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0] };
  sheet.pageSetup.printArea = 'A1:D20';
  workbook.addWorksheet('填表说明').getCell('A1').value = '请逐项填写。';
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

test('exceljs 写的表', async () => {
  adopted(await bureauForm());
});

describeWithSoffice('LibreOffice', () => {
  test('它存过的表也能加；加好的表它打得开，数还是那些', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jixiao-'));
    try {
      const made = join(folder, '原表.xlsx');
      writeFileSync(made, await bureauForm());
      const kept = join(folder, '存过');
      convert([made], 'xlsx', kept);
      const ours = [
        adopted(new Uint8Array(readFileSync(made))),
        adopted(new Uint8Array(readFileSync(join(kept, '原表.xlsx')))),
      ];
      const names = ours.map((bytes, at) => {
        const file = join(folder, `认领${at}.xlsx`);
        writeFileSync(file, bytes);
        return file;
      });
      const opened = join(folder, '打开');
      convert(names, 'xlsx', opened);
      for (const [at] of ours.entries()) {
        const now = read(new Uint8Array(readFileSync(join(opened, `认领${at}.xlsx`))));
        expect(readIdentity(now)).toEqual(identity);
        expect(now.sheets[0]!.cells[3]!.slice(0, 3)).toEqual(['公务接待', 1200, 900]);
        expect(now.names.map(({ name }) => name)).toContain('jx.field0');
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
