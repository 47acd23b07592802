import * as z from 'zod';
import { amountUnits } from '../quantity/amount-unit';
import { checkParams } from './check-params';
import { decimalText, fieldId, fieldRef, identifier } from './primitives';
import { reportDefinition } from './report-shape';
import { scoreRule } from './score-rules';

/**
 * The shape of a pack (模板) after `extends` is merged. One place states it: types come from here, the strict reader uses it,
 * the JSON Schema for editors is printed from it. Unknown keys are faults. Amounts in packs are decimal texts or numbers.
 */

const signedParts = z.array(z.union([fieldRef, z.strictObject({ minus: fieldRef })])).min(1);

/**
 * How a derived column of repeating rows gets its value, row by row: columns of the same block mean the same row, any other field
 * (a total) is itself. Stands as a formula filled down the block.
 */
const columnDerivation = z.union([
  z.strictObject({ sum: signedParts }),
  z.strictObject({ ratio: z.strictObject({ of: signedParts, over: signedParts }) }),
  z.strictObject({ changeRate: z.strictObject({ from: fieldRef, to: fieldRef }) }),
  z.strictObject({ change: z.strictObject({ from: fieldRef, to: fieldRef }) }),
  z.strictObject({ copy: fieldRef }),
  z.strictObject({ join: z.array(z.union([z.string(), z.strictObject({ field: fieldRef })])).min(1) }),
]);

/** How a derived field gets its value. Each kind computes exactly and states itself as an Excel formula (core/derive). */
export const derivation = z.union([
  // Unusable as soon as one part is, as all kinds below.
  /** Σ of fields, {minus: id} subtracts; a `rowsField.column` adds that column. Blank when all parts are, or one whose blank is not zero. */
  z.strictObject({ sum: z.array(z.union([fieldRef, z.strictObject({ minus: fieldRef })])).min(1) }),
  /** Σof ÷ Σover, minus 1 where told. Blank when either sum is, or `over` is zero. */
  z.strictObject({
    ratio: z.strictObject({
      of: z.array(z.union([fieldRef, z.strictObject({ minus: fieldRef })])).min(1),
      over: z.array(z.union([fieldRef, z.strictObject({ minus: fieldRef })])).min(1),
    }),
  }),
  /** (to − from) ÷ from. Blank when either is blank or from is zero. */
  z.strictObject({ changeRate: z.strictObject({ from: fieldRef, to: fieldRef }) }),
  /** to − from. Blank when either is blank. */
  z.strictObject({ change: z.strictObject({ from: fieldRef, to: fieldRef }) }),
  /** How many rows of a rows column hold something; 0 where none does. */
  z.strictObject({ count: fieldRef }),
  /** The same value as another field. */
  z.strictObject({ copy: fieldRef }),
  /** A fixed number (weights). */
  z.strictObject({ constant: decimalText }),
  /** Text pieces joined; {field} shows a field as it is printed, blank where it is blank. */
  z.strictObject({ join: z.array(z.union([z.string(), z.strictObject({ field: fieldRef })])).min(1) }),
  /** Points of an indicator (core/scoring). Written by the reader, not by packs. */
  z.strictObject({ score: identifier }),
  /** The line under 指标说明 with the unit's own numbers. Written by the reader. */
  z.strictObject({ scoreNote: identifier }),
  /** 扣分原因: what cost points, empty at full marks. Written by the reader. */
  z.strictObject({ scoreDeduction: identifier }),
  /** 已评N项、N分；待评N项、N分. Written by the reader; the name is a score table's, "" the main one's. */
  z.strictObject({ scoreSummary: z.string() }),
  /** Σ points, not above the cap in force. Written by the reader. */
  z.strictObject({ scoreTotal: z.string() }),
  /** 等级, once no open indicator could change it. Written by the reader. */
  z.strictObject({ scoreGrade: z.string() }),
]);
export type Derivation = z.infer<typeof derivation>;

