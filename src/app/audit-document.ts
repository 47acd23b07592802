import type { PlainBlock, PlainDocument, PlainRun } from '../core/report/plain-document';
import { relationNames } from '../core/prose/audit/relation';
import { levelLabels, type Level } from '../core/rules/level';
import type { ListedAudit, ListedFinding, Passage } from './list-audit';
import { heading, paragraph, tableBlock } from './plain-blocks';

/** A report and what 文字核对 found in it; null where it could not be read. */
export interface AuditedReport {
  /** Its file name, or what the text is called. */
  readonly name: string;
  readonly audit: ListedAudit | null;
  /** Why it could not be read. */
  readonly problem?: string;
}

/**
 * 核对报告: for whoever wrote the report, and for whoever files it. Every contradiction with the sentence, both numbers, the computation and
 * why it may matter; then what asks for a word, what agrees, and apart from those what nobody could hold against anything.
 * @param date “2026年3月15日”
 */
export function auditDocument(reports: readonly AuditedReport[], date: string): PlainDocument {
  const [only] = reports;
  const isOne = reports.length === 1;
  return {
    title: '报告文字核对报告',
    lead: [isOne && only ? only.name : `共${reports.length}份报告`, date],
    blocks:
      isOne && only?.audit
        ? [
            heading(1, '一、核对结果'),
            ...summary(only.audit),
            ...details(only.audit, 1, (at) => `${chinese[at + 1]}、`),
            ...closing,
          ]
        : [
            heading(1, '一、核对结果'),
            ...overview(reports),
            ...reports.flatMap((report, at) => ofReport(report, at)),
            ...closing,
          ],
  };
}

/** “2026年3月15日”, as the clock of this place reads it. */
export function dayOf(time: number): string {
  const date = new Date(time);
  return `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`;
}

const chinese = ['一', '二', '三', '四', '五', '六'];

const closing = [
  paragraph(
    '本报告由程序逐句读出文中写明的数，重新计算后列出，原文没有改动。程序只核对文中能互相核对的数，没有列出的不等于没有问题；列出的请对照账表确认后再改。',
  ),
];

const levelsTold: readonly { readonly levels: readonly Level[]; readonly title: string; readonly none: string }[] = [
  { levels: ['error'], title: '前后矛盾', none: '没有发现前后矛盾的数。' },
  { levels: ['explain', 'notice'], title: '待说明', none: '没有要说明的。' },
];

const ofLevels = ({ findings }: ListedAudit, levels: readonly Level[]): ListedFinding[] =>
  findings.filter(({ level }) => levels.includes(level));

function counts(audit: ListedAudit): readonly [wrong: number, asked: number, agreeing: number, unknown: number] {
  const [wrong, asked] = levelsTold.map(({ levels }) => ofLevels(audit, levels).length) as [number, number];
  return [wrong, asked, audit.passed.length, ofLevels(audit, ['unverifiable']).length];
}

function summary(audit: ListedAudit): PlainBlock[] {
  const [wrong, asked, agreeing, unknown] = counts(audit);
  const verdict = wrong > 0 ? `其中${wrong}处前后矛盾，报出以前应当改正` : asked > 0 ? '没有前后矛盾' : '没有发现问题';
  return [
    paragraph(`全文${audit.characters}字，能互相核对的数共${wrong + asked + agreeing}处，${verdict}。`),
    tableBlock(
      [
        ['前后矛盾', '待说明', '已核对一致', '无法核对'],
        [wrong, asked, agreeing, unknown].map((count) => `${count}处`),
      ],
      [1, 1, 1, 1],
    ),
  ];
}

function overview(reports: readonly AuditedReport[]): PlainBlock[] {
  const read = reports.flatMap(({ audit }) => audit ?? []);
  const wrong = read.filter((audit) => counts(audit)[0] > 0).length;
  const unread = reports.length - read.length;
  const rows = reports.map(({ name, audit }, at) => [
    String(at + 1),
    name,
    ...(audit ? counts(audit).map(String) : ['没有读成', '', '', '']),
  ]);
  return [
    paragraph(
      `核对${reports.length}份，读成${read.length}份${unread > 0 ? `，没有读成${unread}份` : ''}；有前后矛盾的${wrong}份。`,
    ),
    tableBlock(
      [['序号', '文件', '前后矛盾', '待说明', '已核对一致', '无法核对'], ...rows],
      [1, 5, 1.6, 1.4, 1.8, 1.6],
      [1],
    ),
  ];
}

