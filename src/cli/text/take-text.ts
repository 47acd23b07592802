import type { TakenItem, TakeOffer } from '../../app/take-figures';
import type { OpenWorkbook } from '../../app/open-workbook';
import type { SourceUnit } from '../../core/intake/printed-figure';
import { numberOf, type FieldValue } from '../../core/fields/field-value';
import { parseRowId } from '../../core/pack/concrete-id';
import type { TakenRow, TakeResult } from '../contract';
import type { Pack } from '../../core/pack/pack';
import { nthInRow } from '../take-accepted';
import { alignColumns, displayWidth, wrap } from './columns';

/** @param asked the unit that the user gave */
export function takeResult(
  workbook: OpenWorkbook,
  offer: TakeOffer,
  accepted: ReadonlySet<string>,
  asked: SourceUnit | null,
  files: string[],
): TakeResult {
  return {
    files,
    units: offer.units.flatMap(({ table, unit }) =>
      unit === null
        ? []
        : [{ ...sheetOf(table), amountUnit: unit.unit, why: asked === null ? unit.why : ('asked' as const) }],
    ),
    year: workbook.pack.byId.has('fiscalYear') ? plain(workbook.table.value('fiscalYear')) : null,
    sources: offer.facts.flatMap(({ table, otherYear, needsYear, otherUnit, partOfYear }) =>
      otherYear === null && !needsYear && otherUnit === null && partOfYear === null
        ? []
        : [
            {
              ...sheetOf(table),
              ...(otherYear !== null && { otherYear }),
              ...(needsYear && { needsYear }),
              ...(otherUnit !== null && { otherUnit }),
              ...(partOfYear !== null && { partOfYear }),
            },
          ],
    ),
    rows: offer.items.map((item) => rowOf(workbook, offer, item, accepted.has(item.key))),
  };
}

const sheetOf = (table: string): { sheet?: string } => (table === '' ? {} : { sheet: table });

function rowOf({ table }: OpenWorkbook, { items }: TakeOffer, item: TakenItem, isAccepted: boolean): TakenRow {
  const { field, state, candidates } = item;
  const why = item.waitsForUnit
    ? 'unit-unknown'
    : state === 'new' || state === 'differs'
      ? isAccepted
        ? undefined
        : item.asks
      : state;
  return {
    source: {
      ...sheetOf(item.table),
      row: item.line,
      nth: nthInRow(items, item),
      figure: item.raw,
      text: item.text,
    },
    field,
    labelPath: field === null ? null : labelPath(table.field(field).label, field),
    old: plain(item.now),
    new: plain(item.value),
    state: stateOf(item, isAccepted),
    ...(why !== undefined && { why }),
    ...(candidates.length > 0 && { candidates: [...candidates] }),
  };
}

function stateOf({ state, candidates, asks }: TakenItem, isAccepted: boolean): TakenRow['state'] {
  if (isAccepted) return 'accepted';
  if (asks !== undefined && (state === 'new' || state === 'differs')) return 'ambiguous';
  if (state === 'open') return candidates.length > 0 ? 'ambiguous' : 'unmatched';
  if (state === 'twice') return 'ambiguous';
  return ['new', 'differs', 'same'].includes(state) ? 'proposed' : 'unmatched';
}

function labelPath(label: string, field: string): string {
  const row = parseRowId(field);
  if (!row) return label;
  const end = label.lastIndexOf('/');
  return `${label.slice(0, end)}[${row.index}]${label.slice(end)}`;
}

function plain(value: FieldValue | null): number | null {
  return value === null ? null : (numberOf(value)?.toNumber() ?? null);
}

const reasons: Readonly<Record<NonNullable<TakenRow['why']>, string>> = {
  same: '',
  computed: '这一项由表自动计算',
  repeated: '同一个数又出现一次',
  passed: '您选了另一行的数',
  unreadable: '读不成一个数',
  unfit: '这一项不能填这样的数',
  'no-cell': '表里找不到这一项的单元格',
  twice: '',
  open: '可能是这几项',
  nothing: '分不清是 0 还是没有这个数，要按 0 写，',
  mark: '带着注号或划掉的字，要按去掉以后的数写，',
  'part-year': '不是全年的数，仍要写，',
  hidden: '在隐藏的行或列里，仍要写，',
  magnitude: '比别的数大得多，单位可能不对；核对过仍要写，',
  'typed-total': '原表上是手填的合计或比率，要核对；核对过要写，',
  'unit-unknown': '不知道是元还是万元，请加 --amount-unit',
};

/** 公务接待／本年决算数（officialReception.final）: what --accept takes. */
function labelOf(pack: Pack, id: string): string {
  const field = pack.byId.get(id);
  return field ? `${shortLabel(field.label)}（${id}）` : id;
}

/** 公务接待／本年决算数: enough beside its row. */
function shortLabel(path: string | null): string | null {
  return path === null ? null : path.split('/').slice(-2).join('／');
}

const sheetName = ({ sheet }: { readonly sheet?: string }): string => (sheet === undefined ? '' : `《${sheet}》`);

/** officialReception.final@本级!7:2: what --accept takes for that very figure. */
function pickOf(
  { source: { sheet, row, nth }, field: known }: TakenRow,
  field: string,
  rows: readonly TakenRow[],
): string {
  const alike = rows.filter((one) => one.source.row === row && one.field === known && one.state === 'ambiguous');
  const isOneSheet = sheet === undefined || alike.every((one) => one.source.sheet === sheet);
  const isOneFigure = alike.filter((one) => one.source.sheet === sheet).length < 2;
  return `${field}@${isOneSheet ? '' : `${sheet}!`}${row}${isOneFigure ? '' : `:${nth}`}`;
}

