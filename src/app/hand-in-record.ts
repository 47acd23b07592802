import type { Refusal } from '../core/hand-in/refusals';
import type { HandInVersion } from '../core/hand-in/file-names';
import type { PlainBlock, PlainDocument } from '../core/report/plain-document';
import { levelLabels, levels } from '../core/rules/level';
import type { CheckRun } from '../core/rules/runner';
import type { SheetScore } from '../core/scoring/sheet-score';
import type { Removed } from '../hosts/port/hand-in';
import { heading, paragraph, tableBlock } from './plain-blocks';

export interface HandInRecord {
  readonly unitName: string;
  readonly year: string;
  readonly packTitle: string;
  readonly version: HandInVersion;
  readonly digest: string;
  /** “2026年3月15日” */
  readonly date: string;
  /** What was handed in, by name, beside what it was made from. */
  readonly files: readonly { readonly from: string; readonly name: string }[];
  readonly run: CheckRun;
  /** The main table first. */
  readonly scores: readonly { readonly title: string; readonly score: SheetScore }[];
  readonly overridden: readonly (Refusal & { readonly reason: string })[];
  readonly removed: readonly (Removed & { readonly file: string })[];
  /** Hidden things that nobody took out. */
  readonly left: readonly { readonly file: string; readonly what: string }[];
  /** What stays in the files because the user said so. */
  readonly kept: readonly string[];
  /** 公开版: how much of each kind was masked and left. */
  readonly disclosed: readonly { readonly kind: string; readonly dropped: number; readonly kept: number }[];
}

/** 送出核对报告: a sheet for the file that says what was handed in, with what score, findings, exceptions, and what was taken out. */
export function handInDocument(record: HandInRecord): PlainDocument {
  const { unitName, year, packTitle, version, digest, date, files } = record;
  const sections: [string, PlainBlock[]][] = [
    [
      '送出的文件',
      [
        paragraph(`模板：${packTitle}。数据校验码：${digest}。`),
        tableBlock([['原来的文件', '送出的文件'], ...files.map(({ from, name }) => [from, name])], [1, 1.4], [0, 1]),
        paragraph(
          `校验码由工作簿里全部数据项的值算出，印在每个文件的页脚。纸上的码与这里相同，就是同一份数据；数据改过一处，码就不同。它防差错，不防伪造。${
            version === '公开版'
              ? '公开版印的是隐去以前那份工作簿的码，所以和报送版的码相同；隐去人名不改码，也不能由公开版的文件算出它。'
              : ''
          }要重算，用留底的工作簿做 jixiao check 工作簿 --json，看其中的 digest。`,
        ),
      ],
    ],
    ['评分', scoreBlocks(record)],
    ['校验结果', findingBlocks(record)],
    ['例外和理由', overrideBlocks(record)],
    ['清除的内容', removedBlocks(record)],
    ...(version === '公开版' ? [['隐去的内容', disclosedBlocks(record)] satisfies [string, PlainBlock[]]] : []),
  ];
  return {
    title: `${unitName}${year === '' ? '' : `${year}年度`}绩效自评送出核对报告`,
    lead: [version, date],
    blocks: sections.flatMap(([title, blocks], at) => [
      heading(1, `${'一二三四五六'.charAt(at)}、${title}`),
      ...blocks,
    ]),
  };
}

function scoreBlocks({ scores }: HandInRecord): PlainBlock[] {
  return scores.flatMap(({ title, score }): PlainBlock[] => {
    const total = score.total === null ? '待定' : `${score.total.toFixed()}分`;
    const rows = score.indicators.map(({ label, full, score: own, reason }) => [
      label.split('/').slice(1).join('／'),
      full?.toFixed() ?? '待核',
      own?.toFixed() ?? '待评',
      reason,
    ]);
    return [
      paragraph(`${title}：合计${total}（满分${score.full.toFixed()}分），等级${score.grade ?? '待定'}。`),
      tableBlock([['指标', '满分', '得分', '理由'], ...rows], [3, 0.8, 0.8, 6], [0, 3]),
    ];
  });
}

function findingBlocks({ run }: HandInRecord): PlainBlock[] {
  const counts = levels.map(
    (level) => `${levelLabels[level]}${run.findings.filter((one) => one.level === level).length}条`,
  );
  const { decided, applicable, notImplemented } = run.coverage;
  const lead = paragraph(`${counts.join('，')}。已核${decided}/${applicable}项，待人工核对${notImplemented}项。`);
  if (run.findings.length === 0) return [lead];
  const rows = run.findings.map(({ level, message, cells, state, explanation = '' }) => [
    levelLabels[level],
    `${cells[0] ? `${cells[0].sheet} ${cells[0].address}：` : ''}${message}`,
    state === 'explained' ? `已说明：${explanation}` : state === 'reopened' ? '数字已变，说明要重看' : '未处理',
  ]);
  return [lead, tableBlock([['级别', '问题', '处理'], ...rows], [1, 6, 4], [1, 2])];
}

function overrideBlocks({ overridden, kept }: HandInRecord): PlainBlock[] {
  const rows = overridden.map(({ message, reason }) => [message, reason]);
  return [
    ...(rows.length === 0
      ? [paragraph('没有例外。')]
      : [tableBlock([['没有改好就送出的', '理由'], ...rows], [6, 4], [0, 1])]),
    ...kept.map((one) => paragraph(one)),
  ];
}

function removedBlocks({ removed, left }: HandInRecord): PlainBlock[] {
  const rows = removed.map(({ file, what, count }) => [file, what, String(count)]);
  return [
    rows.length === 0
      ? paragraph('没有要清除的。')
      : tableBlock([['文件', '清除了什么', '处数'], ...rows], [4, 5, 1], [0, 1]),
    ...(left.length === 0
      ? []
      : [
          paragraph('表样自己带着的，没有动，还在文件里：'),
          ...left.map(({ file, what }) => paragraph(`${file}：${what}。`)),
        ]),
  ];
}

function disclosedBlocks({ disclosed }: HandInRecord): PlainBlock[] {
  const rows = disclosed.map(({ kind, dropped, kept }) => [kind, String(dropped), String(kept)]);
  return [
    ...(rows.length === 0
      ? [paragraph('没有找到人名、电话、证件号和内部文号。')]
      : [tableBlock([['种类', '隐去', '保留'], ...rows], [4, 1, 1])]),
    paragraph('程序按上下文找人名，没有任何提示的人名认不出来；公开以前请再通读一遍。'),
  ];
}
