import { ruleOf } from '../../support/all-rules';
import { builtInPack } from '../../support/built-in-pack';
import { contextOf, installedSnapshot } from './installed';
import { told } from './table';

const pack = builtInPack('kaifu-2018');
const form = installedSnapshot(pack, {}, false);

/** What the rule says where the 单位 line of 《基础数据表》 reads so. */
function judge(line: string): string[] {
  const sheets = form.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((row) =>
      row.map((cell) => (sheet.name === '基础数据表' && cell === '单位：万元' ? line : cell)),
    ),
  }));
  const params = { kind: 'unit-in-heads' as const, sheets: ['basicData'] };
  return told(ruleOf('unit-in-heads').decide(params, contextOf(pack, { ...form, sheets })));
}

describe('unit-in-heads 单位行', () => {
  it.each([
    ['单位：万元', 'pass'],
    ['（金额单位: 万元）', 'pass'],
    ['单位：人民币万元', 'pass'],
    ['单位：元', 'fail: 基础数据表 F3写的是“单位：元”，本表的金额按万元填。'],
    ['金额单位：千元', 'fail: 基础数据表 F3写的是“金额单位：千元”，本表的金额按万元填。'],
    ['填报单位：示例县土地储备中心', 'notApplicable: 表上没有单位行。'],
    ['', 'notApplicable: 表上没有单位行。'],
  ])('%s', (line, wanted) => expect(judge(line)).toEqual([wanted]));
});
