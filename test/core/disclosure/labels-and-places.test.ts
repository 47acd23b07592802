import { findPrivate } from '../../../src/core/disclosure/find-private';
import { masked } from '../../../src/core/disclosure/mask';
import type { TextUnit } from '../../../src/core/disclosure/private-kind';

const textsIn = (units: readonly TextUnit[], kind: string): string[] =>
  findPrivate([units], [])[0]!.flatMap((one) => (one.kind === kind ? [one.text] : []));
const people = (text: string, ...heads: string[]): string[] => textsIn([{ text, heads }], 'person');

describe('标签不是人名', () => {
  test.each([
    ...[
      '身份证号',
      '身份证号码',
      '联系电话',
      '手机号码',
      '家庭住址',
      '性别',
      '年龄',
      '职务',
      '职称',
      '开户银行',
      '账号',
    ],
    ...['所在单位', '工作单位', '出生年月', '补助金额', '发放标准', '签名', '联系方式', '与户主关系', '民族', '学历'],
    ...['负责人', '经办人', '审核人', '责任人', '成员', '组长', '备注说明', '项目名称'],
  ])('姓名右边、下面的“%s”', (label) => {
    for (const head of ['姓名', '负责人', '名单', '责任人']) expect([head, people(label, head)]).toEqual([head, []]);
  });

  test('名字和身份证号写在一起：各是各的，名字还是名字', () => {
    const found = findPrivate([[{ text: '宋小宝【11010519491231002X】', heads: ['姓名'] }]], [])[0]!;
    expect(found.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['person 宋小宝', 'identity 11010519491231002X']);
    const [labelled] = findPrivate([[{ text: '宋小宝【身份证号】', heads: ['姓名'] }]], []);
    expect(labelled!.map(({ text }) => text)).toEqual(['宋小宝']);
    expect(labelled!.map(({ kind, text }) => masked(kind, text))).toEqual(['宋某某']);
  });
});

const labels = [
  ...[
    '经办人',
    '负责人',
    '联系人',
    '填报人',
    '审核人',
    '责任人',
    '直接责任人',
    '第一责任人',
    '牵头人',
    '包保责任人',
    '帮扶责任人',
  ],
  ...[
    '组长',
    '副组长',
    '成员',
    '组员',
    '小组成员',
    '评价组成员',
    '参加人员',
    '主持人',
    '记录人',
    '验收人',
    '填表',
    '复核',
    '联络员',
  ],
];

describe('标签后面、旁边的人名', () => {
  test.each(labels)('%s', (label) => {
    expect(people('宋小宝', label)).toEqual(['宋小宝']);
    expect(people('宋小宝', `${label}：`)).toEqual(['宋小宝']);
    expect(people(`${label}：宋小宝`)).toEqual(['宋小宝']);
    expect(people(`${label}（签字）：宋小宝`)).toEqual(['宋小宝']);
    expect(people(`各单位${label}：宋小宝、赵大海、钱多多。`)).toEqual(['宋小宝', '赵大海', '钱多多']);
  });

  test.each(['、', '，', ' ', '　', '；', '/', ' / ', '和', '\n'])('一列名字用“%s”隔开', (mark) => {
    const names = ['宋小宝', '赵大海', '钱多多', '孙丽'];
    expect(people(`成员：${names.join(mark)}`)).toEqual(names);
    expect(people(names.join(mark), '成员')).toEqual(names);
  });

  test('后面是单位、职务、空白的，不是人名', () => {
    for (const text of [
      '负责人：财政所',
      '责任人：办公室、财务股',
      '成员：各股室负责人',
      '组长：局长',
      '经办人：',
      '联系人：（签字）',
    ])
      expect([text, people(text)]).toEqual([text, []]);
    for (const text of ['办公室', '财务股', '区水利局', '各村居', '主要负责人', '业务科室', '全体职工', '第三方机构'])
      expect([text, people(text, '责任人')]).toEqual([text, []]);
  });
});

describe('身份证号、电话的各种写法', () => {
  test.each([
    '11010519491231002x',
    '110105 19491231 002X',
    '110105 1949 1231 002x',
    '1101 0519 4912 3100 2X',
    '１１０１０５１９４９１２３１００２Ｘ',
    '110105　19491231　002X',
    '110105-19491231-002X',
    '11010519491231002×',
  ])('身份证号 %s', (number) => {
    expect(textsIn([{ text: `户主身份证${number}，` }], 'identity')).toEqual([number]);
    expect(masked('identity', number).replace(/[^*＊]/g, '').length).toBeGreaterThanOrEqual(14);
  });

  test.each([
    ...[
      '13800138000',
      '138 0013 8000',
      '138-0013-8000',
      '138　0013　8000',
      '１３８００１３８０００',
      '+86 138 0013 8000',
    ],
    ...['138 001 38000', '1380 013 8000', '138–0013–8000', '1380013 8000', '138.0013.8000'],
    ...['0731-88886666', '（0731）88886666', '0731 8888 6666', '0731—8888 6666', '０７３１－８８８８６６６６'],
  ])('电话 %s', (number) => {
    const found = textsIn([{ text: `请联系${number}。` }], 'phone');
    expect(found.map((one) => one.replace(/^[（(]/, ''))).toEqual([number.replace(/^[（(]/, '')]);
  });

  test.each([
    '135 120 115 20 36 48',
    '共13800.1380万元',
    '138.00万元、138.00万元',
    '1380013.8000',
    '110105194912310021',
    '2018 2019 2020 2021 12',
    '总额1350 1201 1520元',
  ])('不是：%s', (text) => {
    expect([...textsIn([{ text }], 'phone'), ...textsIn([{ text }], 'identity')]).toEqual([]);
  });
});

test('每处在哪里：同一段文字在几格里的，都列出来', () => {
  const [found] = findPrivate(
    [
      [
        { text: '村民孙建国反映', where: ['《附件1》B5', '《附件1》B9'] },
        { text: '孙建国', where: ['《名单》A2'] },
      ],
    ],
    [],
  );
  expect(found!.map(({ text, where }) => [text, where])).toEqual([
    ['孙建国', ['《附件1》B5', '《附件1》B9', '《名单》A2']],
  ]);
});
