import { bookOf } from '../../src/app/book-of';
import { checkWorkbook } from '../../src/app/check-workbook';
import { checklistKinds, type ChecklistEntry, type ChecklistKind } from '../../src/app/checklist-entry';
import type { HandInPiece } from '../../src/app/figure-matrix';
import { handInChecklist, type HandInChecklist } from '../../src/app/hand-in-checklist';
import { createNarrativeEngine } from '../../src/app/narrative-engine';
import { newWorkbook } from '../../src/app/new-workbook';
import { openWorkbook, type OpenWorkbook } from '../../src/app/open-workbook';
import { tableOfText } from '../../src/app/take-figures';
import { writeReports } from '../../src/app/write-report';
import type { LastYear } from '../../src/core/prose/book/book';
import type { Data } from '../../src/core/table/data';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../support/built-in-pack';

const pack = builtInPack('kaifu-2018');

async function bookWith(data: Data = {}): Promise<OpenWorkbook> {
  const edits = newWorkbook({ pack, sample: true, data, workbookId: 'x' });
  const snapshot = readWorkbook(await authorWorkbook(edits, { creator: '' }), 'x.xlsx');
  return openWorkbook(snapshot, () => pack, 'x.xlsx');
}

const sample = bookWith();
const report = (text: string, name = '报告.docx'): HandInPiece => ({ name, text: { text }, tables: [] });

async function checklist(
  pieces: readonly HandInPiece[],
  more: { workbook?: OpenWorkbook; lastYear?: LastYear } = {},
): Promise<HandInChecklist> {
  const workbook = more.workbook ?? (await sample);
  const reports = writeReports(workbook.pack, workbook.table, createNarrativeEngine());
  return handInChecklist({
    workbook,
    run: checkWorkbook(workbook),
    book: bookOf(workbook, reports),
    pieces,
    lastYear: more.lastYear ?? null,
  });
}

const told = ({ entries }: HandInChecklist, kind: ChecklistKind): string[] =>
  entries.filter((one) => one.kind === kind).map(({ verdict, message }: ChecklistEntry) => `${verdict} ${message}`);

test('每一样至少一条；没有报告、没有上年报告的是“看不了”，不是“没有”', async () => {
  const list = await checklist([]);
  expect(new Set(list.entries.map(({ kind }) => kind))).toEqual(new Set(checklistKinds));
  expect(told(list, 'attachments')).toEqual(['undetermined 没有给报告，看不了。']);
  expect(told(list, 'headings')).toEqual(['undetermined 没有给报告，看不了。']);
  expect(told(list, 'lastYear')).toEqual(['undetermined 没有给上年的报告，看不了有没有照抄。']);
});

describe('标题编号', () => {
  test.each<[name: string, text: string, wanted: readonly string[]]>([
    ['一二四', '一、概况\n甲。\n二、支出\n四、问题', ['fail 标题编号跳号：这里是“四、”，前面没有“三、”。']],
    ['接着数', '一、概况\n（一）甲\n（二）乙\n二、支出\n（一）丙\n1.丁\n2.戊', ['pass 标题编号没有跳号。']],
    ['括号里的跳号', '一、概况\n（一）甲\n（三）乙', ['fail 标题编号跳号：这里是“（三）”，前面没有“（二）”。']],
    ['写在段里的不算跳', '（一）甲。略。（二）乙。略。\n（三）丙', ['pass 标题编号没有跳号。']],
    ['重复', '一、概况\n二、甲\n二、乙', ['fail 标题编号重复：“二、”用了两次。']],
    ['从二开始', '二、概况\n三、甲', ['fail 标题编号从“二、”开始，前面少了。']],
    ['倒着', '一、甲\n二、乙\n三、丙\n二、丁', ['fail 标题编号倒着排：这里是“二、”，应是“四、”。']],
    ['另一部分从头数', '一、甲\n二、乙\n附件1\n一、丙\n二、丁', ['pass 标题编号没有跳号。']],
    ['不是标题', '一、二季度支出慢。\n3.65万元用于接待。', ['pass 标题编号没有跳号。']],
    [
      '十以后',
      Array.from({ length: 12 }, (_, at) => `${'一二三四五六七八九十'[at] ?? `十${'一二'[at - 10]}`}、甲`).join('\n'),
      ['pass 标题编号没有跳号。'],
    ],
  ])('%s', async (_, text, wanted) => {
    expect(told(await checklist([report(text)]), 'headings')).toEqual(wanted);
  });
});

