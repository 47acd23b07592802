import { indexLabels } from '../pack/label-path';
import type { Pack, ScalarField } from '../pack/pack';

/** The field of last year's pack that a `lastYear` ref of this pack means; null where it has none or several could be meant. */
export type SourceFinder = (ref: string) => ScalarField | null;

/** By id first; where the packs name it differently, by its printed label and then by its other wordings. */
export function sourceFinder(pack: Pack, lastPack: Pack): SourceFinder {
  let labels: ReturnType<typeof indexLabels> | null = null;
  const scalar = (id: string | null): ScalarField | null => {
    const field = id === null ? undefined : lastPack.byId.get(id);
    return field && field.kind !== 'rows' ? field : null;
  };
  return (ref) => {
    const known = scalar(ref);
    if (known) return known;
    const meant = pack.byId.get(ref);
    if (!meant) return null;
    labels ??= indexLabels(lastPack);
    for (const label of wordingsOf(pack, meant)) {
      const found = scalar(labels.find(label));
      if (found && found.kind === meant.kind) return found;
    }
    return null;
  };
}

/** A field's label path and aliases as whole paths; a column's block has its own other wordings. */
function wordingsOf(pack: Pack, field: NonNullable<ReturnType<Pack['byId']['get']>>): string[] {
  const whole = (label: string, aliases: readonly string[]): string[] => {
    const stem = label.slice(0, label.lastIndexOf('/') + 1);
    return [label, ...aliases.map((alias) => (alias.includes('/') ? alias : stem + alias))];
  };
  const own = whole(field.label, field.aliases);
  const block = 'rows' in field ? pack.byId.get(field.rows) : undefined;
  if (!block) return own;
  const column = field.label.slice(block.label.length);
  return [...own, ...whole(block.label, block.aliases).map((label) => label + column)];
}
