import type { LastYear, Book } from '../core/prose/book/book';
import { auditBook } from '../core/prose/book/audit-book';
import { withoutTables } from '../core/prose/audit/audit-text';
import { attachmentsIn, sameAttachment } from '../core/prose/handover/attachments';
import { headingNumbers, type NumberFault } from '../core/prose/handover/heading-numbers';
import type { TextLine } from '../core/prose/handover/lines';
import { satisfactionTold } from '../core/prose/handover/told-of';
import type { CheckRun } from '../core/rules/runner';
import { deductionEntries } from './checklist-deductions';
import type { ChecklistEntry, ChecklistKind } from './checklist-entry';
import { figureMatrix, type FigureMatrix, type HandInPiece, type MatrixRow } from './figure-matrix';
import { foreignPiece, ownTables } from './foreign-piece';
import type { OpenWorkbook } from './open-workbook';

export interface HandInChecklist {
  /** Every kind at least once, in the order of `checklistKinds`. */
  readonly entries: readonly ChecklistEntry[];
  readonly matrix: FigureMatrix;
}

export interface HandedIn {
  readonly workbook: OpenWorkbook;
  /** 全审 of it. */
  readonly run: CheckRun;
  /** The workbook as texts are held against it (bookOf). */
  readonly book: Book;
  /** Reports, and other tables that go with them. */
  readonly pieces: readonly HandInPiece[];
  /** Last year's report; null: not given. */
  readonly lastYear: LastYear | null;
}

/** 送出前清单: what the bureau sends things back for, looked for in all pieces at once. Pure. */
export function handInChecklist(given: HandedIn): HandInChecklist {
  const own = given.pieces.map((piece) => ({ ...piece, tables: ownTables(given.book, given.workbook, piece) }));
  const matrix = figureMatrix(given.workbook, given.book, own);
  const texts = given.pieces.flatMap(({ name, text }) => (text === null ? [] : [{ name, ...text }]));
  const plain = texts.map(({ name, text, tables = [] }) => ({ name, text: withoutTables(text, tables) }));
  return {
    matrix,
    entries: [
      ...whole('attachments', texts, noText, '附件的目录、编号和内容对得上。', (one) => attachmentEntries(one, given)),
      ...whole('headings', plain, noText, '标题编号没有跳号。', headingEntries),
      ...figureEntries(matrix),
      ...foreignEntries(given),
      ...deductionEntries(given.workbook, plain),
      ...sampleEntries(given, plain),
      ...lastYearEntries(given, plain),
    ],
  };
}

const noText = '没有给报告，看不了。';

interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** One kind over all texts: what was found, else one word that it was looked for. */
function whole(
  kind: ChecklistKind,
  texts: readonly NamedText[],
  without: string,
  passes: string,
  entries: (text: NamedText) => readonly ChecklistEntry[],
): readonly ChecklistEntry[] {
  if (texts.length === 0) return [{ kind, verdict: 'undetermined', level: 'unverifiable', message: without }];
  const found = texts.flatMap(entries);
  return found.length > 0 ? found : [{ kind, verdict: 'pass', level: 'notice', message: passes }];
}

const at = (name: string, line: TextLine): Pick<ChecklistEntry, 'file' | 'quote' | 'paragraph'> => ({
  file: name,
  quote: line.text.length > 60 ? `${line.text.slice(0, 60)}…` : line.text,
  paragraph: line.paragraph,
});

