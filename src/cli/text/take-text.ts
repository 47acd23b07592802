import type { TakenItem, TakeOffer } from '../../app/take-figures';
import type { OpenWorkbook } from '../../app/open-workbook';
import type { SourceUnit } from '../../core/intake/printed-figure';
import { numberOf, type FieldValue } from '../../core/fields/field-value';
import { parseRowId } from '../../core/pack/concrete-id';
import type { TakenRow, TakeResult } from '../contract';
import type { Pack } from '../../core/pack/pack';
import { nthInRow } from '../take-accepted';
import { alignColumns } from './columns';

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
    sources: offer.facts.flatMap(({ table, otherYear, needsYear, otherUnit }) =>
      otherYear === null && !needsYear && otherUnit === null
        ? []
        : [
            {
              ...sheetOf(table),
              ...(otherYear !== null && { otherYear }),
              ...(needsYear && { needsYear }),
              ...(otherUnit !== null && { otherUnit }),
            },
          ],
    ),
    rows: offer.items.map((item) => rowOf(workbook, offer, item, accepted.has(item.key))),
  };
}

const sheetOf = (table: string): { sheet?: string } => (table === '' ? {} : { sheet: table });

function rowOf({ table }: OpenWorkbook, { items }: TakeOffer, item: TakenItem, isAccepted: boolean): TakenRow {
  const { field, state, candidates } = item;
  const why = item.waitsForUnit ? 'unit-unknown' : state === 'new' || state === 'differs' ? undefined : state;
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

function stateOf({ state, candidates }: TakenItem, isAccepted: boolean): TakenRow['state'] {
  if (isAccepted) return 'accepted';
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

function reasonOf(row: TakenRow, rows: readonly TakenRow[]): string {
  if (row.why === 'twice') return `来源里有不同的数，写这一个用 --accept ${pickOf(row, row.field!, rows)}`;
  if (row.why === 'open' && row.candidates)
    return `可能是这几项，要写的用 --accept 选，如 ${pickOf(row, row.candidates[0]!, rows)}`;
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
              ? '没有写年份的“本年”、决算数按上年数认，其余的不认。\n'
              : source.otherYear === year + 1
                ? '没有写年份的“上年”按本年数认，其余的不认。\n'
                : '没有写年份的数都不认。\n'),
        ]),
    ...(source.needsYear
      ? [`${sheetName(source)}来源写着年份，表里的“年度”还没有填，分不清本年、上年：请先填年度。\n`]
      : []),
    ...(source.otherUnit === undefined
      ? []
      : [`${sheetName(source)}来源写的单位是“${source.otherUnit}”，与表里的单位名称不同，请核对是不是拿错了表。\n`]),
  ]);
}

export function takeText({ files, units, year, sources, rows }: TakeResult, pack: Pack): string {
  const known = rows.filter(({ state, field }) => state !== 'unmatched' || field !== null);
  const nobody = rows.filter(({ state, field }) => state === 'unmatched' && field === null);
  const lines = known.map((row) => [
    row.why === 'same'
      ? '已有'
      : { accepted: '写入', proposed: '可写', ambiguous: '要选', unmatched: '不写' }[row.state],
    `${sheetName(row.source)}第${row.source.row}行`,
    shortLabel(row.labelPath) ?? (row.candidates ?? []).map((id) => labelOf(pack, id)).join('、'),
    row.field === null ? `第${row.source.nth}个数 ${row.source.figure}` : `${row.old ?? '空'} → ${row.new ?? '？'}`,
    reasonOf(row, rows),
  ]);
  const measures = units.map(
    ({ sheet, amountUnit, why }) =>
      `${sheetName(sheet === undefined ? {} : { sheet })}金额按${amountUnit}（${{ asked: '您说的', said: '来源写明', table: '与表里已有的数相符', size: '按数的大小猜的', form: '来源没写' }[why]}）。\n`,
  );
  return [
    ...sourceLines(sources, year),
    ...measures,
    lines.length === 0 ? '没有认出表里的数。\n' : `${alignColumns(lines).join('\n')}\n`,
    nobody.length === 0
      ? ''
      : `没有认出的 ${nobody.length} 处：${nobody
          .slice(0, 8)
          .map(({ source }) => `第${source.row}行`)
          .join('、')}${nobody.length > 8 ? '……' : ''}。\n`,
    ...files.map(
      (file) =>
        `已写出 ${file}，取数 ${rows.filter(({ state, why }) => state === 'accepted' && why !== 'same').length} 处，来源记在工作簿里。\n`,
    ),
    files.length > 0 || lines.length === 0
      ? ''
      : '什么也没有写。要写的用 --accept 列出来（all 是全部），并用 -o 写明存成哪个文件。\n',
  ].join('');
}
