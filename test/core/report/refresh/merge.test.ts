import type { Choice, Question } from '../../../../src/core/report/refresh/plan';
import { linkedFigures, staleness } from '../../../../src/core/report/refresh/link-list';
import {
  overrideFigure,
  overridesOf,
  unlinkFigure,
  withdrawOverride,
} from '../../../../src/core/report/refresh/overrides';
import { found, linkOf, newDocument, refresh, type Figures, type WordModel } from './word-model';

const start: Figures = { staff: 8, posts: 9, amount: 40, change: 5, reception: 5, words: '加强管理。' };

interface Case {
  readonly name: string;
  readonly id?: string;
  /** The user's text; as written where not given. */
  readonly yours?: string;
  readonly workbook?: Partial<Figures>;
  readonly choice?: Choice;
  readonly text: string;
  readonly state: string;
  readonly action: string;
  readonly asked?: readonly string[];
}

/** 文档上次写的：本部门编制数9人，在职人数8人。 / 三公经费决算40万元，较上年增加5万元；其中公务接待费5万元，没有因公出国。 */
const cases: readonly Case[] = [
  { name: '都没有变', text: '本部门编制数9人，在职人数8人。', state: 'unchanged', action: 'kept' },
  {
    name: '只有表里变',
    workbook: { staff: 12 },
    text: '本部门编制数9人，在职人数12人。',
    state: 'workbook-changed',
    action: 'written',
  },
  {
    name: '只有用户改',
    yours: '我部门编制9人，在职8人。',
    text: '我部门编制9人，在职8人。',
    state: 'you-changed',
    action: 'kept',
  },
  {
    name: '用户改文字，表里换数：合并',
    yours: '我部门编制共9人，其中在职8人！',
    workbook: { staff: 12, posts: 98 },
    text: '我部门编制共98人，其中在职12人！',
    state: 'both-changed',
    action: 'merged',
  },
  {
    name: '用户在前后加了别的数',
    yours: '2018年本部门编制数9人，在职人数8人，退休3人。',
    workbook: { staff: 12 },
    text: '2018年本部门编制数9人，在职人数12人，退休3人。',
    state: 'both-changed',
    action: 'merged',
  },
  {
    name: '用户加了约字：数照换',
    yours: '本部门编制数9人，在职人数约8人。',
    workbook: { staff: 12 },
    text: '本部门编制数9人，在职人数约12人。',
    state: 'both-changed',
    action: 'merged',
  },
  {
    name: '用户改了数，表里没变：不问，留着',
    yours: '本部门编制数9人，在职人数6人。',
    text: '本部门编制数9人，在职人数6人。',
    state: 'you-changed',
    action: 'kept',
  },
  {
    name: '两边改成一样：不问',
    yours: '本部门编制数9人，在职人数12人。',
    workbook: { staff: 12 },
    text: '本部门编制数9人，在职人数12人。',
    state: 'both-changed',
    action: 'kept',
  },
  {
    name: '同一个数两边都改：只问它，别的照换',
    yours: '本部门编制数9人，在职人数6人。',
    workbook: { staff: 12, posts: 98 },
    text: '本部门编制数98人，在职人数6人。',
    state: 'both-changed',
    action: 'merged',
    asked: ['staffing/staff'],
  },
  {
    name: '采用新值',
    yours: '本部门编制数9人，在职人数6人。',
    workbook: { staff: 12 },
    choice: 'adopt',
    text: '本部门编制数9人，在职人数12人。',
    state: 'both-changed',
    action: 'merged',
    asked: ['staffing/staff'],
  },
  {
    name: '保留我的',
    yours: '本部门编制数9人，在职人数6人。',
    workbook: { staff: 12 },
    choice: 'mine',
    text: '本部门编制数9人，在职人数6人。',
    state: 'both-changed',
    action: 'kept',
    asked: ['staffing/staff'],
  },
  {
    name: '用户删了那一句：不问，不加回来',
    yours: '本部门编制数9人。',
    workbook: { staff: 12 },
    text: '本部门编制数9人。',
    state: 'both-changed',
    action: 'kept',
  },
  {
    name: '用户把数写成了字：问它',
    yours: '本部门编制数9人，在职的不到十个。',
    workbook: { staff: 12 },
    text: '本部门编制数9人，在职的不到十个。',
    state: 'both-changed',
    action: 'asked',
    asked: ['staffing/staff'],
  },
  {
    name: '用户把数写成了字，别的数照换',
    yours: '本部门编制数9人，在职的不到十个。',
    workbook: { staff: 12, posts: 98 },
    text: '本部门编制数98人，在职的不到十个。',
    state: 'both-changed',
    action: 'merged',
    asked: ['staffing/staff'],
  },
  {
    name: '旁边写了上年的数：问它，别的照换',
    yours: '本部门编制数9人，在职人数8人（上年），本年8人。',
    workbook: { staff: 12, posts: 98 },
    text: '本部门编制数98人，在职人数8人（上年），本年8人。',
    state: 'both-changed',
    action: 'merged',
    asked: ['staffing/staff'],
  },
  {
    name: '别的话里写了一样的数：不问，只换链接的',
    yours: '本部门编制数9人，聘用8人，在职人数8人，退休8人。',
    workbook: { staff: 12 },
    text: '本部门编制数9人，聘用8人，在职人数12人，退休8人。',
    state: 'both-changed',
    action: 'merged',
  },
  {
    name: '挪了位置的句子：数跟着换',
    yours: '在职人数8人，本部门编制数9人。',
    workbook: { staff: 12, posts: 98 },
    text: '在职人数12人，本部门编制数98人。',
    state: 'both-changed',
    action: 'merged',
  },
  {
    name: '要您选的数和换了的说法在同一句：整段不动',
    id: 'threePublic',
    yours: '三公经费决算44万元，较上年增加5万元；其中公务接待费5万元，没有因公出国。',
    workbook: { amount: 48, change: 0 },
    text: '三公经费决算44万元，较上年增加5万元；其中公务接待费5万元，没有因公出国。',
    state: 'both-changed',
    action: 'asked',
    asked: ['threePublic'],
  },
  {
    name: '同样两个数，都换了写法：按顺序认',
    yours: '编制定员9个，现有8个在岗。',
    workbook: { staff: 12 },
    text: '编制定员9个，现有8个在岗。',
    state: 'both-changed',
    action: 'asked',
    asked: ['staffing/staff'],
  },
  {
    name: '增加变减少',
    id: 'threePublic',
    workbook: { change: -3 },
    text: '三公经费决算40万元，较上年减少3万元；其中公务接待费5万元，没有因公出国。',
    state: 'workbook-changed',
    action: 'written',
  },
  {
    name: '增加变减少，用户改了别的句子：都要',
    id: 'threePublic',
    yours: '三公经费决算40万元，较上年增加5万元；其中接待费5万元，没有因公出国。',
    workbook: { change: -3 },
    text: '三公经费决算40万元，较上年减少3万元；其中接待费5万元，没有因公出国。',
    state: 'both-changed',
    action: 'merged',
  },
  {
    name: '增加变减少，用户改了同一句：问整段，数不单独换',
    id: 'threePublic',
    yours: '三公经费决算40万元，比去年增加了5万元；其中公务接待费5万元，没有因公出国。',
    workbook: { change: -3 },
    text: '三公经费决算40万元，比去年增加了5万元；其中公务接待费5万元，没有因公出国。',
    state: 'both-changed',
    action: 'asked',
    asked: ['threePublic'],
  },
  {
    name: '同上，保留我的：这一句不动，别句的数照换',
    id: 'threePublic',
    yours: '三公经费决算40万元，比去年增加了5万元；其中公务接待费5万元，没有因公出国。',
    workbook: { change: -3, amount: 48 },
    choice: 'mine',
    text: '三公经费决算48万元，比去年增加了5万元；其中公务接待费5万元，没有因公出国。',
    state: 'both-changed',
    action: 'merged',
    asked: ['threePublic'],
  },
  {
    name: '多出一段',
    id: 'assets',
    yours: '资产账实全部相符。\n公务接待费5万元已入账。',
    workbook: { amount: 60 },
    text: '资产账实全部相符。\n公务接待费5万元已入账。\n经费超过60万元，已说明原因。',
    state: 'both-changed',
    action: 'merged',
  },
  {
    name: '用户自己的话，两边改同一句：问',
    id: 'measures',
    yours: '各单位加强管理。',
    workbook: { words: '加强财务管理。' },
    text: '各单位加强管理。',
    state: 'both-changed',
    action: 'asked',
    asked: ['measures'],
  },
  {
    name: '用户自己的话，表里换了：不同的句子都要',
    id: 'measures',
    yours: '各单位加强管理。',
    workbook: { words: '加强管理。\n压减开支。' },
    text: '各单位加强管理。\n压减开支。',
    state: 'both-changed',
    action: 'merged',
  },
];

