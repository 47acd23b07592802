import { readFieldTable } from '../../../src/core/table/read-table';
import { cellMapFrom } from '../../../src/core/table/cell-map';
import { expectedFormula } from '../../../src/core/table/expected-formula';
import type { CheckKind, CheckParams } from '../../../src/core/pack/check-params';
import { columnsOf, indexPack, type Pack } from '../../../src/core/pack/pack';
import {
  field as fieldSchema,
  type CheckDefinition,
  type FieldDefinition,
  type PackDefinition,
} from '../../../src/core/pack/schema';
import { readProse } from '../../../src/core/rules/read-prose';
import { ruleOf } from '../../support/all-rules';
import type { RuleContext } from '../../../src/core/rules/rule';
import type { Verdict } from '../../../src/core/rules/verdict';
import { isMarkable, marksOf } from './marks';
import { bind } from '../../../src/core/fields/binding';
import type { CellSnapshot, Snapshot } from '../../../src/core/workbook/snapshot';

/** A field as a pack writes it; what is left out takes the schema's defaults. */
export type FieldInput = Record<string, unknown> & { kind: FieldDefinition['kind']; id: string; label: string };

/** Cells by field id, "rows[1].column" for rows. Numbers, texts, {formula, value} or {error}. */
export type Cells = Readonly<Record<string, CellSnapshot>>;

export interface BookOptions {
  readonly checks?: readonly CheckDefinition[];
  readonly year?: number | null;
  readonly thresholds?: PackDefinition['thresholds'];
  readonly fillers?: readonly string[];
  /** Names to leave out or to point elsewhere. */
  readonly names?: Readonly<Record<string, string | null>>;
  /** Free cells beside the fields: column D from row 1 on. */
  readonly heads?: readonly string[];
  /** Row keys; k1, k2 … where not given. */
  readonly keys?: readonly string[];
}

export const money = (id: string, label: string, more: object = {}): FieldInput => ({
  kind: 'number',
  id,
  label,
  unit: '万元',
  ...more,
});
export const people = (id: string, label: string, more: object = {}): FieldInput => ({
  kind: 'number',
  id,
  label,
  unit: '人',
  ...more,
});
export const rate = (id: string, label: string, more: object = {}): FieldInput => ({
  kind: 'number',
  id,
  label,
  unit: '%',
  ...more,
});
export const words = (id: string, label: string, more: object = {}): FieldInput => ({
  kind: 'text',
  id,
  label,
  ...more,
});

/**
 * A small workbook over literal field definitions: fields stand in column B of 测试表, one per row; rows fields to the right of
 * their keys from row 100 on. The real binding and the real field table read it.
 */
export function book(fields: readonly FieldInput[], cells: Cells, options: BookOptions = {}): RuleContext {
  const pack = packOf(fields, options);
  const snapshot = snapshotOf(pack, cells, options);
  const binding = bind(pack, snapshot);
  const map = cellMapFrom(binding);
  return {
    table: readFieldTable(pack, binding),
    snapshot,
    binding,
    year: options.year === undefined ? 2018 : options.year,
    expectedFormula: (id) => expectedFormula(pack, map, id),
    prose: readProse,
  };
}

/** Failing cases of this file whose kind also states itself to the sheet, and how many of them the sheet marks. */
const failing = { all: 0, marked: 0 };

afterAll(() => {
  if (failing.all > 0 && failing.marked === 0)
    throw new Error('表上的公式（rules/formulas）没有标出这里任何一种不通过');
});

/**
 * What a rule answers on such a workbook. Every case is a case of the sheet's own marks too: what the kind states in rules/formulas
 * must be silent where the rule finds nothing wrong, and mark at least one of the faults of a file. (Not every one: words and later
 * rows of a block are more than a formula of the first row says.)
 */
export function decide<K extends CheckKind>(
  params: CheckParams<K>,
  fields: readonly FieldInput[],
  cells: Cells,
  options: BookOptions = {},
): readonly Verdict[] {
  const context = book(fields, cells, options);
  const verdicts = ruleOf(params.kind).decide(params, context);
  const marks = marksOf(params, context);
  if (marks === null) return verdicts;
  if (verdicts.every(({ outcome }) => outcome === 'pass' || outcome === 'notApplicable')) expect(marks).toEqual([]);
  if (verdicts.some(isMarkable)) failing.all++;
  if (marks.length > 0) failing.marked++;
  return verdicts;
}

