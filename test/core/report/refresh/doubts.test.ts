import type { Choice } from '../../../../src/core/report/refresh/plan';
import { tellingHalves } from '../../../../src/core/report/refresh/elsewhere';
import { locateFigures } from '../../../../src/core/report/refresh/locate';
import { linkOf, newDocument, refresh, type Figures, type WordModel } from './word-model';

const start: Figures = { staff: 8, posts: 9, amount: 40, change: 5, reception: 5, words: '加强管理。' };

describe('认不出是哪一个的数', () => {
  const doubted = (yours: string): WordModel => {
    const model = newDocument(linkOf(start));
    model.items.find((one) => one.id === 'staffing')!.text = yours;
    return model;
  };
  const textOf = (model: WordModel): string => model.items.find((one) => one.id === 'staffing')!.text;
  const asked = (model: WordModel, staff: number, choice: Choice | null = null): string[] =>
    refresh(model, linkOf({ ...start, staff }), () => choice).plan.questions.map(({ key }) => key);

  test('表里没变时先记下，变了才问；采用新值就认定，不选就一直问', () => {
    const model = doubted('本部门编制数9人，在职人数8人（上年），本年8人。');
    expect(asked(model, 8)).toEqual([]);
    expect(asked(model, 12)).toEqual(['staffing/staff']);
    expect(asked(model, 12)).toEqual(['staffing/staff']);
    expect(textOf(model)).toBe('本部门编制数9人，在职人数8人（上年），本年8人。');
    expect(asked(model, 12, 'adopt')).toEqual(['staffing/staff']);
    const done = textOf(model);
    expect(done.match(/12人/g)).toHaveLength(1);
    expect(asked(model, 98)).toEqual([]);
    expect(textOf(model)).toBe(done.replace('12人', '98人'));
  });

  test('保留我的：同一个新值不再问，表里再变才问', () => {
    const model = doubted('本部门编制数9人，在职人数上年8人。');
    expect(asked(model, 12, 'mine')).toEqual(['staffing/staff']);
    expect(asked(model, 12)).toEqual([]);
    expect(asked(model, 98)).toEqual(['staffing/staff']);
  });

  test.each(['链接以外', '另一段'])('句子移到%s：问，不是悄悄留着旧数', (where) => {
    const model = doubted('本部门编制数9人。');
    const target = where === '另一段' ? model.items.find((one) => one.id === 'measures')! : model.items[0]!;
    target.text += '在职人数8人。';
    expect(asked(model, 8)).toEqual([]);
    expect(asked(model, 12)).toEqual(['staffing/staff']);
    expect(asked(model, 12)).toEqual(['staffing/staff']);
    expect(asked(model, 12, 'mine')).toEqual(['staffing/staff']);
    expect(asked(model, 12)).toEqual([]);
    expect(asked(model, 98, 'adopt')).toEqual(['staffing/staff']);
    expect(textOf(model)).toBe('本部门编制数9人，在职人数98人。');
  });

  test.each(['本段', '链接以外', '另一段'])('句子抄到%s：原来的照换，抄的一处说明', (where) => {
    const model = doubted('本部门编制数9人，在职人数8人。');
    const own = model.items.find((one) => one.id === (where === '另一段' ? 'measures' : 'staffing'))!;
    (where === '链接以外' ? model.items[0]! : own).text += '在职人数8人。';
    const { plan } = refresh(model, linkOf({ ...start, staff: 12 }), () => null);
    expect(plan.questions).toEqual([]);
    expect(plan.figures).toMatchObject([
      { field: 'staff', action: 'written' },
      { field: 'staff', action: 'kept', label: expect.stringContaining('抄的一处') as string },
    ]);
  });
});

test('换了的说法也在清单里', () => {
  const model = newDocument(linkOf(start));
  const { plan } = refresh(model, linkOf({ ...start, words: '压减开支。' }), () => null);
  expect(plan.figures).toEqual([
    {
      fragment: 'measures',
      field: '',
      label: '说法',
      old: '加强管理。',
      new: '压减开支。',
      inDocument: '加强管理。',
      action: 'written',
    },
  ]);
});

test('改写的词旁边一样的数写了两遍：认不出是哪一个，不是拿后一个', () => {
  const before = '支出减少3万元，下降49.81%。';
  const [word, rate] = [before.indexOf('下降'), before.indexOf('49.81%')];
  const figures = [
    { start: word, end: rate },
    { start: rate, end: rate + 6 },
  ];
  const located = locateFigures(before, figures, '支出减少3万元，甲乙49.81%49.81%。');
  expect(located[1]).toMatchObject({ state: 'doubtful' });
});

test('移走的话剪掉了别的数：凭剩下的半句也认得', () => {
  const text = '年初预算3万元实际基本支出决算8万元用于日常运转，其余不变';
  const start = text.indexOf('8万元');
  const figure = { start, end: start + 3 };
  expect(tellingHalves(text, figure)).toEqual(['万元实际基本支出决算8万元', '8万元用于日常运转']);
  expect(tellingHalves('8万元，其余', { start: 0, end: 3 })).toEqual([]);
});

test('前一个数的句子没有了、后一个写了两遍：认不出是哪一个', () => {
  const before = '项目支出预算150万元，决算153.06万元。';
  const [first, second] = [before.indexOf('150'), before.indexOf('153')];
  const figures = [
    { start: first, end: first + 5 },
    { start: second, end: second + 8 },
  ];
  const located = locateFigures(before, figures, '决算153.06万元153.06万元。');
  expect(located[1]!.state).toBe('doubtful');
});