function attachmentEntries({ name, text }: NamedText, { pieces, workbook }: HandedIn): ChecklistEntry[] {
  const { listed, held, mentioned } = attachmentsIn(text);
  const fail = (message: string, line: TextLine, suggestion: string): ChecklistEntry => ({
    kind: 'attachments',
    verdict: 'fail',
    level: 'error',
    message,
    suggestion,
    ...at(name, line),
  });
  const numbered = listed.filter(({ number }) => number !== null);
  const entries = numbered.flatMap(({ number, line }, place): ChecklistEntry[] =>
    number === place + 1
      ? []
      : [
          fail(
            `附件目录的编号是 ${number}，应是 ${place + 1}。`,
            line,
            '把附件从 1 起重新编号，正文里的“见附件几”也一起改。',
          ),
        ],
  );
  const beside = [
    ...pieces.filter((one) => one.name !== name).map((one) => one.name),
    ...workbook.snapshot.sheets.map((one) => one.name),
  ];
  for (const { number, name: title, line } of listed) {
    const isHeld = held.some((one) => one.number === number || sameAttachment(one.title, title));
    if (isHeld || beside.some((one) => sameAttachment(one, title))) continue;
    const what = `附件${number ?? ''}“${title}”`;
    entries.push(
      held.length > 0
        ? fail(`目录里有${what}，报告后面没有，给出的文件里也没有同名的。`, line, '补上这个附件，或者从目录里去掉。')
        : {
            ...fail(
              `目录里有${what}，报告后面没有附附件，给出的文件里也没有同名的。`,
              line,
              '另外单独交的，请核对交了没有。',
            ),
            verdict: 'undetermined',
            level: 'unverifiable',
          },
    );
  }
  const numbers = new Set([...listed, ...held].map(({ number }) => number));
  for (const { number, line } of mentioned)
    if (!numbers.has(number) && !(listed.length === 1 && number === 1))
      entries.push(
        fail(
          `正文说到附件${number}，${listed.length > 0 ? '附件目录里没有' : '没有附件目录，后面也没有附'}。`,
          line,
          '补上这个附件，或者改正文里的编号。',
        ),
      );
  if (numbered.length > 0)
    for (const { number, line } of held)
      if (number !== null && !numbered.some((one) => one.number === number))
        entries.push(fail(`附了附件${number}，附件目录里没有。`, line, '把它写进附件目录。'));
  return entries;
}

function headingEntries({ name, text }: NamedText): ChecklistEntry[] {
  const told: Readonly<Record<NumberFault['is'], (one: NumberFault) => string>> = {
    skips: ({ found, expected }) => `标题编号跳号：这里是“${found}”，前面没有“${expected}”。`,
    twice: ({ found }) => `标题编号重复：“${found}”用了两次。`,
    order: ({ found, expected }) => `标题编号倒着排：这里是“${found}”，应是“${expected}”。`,
    late: ({ found }) => `标题编号从“${found}”开始，前面少了。`,
  };
  return headingNumbers(text).faults.map((one) => ({
    kind: 'headings',
    verdict: 'fail',
    level: one.level < 2 ? 'error' : 'notice',
    message: told[one.is](one),
    suggestion: '看是少了一段还是编号写错，改好以后后面的也接着改。',
    ...at(name, one.line),
  }));
}

function figureEntries({ rows, pieces }: FigureMatrix): ChecklistEntry[] {
  const kind = 'figures';
  if (rows.length === 0)
    return [{ kind, verdict: 'undetermined', level: 'unverifiable', message: '没有一个数在两处都认得出，比不了。' }];
  const differing = rows.filter(({ differs }) => differs);
  const cut = rows.flatMap(cutOffEntries);
  if (differing.length === 0 && cut.length === 0) {
    const message = `${rows.length} 个数在${pieces.map((one) => `《${one}》`).join('')}里都一样。`;
    return [{ kind, verdict: 'pass', level: 'notice', message }];
  }
  const told = differing.map(({ name, right, cells }): ChecklistEntry => {
    const wrong = cells.filter(({ differs }) => differs);
    const [{ place, piece, quote } = { piece: '' }] = wrong;
    return {
      kind,
      verdict: 'fail',
      level: 'error',
      message: `${name}各处不同：工作簿是${right}，${wrong.map((one) => `《${one.piece}》是${one.shown}`).join('，')}。`,
      suggestion: '看哪一处是对的，几份材料改成一样。',
      ...(place ? { cell: place } : { file: piece }),
      ...(quote !== undefined && { quote }),
    };
  });
  return [...told, ...cut];
}