describe('附件', () => {
  test.each<[name: string, text: string, wanted: readonly string[]]>([
    [
      '齐全',
      '详见附件2。\n附件：1.基础数据表\n2.项目清单\n附件1\n基础数据表\n附件2\n项目清单',
      ['pass 附件的目录、编号和内容对得上。'],
    ],
    [
      '少一个',
      '附件：1.甲乙丙表\n2.项目清单\n附件1\n甲乙丙表',
      ['fail 目录里有附件2“项目清单”，报告后面没有，给出的文件里也没有同名的。'],
    ],
    [
      '一个也没有附：可能另交',
      '附件：1.项目清单',
      ['undetermined 目录里有附件1“项目清单”，报告后面没有附附件，给出的文件里也没有同名的。'],
    ],
    ['另一个文件就是它', '附件：1.项目清单表', ['pass 附件的目录、编号和内容对得上。']],
    ['目录跳号', '附件：1.基础数据表\n3.评分表', ['fail 附件目录的编号是 3，应是 2。']],
    ['正文说到目录里没有的', '情况见附件3。\n附件：1.基础数据表', ['fail 正文说到附件3，附件目录里没有。']],
    ['附了目录里没有的', '附件：1.基础数据表\n附件1\n基础数据表\n附件2\n别的', ['fail 附了附件2，附件目录里没有。']],
    [
      '最上面的“附件3”是通知给这份报告的编号',
      '附件3\n自评报告\n略。\n附件：1.基础数据表',
      ['pass 附件的目录、编号和内容对得上。'],
    ],
    ['没有说到附件', '略。', ['pass 附件的目录、编号和内容对得上。']],
  ])('%s', async (name, text, wanted) => {
    const other = name === '另一个文件就是它' ? [{ name: '2018年项目清单表.xlsx', text: null, tables: [] }] : [];
    expect(told(await checklist([report(text), ...other]), 'attachments')).toEqual(wanted);
  });
});

describe('同一个数', () => {
  test('正文和别的表里与工作簿不同的标出，说在哪一份、哪一处；一样的不说', async () => {
    const table = tableOfText('单位：万元\n项目\t2018年决算数\n公务接待费\t0.95\n公务用车运行维护费\t2.71')!;
    const list = await checklist([
      report('2018年在职人员控制率为88.89%。2018年公务接待费决算支出0.84万元。'),
      { name: '决算公开.xlsx', text: null, tables: [table] },
    ]);
    const row = list.matrix.rows.find(({ field }) => field === 'officialReception.final')!;
    expect(row).toMatchObject({ name: '公务接待本年决算数', right: '0.94万元', differs: true });
    expect(row.cells.filter(({ differs }) => differs).map(({ piece, shown }) => `${piece} ${shown}`)).toEqual([
      '报告.docx 0.84万元',
      '决算公开.xlsx 0.95万元',
    ]);
    expect(told(list, 'figures')).toEqual([
      'fail 公务接待本年决算数各处不同：工作簿是0.94万元，《报告.docx》是0.84万元，《决算公开.xlsx》是0.95万元。',
    ]);
    const rate = list.matrix.rows.find(({ field }) => field === 'staffControlRate')!;
    expect(rate.cells.map(({ piece }) => piece)).toEqual(['基础数据表', '评分表', '报告.docx']);
    expect(rate.differs).toBe(false);
  });

  test('没有写单位的金额不当作不同；评分表的分值不当作比率', async () => {
    const table = tableOfText('项目\t2018年决算数\n公务接待费\t9500')!;
    const scores = tableOfText('指标\t分值\t得分\n在职人员控制率\t5\t5')!;
    const list = await checklist([{ name: '表.xlsx', text: null, tables: [table, scores] }]);
    expect(list.matrix.rows.filter(({ differs }) => differs)).toEqual([]);
  });
});