const fieldBase = {
  id: fieldId,
  /** Canonical label path (design §8): section/row with ancestors/column. */
  label: z.string().min(1),
  /** Other printed wordings of the whole path or of its last part. */
  aliases: z.array(z.string()).default([]),
  /** Shown instead of the last part of the label where a sentence names the field. */
  name: z.string().optional(),
  unit: z.enum(amountUnits).nullable().default(null),
  required: z.boolean().default(false),
  /** Short guide shown beside the cell (data validation prompt) and in the pane. */
  guide: z.string().optional(),
};

/**
 * The field of last year's workbook whose value becomes this one (装入上年数), by this pack's ids. A column names a column: rows meet
 * by name, their first text column. null takes back what an extended pack says.
 */
const lastYear = fieldRef.nullable().optional();

export const numberField = z.strictObject({
  ...fieldBase,
  lastYear,
  kind: z.literal('number'),
  /** Decimals printed; the default follows the unit. Whole numbers: 0. */
  decimals: z.int().min(0).max(6).optional(),
  /** Whether a negative amount can be right (压减的本年追加). */
  negative: z.boolean().default(false),
  /** Largest possible value, for percentages: 1. */
  max: decimalText.optional(),
  /** A word that may stand instead of a number and means "there is none": 无. */
  noneText: z.string().optional(),
  /** Whether the form lets people leave the cell empty for 0: a sum takes it as 0. Otherwise a sum waits until it is filled. */
  blankIsZero: z.boolean().default(false),
  /** Money that one unit of a department hands to another (上缴上级, 对附属单位补助): 汇总 leaves it out, or it would count twice. */
  transfer: z.boolean().default(false),
  default: decimalText.optional(),
  derive: derivation.optional(),
});

export const textField = z.strictObject({
  ...fieldBase,
  lastYear,
  kind: z.literal('text'),
  /** 'line' is short; 'prose' is one or more paragraphs of the report. */
  length: z.enum(['line', 'prose']).default('line'),
  default: z.string().optional(),
  derive: derivation.optional(),
});

export const choiceField = z.strictObject({
  ...fieldBase,
  lastYear,
  kind: z.literal('choice'),
  options: z.array(z.string()).min(1),
  default: z.string().optional(),
});

export const dateField = z.strictObject({ ...fieldBase, kind: z.literal('date') });

/** Repeating rows (design §8): a block of sheet rows with a hidden key column. Columns are fields whose id is `<rows id>.<column>`. */
export const rowsField = z.strictObject({
  ...fieldBase,
  kind: z.literal('rows'),
  columns: z
    .array(
      z.union([
        numberField.extend({
          id: identifier,
          derive: columnDerivation.optional(),
          // Rows that nobody uses stay empty, so a blank of a row is 0 unless its column says otherwise.
          blankIsZero: z.boolean().default(true),
        }),
        textField.extend({ id: identifier, derive: columnDerivation.optional() }),
      ]),
    )
    .min(1),
  /** Rows installed even when there is no data. */
  minimumRows: z.int().min(1).default(1),
});

export const field = z.discriminatedUnion('kind', [numberField, textField, choiceField, dateField, rowsField]);

export const styleDefinition = z.strictObject({
  font: z
    .strictObject({
      name: z.string().optional(),
      size: z.number().optional(),
      bold: z.boolean().optional(),
      color: z.string().optional(),
    })
    .optional(),
  align: z.enum(['left', 'center', 'right', 'justify']).optional(),
  verticalAlign: z.enum(['top', 'middle', 'bottom']).optional(),
  wrap: z.boolean().optional(),
  indent: z.number().optional(),
  numberFormat: z.string().optional(),
});

/** "A", "B:C". */
const columnSpan = z.string().regex(/^[A-Z]{1,2}(:[A-Z]{1,2})?$/);

export const cellDefinition = z.strictObject({
  at: columnSpan,
  /** Rows this cell is merged over. */
  rows: z.int().min(1).default(1),
  /** Fixed text; {year}, {priorYear}, {nextYear}, {unitName} are filled at install, {n} counts the rows of a repeated row. */
  text: z.string().optional(),
  field: fieldRef.optional(),
  style: z.string(),
  indent: z.number().optional(),
  align: z.enum(['left', 'center', 'right', 'justify']).optional(),
});