/** 13万元 of 13.90: nobody is misled, and it is not the same either. */
function cutOffEntries({ name, right, cells }: MatrixRow): ChecklistEntry[] {
  return cells.flatMap(({ isCutOff, piece, shown, quote }): ChecklistEntry[] => {
    if (isCutOff !== true) return [];
    return [
      {
        kind: 'figures',
        verdict: 'fail',
        level: 'notice',
        message: `${name}：工作簿是${right}，《${piece}》写${shown}，是舍去了尾数，不是四舍五入。`,
        suggestion: '写成四舍五入的数，或者照工作簿写全。',
        file: piece,
        ...(quote !== undefined && { quote }),
      },
    ];
  });
}

/** Whose figures could not be compared, or should not have been. */
function foreignEntries({ workbook, book, pieces }: HandedIn): ChecklistEntry[] {
  return pieces.flatMap((piece) =>
    foreignPiece(workbook, book, piece).map(({ message }): ChecklistEntry => ({
      kind: 'figures',
      verdict: 'undetermined',
      level: 'unverifiable',
      message: `“${piece.name}”：${message}`,
      suggestion: '核对是不是选错了文件，或者单位、年度写错了。',
      file: piece.name,
    })),
  );
}

function sampleEntries({ workbook, run }: HandedIn, texts: readonly NamedText[]): ChecklistEntry[] {
  const kind = 'sample';
  const own = workbook.pack.checks.filter(
    ({ rule }) => rule?.kind === 'comes-with' && /sampleSize$/.test([rule.needs].flat().join(' ')),
  );
  const entries = own.flatMap(({ id }): ChecklistEntry[] =>
    run.findings
      .filter(({ check, state }) => check === id && state !== 'explained')
      .map(({ message, suggestion, level, cells: [cell] }) => ({
        kind,
        verdict: level === 'unverifiable' ? 'undetermined' : 'fail',
        level,
        message,
        ...(suggestion !== undefined && { suggestion }),
        ...(cell && { cell: { sheet: cell.sheet, address: cell.address } }),
      })),
  );
  const told = texts.map(({ name, text }) => ({ name, lines: satisfactionTold(text) }));
  for (const { name, lines } of told) {
    const [bare] = lines;
    if (bare === undefined || lines.some(({ hasSample }) => hasSample)) continue;
    entries.push({
      kind,
      verdict: 'fail',
      level: 'explain',
      message: '写了满意度，没有写调查了多少人、收回多少份。',
      suggestion: '在这一段写明怎样调查的、发出和收回多少份。',
      ...at(name, bare.line),
    });
  }
  if (entries.length > 0) return entries;
  const isTold =
    told.some(({ lines }) => lines.length > 0) ||
    own.some(({ id }) => run.checks.some((one) => one.id === id && one.outcome === 'pass'));
  return [
    isTold
      ? { kind, verdict: 'pass', level: 'notice', message: '满意度都写了样本数。' }
      : { kind, verdict: 'notApplicable', level: 'notice', message: '没有写满意度的数。' },
  ];
}

function lastYearEntries({ book, lastYear }: HandedIn, texts: readonly NamedText[]): readonly ChecklistEntry[] {
  if (lastYear === null)
    return [
      {
        kind: 'lastYear',
        verdict: 'undetermined',
        level: 'unverifiable',
        message: '没有给上年的报告，看不了有没有照抄。',
      },
    ];
  return whole('lastYear', texts, noText, `没有和“${lastYear.file}”一字不差、又带着数的段落。`, ({ name, text }) =>
    auditBook(text, { book, lastYear })
      .filter(({ kind }) => kind === 'left-over')
      .map(({ message, quotes: [quote] }) => ({
        kind: 'lastYear',
        verdict: 'fail',
        level: 'explain',
        message,
        suggestion: '改成本年的，或者确认本年就是这样。',
        file: name,
        ...(quote && { quote: quote.text.length > 60 ? `${quote.text.slice(0, 60)}…` : quote.text }),
      })),
  );
}
