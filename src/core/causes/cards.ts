import type { FieldTable } from '../fields/field-table';
import { nameOf } from '../fields/names';
import type { Finding } from '../rules/finding';
import { levels, type Level } from '../rules/level';

/** One thing to do: a finding, and folded under it what follows from it and asks for nothing while it stands. */
export interface Card {
  readonly finding: Finding;
  readonly consequences: readonly Finding[];
  /** Further cells that wait for the same thing, each a finding of its own: empty required fields are one line. */
  readonly together: readonly Finding[];
  /** The heaviest of all of them: a mistake that shows as 需说明 may have made an 错误. */
  readonly level: Level;
}

/** Findings as people meet them; the heaviest card first, else in the order of the findings. */
export function cardsOf(findings: readonly Finding[]): readonly Card[] {
  const byId = new Map(findings.map((one) => [one.id, one]));
  const leads = findings.filter(({ causedBy }) => causedBy === undefined || !byId.has(causedBy));
  const lines = new Map<string, Finding[]>();
  for (const one of leads) {
    const key = one.blame?.oneLine === true ? `${one.check} ${one.level} ${one.state}` : one.id;
    lines.set(key, [...(lines.get(key) ?? []), one]);
  }
  const cards = [...lines.values()].map(([finding, ...together]): Card => {
    const own = [finding!, ...together];
    const consequences = own.flatMap((one) => (one.consequences ?? []).flatMap((id) => byId.get(id) ?? []));
    return { finding: finding!, together, consequences, level: heaviest([...own, ...consequences]) };
  });
  return cards.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

function heaviest(findings: readonly Finding[]): Level {
  return levels.find((level) => findings.some((one) => one.level === level)) ?? 'unverifiable';
}

/** Names that one line has room for. */
const mostNames = 4;

/** The one sentence of several empty required fields. */
export function togetherText(findings: readonly Finding[], table: FieldTable): string {
  const names = findings.flatMap(({ blame, cells }) => {
    const id = blame?.fields[0] ?? cells[0]?.field;
    return id === undefined ? [] : [nameOf(table, id)];
  });
  const more = names.length > mostNames ? '等' : '';
  return `还有 ${findings.length} 个必填项没有填：${names.slice(0, mostNames).join('、')}${more}。`;
}
