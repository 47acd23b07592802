import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fragmentText } from '../../../../../src/core/narrative/fragment';
import { reportFragments } from '../../../../../src/core/report/report-base';
import { authorDocument } from '../../../../../src/hosts/file/author/document/author-document';
import { kaifuReport } from '../../../../core/narrative/kaifu-report';
import { convert, describeWithSoffice } from '../../../../support/soffice';

describeWithSoffice('用 LibreOffice 打开报告', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jixiao-report-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('文字、标题、附件表都读得出来', async () => {
    const { report, tables, unitName } = kaifuReport();
    const file = join(folder, 'report.docx');
    writeFileSync(file, await authorDocument(report, tables, { creator: unitName }));
    convert([file], 'txt:Text (encoded):UTF8', folder);
    const text = readFileSync(join(folder, 'report.txt'), 'utf8').replace(/\s/g, '');
    let at = 0;
    for (const section of report.sections) {
      const found = text.indexOf(section.heading!.replace(/\s/g, ''), at);
      expect({ heading: section.heading, found: found >= at }).toEqual({ heading: section.heading, found: true });
      at = found;
    }
    for (const fragment of reportFragments(report)) expect(text).toContain(fragmentText(fragment).replace(/\s/g, ''));
    expect(text).toContain('附件1');
    expect(text).toContain('已评15项、94分；待评1项、6分');
  }, 120_000);
});
