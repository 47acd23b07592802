import type { FigureOrigin } from '../../core/intake/figure-origins';
import type { Asked, IntakeState } from '../../core/intake/plan-intake';
import type { ProposedUnit } from '../../core/intake/source-unit';
import type { BookSide } from '../../core/prose/words/book-fields';

/** “决算表.xlsx”《部门决算》第 5 行，2026-03-15 */
const placeOf = ({ file, table, row, takenOn }: FigureOrigin): string =>
  `“${file}”${table === '' ? '' : `《${table}》`}第 ${row} 行，${takenOn}`;

/** Words of 粘贴一批数. */
export const zhIntake = {
  title: '粘贴一批数',
  how: '从决算表、台账或 Word 的表格里连名字带数复制，粘贴到下面。按名字找格子，先列给您看，点“写入”才写。',
  box: '粘贴在这里',
  hint: '例如：公务接待费　本年决算数　3.65',
  tooLong: '粘贴的内容太多（超过 2000 行，或一行太长）。请只复制要填的那几张表。',
  file: '打开文件（.xlsx、.csv、.txt）',
  fileHint: '也可以把文件拖到这里。',
  other: '换一个',
  paste: '改为粘贴',
  reading: (file: string) => `正在读“${file}”`,
  unreadable: (file: string) => `“${file}”读不出来，可能正在别处打开或已被移走。请关闭它，再选一次。`,
  strange: (file: string) =>
    `“${file}”不是 .xlsx、.docx、.csv、.txt。旧的 .xls、.et 请在 Excel 或 WPS 里另存为 .xlsx，.doc、.wps 另存为 .docx。`,
  from: (file: string) => `“${file}”`,
  table: '哪一张表',
  noTables: (file: string) => `“${file}”里没有内容。`,
  nothingIn: '这张表里没有读到数。请换一张表。',
  unitAsked: '来源没有写明金额是元还是万元，请先选。',
  unitDoubted: '来源写的不是元，可数这么大不像，请先选。',
  otherYear: (source: number, form: number) =>
    `来源是 ${source} 年度的，表是 ${form} 年度的：没有写年份的${
      source === form - 1
        ? '“本年”、决算数按上年数认，其余的不认'
        : source === form + 1
          ? '“上年”按本年数认，其余的不认'
          : '数都不认'
    }。`,
  needsYear: '来源写着年份，表里的“年度”还没有填，分不清本年、上年。请先填年度。',
  otherUnit: (unit: string) => `来源写的单位是“${unit}”，与表里的单位名称不同，请核对是不是拿错了表。`,
  partOfYear: (said: string) => `来源写着“${said}”，不是全年的数。决算数没有勾选，请核对。`,
  asks: {
    nothing: '分不清是 0 还是没有这个数；勾选就写 0',
    mark: '带着注号或划掉的字；勾选就写去掉以后的数',
    'part-year': '来源不是全年的，请核对',
    hidden: '在来源隐藏的行或列里，请核对',
    magnitude: '比别的数大得多，单位可能不对，请核对',
    'typed-total': '表上手填的合计或比率，要核对',
  } satisfies Readonly<Record<Asked, string>>,
  origin: (origin: FigureOrigin) => `表上的数取自${placeOf(origin)}`,
  taken: (name: string, origin: FigureOrigin) => `${name}取自${placeOf(origin)}`,
  nothing: '没有读到数。请连同名字一起复制，一行一项。',
  unit: '金额单位',
  unitWhy: {
    said: '粘贴的内容里写了单位。',
    doubt: '写的不是元，可数这么大，像是按元记的，请核对。',
    table: '与表上已有的数对照得出，请核对。',
    size: '数很大，像是按元记的，请核对。',
    form: '粘贴的内容里没有写单位，先按本表的，请核对。',
  } satisfies Readonly<Record<ProposedUnit['why'], string>>,
  dash: (count: number) => `“-”（${count} 处）`,
  dashZero: '当作 0 写入',
  dashSkip: '当作没有，不写',
  columns: '各列是什么',
  column: (number: number) => `第 ${number} 列`,
  columnHead: (number: number, head: string) => `第 ${number} 列“${head}”`,
  chooseSide: '请选',
  sides: {
    priorFinal: '上年决算数',
    priorBudget: '上年预算数',
    budget: '本年预算数（年初）',
    adjusted: '全年预算数（调整后）',
    final: '本年决算数',
  } satisfies Readonly<Record<Exclude<BookSide, 'level'>, string>>,
  summary: (fits: number, all: number) => `读到 ${all} 个数，对上 ${fits} 个`,
  fresh: (count: number) => `新填 ${count} 项`,
  differing: (count: number) => `与表上不同 ${count} 项`,
  keepOrTake: '勾选的改为粘贴的数，不勾选的保留表上的数。',
  open: (count: number) => `没有对上 ${count} 项`,
  openHow: '名字和列分不清，不猜。请选它是哪一项，或不写。',
  blocked: (count: number) => `不能写 ${count} 项`,
  computed: (count: number) => `表里自动算 ${count} 项，不用写`,
  computedSame: '与表上相同',
  computedNow: (figure: string) => `表上现在是 ${figure}`,
  same: (count: number) => `与表上相同的 ${count} 项不动。`,
  all: '全部勾选',
  line: (number: number) => `第 ${number} 行`,
  fieldOf: (label: string) => `“${label}”是哪一项`,
  leave: '不写',
  likely: '可能是',
  empty: '空',
  formula: '公式',
  arrow: '→',
  write: (count: number) => `写入 ${count} 项`,
  done: (count: number) => `已写入 ${count} 项。`,
  moved: '表上的数刚刚变过，没有写入。下面已按现在的数重新列出，请再看一遍。',
  notDone: '没有写入。请结束单元格编辑后再点一次。',
  why: {
    twice: '粘贴的内容里同一项有两个不同的数，请在上面删去一个',
    unreadable: '看不出是什么数',
    unfit: '不合这一格的要求（负数、小数、单位或上限）',
    'no-cell': '表上找不到这一格，请先在“模板”里修复',
  } satisfies Partial<Readonly<Record<IntakeState, string>>>,
} as const;