/** The outcome in one word with its sentence, for tables of cases: "fail: …", "pass", "notApplicable: …". */
export function told(verdicts: readonly Verdict[]): string[] {
  return verdicts.map((verdict) => {
    if (verdict.outcome === 'pass') return 'pass';
    if (verdict.outcome === 'fail') return `${verdict.level ?? 'fail'}: ${verdict.message}`;
    return `${verdict.outcome}: ${verdict.outcome === 'undetermined' ? verdict.reason : verdict.ground}`;
  });
}

function packOf(fields: readonly FieldInput[], options: BookOptions = {}): Pack {
  const definition: PackDefinition = {
    id: 'test',
    title: '测试',
    region: '测试',
    year: 2018,
    version: '1.0.0',
    abstract: false,
    basis: [],
    thresholds: options.thresholds ?? { changeRate: '0.1', changeAmount: '1' },
    fillers: [...(options.fillers ?? ['无', '见附件', '按规定', '正常变动', '同上'])],
    styles: {},
    fields: fields.map((one) => fieldSchema.parse(one)),
    sheets: [
      {
        id: 'test',
        title: '测试表',
        columnsMm: [10],
        rows: [],
        boxes: [],
        page: {
          orientation: 'portrait',
          marginsMm: { top: 1, bottom: 1, left: 1, right: 1 },
          fit: true,
          printColumns: 'A',
          pageNumber: false,
        },
      },
    ],
    checks: [...(options.checks ?? [])],
    scoring: { title: '评分表', levels: [], grades: [], layout: 'tree', levelMarks: 'column', deductionReasons: false },
    scoreTables: [],
    reports: [],
    sample: {},
  };
  // Generated score fields have no place on this little sheet: only the declared ones are bound.
  const pack = indexPack(definition);
  return { ...pack, fields: pack.fields.filter((one) => definition.fields.includes(one)) };
}

function snapshotOf(pack: Pack, cells: Cells, options: BookOptions): Snapshot {
  const grid: CellSnapshot[][] = (options.heads ?? []).map((head) => [null, null, null, head]);
  const names: { name: string; refersTo: string; hidden: boolean }[] = [];
  const put = (row: number, column: number, cell: CellSnapshot): void => {
    while (grid.length < row) grid.push([]);
    const line = grid[row - 1]!;
    while (line.length < column) line.push(null);
    line[column - 1] = cell;
  };
  const name = (id: string, refersTo: string): void => {
    const given = options.names?.[id];
    if (given !== null) names.push({ name: `jx.${id}`, refersTo: given ?? refersTo, hidden: false });
  };
  let row = 1;
  let top = 100;
  for (const field of pack.fields) {
    if (field.kind !== 'rows') {
      put(row, 2, cells[field.id] ?? null);
      name(field.id, `'测试表'!$B$${row++}`);
      continue;
    }
    const count = Math.max(
      field.minimumRows,
      ...Object.keys(cells).map((id) => (id.startsWith(`${field.id}[`) ? Number(/\[(\d+)\]/.exec(id)?.[1]) : 0)),
    );
    const bottom = top + count - 1;
    for (let index = 1; index <= count; index++) put(top + index - 1, 1, options.keys?.[index - 1] ?? `k${index}`);
    name(`${field.id}.key`, `'测试表'!$A$${top}:$A$${bottom}`);
    columnsOf(field).forEach((column, position) => {
      const letter = String.fromCharCode(66 + position);
      for (let index = 1; index <= count; index++)
        put(top + index - 1, 2 + position, cells[`${field.id}[${index}].${column.column}`] ?? null);
      name(column.id, `'测试表'!$${letter}$${top}:$${letter}$${bottom}`);
    });
    top = bottom + 2;
  }
  return {
    sheets: [{ name: '测试表', visibility: 'visible', isProtected: false, row: 1, column: 1, cells: grid }],
    names,
  };
}

/** 三公经费: 决算数 against 预算数, with its reason; on fields named budget, total and reason. */
export const threePublicChange = {
  kind: 'change-needs-explanation',
  from: 'budget',
  to: 'total',
  reason: 'reason',
  subject: '三公经费',
  fromLabel: '预算数',
  toLabel: '决算数',
} as const;
