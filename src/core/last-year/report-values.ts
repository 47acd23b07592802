import { sameValue, numberValue } from '../fields/field-value';
import type { FieldTable } from '../fields/field-table';
import { spokenName, type Pack, type ScalarField } from '../pack/pack';
import { convertMoney, isMoneyUnit } from '../quantity/amount-unit';
import type { Decimal } from '../quantity/decimal';
import { fitValue } from './fit-value';
import type { LastYearPlan, LastYearSkip, LastYearValue, SkipReason } from './last-year-values';
import { recognise, type Recognised } from './recognise';
import { reportSlots } from './report-slots';
import { sourceFinder } from './source-field';

/**
 * What last year's report says of this year's 上年数, each with its sentence. All of it is an offer: `state` only tells how the
 * figure compares with the table now. Where the report says two different things of one field, neither is offered.
 * @param paragraphs of its text, without tables
 */
export function reportValues(
  pack: Pack,
  table: FieldTable,
  lastPack: Pack,
  paragraphs: readonly string[],
): LastYearPlan {
  const said = new Map<string, Recognised[]>();
  for (const one of recognise(reportSlots(lastPack), paragraphs)) {
    const known = said.get(one.field);
    if (known) known.push(one);
    else said.set(one.field, [one]);
  }
  const find = sourceFinder(pack, lastPack);
  const values: LastYearValue[] = [];
  const skipped: LastYearSkip[] = [];
  for (const field of pack.fields) {
    if (field.kind !== 'number' || field.derive !== undefined || typeof field.lastYear !== 'string') continue;
    const skip = (reason: SkipReason, detail = ''): void =>
      void skipped.push({ field: field.id, label: field.label, reason, detail });
    const source = find(field.lastYear);
    const found = source === null ? [] : (said.get(source.id) ?? []);
    const [first] = found;
    if (source === null || 'rows' in source) skip('no-source', field.lastYear);
    else if (!first) skip('not-said');
    else {
      const value = numberValue(inUnitOf(source, first));
      const others = found.filter((one) => !inUnitOf(source, one).eq(value.is === 'number' ? value.number : 0));
      const now = table.value(field.id);
      const fitted = fitValue(value, source, field);
      if (others.length > 0) skip('several-figures', [first, ...others].map(({ sentence }) => sentence).join('｜'));
      else if (now.is === 'bad' && (now.why === 'unbound' || now.why === 'absent')) skip('no-cell');
      else if ('unfit' in fitted) skip(fitted.unfit, fitted.detail);
      else
        values.push({
          field: field.id,
          label: field.label,
          from: source.id,
          source: spokenName(source),
          said: first.sentence,
          value: fitted.value,
          now,
          state: sameValue(fitted.value, now) ? 'same' : now.is === 'blank' ? 'new' : 'differs',
          unit: field.unit,
        });
    }
  }
  return { values, skipped };
}

/** 100.3万元 of a field in 元, 95% as 0.95. */
function inUnitOf(field: ScalarField, { figure }: Recognised): Decimal {
  const { value, unit } = figure;
  if (unit === '%') return value.div(100);
  return isMoneyUnit(unit) && isMoneyUnit(field.unit) ? convertMoney(value, unit, field.unit) : value;
}

/** The year a report is about: its title's, else the first one that is told; null where it names none. */
export function reportYear(paragraphs: readonly string[]): number | null {
  const head = paragraphs.filter((one) => one.trim() !== '').slice(0, 30);
  const title = head.find((one) => /(?:19|20)\d{2}\s*年?度?.{0,30}(?:自评|评价|绩效).{0,10}报告/.test(one));
  const year = /((?:19|20)\d{2})\s*年?/.exec(title ?? head.find((one) => /(?:19|20)\d{2}\s*年/.test(one)) ?? '')?.[1];
  return year === undefined ? null : Number(year);
}
