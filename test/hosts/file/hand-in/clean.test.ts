import { writeFileSync } from 'node:fs';
import { createNarrativeEngine } from '../../../../src/app/narrative-engine';
import { newWorkbook } from '../../../../src/app/new-workbook';
import { bindWorkbook, type OpenWorkbook } from '../../../../src/app/open-workbook';
import { linkReport } from '../../../../src/app/refresh-link';
import { writeReports } from '../../../../src/app/write-report';
import { markFormula } from '../../../../src/core/commands/mark-edits';
import { stampOf } from '../../../../src/core/report/link/document-stamp';
import { readIdentity } from '../../../../src/core/workbook/identity';
import { cachedValue, isFormula } from '../../../../src/core/workbook/snapshot';
import { authorDocument } from '../../../../src/hosts/file/author/document/author-document';
import { authorWorkbook } from '../../../../src/hosts/file/author/workbook/author-workbook';
import { cleanDocument, openMatters } from '../../../../src/hosts/file/hand-in/clean-document';
import { cleanWorkbook } from '../../../../src/hosts/file/hand-in/clean-workbook';
import { patchWorkbook } from '../../../../src/hosts/file/patch-workbook/patch-workbook';
import { readDocumentText } from '../../../../src/hosts/file/read/document-text';
import { readWorkbook } from '../../../../src/hosts/file/read/read-workbook';
import { builtInPack, builtInPackIds } from '../../../support/built-in-pack';
import { newFaults, ooxmlFaults } from '../../../support/ooxml/ooxml-faults';
import { ownMarksIn } from '../../../support/own-marks';

const wishes = { footer: '数据校验码 0123-4567-89AB-CDEF', keepsComments: false, keepsControls: false };

async function sampleBook(id: string): Promise<Uint8Array> {
  const pack = builtInPack(id);
  const edits = newWorkbook({ pack, sample: true, data: {}, workbookId: 'w-1' });
  const sheet = pack.sheets[0]!.title;
  const mark = { edit: 'highlight-cells', sheet, areas: ['A1'], look: 'fault', formula: markFormula } as const;
  return patchWorkbook(await authorWorkbook(edits, { creator: '甲' }), [mark], 'x.xlsx');
}

function opened(bytes: Uint8Array, id: string): OpenWorkbook {
  const snapshot = readWorkbook(bytes, 'x.xlsx', { sheets: 'all' });
  return bindWorkbook(snapshot, builtInPack(id), readIdentity(snapshot)!);
}

describe.each(builtInPackIds)('%s', (id) => {
  test('工作簿：没有本工具的痕迹，格里的字、数、公式都在，不添新毛病', async () => {
    const before = await sampleBook(id);
    expect(ownMarksIn(before)).not.toEqual([]);
    const { bytes, removed } = cleanWorkbook(before, 'x.xlsx', wishes);
    expect(ownMarksIn(bytes)).toEqual([]);
    expect(newFaults(ooxmlFaults(before), ooxmlFaults(bytes))).toEqual([]);
    expect(removed.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['本工具的隐藏工作表', '本工具的名称', '文件属性：作者']),
    );
    const [old, clean] = [before, bytes].map((one) => readWorkbook(one, 'x.xlsx', { sheets: 'all' }));
    const kept = old!.sheets.filter(({ visibility }) => visibility === 'visible');
    expect(clean!.sheets.map(({ name }) => name)).toEqual(kept.map(({ name }) => name));
    let formulas = 0;
    for (const [at, sheet] of kept.entries())
      sheet.cells.forEach((row, down) =>
        row.forEach((cell, across) => {
          const now = clean!.sheets[at]!.cells[down]?.[across] ?? null;
          if (now === null && /^k\w+$|^row/.test(String(cachedValue(cell)))) return; // a row's key
          expect(cachedValue(now)).toEqual(cachedValue(cell));
          if (isFormula(cell)) formulas++;
          expect(isFormula(now)).toBe(isFormula(cell));
        }),
      );
    expect(formulas).toBeGreaterThan(20);
  });

  test('报告：没有本工具的痕迹，字一个不差，不添新毛病', async () => {
    const workbook = opened(await sampleBook(id), id);
    for (const written of writeReports(workbook.pack, workbook.table, createNarrativeEngine())) {
      const before = await authorDocument(written.report, written.tables, {
        creator: '甲',
        linkPackage: JSON.stringify(stampOf(linkReport(workbook, written, '2026-03-15T00:00:00Z'))),
      });
      expect(openMatters(before, 'x.docx')).toEqual({ comments: 0, trackedChanges: 0, controls: [] });
      const { bytes, removed } = cleanDocument(before, 'x.docx', wishes);
      if (process.env['KEEP_CLEAN']) {
        writeFileSync(`${process.env['KEEP_CLEAN']}/before.docx`, before);
        writeFileSync(`${process.env['KEEP_CLEAN']}/after.docx`, bytes);
      }
      expect(ownMarksIn(bytes)).toEqual([]);
      expect(newFaults(ooxmlFaults(before), ooxmlFaults(bytes))).toEqual([]);
      expect(readDocumentText(bytes, 'x.docx').text).toBe(readDocumentText(before, 'x.docx').text);
      expect(removed.map(({ what }) => what)).toContain('本工具的内容控件（文字保留）');
    }
  });
});