/** What a person has to say of that very figure. */
const askedReasons = new Set<TakenRow['why']>(['nothing', 'mark', 'part-year', 'hidden', 'magnitude', 'typed-total']);

function reasonOf(row: TakenRow, rows: readonly TakenRow[]): string {
  if (row.why === 'twice') return `来源里有不同的数，写这一个用 --accept ${pickOf(row, row.field!, rows)}`;
  if (row.why === 'open' && row.candidates)
    return `可能是这几项，要写的用 --accept 选，如 ${pickOf(row, row.candidates[0]!, rows)}`;
  if (row.why !== undefined && askedReasons.has(row.why))
    return `来源写的是“${row.source.figure}”，${reasons[row.why]}用 --accept ${pickOf(row, row.field!, rows)}`;
  if (row.why === 'unreadable') return `来源写的是“${row.source.figure}”，${reasons.unreadable}，没有取`;
  return row.why === undefined ? '' : reasons[row.why];
}

/** @param year of the workbook */
function sourceLines(sources: TakeResult['sources'], year: number | null): string[] {
  return sources.flatMap((source) => [
    ...(source.otherYear === undefined || year === null
      ? []
      : [
          `${sheetName(source)}来源是${source.otherYear}年度的，表是${year}年度的：` +
            (source.otherYear === year - 1
              ? '没有写年份的“本年”、决算数按上年数认，其余的不认。'
              : source.otherYear === year + 1
                ? '没有写年份的“上年”按本年数认，其余的不认。'
                : '没有写年份的数都不认。'),
        ]),
    ...(source.needsYear
      ? [`${sheetName(source)}来源写着年份，表里的“年度”还没有填，分不清本年、上年：请先填年度。`]
      : []),
    ...(source.partOfYear === undefined
      ? []
      : [
          `${sheetName(source)}来源写着“${source.partOfYear}”，不是全年的数：决算数不直接写，要写的一项一项用 --accept 选。`,
        ]),
    ...(source.otherUnit === undefined
      ? []
      : [`${sheetName(source)}来源写的单位是“${source.otherUnit}”，与表里的单位名称不同，请核对是不是拿错了表。`]),
  ]);
}

/** @param width columns of the terminal: what does not fit goes on in the next line */
export function takeText({ files, units, year, sources, rows }: TakeResult, pack: Pack, width: number): string {
  const nobody = rows.filter(({ state, field }) => state === 'unmatched' && field === null);
  const table = tableOf(rows, pack, width);
  const measures = units.map(
    ({ sheet, amountUnit, why }) =>
      `${sheetName(sheet === undefined ? {} : { sheet })}金额按${amountUnit}（${{ asked: '您说的', said: '来源写明', doubt: '来源写的不是元，数这么大不像', table: '与表里已有的数相符', size: '按数的大小猜的', form: '来源没写' }[why]}）。`,
  );
  const where = nobody.slice(0, 8).map(({ source }) => `第${source.row}行`);
  const taken = rows.filter(({ state, why }) => state === 'accepted' && why !== 'same').length;
  const after = [
    ...(nobody.length === 0
      ? []
      : [`没有认出的 ${nobody.length} 处：${where.join('、')}${nobody.length > 8 ? '……' : ''}。`]),
    ...files.map((file) => `已写出 ${file}，取数 ${taken} 处，来源记在工作簿里。`),
    ...(files.length > 0 || table.length === 0
      ? []
      : ['什么也没有写。要写的用 --accept 列出来（all 是全部），并用 -o 写明存成哪个文件。']),
  ];
  return [
    ...[...sourceLines(sources, year), ...measures].flatMap((line) => wrap(line, width)),
    ...(table.length === 0 ? wrap(nothingKnown, width) : table),
    ...after.flatMap((line) => wrap(line, width)),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

const nothingKnown =
  '没有认出表里的数。来源里要有和表上一样的行名（如“公务接待费”）和列名（如“决算数”），请看是不是拿错了来源，或者文字是乱码。';

/** A line for each figure; where lines would be wider than the terminal, what may be it and why stand beneath, indented. */
function tableOf(rows: readonly TakenRow[], pack: Pack, width: number): string[] {
  const known = rows.filter(({ state, field }) => state !== 'unmatched' || field !== null);
  const parts = known.map((row) => ({
    how:
      row.why === 'same'
        ? '已有'
        : { accepted: '写入', proposed: '可写', ambiguous: '要选', unmatched: '不写' }[row.state],
    where: `${sheetName(row.source)}第${row.source.row}行`,
    name: shortLabel(row.labelPath),
    choices: (row.candidates ?? []).map((id) => labelOf(pack, id)).join('、'),
    figure:
      row.field === null ? `第${row.source.nth}个数 ${row.source.figure}` : `${row.old ?? '空'} → ${row.new ?? '？'}`,
    reason: reasonOf(row, rows),
  }));
  const inOne = alignColumns(
    parts.map(({ how, where, name, choices, figure, reason }) => [how, where, name ?? choices, figure, reason]),
  );
  if (inOne.every((line) => displayWidth(line) <= width)) return inOne;
  const heads = alignColumns(parts.map(({ how, where, name, figure }) => [how, where, name ?? '', figure]));
  return parts.flatMap(({ name, choices, reason }, at) => [
    ...wrap(heads[at]!, width),
    ...[name === null ? choices : '', reason].flatMap((text) =>
      text === '' ? [] : wrap(text, width - indent.length).map((line) => indent + line),
    ),
  ]);
}

const indent = '      ';
