import { isAbsent } from '../fields/adopted';
import type { FieldTable } from '../fields/field-table';
import { nameOf } from '../fields/names';
import type { RowTrace } from '../fields/trace';
import { recall, type Trace } from '../fields/recall';
import type { Slot } from '../memory/memory';
import type { CheckDefinition } from '../pack/schema';
import type { Pack } from '../pack/pack';
import { levels } from './level';
import type { Coverage, Finding } from './finding';
import { byHandOf, type Baselines, type ByHand } from './by-hand';
import { findingOf } from './make-finding';
import { readNotes } from './notes';
import { groupRows } from './group-rows';
import { oneFaultOneLine } from './one-line';
import { ruleOf } from './registry';
import type { ProseReader, RuleContext } from './rule';
import { notApplicable, type Fail, type Undetermined, type Verdict } from './verdict';

/** One check with what its rule answered. notImplemented: a duty that no rule serves yet; byHand: a person has looked at it. */
export interface CheckOutcome {
  readonly id: string;
  readonly title: string;
  readonly outcome: Verdict['outcome'] | 'crashed' | 'notImplemented' | 'byHand';
  /** 已人工核对; its outcome is 'byHand' while that stands. */
  readonly byHand?: ByHand;
  readonly verdicts: readonly Verdict[];
  /** Its rule reads sentences and is still being fetched; undetermined until then. */
  readonly awaitsReader?: true;
  /** What the rule threw, where it crashed: our bug, to be copied into a report of it. */
  readonly error?: string;
}

export interface CheckRun {
  /** In the pack's order. */
  readonly checks: readonly CheckOutcome[];
  /** Heaviest level first, then in the pack's order. */
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  readonly passed: readonly { readonly id: string; readonly title: string }[];
  /** How many checks wait for the reader of prose. */
  readonly waiting: number;
}

/** Decides every check of the pack. A rule that throws spoils nobody else: its check is recorded as crashed, never as passed. */
export function runChecks(pack: Pack, context: RuleContext, baselines: Baselines = new Map()): CheckRun {
  const checks: CheckOutcome[] = [];
  const findings: Finding[] = [];
  const notes = readNotes(context);
  for (const check of pack.checks) {
    const { outcome, faults } = decideAgain(check, context);
    checks.push(withHand(outcome, byHandOf(check, context.table, baselines)));
    if (outcome.outcome === 'crashed') findings.push(crashFinding(check));
    for (const verdict of faults) {
      findings.push(findingOf(check, verdict, context, notes, baselines));
    }
  }
  // Array sort is stable: within a level the pack's order stands.
  const told = [...groupRows(oneFaultOneLine(findings, pack, context.prose), baselines)];
  told.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
  return {
    checks,
    findings: told,
    coverage: coverageOf(checks),
    passed: checks.filter((check) => check.outcome === 'pass').map(({ id, title }) => ({ id, title })),
    waiting: checks.filter(({ awaitsReader }) => awaitsReader).length,
  };
}

function withHand(outcome: CheckOutcome, byHand: ByHand | null): CheckOutcome {
  return byHand === null ? outcome : { ...outcome, byHand, outcome: byHand.stands ? 'byHand' : outcome.outcome };
}

interface Decision {
  readonly outcome: CheckOutcome;
  /** What the check has to tell, looked for once: a check on ten thousand rows has as many verdicts. */
  readonly faults: readonly (Fail | Undetermined)[];
}

interface Decided {
  readonly year: number | null;
  readonly prose: ProseReader | undefined;
  readonly checks: Map<string, Trace<Decision>>;
  /** Of checks that decide row by row. */
  readonly rows: Map<string, RowTrace<unknown>>;
}

const lastDecided: Slot<Decided | null> = {
  make: () => null,
  // Checks name cells; of rows it is known which verdicts do (fields/per-row).
  whenMoved: (last) => last && { ...last, checks: new Map() },
  whenSupposed: (last) => last && { ...last, checks: new Map(last.checks), rows: new Map(last.rows) },
};

/**
 * What the last run on this workbook decided, while names, year and the reader of prose are the same. When the reader comes, what was
 * decided without it stands: only rules that came with it ask it.
 */
function decidedOf({ table: { memory }, year, prose }: RuleContext): Decided {
  const last = memory.at(lastDecided);
  if (last?.year === year && last.prose === prose) return last;
  if (last?.year === year && last.prose === undefined) return memory.put(lastDecided, { ...last, prose });
  return memory.put(lastDecided, { year, prose, checks: new Map(), rows: new Map() });
}

