import type { ValidationRecord } from './model';

/** The parts of a rule that are formulas ("=…"), in a fixed order. */
export function formulasOf(record: ValidationRecord): readonly string[] {
  return parts(record).flatMap(([, , value]) => (typeof value === 'string' && value.startsWith('=') ? [value] : []));
}

/** The same rule with its formulas replaced, in the order of `formulasOf`. */
export function withFormulas(record: ValidationRecord, formulas: readonly string[]): ValidationRecord {
  const rest = [...formulas];
  const rule: Record<string, Record<string, unknown>> = {};
  for (const [kind, key, value] of parts(record)) {
    const isFormula = typeof value === 'string' && value.startsWith('=');
    rule[kind] = { ...rule[kind], [key]: isFormula ? rest.shift() : value };
  }
  return { ...record, rule };
}

function parts(record: ValidationRecord): readonly (readonly [string, string, unknown])[] {
  return Object.entries(record.rule).flatMap(([kind, body]) =>
    Object.entries(body as Readonly<Record<string, unknown>>).map(([key, value]) => [kind, key, value] as const),
  );
}
