/**
 * What `--json` prints. Tests and offices script these shapes, so they only ever grow. Numbers are JSON numbers in the field's own
 * unit, null is blank, [n] in a labelPath counts from 1. Faults of a pack are printed as core's PackFault, hints too (`hint: true`).
 */
export type Level = 'error' | 'explain' | 'notice' | 'unverifiable';

export interface PackInfo {
  id: string;
  title: string;
  region: string;
  year: number | [number, number];
  version: string;
  reports: { id: string; title: string }[];
  /** Only where the pack has some; the first is what its bare id stands for. Commands take `<id>/<variant>` too. */
  variants?: { id: string; title: string }[];
}

export interface Field {
  id: string;
  labelPath: string;
  amountUnit: string | null;
  kind: 'number' | 'text' | 'date' | 'choice' | 'rows';
  required: boolean;
  derived: boolean;
}

export interface Finding {
  id: string;
  check: string;
  level: Level;
  message: string;
  cells: { sheet: string; address: string; field?: string }[];
  left?: string;
  right?: string;
  difference?: string;
  tolerance?: string;
  cause?: string;
  suggestion?: string;
  basis?: string;
  state: 'open' | 'explained' | 'reopened';
  explanation?: string;
  /** Id of the finding this one follows from: it asks for nothing while that one stands. Every finding is listed all the same. */
  causedBy?: string;
  /** Ids of the findings that follow from this one. */
  consequences?: string[];
}

export interface CheckResult {
  findings: Finding[];
  coverage: { decided: number; applicable: number; notImplemented: number };
  /** Duties that no rule decides, in the pack's order: ticked off by whom and when, still to be, or to be again since what it is about changed. */
  byHand: { check: string; title: string; state: 'open' | 'done' | 'reopened'; who?: string; on?: string }[];
  /** Only where another version of the pack made the workbook: what an upgrade (`new --from`) changes; [] where the pack here is the older one. */
  version?: { workbook: string; pack: string; changes: VersionChange[] };
  /** 数据校验码 as hand-in prints it. */
  digest: string;
}

export interface VersionChange {
  part: 'field' | 'check' | 'weight' | 'sentence' | 'sheet' | 'threshold';
  change: 'added' | 'removed' | 'renamed' | 'changed';
  id: string;
  label: string;
  before?: string;
  after?: string;
}

export interface Indicator {
  id: string;
  label: string;
  /** null where the unit wrote marks that cannot be used. */
  full: number | null;
  score: number | null;
  reason: string;
  formula: string;
  inputs: Record<string, number | string | null>;
  nextStep?: string;
}

export interface ScoreResult {
  total: number | null;
  scored: number;
  full: 100;
  grade: string | null;
  indicators: Indicator[];
  /** Only where a limit (执行率偏低) keeps the total below the sum of the points: why. */
  cap?: string;
  /** Only where the pack has further score tables that are in use: 《项目支出绩效自评表》, one per project. */
  tables?: (Omit<ScoreResult, 'tables'> & { id: string; title: string; name: string })[];
}

/**
 * `check|score|audit FOLDER --json` and `audit` of several files: one line of JSON per workbook or report, in the order they are done; the
 * last line is the summary. `unit` is what stands in 单位名称 of a workbook, absent where nothing does. `code` of a problem is a stable one, or
 * "program-error".
 */
export type FolderLine =
  | { file: string; unit?: string; result: CheckResult | ScoreResult | AuditResult }
  | { file: string; problem: { code: string; message: string } }
  | { summary: FolderSummary };

export interface FolderSummary {
  files: number;
  read: number;
  withErrors: number;
  /** Findings by check, explained ones too, or by the audit's kind; {} for `score`. */
  byCheck: Record<string, number>;
  seconds: number;
}

/** What `new` and `report` wrote: paths as given on the command line; with `report --pdf` the PDFs after the documents, in the same order. */
export interface Written {
  files: string[];
  /** `report`: what the reports wait for, where they wait for anything; 待核 makes the exit code 1. */
  open?: { word: '待核' | '待填' | '待评'; places: number; what: string[] }[];
  /** `new --from`: what the pack changes, and the values that have no place in it any more. */
  changes?: VersionChange[];
  left?: { id: string; value: string }[];
}

/** `report --update`: what was planned and done, figure by figure and fragment by fragment. */
export interface Ledger {
  figures: {
    fragment: string;
    field: string;
    label: string;
    old: string;
    new: string;
    inDocument: string;
    action: 'written' | 'kept' | 'asked' | 'unlinked';
  }[];
  fragments: {
    id: string;
    title: string;
    state: 'unchanged' | 'workbook-changed' | 'you-changed' | 'both-changed' | 'missing' | 'duplicated' | 'damaged';
    action: 'written' | 'merged' | 'kept' | 'asked';
    replacedText?: string;
  }[];
  /** As in Written, of the document as it was written, your own words included. */
  open?: Written['open'];
  /** `--pdf`: where the document was printed to. */
  pdf?: string;
}

