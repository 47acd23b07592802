import type { FieldTable } from '../fields/field-table';
import { numberOf } from '../fields/field-value';
import { placesShown } from '../fields/figure-text';
import type { ChartModel } from '../narrative/chart-model';
import type { ReportDefinition } from '../pack/report-shape';
import { fixed } from '../quantity/format';
import type { AttachmentNames } from './attachment-tables';

/** The charts a pack's report asks for, with the workbook's numbers. */
export function reportCharts(table: FieldTable, definition: ReportDefinition, names: AttachmentNames): ChartModel[] {
  const filled = (text: string): string =>
    text
      .replaceAll('{year}', String(names.year))
      .replaceAll('{priorYear}', String(names.year - 1))
      .replaceAll('{unitName}', names.unitName);
  const textOf = (field: string): string => {
    const number = numberOf(table.value(field));
    return number === null ? '' : fixed(number, placesShown(table.field(field)));
  };
  return definition.sections.flatMap((section) =>
    (section.charts ?? []).map(({ id, name, title, categories, series }) => ({
      id,
      name,
      section: section.id,
      title: filled(title),
      categories,
      series: series.map((one) => ({
        name: filled(one.name),
        points: one.fields.map((field) => ({ field, text: textOf(field) })),
      })),
    })),
  );
}
