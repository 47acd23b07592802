import { figureText } from '../fields/figure-text';
import { nameOf } from '../fields/names';
import { numberOf } from '../fields/field-value';
import { isColumn } from '../pack/pack';
import type { CheckDefinition } from '../pack/schema';
import { zero, type Decimal } from '../quantity/decimal';
import type { RuleContext } from '../rules/rule';
import type { Fix } from '../rules/verdict';
import type { Suspect } from './follows';
import { neighboursIn } from './neighbours';
import { isTransposed } from './transposed';
import type { Trials } from './trials';

/** The cells that make a finding and others good, with what they would hold. */
export interface Mending {
  /** None where several could be the ones. */
  readonly fields: readonly string[];
  readonly message: string;
  readonly fix?: Fix;
  readonly silenced: readonly Suspect[];
}

/** More cells than this are not tried out: a sum over a long list says nothing about one of its rows. */
const mostCells = 60;

/** How a typed cell may have gone wrong, the likelier first: two cells the wrong way round, two digits, anything else. */
const slips = ['exchanged', 'transposed', 'other'] as const;

interface Hypothesis {
  readonly slip: (typeof slips)[number];
  readonly values: ReadonlyMap<string, Decimal>;
}

interface Outcome extends Hypothesis {
  readonly silenced: readonly Suspect[];
  /** How many of them speak for it: a 提示 on figures that happen to be alike goes with any change of one. */
  readonly weight: number;
}

/**
 * Figures that do not go together: is there one cell, or a pair filled in the wrong way round, that makes them good and other findings
 * with them? Each typed cell the finding rests on is supposed to hold what closes the gap, or what its neighbour holds, and what would
 * then be told is told. What silences most is taken to be it; where several do, the likelier slip. What a text claims is no evidence
 * against a figure: it gives no value to suppose and counts for none, and follows only where the cell is named without it. A finding
 * that stands alone has its cell named where a slip of the hand closes it to the cent. null where nothing is gained.
 */
export function mend(trials: Trials, cause: Suspect, open: readonly Suspect[]): Mending | null {
  const claims = open.filter(({ blame }) => blame.on === 'claim');
  const others = open.filter(({ blame }) => blame.on !== 'claim');
  const { context } = trials;
  const check = trials.checks.get(cause.finding.check);
  if (check === undefined || (others.length === 0 && !slips.some((slip) => isClosedByHand({ slip }, check))))
    return null;
  const outcomes: Outcome[] = [];
  for (const hypothesis of hypothesesOf(context, cause)) {
    const trial = trials.suppose(hypothesis.values);
    if (trial.tells(cause)) continue;
    const silenced = others.filter((one) => !trial.tells(one));
    const weight = silenced.filter(({ finding }) => finding.level !== 'notice').length;
    if (weight === 0 && !isClosedByHand(hypothesis, check)) continue;
    if (hypothesis.slip !== 'other' && trial.breaksEquations()) continue;
    outcomes.push({ ...hypothesis, silenced, weight });
  }
  const most = Math.max(0, ...outcomes.map(({ weight }) => weight));
  const best = outcomes.filter(({ weight }) => weight === most);
  const likeliest = slips.map((slip) => best.filter((one) => one.slip === slip)).find((of) => of.length > 0);
  const [first] = likeliest ?? [];
  if (!first) return null;
  if (likeliest!.length === 1) {
    const trial = trials.suppose(first.values);
    const silenced = [...first.silenced, ...claims.filter((one) => !trial.tells(one))];
    return { silenced, ...tell(context, first) };
  }
  // Which cell it is cannot be said; what falls silent whichever it is still follows.
  return most === 0 ? null : { fields: [], message: '', silenced: first.silenced };
}

/** A slip of the hand that closes one sum to the cent says enough alone; where one figure is only above another any exchange would. */
function isClosedByHand({ slip }: Pick<Hypothesis, 'slip'>, { rule }: CheckDefinition): boolean {
  const isSum = rule?.kind === 'sums-to' || rule?.kind === 'equals';
  return (slip === 'exchanged' && isSum) || (slip === 'transposed' && (isSum || rule?.kind === 'at-most'));
}

function hypothesesOf(context: RuleContext, cause: Suspect): readonly Hypothesis[] {
  const { table } = context;
  const { apart } = cause.blame;
  const found: Hypothesis[] = [];
  const cells = cellsOf(context, cause);
  for (const field of cells) {
    const before = numberOf(table.value(field))!;
    for (const value of apart === undefined ? [] : [before.minus(apart), before.plus(apart)])
      if (value.gte(zero) || mayBeNegative(context, field))
        found.push({ slip: isTransposed(before, value) ? 'transposed' : 'other', values: new Map([[field, value]]) });
  }
  const neighbours = neighboursIn(table);
  const tried = new Set<string>();
  for (const field of cells)
    for (const other of neighbours(field)) {
      const key = [field, other].sort().join(' ');
      const [own, its] = [numberOf(table.value(field)), numberOf(table.value(other))];
      if (tried.has(key) || own === null || its === null || own.eq(its)) continue;
      tried.add(key);
      found.push({
        slip: 'exchanged',
        values: new Map([
          [field, its],
          [other, own],
        ]),
      });
    }
  return found;
}

/** The typed cells a finding rests on, rows of short lists one by one. */
function cellsOf({ table }: RuleContext, { blame, rests }: Suspect): readonly string[] {
  const shown = new Set(blame.fields);
  const typed = rests.typed.flatMap((id) => (isColumn(table.pack, id) && !id.includes('[') ? table.expand(id) : [id]));
  const cells = [...new Set(typed)].filter((id) => table.value(id).is === 'number');
  // The finding's own cells first: where several would do, one that it names.
  cells.sort((a, b) => Number(shown.has(b)) - Number(shown.has(a)));
  return cells.length > mostCells ? cells.slice(0, mostCells) : cells;
}

function mayBeNegative({ table }: RuleContext, id: string): boolean {
  const field = table.field(id);
  return field.kind === 'number' && field.negative;
}

function tell({ table }: RuleContext, { slip, values }: Hypothesis): Pick<Mending, 'fields' | 'message' | 'fix'> {
  const fields = [...values.keys()];
  const [field, other] = fields;
  const name = nameOf(table, field!);
  const meant = figureText(table, field!, values.get(field!)!);
  const fixes = fields.map((id) => ({ kind: 'set-number', field: id, value: values.get(id)!.toFixed() }) as const);
  switch (slip) {
    case 'exchanged': {
      const both = `${name}填了${figureText(table, field!, values.get(other!)!)}，${nameOf(table, other!)}填了${meant}`;
      return { fields, message: `${both}，两格可能填反了：互换以后就都相符。`, fix: { kind: 'many', fixes } };
    }
    case 'transposed': {
      const shown = figureText(table, field!, numberOf(table.value(field!))!);
      const message = `${name}填了${shown}，可能有两个数字写颠倒了，应为${meant}：改过来就相符。`;
      return { fields, message, fix: fixes[0]! };
    }
    case 'other':
      return { fields, message: `${name}如果是${meant}，这几处就都相符：请先核对${name}。` };
  }
}