/** One check on its own, as runChecks decides it. */
export function decideOne(check: CheckDefinition, context: RuleContext): CheckOutcome {
  return decideAgain(check, context).outcome;
}

/** The last outcome where all the fields a check read are unchanged; a check that looks at sheets beside fields is always decided anew. */
function decideAgain(check: CheckDefinition, context: RuleContext): Decision {
  const rule = check.rule && ruleOf(check.rule.kind, context.prose);
  // Not kept: it is decided as soon as its rule is there.
  if (check.rule && !rule) return decisionOf(waiting(check));
  const { checks: known, rows } = decidedOf(context);
  const own: RuleContext = { ...context, memory: { known: rows, key: check.id } };
  if (rule?.reads === 'sheets') return decisionOf(decide(check, own));
  return recall(known, check.id, context.table, (table) => decisionOf(decide(check, { ...own, table })));
}

function waiting({ id, title }: CheckDefinition): CheckOutcome {
  return { id, title, outcome: 'undetermined', verdicts: [], awaitsReader: true };
}

function decisionOf(outcome: CheckOutcome): Decision {
  const { verdicts } = outcome;
  return { outcome, faults: verdicts.filter((one) => one.outcome === 'fail' || one.outcome === 'undetermined') };
}

function decide(check: CheckDefinition, context: RuleContext): CheckOutcome {
  const { id, title } = check;
  if (check.rule === null) return { id, title, outcome: 'notImplemented', verdicts: [] };
  const rule = ruleOf(check.rule.kind, context.prose);
  if (rule === null) return waiting(check);
  try {
    const verdicts = askedFor(context.table, rule.decide(check.rule, context));
    return { id, title, outcome: heaviest(verdicts), verdicts };
  } catch (error) {
    return {
      id,
      title,
      outcome: 'crashed',
      verdicts: [],
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }
}

/** A bureau's own form is judged by what it asks for: what waits for a field that it has not, or blames one, is no fault of the unit. */
function askedFor(table: FieldTable, verdicts: readonly Verdict[]): readonly Verdict[] {
  if (table.adoption === null) return verdicts;
  return verdicts.map((verdict) => {
    if (verdict.outcome !== 'undetermined' && verdict.outcome !== 'fail') return verdict;
    const { fields } = verdict;
    const answeredBy = verdict.outcome === 'fail' ? verdict.answeredBy : undefined;
    // A reason that nobody can write there is still wanted: the figures are what is asked.
    const missing = verdict.outcome === 'fail' ? fields.filter((id) => id !== answeredBy).slice(0, 1) : fields;
    const lacking = missing.find((id) => isAbsent(table, id));
    if (lacking !== undefined)
      return notApplicable(`认领的原表里没有“${nameOf(table, lacking)}”这一栏。`, verdict.subject);
    const rest = { ...verdict, fields: fields.filter((id) => !isAbsent(table, id)) };
    if (rest.outcome !== 'fail' || rest.answeredBy === undefined || !isAbsent(table, rest.answeredBy)) return rest;
    // There is no cell for the reason: 《说明》 answers it, as it does where a rule names none.
    const { answeredBy: _, ...other } = rest;
    return other;
  });
}

/** fail > undetermined > pass > notApplicable. */
function heaviest(verdicts: readonly Verdict[]): Verdict['outcome'] {
  let outcome: Verdict['outcome'] = 'notApplicable';
  for (const verdict of verdicts) {
    if (verdict.outcome === 'fail') return 'fail';
    if (verdict.outcome === 'undetermined') outcome = 'undetermined';
    else if (verdict.outcome === 'pass' && outcome === 'notApplicable') outcome = 'pass';
  }
  return outcome;
}

function coverageOf(checks: readonly CheckOutcome[]): Coverage {
  const count = (...outcomes: readonly CheckOutcome['outcome'][]): number =>
    checks.filter((check) => outcomes.includes(check.outcome)).length;
  return {
    decided: count('pass', 'fail', 'byHand'),
    applicable: checks.length - count('notApplicable'),
    notImplemented: count('notImplemented'),
  };
}

function crashFinding(check: CheckDefinition): Finding {
  return {
    id: check.id,
    check: check.id,
    level: 'unverifiable',
    message: `“${check.title}”没有核对成：程序出错，请把本工作簿和这一条发给技术支持。`,
    cells: [],
    basis: check.basis,
    state: 'open',
  };
}
