import type { FieldTable } from '../fields/field-table';
import type { RowTrace } from '../fields/trace';
import type { Figure } from '../prose/figures';
import type { Decimal } from '../quantity/decimal';
import type { CheckKind, CheckParams } from '../pack/check-params';
import type { Pack } from '../pack/pack';
import type { CheckDefinition } from '../pack/schema';
import type { Binding } from '../fields/binding';
import type { Snapshot } from '../workbook/snapshot';
import type { FindingTexts } from './finding-texts';
import type { Level } from './level';
import type { Mended } from './mended';
import type { Agreement } from './support/agreement-verdict';
import type { Blamed, Fail, Verdict } from './verdict';

/** How to decide one kind of check. Pure and synchronous; throws only for our own bugs (the runner records crashed). */
export interface Rule<K extends CheckKind = CheckKind> {
  readonly kind: K;
  /**
   * A formula typed over, or not calculated anew, shows twice on one cell: by figures that do not fit, and by its cause. Rules that
   * say which of the two they tell have their findings made one (one-line.ts).
   */
  readonly shows?: 'figures' | 'cause';
  /** Its findings are damage to the form itself, a formula or a name gone, and not to what the unit filled in. */
  readonly findsDamage?: true;
  /** What its fails say is wrong; a verdict may say it more narrowly. Absent: 'figures'. What follows from what: core/causes. */
  readonly blames?: Blamed;
  /** Its findings all wait for the same (to be filled), and are one line with a way from cell to cell. */
  readonly oneLine?: true;
  /**
   * 'sheets': looks at sheets (the snapshot, or `binding.sheet`) beside fields, so it is decided anew each time. Any other rule
   * sees the table alone, and keeps its verdicts while all it read is the same.
   */
  readonly reads?: 'sheets';
  decide(params: CheckParams<K>, context: RuleContext): readonly Verdict[];
}

/**
 * A rule's test for the sheet itself, so that faults light up in WPS and without the add-in: for each cell an Excel formula that is
 * TRUE where it is wrong. `cells.ref(id, from)` gives a cell's address as seen from the sheet of `from`. Text kinds: non-emptiness at
 * most. A fault on `rows.column` is written for the first row with relative addresses and stands over the whole column.
 */
export type FaultFormulas<K extends CheckKind = CheckKind> = (
  params: CheckParams<K>,
  cells: CellNamer,
  pack: Pack,
) => FaultFormula[];

export interface RuleContext {
  readonly table: FieldTable;
  readonly snapshot: Snapshot;
  readonly binding: Binding;
  /** The fiscal year of the workbook; null where it is not known. */
  readonly year: number | null;
  /** The formula a derived field's cell should hold (with or without "="); null where its cell holds no formula. */
  readonly expectedFormula?: (id: string) => string | null;
  /** Whether a formula (with "=") is to the letter that of a derived column, by row (1-based); null where it cannot be said. */
  readonly columnFormula?: (ref: string) => ((formula: string, row: number) => boolean) | null;
  /** Absent while it is still being fetched: what needs it cannot be told yet. */
  readonly prose?: ProseReader;
  /** What the check at hand decided last time, row by row; absent: every row is decided. */
  readonly memory?: { readonly known: Map<string, RowTrace<unknown>>; readonly key: string };
}

export interface FaultFormula {
  /** The field whose cell lights up. */
  readonly field: string;
  /** Without "=". */
  readonly formula: string;
  /** Only where the rule's own verdict (`Fail.level`) has another level than the check. */
  readonly level?: Exclude<Level, 'unverifiable'>;
}

/** Addresses for formulas. For a ref "rows.column" the whole column range; for a plain or concrete id one cell. */
export interface CellNamer {
  /** "rows.column" → the concrete ids of its rows; any other ref → itself. */
  expand(ref: string): readonly string[];
  /** As seen from the sheet where the cell of `fromFieldOf` stands: "B5" there, "'补充资料'!C4" from elsewhere. */
  ref(id: string, fromFieldOf: string): string;
}

/**
 * Reads sentences for more than the rules do by themselves. It is handed to them, because it weighs as much as many of them together and
 * a pane's first findings do not wait for it.
 */
export interface ProseReader {
  /** The rules that read sentences themselves, by kind. */
  readonly rules: Readonly<Partial<Record<CheckKind, Rule>>>;
  /** Every relation between the figures of the text in this field (prose/audit) as verdicts; [] where there is none. */
  readonly againstItself: (table: FieldTable, id: string, text: string) => readonly Verdict[];
  /**
   * The text with only its contradicting words changed, `judge` finding it right; null where no such change would be honest.
   * @param field the field whose text it is
   */
  readonly rewrite: (field: string, text: string, judge: (text: string) => Agreement) => Mended | null;
  /** 可能原因 and 建议 as far as they are true of the cell and of the form; without the reader the check's own stand. */
  readonly textsOf: (check: CheckDefinition, verdict: Fail, table: FieldTable) => FindingTexts;
  /** The text with another number in place of this figure's (its offsets are the text's); null where that would not be honest. */
  readonly otherNumber: (field: string, text: string, figure: Figure, right: Decimal) => Mended | null;
}
