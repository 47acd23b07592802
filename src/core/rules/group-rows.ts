import { columnRef, parseRowId } from '../pack/concrete-id';
import { a1, parseA1 } from '../workbook/address';
import type { Finding, FindingCell, FindingState } from './finding';
import { besideId, findingId } from './finding-id';
import { stateOf } from './make-finding';
import { digest } from './digest';
import type { Fix } from './verdict';

/** Up to this many rows each have a line of their own. */
const mostLines = 10;
/** First rows that a sentence names, and first places that can be clicked. */
const namedRows = 5;
const shownPlaces = 20;

/**
 * One fault in many rows of a block is one thing to mend: beyond ten rows, the findings of one check on one column become a single
 * finding with their number, the first rows and places, and all their fixes in one.
 */
export function groupRows(
  findings: readonly Finding[],
  baselines: ReadonlyMap<string, readonly string[]>,
): readonly Finding[] {
  if (findings.length <= mostLines) return findings;
  const groups = new Map<string, Finding[]>();
  const keys = findings.map((finding) => {
    const key = groupKey(finding);
    if (key === null) return null;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
    return key;
  });
  const taken = new Set<string>();
  const told: Finding[] = [];
  const done = new Set<string>();
  findings.forEach((finding, at) => {
    const key = keys[at] ?? null;
    const members = key === null ? undefined : groups.get(key);
    if (key === null || !members || members.length <= mostLines) told.push(finding);
    else if (!done.has(key)) {
      done.add(key);
      told.push(asOne(members, taken, baselines));
    }
  });
  return told;
}

function groupKey({ check, level, state, cells }: Finding): string | null {
  const field = cells[0]?.field;
  return field?.includes('[') ? `${check} ${columnRef(field)} ${level} ${state}` : null;
}

function asOne(
  members: readonly Finding[],
  taken: Set<string>,
  baselines: ReadonlyMap<string, readonly string[]>,
): Finding {
  const first = members[0]!;
  const column = columnRef(first.cells[0]?.field ?? '');
  const rows = members.map((one) => parseRowId(one.cells[0]?.field ?? '')?.index ?? 0);
  const places = rangesOf(members.flatMap(({ cells }) => cells.slice(0, 1)));
  const named = rows.slice(0, namedRows).join('、');
  const more = rows.length > namedRows ? '……' : '';
  const explanation = members.every((one) => one.explanation === first.explanation) ? first.explanation : undefined;
  const figures = [`${members.length}行`, digest(members.flatMap((one) => one.figures ?? [one.message]))];
  const id = findingId(first.check, column);
  // Explained and open rows of one column are two findings; a note answers the column as a whole.
  const own = taken.has(id) ? besideId(id, first.state) : id;
  taken.add(own);
  const fix = fixOf(members);
  return {
    id: own,
    check: first.check,
    level: first.level,
    message: `${members.length}行都是这样（第${named}${more}行）：${first.message}`,
    cells: places.slice(0, shownPlaces),
    ...(first.cause !== undefined && { cause: first.cause }),
    ...(first.suggestion !== undefined && { suggestion: first.suggestion }),
    ...(first.basis !== undefined && { basis: first.basis }),
    state: groupState(first.state, baselines.get(id), figures),
    ...(explanation !== undefined && { explanation }),
    figures,
    ...(fix && { fix }),
    group: { column, rows: members.length, places },
    ...(first.blame && { blame: { ...first.blame, fields: [column] } }),
  };
}

/** The figures of an explained group are those of all its rows; single rows have been judged against their own. */
function groupState(
  state: FindingState,
  baseline: readonly string[] | undefined,
  figures: readonly string[],
): FindingState {
  return state === 'explained' ? stateOf(true, baseline, figures) : state;
}

function fixOf(members: readonly Finding[]): Fix | null {
  const fixes = members.flatMap(({ fix }) => (fix ? [fix] : []));
  return fixes.length === members.length ? { kind: 'many', fixes } : null;
}

/** Cells that stand one under the other become one range: B7, B8, B9 → B7:B9. */
function rangesOf(cells: readonly FindingCell[]): FindingCell[] {
  const ranges: { cell: FindingCell; top: number; bottom: number; left: number }[] = [];
  for (const cell of cells) {
    const area = parseA1(cell.address);
    const last = ranges.at(-1);
    if (area && last && last.cell.sheet === cell.sheet && last.left === area.left && last.bottom + 1 === area.top)
      last.bottom = area.bottom;
    else if (area) ranges.push({ cell, ...area });
  }
  return ranges.map(({ cell, top, bottom, left }) => ({ ...cell, address: a1({ top, bottom, left, right: left }) }));
}
