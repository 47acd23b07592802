import { auditText } from '../../../../src/core/prose/audit/audit-text';
import type { SourceTable } from '../../../../src/core/prose/audit/grid';

/** A table as a reader hands it over: rows by line, cells by |. */
function audited(lines: readonly string[]): string[] {
  let at = '前文。\n'.length;
  const rows = lines.map((line) => {
    const cells = line.split('|').map((cell) => {
      const start = at;
      at += cell.length + 1;
      return { start, end: start + cell.length };
    });
    return cells;
  });
  const text = `前文。\n${lines.map((line) => line.replaceAll('|', '\t')).join('\n')}\n`;
  const table: SourceTable = { start: '前文。\n'.length, end: text.length, rows };
  return auditText(text, [table]).map(({ verdict, message, quotes }) =>
    verdict === 'holds' ? `合 ${quotes[0]!.text}` : `${verdict} ${message.split('。')[0]!}`,
  );
}

describe('表里的合计', () => {
  it('合计行合得上', () => {
    expect(
      audited(['项目|预算数|决算数', '基本支出|300.00|320.50', '项目支出|100.00|99.50', '合计|400.00|420.00']),
    ).toEqual(['合 400.00', '合 420.00']);
  });
  it('合计行合不上，说是哪一行哪一列、差多少', () => {
    expect(
      audited(['项目|预算数|决算数', '基本支出|300.00|320.50', '项目支出|100.00|99.50', '合计|400.00|420.50']),
    ).toEqual(['合 400.00', 'fails 表中合计与分项不符：“合计”行“决算数”写420.5，各项相加是420，少列0.5']);
  });
  it('合计只等于两项里的一项', () => {
    expect(audited(['项目|金额', '甲|12', '乙|8', '合计|12'])).toEqual([
      'fails 表中合计与分项不符：“合计”行“金额”写12（正好等于“甲”一项），各项相加是20，多列8',
    ]);
  });
  it('合计在最上面', () => {
    expect(audited(['项目|金额（万元）', '合计|1,200.5', '甲|1,000.5', '乙|200'])).toEqual(['合 1,200.5']);
  });
  it('有小计的按小计加', () => {
    expect(audited(['项目|金额', '甲|10', '乙|20', '一组小计|30', '丙|5', '丁|6', '二组小计|11', '合计|41'])).toEqual([
      '合 41',
    ]);
  });
  it('合计列：多数行合得上，才说哪一行不对', () => {
    expect(audited(['单位|合计|人员|公用', '甲|30|20|10', '乙|50|40|10', '丙|60|45|25'])).toEqual([
      '合 30',
      '合 50',
      'fails 表中合计与分项不符：“丙”行“合计”写60，各项相加是70，多列10',
    ]);
    expect(audited(['单位|小计|其中甲|其中乙', '甲|30|2|1', '乙|50|4|1', '丙|60|4|2'])).toEqual([]);
  });
  it.each([
    ['率不相加', ['项目|执行率', '甲|95.5', '乙|90.0', '合计|92.1']],
    ['有“其中”行的不加', ['项目|金额', '甲|10', '其中：乙|4', '丙|5', '合计|15']],
    ['没有数', ['项目|说明', '甲|好', '合计|好']],
    ['四舍五入', ['项目|金额', '甲|33.33', '乙|66.66', '合计|100.00']],
  ])('不误报：%s', (_, lines) => expect(audited(lines).filter((line) => !line.startsWith('合'))).toEqual([]));

  it('表里的格子不当句子读', () => {
    expect(audited(['其中基本支出|300', '项目支出|100', '全年支出合计|500'])).toEqual([]);
  });
});
