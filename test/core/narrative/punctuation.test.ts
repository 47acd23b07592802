import { createNarrativeEngine } from '../../../src/app/narrative-engine';
import { bindWorkbook } from '../../../src/app/open-workbook';
import { writeReports } from '../../../src/app/write-report';
import { fragmentText, paragraphText, type Paragraph } from '../../../src/core/narrative/fragment';
import { tidyParagraph } from '../../../src/core/narrative/punctuation';
import { isDerived, type Pack } from '../../../src/core/pack/pack';
import { reportFragments } from '../../../src/core/report/report-base';
import { builtInPack, builtInPackIds } from '../../support/built-in-pack';
import { installedSnapshot } from '../rules/installed';

const between = (before: string, words: string, after: string): string =>
  paragraphText(
    tidyParagraph([
      ...(before === '' ? [] : [{ kind: 'text' as const, text: before }]),
      { kind: 'words', text: words, field: 'reason' },
      { kind: 'text', text: after },
    ]),
  );

test.each([
  ['句号之后的逗号', '', '人员增加。，基本工资提高', '。', '人员增加，基本工资提高。'],
  ['逗号之后的句号', '', '人员增加，。', '。', '人员增加。'],
  ['两个句号', '', '人员增加。。', '。', '人员增加。'],
  ['句号之后模板接着写', '原因是', '人员减少。', '，比上年少。', '原因是人员减少，比上年少。'],
  ['几句之后模板接着写', '原因是', '人员减少。经费压减。', '，比上年少。', '原因是人员减少；经费压减，比上年少。'],
  ['在括号里', '（', '人员减少。', '）。', '（人员减少）。'],
  ['几句在括号里', '（', '人员减少。经费压减。', '）。', '（人员减少；经费压减）。'],
  ['自己写的括号里有句号', '原因是', '压减（含差旅。）', '。', '原因是压减（含差旅）。'],
  ['半角的句号', '原因是', '人员减少.', '。', '原因是人员减少。'],
  ['半角的逗号', '原因是', '人员减少,', '，比上年少。', '原因是人员减少，比上年少。'],
  ['小数不是句号', '原因是', '人均增加0.5', '，比上年多。', '原因是人均增加0.5，比上年多。'],
  ['书名号里', '见《', '实施方案。', '》。', '见《实施方案》。'],
  ['“其中”的一项', '项目10万元，其中：道路', '3万元。', '，桥梁7万元。', '项目10万元，其中：道路3万元，桥梁7万元。'],
  ['“其中”的几项', '项目10万元，其中：', '道路3万元。桥梁7万元。', '。', '项目10万元，其中：道路3万元；桥梁7万元。'],
  ['“其中”的那句完了以后', '其中道路3万元。原因是', '提标。扩面。', '。', '其中道路3万元。原因是提标。扩面。'],
  ['以引号收尾，句子接着写', '按', '“过紧日子。”', '，压减支出。', '按“过紧日子”，压减支出。'],
  ['以引号收尾，句子完了', '按', '“过紧日子。”', '。', '按“过紧日子。”'],
  ['句子完了，里面的句号照样', '原因是', '人员减少。经费压减。', '。', '原因是人员减少。经费压减。'],
])('%s', (_what, before, words, after, shown) => {
  expect(between(before, words, after)).toBe(shown);
});

test('短文字后面的标点也只留一个', () => {
  const runs: Paragraph = [
    { kind: 'figure', text: '道路维护。', field: 'project.name', value: '道路维护。' },
    { kind: 'text', text: '，共三项。' },
  ];
  expect(paragraphText(tidyParagraph(runs))).toBe('道路维护，共三项。');
});

const packIds = builtInPackIds.filter(
  (id, at) => builtInPackIds.findIndex((one) => one.split('/')[0] === id.split('/')[0]) === at,
);
const endings = [
  '人员减少。',
  '人员减少，',
  '人员减少；',
  '一是减人。二是压减。',
  '减人（含退休。）',
  '减人.',
  '减人。，',
];

describe.each(packIds)('%s：说明怎样收尾，句子里都没有多出来的标点', (id) => {
  const pack: Pack = builtInPack(id);
  const prose = pack.fields.filter((field) => field.kind === 'text' && field.length === 'prose' && !isDerived(field));
  const inSentences = prose.filter((field) =>
    pack.reports.some((report) => JSON.stringify(report).includes(`${field.id} | words`)),
  );

  test.each(endings)('%s', (words) => {
    expect(inSentences.length).toBeGreaterThan(1);
    const data = Object.fromEntries(inSentences.map((field) => [field.id, words]));
    const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'test' };
    const { table } = bindWorkbook(installedSnapshot(pack, data), pack, identity);
    for (const { report } of writeReports(pack, table, createNarrativeEngine()))
      for (const fragment of reportFragments(report)) {
        if (fragment.origin !== 'generated') continue;
        expect(fragmentText(fragment)).not.toMatch(/[。；，、][，、）；]|[，、；：]。|。。/);
      }
  });
});
