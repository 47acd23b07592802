import type { GroupState, LinkGroup, LinkRow, LinkState } from '../../src/app/report-session/link-rows';
import type { SectionName } from '../../src/app/report-session/section-names';
import { foundCount, linkTable, type LinkFilter } from '../../src/taskpane/views/links/link-table';

const staff: SectionName = { kind: 'heading', name: '一、人员情况' };
const money: SectionName = { kind: 'heading', name: '二、支出情况' };
let keys = 0;

function row(label: string, text: string, state: LinkState = 'same', place: string | null = '表甲!B1'): LinkRow {
  const [sheet, address] = place?.split('!') ?? [];
  return {
    key: `row${keys++}`,
    label,
    state,
    text,
    next: state === 'stale' ? `新${text}` : null,
    override: null,
    place: sheet === undefined || address === undefined ? null : { sheet, address },
    value: null,
    control: 'c',
    range: { start: 0, end: 1 },
    around: ['前', '后'],
  };
}

function group(
  section: SectionName,
  title: string,
  rows: readonly LinkRow[],
  own: Partial<Pick<LinkGroup, 'cells' | 'text'>> & { readonly state?: GroupState } = {},
): LinkGroup {
  const fixed = { key: `group${keys++}`, fragment: 'f', question: null, control: 'c' };
  return { ...fixed, title, section, text: '', state: 'linked', rows, cells: null, ...own };
}

/** The table as text: heads, then lines. */
function table(groups: readonly LinkGroup[], filter: Partial<LinkFilter> = {}): string[] {
  const counts = { same: 0, stale: 0, yours: 0, override: 0, lost: 0, unlinked: 0, written: 0 };
  return linkTable({ groups, counts }, { query: '', onlyOdd: false, ...filter }).flatMap((section) => [
    `# ${[section.name, ...section.rest].join(' | ')}`,
    ...section.paragraphs.flatMap(({ name, sheet, saysState, group: { state }, figures }) => [
      `· ${[name, sheet, saysState && state !== 'linked' ? state : ''].filter(Boolean).join(' | ')}`,
      ...figures.map(({ row: one, isAgain, place, saysState: says }) =>
        [isAgain ? '〃' : one.label, place, says ? one.state : ''].filter(Boolean).join(' | '),
      ),
    ]),
  ]);
}

