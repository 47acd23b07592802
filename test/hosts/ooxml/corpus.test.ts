import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refreshReport } from '../../../src/app/refresh-report';
import { markFormula } from '../../../src/core/commands/mark-edits';
import { isProblem } from '../../../src/core/problem/problem';
import { stampOf } from '../../../src/core/report/link/document-stamp';
import { writtenFragment } from '../../../src/core/report/refresh/stored-base';
import type { Edit } from '../../../src/core/workbook/edit';
import { openDocumentFile } from '../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import { patchWorkbook } from '../../../src/hosts/file/patch-workbook/patch-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { linkOf, type Figures } from '../../core/report/refresh/word-model';
import { newFaults, ooxmlFaults } from '../../support/ooxml/ooxml-faults';
import { withTracking } from '../../support/ooxml/tracking';
import { openWordWorld } from '../contract/word-world';

/** Files real Office wrote lie beside the repository, not in it. */
const folder = join(__dirname, '../../../../shared/corpus');
const locked = 'document-with-password.docx';
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file !== locked) : [];
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(join(folder, file)));

/** What these files themselves do that the standard does not have: left as it is. */
const oddities: Readonly<Record<string, readonly string[]>> = {
  'Revision_NameCommentChange.xlsx': [
    '[Content_Types].xml：说到没有的部件 xl/revisions/revisionlog111.xml',
    '[Content_Types].xml：说到没有的部件 xl/revisions/revisionlog11.xml',
  ],
  'SharedWorkbook.xlsx': ['[Content_Types].xml：说到没有的部件 xl/revisions/revisionlog11.xml'],
  'missingcalcchainpart.xlsx': [
    'xl/_rels/workbook.xml.rels：calcChain 指向没有的部件 xl/calcChain.xml',
    'xl/calcChain.xml：计算次序是空的',
  ],
};

const figures: Figures = { staff: 8, posts: 9, amount: 40, change: 5, reception: 5, words: '加强管理。' };
const link = linkOf(figures);
const later = linkOf({ ...figures, staff: 12, posts: 98, words: '一是甲。\n二是乙。' });

if (files.length === 0) {
  process.stderr.write(`真实 Office 文件不在 ${folder}，没有用它们验证 OOXML\n`);
  test.skip('真实 Office 文件不在，没有验证', () => undefined);
} else {
  test.each(files.filter((file) => /\.(?:docx|xlsx)$/.test(file)))('%s 自己合乎规定，有出入的都列着', (file) => {
    expect(ooxmlFaults(bytesOf(file))).toEqual(oddities[file] ?? []);
  });

  describe.each(files.filter((file) => file.endsWith('.docx')))('%s', (file) => {
    test.each([
      ['直接改', false],
      ['修订着改', true],
    ])('%s：插入、更新、断开，没有新的毛病', async (_how, isTracked) => {
      const own = bytesOf(file);
      const bytes = isTracked ? trackedIfItCan(own) : own;
      const before = ooxmlFaults(bytes);
      const host = openDocumentFile(bytes, file, makeTableXml);
      const look = (step: string): void =>
        expect([step, newFaults(before, ooxmlFaults(host.bytes()))]).toEqual([step, []]);
      for (const fragment of link.fragments) {
        const linkable = { kind: 'fragment' as const, id: fragment.id, title: fragment.title, fragment };
        await host.repair([{ kind: 'insert', linkable, after: null, before: null }]);
      }
      look('插入');
      const base = { report: link.report, fragments: link.fragments.map(writtenFragment) };
      await host.apply({ edits: [], tables: [], base, stamp: stampOf(link), log: [] });
      look('记住');
      await refreshReport(host, later, () => 'adopt', { file });
      look('更新');
      await host.unlinkAll();
      look('断开');
    });

    test('在模拟的 Word 里更新、打字，存出来没有新的毛病', async () => {
      const bytes = bytesOf(file);
      const before = ooxmlFaults(bytes);
      const host = openDocumentFile(bytes, file, makeTableXml);
      const [fragment] = link.fragments;
      const linkable = { kind: 'fragment' as const, id: fragment!.id, title: fragment!.title, fragment: fragment! };
      await host.repair([{ kind: 'insert', linkable, after: null, before: null }]);
      const base = { report: link.report, fragments: [writtenFragment(fragment!)] };
      await host.apply({ edits: [], tables: [], base, stamp: stampOf(link), log: [] });
      const word = await openWordWorld(host.bytes());
      try {
        await refreshReport(word.host, { ...later, fragments: [later.fragments[0]!] }, () => 'adopt', { file });
        word.model.typeText(word.model.selection, '新字\n第二段');
        expect(newFaults(before, ooxmlFaults(await word.save()))).toEqual([]);
      } finally {
        await word.close();
      }
    });
  });

  let patched = 0;
  test.each(files.filter((file) => file.endsWith('.xlsx')))('%s：改、标、清除、保护，没有新的毛病', (file) => {
    const bytes = bytesOf(file);
    const before = ooxmlFaults(bytes);
    for (const sheet of readWorkbook(bytes, file, { sheets: 'all' }).sheets) {
      const set = (row: number, column: number, cell: string | number | null): Edit => ({
        ...{ edit: 'set-cells', sheet: sheet.name, row, column, cells: [[cell]] },
      });
      const areas = ['A1', 'C3:D4', 'B2'];
      const [mark, unmark]: Edit[] = [
        { edit: 'highlight-cells', sheet: sheet.name, areas, formula: markFormula, look: 'fault' },
        { edit: 'clear-highlights', sheet: sheet.name, formula: markFormula },
      ];
      const name: Edit = { edit: 'define-name', name: 'jx.z', refersTo: '1', hidden: true };
      const steps: Edit[][] = [
        [set(sheet.row, sheet.column, 4321.5), set(1200, 40, '远处'), set(3, 2, null)],
        [mark!, name, { edit: 'protect-sheet', sheet: sheet.name }],
        [unmark!],
        [mark!, { edit: 'remove-name', name: 'jx.z' }],
      ];
      let after = bytes;
      for (const edits of steps) {
        try {
          after = patchWorkbook(after, edits, file);
        } catch (error) {
          if (isProblem(error) && error.message.includes('数组公式')) break;
          throw error;
        }
        patched++;
        expect([sheet.name, newFaults(before, ooxmlFaults(after))]).toEqual([sheet.name, []]);
      }
    }
  });

  test('真的改过', () => expect(patched).toBeGreaterThan(100));
}

/** Some have no settings. */
function trackedIfItCan(bytes: Uint8Array): Uint8Array {
  try {
    return withTracking(bytes);
  } catch {
    return bytes;
  }
}