test.each(cases)('$name', ({ id = 'staffing', yours, workbook = {}, choice, text, state, action, asked = [] }) => {
  const model = newDocument(linkOf(start));
  const item = model.items.find((one) => one.id === id)!;
  if (yours !== undefined) item.text = yours;
  const { plan } = refresh(model, linkOf({ ...start, ...workbook }), () => choice ?? null);
  const line = plan.fragments.find((one) => one.id === id);
  expect([
    model.items.find((one) => one.id === id)!.text,
    line?.state,
    line?.action,
    plan.questions.map(({ key }) => key),
  ]).toEqual([text, state, action, asked]);
});

describe('问过的不再问', () => {
  const conflict = (): { model: WordModel; link: ReturnType<typeof linkOf> } => {
    const model = newDocument(linkOf(start));
    model.items.find((one) => one.id === 'staffing')!.text = '本部门编制数9人，在职人数6人。';
    return { model, link: linkOf({ ...start, staff: 12 }) };
  };
  const asks = (model: WordModel, link: ReturnType<typeof linkOf>, choice: Choice | null = null): Question[] => [
    ...refresh(model, link, () => choice).plan.questions,
  ];

  test('没有选：下次还问同一处；选了保留：表里再变才问', () => {
    const { model, link } = conflict();
    expect(asks(model, link)).toHaveLength(1);
    expect(asks(model, link)).toHaveLength(1);
    expect(asks(model, link, 'mine')).toHaveLength(1);
    expect(asks(model, link)).toEqual([]);
    expect(asks(model, linkOf({ ...start, staff: 98 }))).toMatchObject([
      { figure: { old: '12人', new: '98人', inDocument: '6人' } },
    ]);
  });

  test('不再更新：表里怎么变都不问不写，清单里说明', () => {
    const { model, link } = conflict();
    asks(model, link, 'unlink');
    const { plan } = refresh(model, linkOf({ ...start, staff: 98 }), () => 'adopt');
    expect([plan.questions, plan.edits]).toEqual([[], []]);
    expect(plan.figures).toMatchObject([{ action: 'unlinked', inDocument: '6人', new: '98人' }]);
  });

  test.each([
    ['删了的段：采用新值就放回原处', 'adopt', 8, '第一部分'],
    ['删了的段：保留我的就不再问', 'mine', 7, undefined],
  ] as const)('%s', (_, choice, count, before) => {
    const model = newDocument(linkOf(start));
    model.items = model.items.filter((one) => one.id !== 'staffing');
    expect(asks(model, linkOf(start))).toMatchObject([{ key: 'staffing:missing', state: 'missing' }]);
    asks(model, linkOf(start), choice);
    expect(model.items).toHaveLength(count);
    if (before !== undefined) expect(model.items.some((one) => one.id === 'staffing')).toBe(true);
    expect(asks(model, linkOf({ ...start, posts: 98 }))).toEqual([]);
  });

  test('复制了一段：问一次；采用新值后两处都跟着变', () => {
    const model = newDocument(linkOf(start));
    model.items.push({ ...model.items.find((one) => one.id === 'staffing')! });
    const next = linkOf({ ...start, staff: 12 });
    expect(asks(model, next, 'adopt')).toMatchObject([{ state: 'duplicated' }]);
    const texts = (): string[] => model.items.filter((one) => one.id === 'staffing').map(({ text }) => text);
    expect(texts()).toEqual(Array(2).fill('本部门编制数9人，在职人数12人。'));
    expect(asks(model, linkOf({ ...start, staff: 8 }))).toEqual([]);
    expect(texts()).toEqual(Array(2).fill('本部门编制数9人，在职人数8人。'));
  });

  test('移动了的段照样更新', () => {
    const model = newDocument(linkOf(start));
    model.items.reverse();
    expect(asks(model, linkOf({ ...start, staff: 12 }))).toEqual([]);
    expect(model.items.find((one) => one.id === 'staffing')!.text).toContain('12人');
  });

  test('没有底稿：与表里一样的记下，不一样的问', () => {
    const model = newDocument(linkOf(start));
    model.base = null;
    const questions = asks(model, linkOf({ ...start, staff: 12 }));
    expect(questions).toMatchObject([{ key: 'staffing', state: 'damaged' }]);
    expect(model.items.find((one) => one.id === 'staffing')!.text).toContain('8人');
    asks(model, linkOf({ ...start, staff: 12 }), 'mine');
    expect(asks(model, linkOf({ ...start, staff: 12 }))).toEqual([]);
  });
});