describe('链接表：共同的话说在节名旁边，行里只有自己的', () => {
  test('一节的数都在一张表上：表名说一次', () => {
    const groups = [
      group(staff, '编制', [row('编制数', '9人'), row('在职人数', '8人', 'same', '表甲!B2')]),
      group(staff, '借用', [row('借用人员', '1人', 'stale', '表甲!B3')]),
    ];
    expect(table(groups)).toEqual([
      '# 一、人员情况 | 表甲 | 待更新 1',
      '· 编制',
      '编制数 | B1',
      '在职人数 | B2',
      '· 借用',
      '借用人员 | B3 | stale',
    ]);
  });

  test('不都在一张表上：在一段里说一次，不行就各说各的', () => {
    const groups = [
      group(money, '预算', [row('预算', '1', 'same', '表甲!B1'), row('追加', '2', 'same', '表甲!B2')]),
      group(money, '决算', [
        row('决算', '1', 'same', '表乙!C1'),
        row('结余', '2', 'same', '表甲!C2'),
        row('率', '3', 'same', null),
      ]),
    ];
    expect(table(groups)).toEqual([
      '# 二、支出情况',
      '· 预算 | 表甲',
      '预算 | B1',
      '追加 | B2',
      '· 决算',
      '决算 | 表乙 C1',
      '结余 | 表甲 C2',
      '率',
    ]);
  });

  test('都不再更新：说一次；只有一部分：各说各的，节名旁边数清', () => {
    const all = [
      group(staff, '编制', [row('编制数', '9', 'unlinked'), row('在职', '8', 'unlinked')], { state: 'unlinked' }),
    ];
    expect(table(all)).toEqual(['# 一、人员情况 | 表甲 | 都是“不再更新”', '· 编制', '编制数 | B1', '在职 | B1']);
    const some = [group(staff, '编制', [row('编制数', '9', 'unlinked'), row('在职', '8', 'lost'), row('借用', '1')])];
    expect(table(some)).toEqual([
      '# 一、人员情况 | 表甲 | 找不到 1 | 不再更新 1',
      '· 编制',
      '编制数 | B1 | unlinked',
      '在职 | B1 | lost',
      '借用 | B1',
    ]);
  });

  test('同一个数接连出现：第二处起不再写名称；查找只留下第二处时写', () => {
    const groups = [group(money, '增减', [row('增减额', '减少'), row('增减额', '8.38万元'), row('决算', '5')])];
    expect(table(groups).slice(2)).toEqual(['增减额 | B1', '〃 | B1', '决算 | B1']);
    expect(table(groups, { query: '8.38' }).slice(2)).toEqual(['增减额 | B1']);
  });

  test('附表：表名写在节名里，下面是表名、表头行、表格', () => {
    const attachment: SectionName = { kind: 'heading', name: '附件1' };
    const groups = [
      group(attachment, '基础数据表·表名', [row('年度', '2018', 'same', '补充资料!B6')]),
      group(attachment, '基础数据表·表头行', [row('单位', '甲', 'same', '补充资料!B4')]),
      group(attachment, '基础数据表', [], { cells: { all: 90, stale: 2 } }),
    ];
    expect(table(groups)).toEqual([
      '# 附件1 基础数据表 | 待更新 2 格',
      '· 表名',
      '年度 | 补充资料 B6',
      '· 表头行',
      '单位 | 补充资料 B4',
      '· 表格',
    ]);
    expect(table(groups, { onlyOdd: true })).toEqual(['# 附件1 基础数据表 | 待更新 2 格', '· 表格']);
  });

  test('一段的名称就是节名：不再说一遍；标题连着：叫“标题”', () => {
    const groups = [
      group(staff, '标题“一、2018年人员情况”', [row('年度', '2018')]),
      group(staff, '人员情况', [], { text: '本部门编制9人。' }),
    ];
    expect(table(groups)).toEqual(['# 一、人员情况', '· 标题', '年度 | 表甲 B1', '· 整段文字']);
  });

  test('开头、末尾、文中没有了的段落', () => {
    const groups = [
      group({ kind: 'front' }, '标题', []),
      group({ kind: 'back' }, '落款', []),
      group({ kind: 'lost' }, '职能', [], { state: 'missing' }),
    ];
    expect(table(groups)).toEqual(['# 报告开头', '· 标题', '# 报告末尾', '· 落款', '# 文中找不到的段落', '· 职能']);
  });

  test('同名的节隔开了就是两节，各有各的键', () => {
    const groups = [group(staff, '甲', []), group(money, '乙', []), group(staff, '丙', [])];
    const counts = { same: 0, stale: 0, yours: 0, override: 0, lost: 0, unlinked: 0, written: 0 };
    const sections = linkTable({ groups, counts }, { query: '', onlyOdd: false });
    expect(new Set(sections.map(({ key }) => key)).size).toBe(3);
  });
});

describe('查找', () => {
  const groups = [
    group(staff, '编制', [row('编制数', '9人'), row('在职人数', '1,234人', 'same', '表乙!D5')]),
    group(money, '原因', [], { text: '人员经费增加' }),
    group(money, '附表', [], { cells: { all: 3, stale: 0 }, text: '编制数 9' }),
  ];
  test.each([
    ['名称', '编制数', ['编制数 | 表甲 B1']],
    ['全角数字', '９人', ['编制数 | 表甲 B1']],
    ['不写千分号', '1234', ['在职人数 | 表乙 D5']],
    ['单元格', 'd5', ['在职人数 | 表乙 D5']],
    ['表和单元格', '表乙 D5', ['在职人数 | 表乙 D5']],
    ['段名：整段都在', '编制', ['编制数 | 表甲 B1', '在职人数 | 表乙 D5']],
    ['节名：整节都在', '人员情况', ['编制数 | 表甲 B1', '在职人数 | 表乙 D5']],
  ])('按%s', (_name, query, shown) => {
    expect(table(groups, { query }).filter((line) => !/^[#·]/.test(line))).toEqual(shown);
  });
  test('没有数的一段按它的文字找到，附表不按格里的数', () => {
    expect(table(groups, { query: '经费增加' })).toEqual(['# 二、支出情况', '· 原因']);
    expect(table(groups, { query: '没有' })).toEqual([]);
  });
  test('找到几处：数和没有数的段落', () => {
    const counts = { same: 0, stale: 0, yours: 0, override: 0, lost: 0, unlinked: 0, written: 0 };
    expect(foundCount(linkTable({ groups, counts }, { query: '', onlyOdd: false }))).toBe(4);
  });
});
