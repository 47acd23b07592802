import { checkWorkbook } from '../../src/app/check-workbook';
import { createNarrativeEngine } from '../../src/app/narrative-engine';
import { newWorkbook } from '../../src/app/new-workbook';
import { bindWorkbook } from '../../src/app/open-workbook';
import { writeReports } from '../../src/app/write-report';
import { fragmentText } from '../../src/core/narrative/fragment';
import { reportFragments } from '../../src/core/report/report-base';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';

describe('空白模板 _skeleton', () => {
  it('照原样就能用：没有错误，例子没有问题，报告写得出来', async () => {
    const pack = builtInPack('_skeleton');
    const bytes = await authorWorkbook(newWorkbook({ pack, sample: true, data: {}, workbookId: 'skeleton' }), {
      creator: 'skeleton',
      cachedResults: true,
    });
    const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'skeleton' };
    const workbook = bindWorkbook(readWorkbook(bytes, 'skeleton.xlsx'), pack, identity);
    expect(checkWorkbook(workbook).findings.map((one) => one.message)).toEqual([]);
    const [written] = writeReports(pack, workbook.table, createNarrativeEngine());
    const text = reportFragments(written!.report).map(fragmentText).join('\n');
    expect(text).toContain('年末固定资产原值260万元，累计折旧148.5万元，净值111.5万元。');
    expect(text).not.toContain('待填');
  });

  it('不在用户的模板列表里', () => {
    expect(builtInPackIds).not.toContain('_skeleton');
    expect(builtInPackIds).toContain('kaifu-2018');
  });
});
