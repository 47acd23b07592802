import { linkOf, newDocument, refresh, type Figures, type WordModel } from './word-model';

const start: Figures = { staff: 8, posts: 9, amount: 40, change: 5, reception: 5, words: '加强管理。' };
const both = linkOf({ ...start, staff: 12, posts: 98 });
/** Written last: 本部门编制数9人，在职人数8人。 */
const typed = (text: string): WordModel => {
  const model = newDocument(linkOf(start));
  model.items.find((one) => one.id === 'staffing')!.text = text;
  return model;
};
const textOf = (model: WordModel): string => model.items.find((one) => one.id === 'staffing')!.text;

describe('一句话整句更新，或者整句等着', () => {
  test.each([
    ['问它，同一句里的等着', '本部门编制数9人，在职人数6人。', null, '本部门编制数9人，在职人数6人。', 'asked'],
    ['保留我的，同一句里的照换', '本部门编制数9人，在职人数6人。', 'mine', '本部门编制数98人，在职人数6人。', 'merged'],
    ['采用新值，一起换', '本部门编制数9人，在职人数6人。', 'adopt', '本部门编制数98人，在职人数12人。', 'merged'],
    [
      '不再更新，同一句里的照换',
      '本部门编制数9人，在职人数6人。',
      'unlink',
      '本部门编制数98人，在职人数6人。',
      'merged',
    ],
    ['别的句子照换', '本部门编制数9人；在职人数6人。', null, '本部门编制数98人；在职人数6人。', 'merged'],
  ] as const)('同一个数两边都改：%s', (_, yours, choice, text, action) => {
    const model = typed(yours);
    const { plan } = refresh(model, both, () => choice);
    expect([textOf(model), plan.fragments.find(({ id }) => id === 'staffing')?.action]).toEqual([text, action]);
    expect(plan.questions.map(({ key }) => key)).toEqual(['staffing/staff']);
  });

  test('等着的说得出是哪些，不另列；选了就一起换，哪个也不丢', () => {
    const model = typed('本部门编制数9人，在职人数6人。');
    for (let time = 0; time < 2; time++) {
      const { plan } = refresh(model, both, () => null);
      expect(plan).toMatchObject({
        questions: [{ key: 'staffing/staff', waiting: ['【posts】'] }],
        offers: [],
        edits: [],
      });
    }
    // The workbook goes back: nothing waits any more.
    expect(refresh(model, linkOf({ ...start, staff: 12 }), () => null).plan.questions[0]).not.toHaveProperty('waiting');
    expect(refresh(model, both, () => 'adopt').plan.questions[0]).not.toHaveProperty('waiting');
    expect(textOf(model)).toBe('本部门编制数98人，在职人数12人。');
    expect(refresh(model, both, () => null).plan.questions).toEqual([]);
  });
});