/** Reports in which nothing is to be done stand in the overview alone. */
function ofReport({ name, audit, problem = '' }: AuditedReport, at: number): PlainBlock[] {
  const title = `${at + 1}．${name}`;
  if (audit === null) return [heading(2, title), paragraph(`没有读成：${problem}`)];
  const [wrong, asked, , unknown] = counts(audit);
  if (wrong + asked + unknown === 0) return [];
  return [heading(2, title), ...details(audit, 3, (index) => `（${chinese[index]}）`)];
}

function details(audit: ListedAudit, level: 1 | 3, mark: (at: number) => string): PlainBlock[] {
  const told = levelsTold.flatMap(({ levels, title, none }, at): PlainBlock[] => {
    const own = ofLevels(audit, levels);
    return [
      heading(level, `${mark(at)}${title}${own.length > 0 ? `（${own.length}处）` : ''}`),
      ...(own.length === 0 ? [paragraph(none)] : own.flatMap(blocksOf)),
    ];
  });
  return [...told, ...agreeing(audit, level, mark(2)), ...unknown(audit, level, mark(3))];
}

function blocksOf(finding: ListedFinding, at: number): PlainBlock[] {
  const { kind, level, title, why, passages, section } = finding;
  const asks = level === 'notice' ? `（${levelLabels.notice}）` : '';
  return [
    paragraph(strong(`${at + 1}．${relationNames[kind]}${asks}`), section === '' ? '' : `（${section}）`),
    ...passages.slice(0, mostPassages).map((passage) => paragraph(strong('原文：'), ...quoted(passage))),
    ...(passages.length > mostPassages ? [paragraph(`（连同另外${passages.length - mostPassages}处）`)] : []),
    ...bothNumbers(finding),
    paragraph(strong('核对：'), `${title}。`),
    ...(why === '' ? [] : [paragraph(strong('影响：'), why)]),
  ];
}

/** A total of twenty rows need not quote each of them. */
const mostPassages = 5;

const strong = (text: string): PlainRun => ({ text, isStrong: true });

/** The sentence with what was held against each other in bold, and where it stands. */
function quoted({ text, marks, paragraph: number }: Passage): PlainRun[] {
  const own = text.replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'));
  const runs: PlainRun[] = [{ text: '“' }];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at) continue;
    runs.push({ text: own.slice(at, start) }, strong(own.slice(start, end)));
    at = end;
  }
  return [...runs, { text: `${own.slice(at).trimEnd()}”（第${number}段）` }];
}

function bothNumbers({ left, right, difference }: ListedFinding): PlainBlock[] {
  if (left === undefined || right === undefined) return [];
  const apart = difference === undefined ? '' : `，相差${difference}`;
  return [paragraph(strong('两个数：'), `${left}与${right}${apart}。`)];
}

function agreeing({ passed }: ListedAudit, level: 1 | 3, mark: string): PlainBlock[] {
  const title = heading(level, `${mark}已核对一致${passed.length > 0 ? `（${passed.length}处）` : ''}`);
  if (passed.length === 0) return [title, paragraph('文中没有能互相核对、而且一致的数。')];
  const rows = passed.map(({ kind, quotes }, at) => [
    String(at + 1),
    relationNames[kind],
    quotes.map(({ text }) => short(text)).join('；'),
    '一致',
  ]);
  return [title, tableBlock([['序号', '关系', '原文', '结果'], ...rows], [1, 2.2, 9, 1.2], [2])];
}

function unknown(audit: ListedAudit, level: 1 | 3, mark: string): PlainBlock[] {
  const own = ofLevels(audit, ['unverifiable']);
  const title = heading(level, `${mark}无法核对${own.length > 0 ? `（${own.length}处）` : ''}`);
  if (own.length === 0) return [title, paragraph('没有。')];
  const rows = own.map(({ quotes, message }, at) => [
    String(at + 1),
    quotes.map(({ text }) => short(text)).join('；'),
    message,
  ]);
  return [
    title,
    paragraph('下面的话说到了数，但文中没有写出能与它核对的另一个数，请自己对照账表。'),
    tableBlock([['序号', '原文', '不能核对的原因'], ...rows], [1, 5, 7], [1, 2]),
  ];
}

const longest = 40;
const short = (text: string): string => {
  const own = text.replace(/\s+/g, ' ').trim();
  return own.length > longest ? `${own.slice(0, longest)}…` : own;
};
