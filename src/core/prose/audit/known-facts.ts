import type { Mention } from '../mentions';
import type { Fact, Side } from './facts';
import type { Rounded } from './quotient';

/** The facts of a text by quantity and side, of the text's own year. */
export class KnownFacts {
  private readonly groups = new Map<string, Fact[]>();
  private readonly sentences = new Map<number, Fact[]>();
  private readonly aboveZero = new Map<string, Mention>();

  constructor(all: readonly Fact[]) {
    for (const fact of all) {
      add(this.sentences, fact.mention.sentence, fact);
      if (fact.year !== '') continue;
      add(this.groups, `${fact.quantity.id} ${fact.side}`, fact);
      const isSpent = (fact.side === 'final' || fact.side === 'unsaid') && fact.mention.amount.gt(0);
      if (isSpent && !this.aboveZero.has(fact.quantity.id)) this.aboveZero.set(fact.quantity.id, fact.mention);
    }
  }

  of(quantity: string, side: Side): readonly Fact[] {
    return this.groups.get(`${quantity} ${side}`) ?? [];
  }

  /** Of any year, in the order of the text. */
  inSentence(sentence: number): readonly Fact[] {
    return this.sentences.get(sentence) ?? [];
  }

  /** The first outcome above zero of the text's own year. */
  spent(quantity: string): Mention | null {
    return this.aboveZero.get(quantity) ?? null;
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

function add<Key>(groups: Map<Key, Fact[]>, key: Key, fact: Fact): void {
  const group = groups.get(key);
  if (group) group.push(fact);
  else groups.set(key, [fact]);
}

/** Its mention, where all of a group state one amount. */
function single(facts: readonly Fact[]): Mention | null {
  const [first, ...others] = facts;
  if (first === undefined) return null;
  return others.every(({ mention }) => agree(mention, first.mention)) ? first.mention : null;
}

/** The same amount, the finer one rounded to the digits of the other: 5.99 is not 6.00. */
export function agree(a: Rounded, b: Rounded): boolean {
  return a.amount
    .minus(b.amount)
    .abs()
    .lte(a.slack.gt(b.slack) ? a.slack : b.slack);
}
