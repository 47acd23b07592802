import type { Pack, ScalarField } from '../../src/core/pack/pack';
import { columnsOf, isDerived } from '../../src/core/pack/pack';
import { isWhole } from '../../src/core/pack/field-format';
import type { Data } from '../../src/core/table/data';

/** A small seeded generator (mulberry32): the same fillings on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Every input field of a pack filled at random: blanks, zeros, 无, equal amounts, whole steps, large and small. */
export function randomData(pack: Pack, seed: number): Data {
  const random = seededRandom(seed);
  const data: Record<string, unknown> = {};
  for (const field of pack.fields) {
    if (field.kind === 'rows') {
      const count = Math.floor(random() * 3) + 1;
      data[field.id] = Array.from({ length: count }, () =>
        Object.fromEntries(
          columnsOf(field)
            .filter((column) => !isDerived(column))
            .map((column) => [column.column, randomValue(column, pack, random)]),
        ),
      );
    } else if (!isDerived(field) && field.id !== 'fiscalYear') data[field.id] = randomValue(field, pack, random);
  }
  return data;
}

function randomValue(field: ScalarField, pack: Pack, random: () => number): unknown {
  const dice = random();
  if (dice < 0.12) return null;
  switch (field.kind) {
    case 'choice':
      return field.options[Math.floor(random() * field.options.length)];
    case 'date':
      return 43_000 + Math.floor(random() * 800);
    case 'text':
      return ['说明文字', '含“引号”和"双引号"', '第一行\n第二行', '100%'][Math.floor(random() * 4)];
    case 'number': {
      if (field.noneText !== undefined && dice < 0.35) return field.noneText;
      const manual = /^score\.(.+)$/.exec(field.id);
      const rule = manual && pack.indicators.find((one) => one.id === manual[1])?.rule;
      // Now and then a score that the standard does not know, as people paste them.
      if (rule?.kind === 'manual' && rule.choices)
        return random() < 0.1 ? 0.3 : rule.choices[Math.floor(random() * rule.choices.length)];
      if (dice < 0.25) return 0;
      if (field.max !== undefined) return (Math.floor(random() * 101) / 100) * Number(field.max);
      if (isWhole(field)) return Math.floor(random() * 120);
      if (dice < 0.4) return Math.floor(random() * 20) * 5;
      const amount = dice < 0.9 ? Math.floor(random() * 60_000) / 100 : Math.floor(random() * 500_000_000) / 100;
      return field.negative && random() < 0.3 ? -amount : amount;
    }
  }
}
