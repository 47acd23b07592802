import { listAudit } from '../../src/app/list-audit';

const report = [
  '单位整体支出绩效自评报告',
  '二、部门整体支出情况',
  '',
  '（一）基本支出情况。2023年基本支出285.6万元。另有说明。',
  '（二）项目支出情况',
  '全年开展检查32次，其中专项检查12次，日常检查19次；其他工作照常进行。',
  '三、其他',
  '2023年基本支出219.2万元，均按规定使用。',
].join('\n');

const shownMarks = ({ text, marks }: { text: string; marks: readonly { start: number; end: number }[] }): string[] =>
  marks.map(({ start, end }) => text.slice(start, end));

test('每条结论：一句话、为什么要紧、在哪个标题下、哪几句话、话里的哪几处', () => {
  const { findings, characters } = listAudit({ text: report });
  expect(characters).toBe(report.replace(/\s/g, '').length);
  const sum = findings.find(({ kind }) => kind === 'sum')!;
  expect(sum.title).toBe('合计与分项不符：12次＋19次＝31次，文中合计写32次，少列1次');
  expect(sum.why).not.toBe('');
  expect(`${sum.title}。${sum.why}`).toBe(sum.message);
  expect(sum.section).toBe('二、（二）项目支出情况');
  expect(sum.passages).toHaveLength(1);
  const [passage] = sum.passages;
  expect(passage!.text).toBe('全年开展检查32次，其中专项检查12次，日常检查19次；其他工作照常进行。');
  expect(shownMarks(passage!).join()).toMatch(/32次.*12次.*19次/);
  expect(passage!.paragraph).toBe(5);
  expect(report.slice(passage!.range.start, passage!.range.end)).toContain('32次');
});

test('同一个数两处不一样：两句话各在自己的段里', () => {
  const { findings } = listAudit({ text: report });
  const twice = findings.find(({ kind }) => kind === 'same-quantity')!;
  expect(twice.passages.map(({ text, paragraph }) => [paragraph, text])).toEqual([
    [3, '（一）基本支出情况。2023年基本支出285.6万元。'.slice('（一）基本支出情况。'.length)],
    [7, '2023年基本支出219.2万元，均按规定使用。'],
  ]);
  expect(twice.section).toBe('二、（一）基本支出情况');
});

test('很长的句子只列引文前后，两头有省略号；引文照样标得准', () => {
  const long = `${'为做好此项工作，'.repeat(20)}全年开展检查32次，其中专项检查12次，日常检查19次${'，并按要求推进各项工作'.repeat(20)}。`;
  const [finding] = listAudit({ text: long }).findings;
  const [passage] = finding!.passages;
  expect(passage!.text).toMatch(/^….*…$/);
  expect(passage!.text.length).toBeLessThan(200);
  expect(shownMarks(passage!)[0]).toBe(finding!.quotes[0]!.text);
});

test('认得出是同一条：别处改了字还是它，话里的数变了就不是它；一样的两句分得开', () => {
  const sentence = '全年开展检查32次，其中专项检查12次，日常检查19次。';
  const keys = (text: string): string[] => listAudit({ text }).findings.map(({ key }) => key);
  const [key] = keys(sentence);
  expect(keys(`前面加了一段话。\n${sentence}`)).toEqual([key]);
  expect(keys(sentence.replace('19', '18'))).not.toContain(key);
  expect(new Set(keys(`${sentence}\n${sentence}`)).size).toBe(2);
});

test('没有数的文字：没有结论，也没有通过', () => {
  expect(listAudit({ text: '会议通知\n请准时参加。' })).toEqual({ findings: [], passed: [], characters: 10 });
});
