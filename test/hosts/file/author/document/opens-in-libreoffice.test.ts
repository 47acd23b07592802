import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { strFromU8, unzipSync } from 'fflate';
import { join } from 'node:path';
import { auditDocument } from '../../../../../src/app/audit-document';
import { listAudit } from '../../../../../src/app/list-audit';
import { fragmentText } from '../../../../../src/core/narrative/fragment';
import { reportFragments } from '../../../../../src/core/report/report-base';
import { authorDocument } from '../../../../../src/hosts/file/author/document/author-document';
import { authorPlain } from '../../../../../src/hosts/file/author/document/author-plain';
import { kaifuReport } from '../../../../core/narrative/kaifu-report';
import { convert, describeWithSoffice } from '../../../../support/soffice';

const contradicting = [
  '一、概况',
  '核定编制42人，其中行政编制15人，事业编制25人。内设3个股室：办公室、财务股、业务股。',
].join('\n');

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

  test('图认得出来：标题、类别、系列和数都在', async () => {
    const { report, tables, unitName } = kaifuReport();
    const point = (field: string, text: string) => ({ field, text });
    const chart = {
      ...{ id: 'reception', name: '公务接待图', section: report.sections[0]!.id, title: '公务接待两年对比' },
      categories: ['接待费用', '接待批次'],
      series: [{ name: '去年决算', points: [point('a', '1.37'), point('b', '8.53')] }],
    };
    const file = join(folder, 'chart.docx');
    writeFileSync(file, await authorDocument({ ...report, charts: [chart] }, tables, { creator: unitName }));
    // What LibreOffice understood of a chart stands in an object of its own.
    convert([file], 'odt', folder);
    const parts = unzipSync(readFileSync(join(folder, 'chart.odt')));
    const drawn = Object.entries(parts).find(([name]) => /^Object[^/]*\/content\.xml$/.test(name));
    const xml = strFromU8(drawn?.[1] ?? new Uint8Array());
    for (const words of ['公务接待两年对比', '接待批次', '去年决算', '8.53']) expect(xml).toContain(words);
  }, 120_000);

  test('核对报告：各章、算式、表都读得出来', async () => {
    const document = auditDocument([{ name: '报告.docx', audit: listAudit({ text: contradicting }) }], '2026年3月15日');
    const file = join(folder, 'audit.docx');
    writeFileSync(file, await authorPlain(document, '绩效自评助手'));
    convert([file], 'txt:Text (encoded):UTF8', folder);
    const text = readFileSync(join(folder, 'audit.txt'), 'utf8').replace(/\s/g, '');
    expect(text).toContain('报告文字核对报告报告.docx2026年3月15日一、核对结果');
    expect(text).toContain('15人＋25人＝40人');
    expect(text).toContain('四、已核对一致（1处）序号关系原文结果1个数与列举内设3个股室');
  }, 120_000);
});