describe('扣分的原因、满意度的样本、照抄上年', () => {
  test('“存在的问题”空着、没有这一段：没有写原因；写了别的：看不出来', async () => {
    const bare = await bookWith({ 'reportText.problemsAndMeasures': null });
    expect(told(await checklist([], { workbook: bare }), 'deductions')[0]).toMatch(/^fail .*扣了.*没有写原因/);
    expect(told(await checklist([]), 'deductions')).toHaveLength(1);
    expect(told(await checklist([]), 'deductions')[0]).toMatch(/^undetermined .*看不出来/);
    const named =
      '五、存在的问题\n预算控制率、公用经费控制率、政府采购执行率、重点工作实际完成率，经济效益、社会效益、生态效益都扣了分，原因是预算编得不细。';
    expect(told(await checklist([report(named)]), 'deductions')).toEqual([expect.stringMatching(/^pass 扣分的 5 项/)]);
  });

  test.each<readonly [text: string, wanted: string]>([
    ['群众满意度达95%。', 'fail 写了满意度，没有写调查了多少人、收回多少份。'],
    ['发放问卷100份，收回98份。\n群众满意度达95%。', 'pass 满意度都写了样本数。'],
    ...[
      '满意度调查结果为95%。',
      '社会公众满意度调查结果93分，满意率93%。',
      '社会公众满意度调查结果93分。',
      '经问卷调查，群众满意度95.6%。',
      '有效问卷表明群众满意度为95%。',
      '样本合格，满意度为95%。',
      '单位有职工40名，接待来访120人次。\n群众满意度达95%。',
    ].map((text) => [text, 'fail 写了满意度，没有写调查了多少人、收回多少份。'] as const),
    ...[
      '随机走访群众200人，满意度95%。',
      '满意度95%（样本数120）。',
      '发放调查问卷200份，其中有效问卷190份，满意度95%。',
      '共有86名服务对象参加了问卷调查，满意率为97%。',
      '调查对象为办事群众，共计100人，满意度为96%。',
      '收回问卷，共180份，满意率98%。',
      '抽查农户五十户，满意度96%。',
    ].map((text) => [text, 'pass 满意度都写了样本数。'] as const),
  ])('%s', async (text, wanted) => {
    expect(told(await checklist([report(text)]), 'sample')).toContain(wanted);
  });

  describe('别的单位、别的年度、别的工作簿的材料：说无法核对', () => {
    const foreign = async (piece: HandInPiece): Promise<string> =>
      told(await checklist([piece]), 'figures')
        .filter((one) => one.startsWith('undetermined'))
        .join('\n');
    const tables = (text: string): HandInPiece => ({
      ...{ name: '决算.csv', text: null, tables: [{ ...tableOfText(text)!, name: '决算' }] },
    });

    test('报告标题是别的年度、别的单位的', async () => {
      expect(await foreign(report('2016年度部门整体支出绩效自评报告\n三公经费决算99万元。'))).toContain(
        '年度与工作簿不同',
      );
      expect(await foreign(report('某某县水利局\n2018年度部门整体支出绩效自评报告'))).toContain('单位与工作簿不同');
    });

    test('链接着别的工作簿', async () => {
      expect(await foreign({ ...report('无。'), follows: '别的' })).toContain('另一个工作簿');
      expect(await foreign({ ...report('无。'), follows: 'x' })).not.toContain('另一个工作簿');
    });

    test('表的标题是别的年度、别的单位的，数不比', async () => {
      const other = tables('某某县2016年度部门决算表\n项目\t预算数\t决算数\n三公经费\t1\t99.99');
      expect(await foreign(other)).toContain('2016年的');
      expect((await checklist([other])).matrix.pieces).not.toContain('决算.csv');
      expect(await foreign(tables('部门决算表\n编制单位：某某县水利局\n项目\t决算数\n三公经费\t99.99'))).toContain(
        '水利局',
      );
      const next = '2019年度部门预算表\n项目\t2019年预算数\t2018年决算数\n三公经费\t1\t99.99';
      expect(await foreign(tables(next))).toBe('');
    });
  });

  test('表里有满意度、没有样本数：就是那一条需说明', async () => {
    const workbook = await bookWith({ 'satisfaction.sampleSize': null });
    const list = await checklist([], { workbook });
    expect(list.entries.find(({ kind }) => kind === 'sample')).toMatchObject({
      verdict: 'fail',
      level: 'explain',
      cell: { sheet: '补充资料' },
    });
  });

  test('上年的话原样留着、带着数的说出来；没有的说没有', async () => {
    const line = '公务接待费用于接待上级检查12批次，支出3.21万元。';
    const lastYear: LastYear = { file: '上年.docx', year: 2017, paragraphs: [line], figures: [] };
    expect(told(await checklist([report(line)], { lastYear }), 'lastYear')).toEqual([
      expect.stringMatching(/^fail 与上年报告一字不差/),
    ]);
    expect(told(await checklist([report('本年另写。')], { lastYear }), 'lastYear')).toEqual([
      'pass 没有和“上年.docx”一字不差、又带着数的段落。',
    ]);
  });
});