export const rowDefinition = z.strictObject({
  id: identifier,
  heightPt: z.number().positive(),
  cells: z.array(cellDefinition).default([]),
  /** This row stands once per row of that rows field; its cells name `<rows id>.<column>`. */
  repeat: identifier.optional(),
  /** This row stands for the whole indicator tree (core/scoring); see sheet.indicators. */
  indicators: z.boolean().optional(),
  /** A page ends after this row. */
  breakAfter: z.boolean().optional(),
});

/** Which column of a score sheet shows what. */
const indicatorColumns = z.strictObject({
  level1: columnSpan,
  /** 分值 of the levels; absent where they stand under the names (scoring.levelMarks: label). */
  level1Full: columnSpan.optional(),
  level2: columnSpan,
  level2Full: columnSpan.optional(),
  /** 扣分原因, where scoring.deductionReasons prints it. */
  deduction: columnSpan.optional(),
  label: columnSpan,
  full: columnSpan,
  standard: columnSpan,
  note: columnSpan,
  score: columnSpan,
  evidence: columnSpan,
  basis: columnSpan,
  /** A page ends after the indicators of these second-level ids. */
  breakAfter: z.array(identifier).default([]),
});

/** What Excel takes for the name of a sheet, its length aside; History is its own. */
const sheetTitle = /^(?!history$)(?!')[^*?:\\/[\]]*[^*?:\\/[\]']$/i;

export const sheetDefinition = z.strictObject({
  id: identifier,
  title: z
    .string()
    .min(1)
    .max(31)
    .refine((title) => sheetTitle.test(title), "不能有 * ? : \\ / [ ]，不能以 ' 开头或结尾，不能是 History"),
  columnsMm: z.array(z.number().min(0)).min(1),
  rows: z.array(rowDefinition).min(1),
  indicators: indicatorColumns.optional(),
  /** Ruled boxes: thin inside, medium outside, from row to row (ids) over columns. */
  boxes: z.array(z.strictObject({ from: identifier, to: identifier, columns: columnSpan })).default([]),
  page: z.strictObject({
    orientation: z.enum(['portrait', 'landscape']),
    marginsMm: z.strictObject({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() }),
    fit: z.union([z.boolean(), z.literal('width')]),
    printColumns: columnSpan,
    titleRows: z.tuple([identifier, identifier]).optional(),
    pageNumber: z.boolean().default(false),
  }),
  freezeBelow: identifier.optional(),
});

export const checkDefinition = z.strictObject({
  id: identifier,
  /** Short name in 通过 lists: "三公经费合计等于分项之和". */
  title: z.string().min(1),
  level: z.enum(['error', 'explain', 'notice']),
  /** A rule kind with its params; null is a duty no rule serves yet (待人工核对), counted in coverage. */
  rule: z.union([checkParams, z.null()]),
  basis: z.string().min(1),
  cause: z.string().optional(),
  suggestion: z.string().optional(),
  // With `rule: null`, what it is about (aboutProse: each text of the unit's): moved, 已人工核对 is undone. None: papers (ADR 19).
  about: z.array(fieldRef).optional(),
  aboutProse: z.boolean().optional(),
});

export const indicatorDefinition = z.strictObject({
  id: identifier,
  label: z.string(),
  /** 分值; or the field where the unit writes it: such an indicator is in use while that holds a number. */
  full: z.union([decimalText, z.strictObject({ field: fieldRef })]),
  /** The unit's own name for it (三级指标); `label` stands where it is blank. */
  name: fieldRef.optional(),
  /** 评价标准, with its line feeds. */
  standard: z.string(),
  /** 指标说明: the formula in words. */
  definition: z.string(),
  rule: scoreRule,
  basis: z.string(),
  /** Whether the official text of this row was seen (forms.md 【证】); false is marked on the sheet. */
  seen: z.boolean(),
});