describe('个别的数另写', () => {
  const stored = () => newDocument(linkOf(start)).base!.fragments[0]!;
  const override = { kind: 'rounding', reason: '使分项相加等于合计' } as const;

  test('另写、看得见、表里一变就问、可以撤回', () => {
    const model = newDocument(linkOf(start));
    const done = overrideFigure(stored(), 1, '8.1人', override);
    model.items[1]!.text = done.stored.text;
    model.base = { ...model.base!, fragments: [done.stored, ...model.base!.fragments.slice(1)] };
    expect(done.stored.text).toBe('本部门编制数9人，在职人数8.1人。');
    expect(overridesOf(done.stored)).toEqual([{ index: 1, text: '8.1人', shown: '8人', override }]);
    expect(refresh(model, linkOf({ ...start, posts: 98 }), () => null).plan).toMatchObject({
      questions: [],
      figures: [
        { field: 'posts', action: 'written' },
        { field: 'staff', action: 'kept' },
      ],
    });
    expect(model.items[1]!.text).toBe('本部门编制数98人，在职人数8.1人。');
    expect(overridesOf(model.base!.fragments[0]!)).toHaveLength(1);
    expect(refresh(model, linkOf({ ...start, posts: 98, staff: 12 }), () => null).plan.questions).toMatchObject([
      { reason: expect.stringContaining('使分项相加等于合计') as string },
    ]);
    const back = withdrawOverride(done.stored, 1);
    expect(back.stored.text).toBe('本部门编制数9人，在职人数8人。');
    expect(overridesOf(back.stored)).toEqual([]);
  });

  test('不再更新一个数', () => {
    const model = newDocument(linkOf(start));
    model.base = { ...model.base!, fragments: [unlinkFigure(stored(), 1), ...model.base!.fragments.slice(1)] };
    refresh(model, linkOf({ ...start, posts: 98, staff: 12 }), () => null);
    expect(model.items[1]!.text).toBe('本部门编制数98人，在职人数8人。');
  });
});

test('链接清单和过时提示', () => {
  const model = newDocument(linkOf(start));
  model.items[1]!.text = '本部门编制数9人，现在职人数6人。';
  const next = linkOf({ ...start, staff: 12, reception: 8 });
  const list = linkedFigures(found(model), model.base!, next);
  expect(
    list.filter(({ fragment }) => fragment === 'staffing').map(({ label, state, text }) => [label, state, text]),
  ).toEqual([
    ['【posts】', 'intact', '9人'],
    ['【staff】', 'edited', '6人'],
  ]);
  expect(list.filter(({ field }) => field === 'reception').map(({ fragment }) => fragment)).toEqual([
    'threePublic',
    'assets',
  ]);
  expect(staleness(model.base!, null, next)).toEqual({ time: null, figures: 3, fragments: 3 });
});
