import type { Mention } from '../mentions';
import type { Fact, Side } from './facts';

/** The facts of a text by quantity and side, of the text's own year. */
export class KnownFacts {
  private readonly groups = new Map<string, Fact[]>();

  constructor(readonly all: readonly Fact[]) {
    for (const fact of all) {
      if (fact.year !== '') continue;
      const key = `${fact.quantity.id} ${fact.side}`;
      const group = this.groups.get(key);
      if (group) group.push(fact);
      else this.groups.set(key, [fact]);
    }
  }

  of(quantity: string, side: Side): readonly Fact[] {
    return this.groups.get(`${quantity} ${side}`) ?? [];
  }

  /** What came of it: 决算 where the text says so, else a figure without 预算. null where the text tells several. */
  outcome(quantity: string): Mention | null {
    return (
      single(this.of(quantity, 'final')) ??
      (this.of(quantity, 'final').length > 0 ? null : single(this.of(quantity, 'unsaid')))
    );
  }

  budget(quantity: string): Mention | null {
    return single(this.of(quantity, 'budget'));
  }

  /** Groups of one quantity and side. */
  values(): Iterable<readonly Fact[]> {
    return this.groups.values();
  }
}

/** Its mention, where all of a group state one amount. */
function single(facts: readonly Fact[]): Mention | null {
  const [first, ...others] = facts;
  if (first === undefined) return null;
  return others.every(({ mention }) => agree(mention, first.mention)) ? first.mention : null;
}

/** The same amount, at the digits both show. */
export function agree(a: Mention, b: Mention): boolean {
  return a.amount.minus(b.amount).abs().lte(a.slack.plus(b.slack));
}