/** `roll-forward`: what became 上年数 of the new workbook, and what did not, with the reason's stable code. */
export interface RollForwardResult {
  files: string[];
  year: number;
  /** workbookId is null where it came from a report. */
  lastYear: { file: string; workbookId: string | null; year: number; takenOn: string | null };
  values: {
    field: string;
    label: string;
    from: string;
    value: number | string | null;
    state: 'new' | 'same' | 'differs';
    /** Only where it comes from a report: the sentence that states it, and whether --accept took it. */
    sentence?: string;
    accepted?: boolean;
  }[];
  skipped: {
    field: string;
    label: string;
    reason:
      | 'bad'
      | 'unfit'
      | 'unit'
      | 'no-source'
      | 'blank'
      | 'no-cell'
      | 'no-row'
      | 'several-rows'
      | 'not-said'
      | 'several-figures';
    detail: string;
  }[];
}

/** An exact piece of the plain text, with its offsets. */
export interface Quote {
  text: string;
  start: number;
  end: number;
}

export interface AuditResult {
  findings: {
    level: Level;
    kind: string;
    message: string;
    quotes: Quote[];
    left?: string;
    right?: string;
    difference?: string;
    /** Only with --book: the cells that the text was held against. */
    cells?: { sheet: string; address: string; field: string }[];
  }[];
  passed: { kind: string; quotes: Quote[] }[];
  /** Every amount, rate, count of people and of vehicles of the prose: agreed, in a finding that asks for something, or 无法核对. */
  amounts: { total: number; agreed: number; told: number; unverifiable: number };
}

/** `adopt`: what a bureau's own form holds for a pack. In the written file only names and our hidden sheet are added. */
export interface AdoptResult {
  /** [] where nothing was written. */
  files: string[];
  /** Of the form's figures; null: nothing on it says. */
  year: number | null;
  fields: AdoptedRow[];
  /** Sheets that do not say in what their amounts are printed, or say what cannot be (`printed`); `said` by --amount-unit. */
  units: {
    sheet: string;
    printed?: string;
    amountUnit: string;
    said: boolean;
    largest: string | null;
    fields: number;
  }[];
  /**
   * Rows that no field of the pack is for; of a form for another purpose its title alone. With `why` what else was left aside: a page
   * of words, a date or a percentage where an amount belongs, a hidden row, column or sheet.
   */
  unfamiliar: { sheet: string; address: string; text: string; why?: string }[];
  /** Columns with figures of such fields whose heads say no side of this year or the last; `rows`: how many have a figure there. */
  columns: { sheet: string; address: string; text: string; rows: number }[];
  /** Only where --map names cells that this form does not have. */
  mapLeftOver?: { field: string; cell: { sheet: string; address: string }; why: 'no-sheet' | 'no-cell' }[];
}

export interface AdoptedRow {
  field: string;
  labelPath: string;
  /** bound: certain, or confirmed by --accept or --map. proposed: found, and not bound. absent: not in the file. */
  state: 'bound' | 'proposed' | 'absent';
  /** Where it is bound, or the likeliest place. */
  cell: { sheet: string; address: string } | null;
  /** 0 to 1. */
  confidence: number;
  /** How its cell is printed: 元, 万元 …, or the field's own measure. */
  amountUnit?: string;
  why?: string;
  /** Nothing else is open: bound as soon as --amount-unit says what its sheet is printed in. */
  waitsForUnit?: true;
  /** All places of a proposed field, the likeliest first. isOdd: `--accept all` does not take it, its field has to be named. */
  candidates?: { sheet: string; address: string; confidence: number; why: string; isOdd?: true }[];
}

/** `take`: what a table from elsewhere holds for the form. Only what is `accepted` was written, and only with -o. */
export interface TakeResult {
  /** [] where nothing was written. */
  files: string[];
  /** By table of the source; `why`: said in it, agreed with what the form holds, by size, the form's own; doubt: what the table says cannot be. */
  units: { sheet?: string; amountUnit: string; why: 'asked' | 'said' | 'doubt' | 'table' | 'size' | 'form' }[];
  /** The workbook's 年度; null: not filled in, or its form has none. */
  year: number | null;
  /** What tables say of themselves that does not agree with the workbook; [] where all do. */
  sources: {
    sheet?: string;
    /** The title's; its 本年 and 上年 were read from there. */
    otherYear?: number;
    /** Columns name years, and the workbook's 年度 is empty. */
    needsYear?: true;
    otherUnit?: string;
    /** "1-9月": its title says that it is not of a whole year. */
    partOfYear?: string;
  }[];
  rows: TakenRow[];
}

