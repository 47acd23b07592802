import { footingOf, restsOn, type Footing } from '../derive/footing';
import type { FieldTable } from '../fields/field-table';
import { slot } from '../memory/memory';
import { columnRef, parseRowId, rowId } from '../pack/concrete-id';
import { isColumn } from '../pack/pack';
import { refsOfCheck } from '../pack/refs-in';
import type { CheckDefinition } from '../pack/schema';
import type { Blame, Finding } from '../rules/finding';
import { levels } from '../rules/level';
import { blamedOrder } from '../rules/verdict';
import { isFormula } from '../workbook/snapshot';

/** A finding with what it blames and what it rests on, looked up once. */
export interface Suspect {
  readonly finding: Finding;
  readonly blame: Blame;
  /** What the figures it speaks about are made of. */
  readonly rests: Footing;
  readonly rank: number;
}

export function suspectOf(table: FieldTable, check: CheckDefinition | undefined, finding: Finding): Suspect | null {
  const { blame } = finding;
  if (blame === undefined) return null;
  const fields = [...blame.fields, ...otherRefs(table, check, blame)];
  return { finding, blame, rests: footing(table, fields), rank: blamedOrder.indexOf(blame.on) };
}

/**
 * Whether `one` follows from what `cause` blames, as far as the pack's derivations can tell. Two findings on figures that do not go
 * together are not told apart here: which cell would make both good is tried out (mended.ts).
 */
export function follows(table: FieldTable, one: Suspect, cause: Suspect): boolean {
  const [own] = cause.blame.fields;
  if (own === undefined || !makesOthers(table, cause)) return false;
  switch (cause.blame.on) {
    case 'form':
      return one.rank > cause.rank && cause.blame.fields.some((id) => restsOn(one.rests, id));
    case 'cell':
      // Two rules may object to one cell; what another cell holds is an act of its own, whatever it is made of.
      return one.rank === cause.rank
        ? one.blame.fields[0] === own
        : one.rank > cause.rank && cellsOf(cause).some((id) => restsOn(one.rests, id));
    case 'stale':
      // F9 calculates the whole sheet: the second stale cell is no second mistake. What people typed on a bureau's form no F9 mends.
      return (
        (one.rank === cause.rank && isCalculated(table, one) && isCalculated(table, cause)) ||
        (one.rank >= cause.rank && restsOn(one.rests, own))
      );
    case 'figures':
      // Any of its cells may be the wrong one, so nothing can be said, or asked, about one of them yet.
      // A text that says otherwise is wrong by itself: hidden here it would make somebody change a right figure.
      return (
        one.rank > cause.rank &&
        one.blame.on !== 'claim' &&
        cause.finding.level === 'error' &&
        share(one.rests, cause.rests)
      );
    case 'claim':
    case 'words':
      return (
        (one.blame.on === 'claim' || one.blame.on === 'words') &&
        isLighter(one.finding, cause.finding) &&
        one.blame.fields.includes(own)
      );
    case 'unknown':
      return one.blame.on === 'unknown' && one.blame.fields.some((id) => isUnusable(table, id, cause.blame));
  }
}

function isCalculated(table: FieldTable, { blame: { fields } }: Suspect): boolean {
  const cell = table.place(fields[0] ?? '')?.cell ?? null;
  return table.adoption === null || (cell !== null && isFormula(cell));
}

/** The cell it blames; a slip made in a whole row blames every cell that its one click would mend. */
function cellsOf({ finding: { fix }, blame }: Suspect): readonly string[] {
  const fixed = fix?.kind === 'many' ? fix.fixes.flatMap((one) => (one.kind === 'set-number' ? [one.field] : [])) : [];
  return fixed.length > 0 ? fixed : blame.fields.slice(0, 1);
}

/** 尾差, and a formula that was changed and still gives the same, make nothing; an empty or unusable cell does, however light. */
function makesOthers(table: FieldTable, { finding, blame }: Suspect): boolean {
  return finding.level !== 'notice' || (blame.on === 'cell' && isUnusable(table, blame.fields[0] ?? '', blame));
}

function share(one: Footing, other: Footing): boolean {
  return one.typed.some((id) => restsOn(other, id)) || other.typed.some((id) => restsOn(one, id));
}

function isLighter(one: Finding, than: Finding): boolean {
  return levels.indexOf(one.level) > levels.indexOf(than.level);
}

/** The same cell stands in the way of both. */
function isUnusable(table: FieldTable, id: string, { fields }: Blame): boolean {
  if (!fields.includes(id) || !table.pack.byId.has(columnRef(id)) || isColumn(table.pack, id)) return false;
  const value = table.value(id);
  return value.is === 'blank' || value.is === 'bad';
}

/**
 * What else its check reads, where the finding is of the check as a whole or of one row of it; where a check tells its verdicts
 * apart by fields, the verdict names its own.
 */
function otherRefs(table: FieldTable, check: CheckDefinition | undefined, blame: Blame): readonly string[] {
  if (check === undefined || blame.on === 'unknown' || blame.on === 'cell') return [];
  const row = parseRowId(blame.fields[0] ?? '');
  if (blame.subject !== undefined && row === null) return [];
  return refsOfCheck(check).map((ref) => {
    const field = table.pack.byId.get(ref);
    const isOfRow = row !== null && field !== undefined && 'rows' in field && field.rows === row.rows;
    return isOfRow ? rowId(row.rows, row.index, field.column) : ref;
  });
}

const footings = slot(() => new Map<string, Footing>());

function footing(table: FieldTable, fields: readonly string[]): Footing {
  const known = table.memory.at(footings);
  const key = fields.join(' ');
  let found = known.get(key);
  if (!found) known.set(key, (found = footingOf(table, fields)));
  return found;
}
