import { figureText } from '../core/fields/figure-text';
import type { FieldTable } from '../core/fields/field-table';
import { numberOf, textOf } from '../core/fields/field-value';
import { nameOf } from '../core/fields/names';
import type { Fragment, Run } from '../core/narrative/fragment';
import type { ScalarField } from '../core/pack/pack';
import { figuresIn } from '../core/prose/figures';
import type { Book, BookFigure, KnownFragment, LastYear } from '../core/prose/book/book';
import { convertMoney, isMoneyUnit } from '../core/quantity/amount-unit';
import { decimalsOf, parseDecimal, zero, type Decimal } from '../core/quantity/decimal';
import type { LinkPackage } from '../core/report/link/link-package';
import { reportFragments } from '../core/report/report-base';
import type { OpenWorkbook } from './open-workbook';
import type { WrittenReport } from './write-report';

/** An open workbook as a report's text is held against it. @param reports what its pack prints now */
export function bookOf({ table, context }: OpenWorkbook, reports: readonly WrittenReport[]): Book {
  return {
    unitNames: unitNames(table),
    year: context.year,
    figures: figuresOf(table),
    fragments: fragmentsOf(reports).map(knownFragment),
  };
}

/** Last year's workbook: its figures, and the sentences that its report had. @param file its name as people know it */
export function lastYearOf(
  { table, context }: OpenWorkbook,
  reports: readonly WrittenReport[],
  file: string,
): LastYear {
  return {
    file,
    year: context.year,
    paragraphs: fragmentsOf(reports).map((one) => knownFragment(one).text),
    figures: figuresOf(table),
  };
}

/** The package a document is linked by, where the workbook itself is not at hand: what the report prints is all that it holds. */
export function bookOfLink({ figures, fragments }: LinkPackage): Book {
  const value = (field: string): string | null => figures.find((one) => one.field === field)?.value ?? null;
  const year = value('fiscalYear');
  return {
    unitNames: ['budgetUnitName', 'budgetUnitShortName'].flatMap((id) => value(id) ?? []),
    year: year !== null && /^\d{4}$/.test(year) ? Number(year) : null,
    figures: figures.flatMap(({ field, label, shown, value: raw, place }): BookFigure[] => {
      const [figure] = figuresIn(shown);
      if (raw === null || figure === undefined || figure.start !== 0 || figure.end !== shown.length) return [];
      const [amount, slack] = worth(figure.value, figure.decimals, figure.unit);
      return [{ field, label, name: label, amount, slack, shown, ...(place && { place }) }];
    }),
    fragments: fragments.map(knownFragment),
  };
}

function unitNames(table: FieldTable): string[] {
  const names = ['budgetUnitName', 'budgetUnitShortName'].map((id) =>
    table.pack.byId.has(id) ? textOf(table.value(id)).trim() : '',
  );
  return names.filter((name) => name !== '');
}

function figuresOf(table: FieldTable): BookFigure[] {
  return table.pack.fields.flatMap((field): BookFigure[] => {
    if (field.kind !== 'number' || field.unit === '年') return [];
    const number = numberOf(table.value(field.id));
    if (number === null) return [];
    const [amount, slack] = inPlainUnit(field, number);
    const place = table.place(field.id);
    return [
      {
        field: field.id,
        label: field.label,
        name: nameOf(table, field.id),
        amount,
        slack,
        shown: figureText(table, field.id, number),
        ...(place && { place: { sheet: place.sheet, address: place.address } }),
      },
    ];
  });
}

/** 万元 to the second place hide what 元 would show. */
function inPlainUnit({ unit }: ScalarField, number: Decimal): [amount: Decimal, slack: Decimal] {
  if (unit === '%') return [number.times(100), zero];
  return worth(number, Math.max(2, decimalsOf(number)), unit);
}

function worth(value: Decimal, decimals: number, unit: string | null): [amount: Decimal, slack: Decimal] {
  if (!isMoneyUnit(unit)) return [value, zero];
  const half = unit === '元' ? zero : (parseDecimal(`5e-${decimals + 1}`) ?? zero);
  return [convertMoney(value, unit, '元'), convertMoney(half, unit, '元')];
}

const fragmentsOf = (reports: readonly WrittenReport[]): Fragment[] =>
  reports.flatMap(({ report }) => reportFragments(report));

function knownFragment({ paragraphs }: Fragment): KnownFragment {
  let text = '';
  const figures: { field: string; start: number; end: number }[] = [];
  for (const paragraph of paragraphs) {
    if (text !== '') text += '\n';
    for (const run of paragraph) {
      if (isFigure(run)) figures.push({ field: run.field, start: text.length, end: text.length + run.text.length });
      text += run.text;
    }
  }
  return { text, figures };
}

const isFigure = (run: Run): run is Extract<Run, { kind: 'figure' }> => run.kind === 'figure';