export interface TakenRow {
  /** `figure`: as it is printed there; `nth`: which figure of its row, from the left. */
  source: { sheet?: string; row: number; nth: number; figure: string; text: string };
  field: string | null;
  labelPath: string | null;
  old: number | null;
  /** In the field's own unit. */
  new: number | null;
  /** proposed: recognised, not accepted. ambiguous: several fields, or several figures for one. unmatched: nothing of the form that people fill. */
  state: 'accepted' | 'proposed' | 'ambiguous' | 'unmatched';
  /** Why it is not accepted though --accept names it, or why it is nobody's. */
  why?:
    | 'same'
    | 'computed'
    | 'repeated'
    | 'passed'
    | 'unreadable'
    | 'unfit'
    | 'no-cell'
    | 'twice'
    | 'open'
    | 'unit-unknown'
    | 'nothing'
    | 'mark'
    | 'part-year'
    | 'hidden'
    | 'magnitude'
    | 'typed-total';
  /** Whom an ambiguous row fits. */
  candidates?: string[];
}

/** `consolidate`: a department from its units' workbooks. Amounts in each field's own unit. */
export interface ConsolidateResult {
  files: string[];
  units: { file: string; unit: string; openErrors: number }[];
  /** Added up, without what was eliminated. */
  fields: { field: string; sum: number }[];
  eliminated: { field: string; amount: number; between: string[] }[];
  /**
   * blank: a unit left a required field empty, the others are added. unusable: no sum of that field at all; absent: neither, for the unit's
   * form (a bureau's own) does not ask for it. total-only: such a form has this total without its parts, so it is not in the department's.
   */
  notAdded: { field: string; labelPath: string; file: string; why: 'blank' | 'unusable' | 'absent' | 'total-only' }[];
  skipped: { file: string; problem: { code: string; message: string } }[];
}

/** `hand-in`: clean copies for the bureau, or for the public, with the sheet for the file. Nothing is written while `refused` or `questions` hold anything. */
export interface HandInResult {
  files: string[];
  /** 数据校验码, as printed in the footers. */
  digest: string;
  removed: { file: string; what: string; count: number }[];
  /** What nobody sees at once and stays in the files all the same: the bureau's own hidden sheets, links to other files. */
  left: { file: string; what: string }[];
  /** Only with --public: what waits for --keep or --drop. `signature`: who signs for the unit (填表人, 联系电话 …). */
  questions: {
    id: string;
    file: string;
    kind: 'person' | 'phone' | 'identity' | 'document-number';
    text: string;
    context: string;
    places: number;
    /** 《附件1》B5, 第12段, 表2第3行第2格, 页脚 …; one text may stand in several cells. */
    where: string[];
    signature?: string;
  }[];
  /** `answer`: reason for --override, keep-or-drop for --keep or --drop, none where the file must be mended first. */
  refused: { id: string; message: string; answer: 'reason' | 'keep-or-drop' | 'none' }[];
}

/** `stage`: whose figures the workbook holds, and what is another than in the stage before. */
export interface StageResult {
  /** [] where nothing was written. */
  files: string[];
  /** 初审, 会审 or 批复, as noted, else as the form itself says; null: nobody has said. With --set: what was written. */
  stage: string | null;
  date: string | null;
  /** What to look at: the form says another stage than was noted; with --set, a stage or a day before the last one's. Absent: nothing. */
  notes?: string[];
  /** null: no earlier stage is kept. Figures and words as people read them; '' is blank, a score of null 待评. */
  changes: {
    from: { stage: string; date: string };
    figures: {
      field: string;
      name: string;
      old: string;
      new: string;
      derived: boolean;
      cell?: { sheet: string; address: string };
    }[];
    /** indicator null: the table's total; table '': the form's own. */
    scores: { table: string; indicator: string | null; label: string; old: number | null; new: number | null }[];
    paragraphs: { report: string; id: string; title: string; old: string; new: string }[];
    /** Explanations to be read again. */
    reopened: { id: string; message: string; explanation: string }[];
  } | null;
}

/** `checklist`: what the bureau sends things back for. Every kind at least once. */
export interface ChecklistResult {
  entries: {
    kind: 'attachments' | 'headings' | 'figures' | 'deductions' | 'sample' | 'lastYear';
    verdict: 'pass' | 'fail' | 'notApplicable' | 'undetermined';
    level: Level;
    message: string;
    suggestion?: string;
    file?: string;
    quote?: string;
    paragraph?: number;
    cell?: { sheet: string; address: string };
  }[];
  /** One figure across all pieces: sheets of the workbook, reports, other tables. */
  matrix: {
    pieces: string[];
    rows: {
      field: string;
      name: string;
      right: string;
      differs: boolean;
      cells: {
        piece: string;
        shown: string;
        differs: boolean;
        cell?: { sheet: string; address: string };
        quote?: string;
      }[];
    }[];
  };
}
