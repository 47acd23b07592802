import { DOMParser, type Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { createNarrativeEngine } from '../../../src/app/narrative-engine';
import { writeReports } from '../../../src/app/write-report';
import { readData, tableFromData, type Data } from '../../../src/core/table/data';
import { authorDocument } from '../../../src/hosts/file/author/document/author-document';
import { builtInPack } from '../../support/built-in-pack';

const pack = builtInPack('kaifu-2020');
const written = (changes: Data = {}) => {
  const table = tableFromData(pack, readData(pack, pack.sample, changes));
  return writeReports(pack, table, createNarrativeEngine())[0]!;
};

describe('章节里的表', () => {
  test('先是章节里的，后是附件；各记着自己的章节', () => {
    expect(written().tables.map(({ sheet, section, label }) => [sheet, section, label])).toEqual([
      ['projectFunds', 'projectFunds', ''],
      ['projectGoals', 'projectGoals', ''],
      ['basicData', undefined, '附件1'],
      ['scoreTable', undefined, '附件2'],
    ]);
  });

  test('表上方写金额单位，行随项目增减，末行是合计', () => {
    const [funds] = written({
      projectFunds: [
        { name: '甲项目', budget: 100, final: 90.5 },
        { name: '乙项目', budget: 57.23, final: 66.73 },
      ],
    }).tables;
    expect(funds!.lead).toEqual([{ left: '', right: '金额单位：万元' }]);
    expect(funds!.table.headerRows).toBe(2);
    const texts = funds!.table.rows.map((row) => row.cells.map((cell) => cell.text));
    expect(texts.slice(2)).toEqual([
      ['甲项目', '', '', '100', '', '90.5', ''],
      ['乙项目', '', '', '57.23', '', '66.73', ''],
      ['合计', '157.23', '', '157.23', ''],
    ]);
  });

  test('文档里表紧跟在本章的句子后面，不印附件的序号和标题，不另起一页', async () => {
    const { report, tables } = written();
    const files = unzipSync(await authorDocument(report, tables, { creator: '示例' }));
    const body = new DOMParser().parseFromString(strFromU8(files['word/document.xml']!), 'text/xml');
    const words = (element: Element): string =>
      Array.from(element.getElementsByTagName('w:t'))
        .map((one) => one.textContent)
        .join('');
    const blocks = Array.from(body.getElementsByTagName('w:body')[0]!.childNodes)
      .filter((node): node is Element => node.nodeType === 1)
      .map((element) => element.getElementsByTagName('w:tag')[0]?.getAttribute('w:val') ?? words(element));
    const at = blocks.indexOf('jx:1:projectFunds');
    expect(blocks.slice(at - 1, at + 8)).toEqual([
      '（一）项目支出资金概况',
      'jx:1:projectFunds',
      '金额单位：万元',
      'jx:1:attachment.projectFunds',
      '',
      '（二）项目绩效目标情况',
      'jx:1:projectGoals',
      'jx:1:attachment.projectGoals',
      '',
    ]);
    expect(blocks.filter((block) => block === 'jx:1:attachment.projectFunds')).toHaveLength(1);
    expect(blocks).toContain('附件1');
  });
});
