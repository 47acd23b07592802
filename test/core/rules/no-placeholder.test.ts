import { decide, told, words } from './table';

const fields = [words('prose', '支出情况', { length: 'prose' })];
const judge = (prose?: string) =>
  told(decide({ kind: 'no-placeholder', texts: ['prose'] }, fields, prose === undefined ? {} : { prose }));

describe('no-placeholder 没有待填的空', () => {
  it.each([
    '共有XX个项目',
    '预算X万元',
    '减少××万元',
    '某某局',
    '（待填：主要原因）',
    '我单位（局、部、中心）项目支出',
    '比上年增加（减少）5万元',
    '支出若干万元',
    '20XX年度',
    '编制____人',
    'Ｘ人',
  ])('留着空：%s', (text) => {
    expect(judge(text)[0]).toMatch(/^fail: 支出情况里还留着没有填的地方：“/);
  });

  it.each([
    '《征地补偿若干规定》',
    '若干问题得到解决',
    '1000元×2390人=239万元',
    '化解了王某某户、李XX户等遗留问题',
    '某些环节',
    'X光机1台',
    '局、部、中心联合办公',
    '街道、村（社区）干部',
    '4A级景区',
    '增加人员',
  ])('不误报：%s', (text) => {
    expect(judge(text)).toEqual(['pass']);
  });

  it('没有文字', () => expect(judge()).toEqual(['notApplicable: 还没有写文字。']));
});
