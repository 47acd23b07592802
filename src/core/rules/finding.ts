import type { Decimal } from '../quantity/decimal';
import type { Blamed, Fix } from './verdict';
import type { Level } from './level';
import type { Rewrite } from './rewrite';

/** What reaches the accountant (design §3). The JSON of `jixiao check` is this without `figures` and `fix`. */
export interface Finding {
  /** Check id, and the subject where a check has several: "threePublic.total.final", "businessProjects.name#k3". */
  readonly id: string;
  readonly check: string;
  readonly level: Level;
  readonly message: string;
  readonly cells: readonly FindingCell[];
  readonly left?: string;
  readonly right?: string;
  readonly difference?: string;
  readonly tolerance?: string;
  readonly cause?: string;
  readonly suggestion?: string;
  readonly basis?: string;
  readonly state: FindingState;
  readonly explanation?: string;
  /** The numbers an explanation answers; kept with it, compared later. */
  readonly figures?: readonly string[];
  /** The field that takes the explanation; absent: 《说明》. */
  readonly answeredBy?: string;
  readonly fix?: Fix;
  /** The text field whose own words are wrong: they are mended there, and a 说明 elsewhere does not answer it. */
  readonly inText?: string;
  readonly rewrite?: Rewrite;
  /** Where one finding stands for many rows of a block (group-rows): the column, their number, all their places as ranges. */
  /** What it says is wrong: by this core/causes finds what follows from what. */
  readonly blame?: Blame;
  /** Id of the finding that this one follows from: it asks for nothing while that one stands. */
  readonly causedBy?: string;
  /** Ids of the findings that follow from this one. */
  readonly consequences?: readonly string[];
  readonly group?: { readonly column: string; readonly rows: number; readonly places: readonly FindingCell[] };
}

export interface Blame {
  readonly on: Blamed;
  /** Concrete ids, those without a cell any more included; the first is the cell itself where one is blamed. */
  readonly fields: readonly string[];
  readonly subject?: string;
  readonly apart?: Decimal;
  /** Its check's findings wait for one kind of thing and are told in one line. */
  readonly oneLine?: true;
}

export interface FindingCell {
  readonly sheet: string;
  readonly address: string;
  readonly field?: string;
}

/** 未处理 / 已说明 / 数字已变，请重看说明 */
export type FindingState = 'open' | 'explained' | 'reopened';

/** `applicable` counts every duty that is not notApplicable, 待人工核对 included; `decided` those that passed or failed or were ticked off by hand. */
export interface Coverage {
  readonly decided: number;
  readonly applicable: number;
  readonly notImplemented: number;
}
