import type { PackSummary } from '../../../app/live/pack-source';
import { zhTemplate } from '../../text/zh-template';

/** What tells packs apart, the shortest first; the last always does. */
const tells: readonly ((pack: PackSummary) => string)[] = [
  ({ years }) => zhTemplate.years(...years),
  ({ variant }) => variant?.title ?? '',
  ({ basis }) => basis.flatMap(({ number }) => number ?? []).at(-1) ?? '',
  ({ title }) => title,
  ({ version }) => zhTemplate.versionOf(version),
  ({ id }) => id,
];

/** Pack id → its name in the list: place and weights, and where two would look alike what tells them apart: year, variant, 文号, title. */
export function packNames(packs: readonly PackSummary[]): ReadonlyMap<string, string> {
  const names = new Map(
    packs.map((pack) => [pack.id, `${pack.region} ${pack.weights.map(({ full }) => full).join('/')}`.trim()] as const),
  );
  for (const tell of tells) {
    const alike = new Map<string, PackSummary[]>();
    for (const pack of packs) {
      const name = names.get(pack.id)!;
      alike.set(name, [...(alike.get(name) ?? []), pack]);
    }
    for (const [name, group] of alike) {
      if (group.length < 2 || new Set(group.map(tell)).size < 2) continue;
      for (const pack of group) names.set(pack.id, [name, tell(pack)].filter((part) => part !== '').join('，'));
    }
  }
  return names;
}
