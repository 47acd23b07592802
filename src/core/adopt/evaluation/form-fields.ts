import type { Pack } from '../../pack/pack';
import type { FieldPrint, PrintIndex } from '../field-prints';
import { printedName } from '../printed-name';

/** What the columns of an 自评表's indicators hold. */
export const indicatorColumns = [
  'name',
  'direction',
  'target',
  'unit',
  'actual',
  'grade',
  'share',
  'full',
  'score',
  'reason',
] as const;
export type IndicatorColumn = (typeof indicatorColumns)[number];

/** How the pack calls them: last parts of labels. */
const columnNames: Readonly<Record<string, IndicatorColumn>> = {
  三级指标: 'name',
  指标方向: 'direction',
  年度指标值: 'target',
  单位或内容: 'unit',
  实际完成值: 'actual',
  定性完成情况: 'grade',
  评定比例: 'share',
  指标分值: 'full',
  得分: 'score',
  偏差原因分析和改进措施: 'reason',
};

export type IndicatorLine = ReadonlyMap<IndicatorColumn, FieldPrint>;

/** An 自评表 of the pack: what stands in it, by what its rows and columns are called. */
export interface EvaluationFields {
  /** Title of the pack's sheet. */
  readonly sheet: string;
  /** 数量指标 → its lines in order. */
  readonly groups: ReadonlyMap<string, readonly IndicatorLine[]>;
  /** 年度资金总额/年初预算数; what copies another field is that field. */
  readonly at: (path: string) => FieldPrint | null;
  /** What stands beneath a section: 按收入性质分. */
  readonly within: (section: string) => ReadonlySet<FieldPrint>;
  /** Rows of the funds and other names, the first part of such paths. */
  readonly owners: ReadonlySet<string>;
}

/** The pack's sheets that list indicators of the unit's own. */
export function evaluationFields(pack: Pack, names: PrintIndex): readonly EvaluationFields[] {
  const prints = new Map(names.all.map((print) => [print.id, print]));
  return pack.sheets.flatMap(({ title }): EvaluationFields[] => {
    const groups = groupsOf(names, title);
    if (groups.size === 0) return [];
    const paths = new Map<string, string>();
    for (const field of pack.fields) {
      if (field.kind === 'rows' || !field.label.startsWith(`${title}/`)) continue;
      const path = field.label.split('/').slice(1).map(printedName).join('/');
      const copied =
        'derive' in field && field.derive !== undefined && 'copy' in field.derive ? field.derive.copy : null;
      paths.set(path, prints.has(field.id) || typeof copied !== 'string' ? field.id : copied);
    }
    withOtherNames(paths, names);
    const at = (path: string): FieldPrint | null =>
      prints.get(paths.get(path.split('/').map(printedName).join('/')) ?? '') ?? null;
    const within = (section: string): ReadonlySet<FieldPrint> =>
      new Set([...paths.keys()].filter((path) => path.startsWith(`${section}/`)).flatMap((path) => at(path) ?? []));
    return [
      { sheet: title, groups, at, within, owners: new Set([...paths.keys()].map((path) => path.split('/')[0]!)) },
    ];
  });
}

/** What copies a field from elsewhere (单位名称) goes by all the names that the pack has for that: 部门名称. */
function withOtherNames(paths: Map<string, string>, names: PrintIndex): void {
  const text = new Set(names.all.flatMap(({ id, field }) => (field.kind === 'text' ? [id] : [])));
  const copied = new Set([...paths].flatMap(([path, id]) => (text.has(id) && !path.includes('/') ? [id] : [])));
  for (const [name, prints] of names.own)
    for (const { id } of prints) if (copied.has(id) && !paths.has(name)) paths.set(name, id);
}

function groupsOf(names: PrintIndex, sheet: string): Map<string, IndicatorLine[]> {
  const groups = new Map<string, Map<IndicatorColumn, FieldPrint>[]>();
  for (const print of names.all) {
    const column = columnNames[printedName(print.field.label.split('/').at(-1)!)];
    if (print.ordinal === null || column === undefined || !print.sheets.has(sheet)) continue;
    for (const group of print.rowNames) {
      const lines = groups.get(group) ?? [];
      const line = (lines[print.ordinal - 1] ??= new Map<IndicatorColumn, FieldPrint>());
      line.set(column, print);
      groups.set(group, lines);
    }
  }
  // Without names of their own these are rows of something else: scores of a fixed table.
  return new Map([...groups].filter(([, lines]) => Array.from(lines).every((line) => line?.has('name'))));
}