export const scoringDefinition = z.strictObject({
  /** What sentences call the table: 评分表, 部门整体支出绩效自评表. */
  title: z.string().min(1).default('评分表'),
  levels: z
    .array(
      z.strictObject({
        id: identifier,
        label: z.string(),
        full: decimalText,
        children: z
          .array(
            z.strictObject({
              id: identifier,
              label: z.string(),
              /** Absent where the units share the level's marks out themselves. */
              full: decimalText.optional(),
              indicators: z.array(indicatorDefinition).min(1),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
  /** From high to low; a total ≥ from earns the grade. */
  grades: z.array(z.strictObject({ from: decimalText, label: z.string() })).default([]),
  /** tree: 《评分表》 drawn from the levels, every mark and note a cell. own: the pack lays out its sheet (自评表) and places what it prints. */
  layout: z.enum(['tree', 'own']).default('tree'),
  /** Where a tree's first and second levels print their marks: in columns of their own, or under their names in one cell (投入 15). */
  levelMarks: z.enum(['column', 'label']).default('column'),
  /** 扣分原因: the tree prints a column with what cost points; manual indicators have a text there that the unit writes. */
  deductionReasons: z.boolean().default(false),
  /** A low rate caps the total: the first limit whose `below` it stays under. In force while `field` holds `is`. */
  caps: z
    .strictObject({
      field: fieldRef,
      is: z.string(),
      rate: fieldRef,
      limits: z.array(z.strictObject({ below: decimalText, total: decimalText })).min(1),
    })
    .optional(),
});

/** Another table of 100 points beside the main one: 《项目支出绩效自评表》. */
const scoreTableDefinition = scoringDefinition.extend({
  id: identifier,
  title: z.string().min(1),
  /** What is scored (项目名称): the table is in use while this holds something. */
  name: fieldRef,
});

export const packDefinition = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  region: z.string().min(1),
  /** 年度 the forms are for: one year or [from, to]. */
  year: z.union([z.int(), z.tuple([z.int(), z.int()])]),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** A base that is only extended is not offered to users. */
  abstract: z.boolean().default(false),
  basis: z.array(z.strictObject({ title: z.string(), number: z.string().optional(), seen: z.boolean() })).default([]),
  /** 增减说明 thresholds: both must be exceeded (practice.md). Rate as a ratio, amount in 万元. */
  thresholds: z.strictObject({ changeRate: decimalText, changeAmount: decimalText }),
  /** Words that are no reason: 无, 见附件, 按规定… */
  fillers: z.array(z.string()).default([]),
  styles: z.record(z.string(), styleDefinition),
  fields: z.array(field).min(1),
  sheets: z.array(sheetDefinition).min(1),
  checks: z.array(checkDefinition).min(1),
  scoring: scoringDefinition,
  scoreTables: z.array(scoreTableDefinition).default([]),
  reports: z.array(reportDefinition).min(1),
  /** 送出: what the files are called. {unitName}, {year}, {version} (报送版 or 公开版), {title} of the report, {file} as it is called now. */
  handIn: z
    .strictObject({
      workbook: z.string().min(1).optional(),
      report: z.string().min(1).optional(),
      record: z.string().min(1).optional(),
    })
    .optional(),
  /** The pack's own example, as `--data` takes it. */
  sample: z.record(z.string(), z.unknown()).default({}),
});

/** A pack as it is used. `variant` is the reader's: which variant of which pack this is; its id is then "<pack>/<variant>". */
export type PackDefinition = z.output<typeof packDefinition> & {
  readonly variant?: { readonly of: string; readonly id: string; readonly title: string };
};
export type FieldDefinition = z.output<typeof field>;
export type NumberField = z.output<typeof numberField>;
export type TextField = z.output<typeof textField>;
export type ChoiceField = z.output<typeof choiceField>;
export type DateField = z.output<typeof dateField>;
export type RowsField = z.output<typeof rowsField>;
export type StyleDefinition = z.output<typeof styleDefinition>;
export type CellDefinition = z.output<typeof cellDefinition>;
export type RowDefinition = z.output<typeof rowDefinition>;
export type SheetDefinition = z.output<typeof sheetDefinition>;
export type CheckDefinition = z.output<typeof checkDefinition>;
export type IndicatorDefinition = z.output<typeof indicatorDefinition>;
export type ScoringDefinition = z.output<typeof scoringDefinition>;
