import type { FieldTable } from '../core/fields/field-table';
import { numberOf, textOf } from '../core/fields/field-value';
import { buildReport } from '../core/narrative/build-report';
import type { Report } from '../core/narrative/fragment';
import type { RenderTemplate } from '../core/narrative/template-engine';
import type { Pack } from '../core/pack/pack';
import { attachmentTables } from '../core/report/attachment-tables';
import { reportCharts } from '../core/report/report-charts';
import type { AttachmentTable } from '../core/report/table-model';

export interface WrittenReport {
  readonly report: Report;
  readonly tables: readonly AttachmentTable[];
  /** For the document's properties; empty where the workbook does not say. */
  readonly unitName: string;
}

/** Every report of the pack, ready to be made into documents. @throws Problem pack.narrative */
export function writeReports(pack: Pack, table: FieldTable, render: RenderTemplate): WrittenReport[] {
  const unitName = pack.byId.has('budgetUnitName') ? textOf(table.value('budgetUnitName')) : '';
  const year =
    (pack.byId.has('fiscalYear') ? numberOf(table.value('fiscalYear'))?.toNumber() : undefined) ?? lastYear(pack);
  return pack.reports.map((definition) => {
    const charts = reportCharts(table, definition, { year, unitName });
    const report = buildReport(pack, table, definition, render);
    return {
      report: charts.length === 0 ? report : { ...report, charts },
      tables: attachmentTables(table, definition, { year, unitName }),
      unitName,
    };
  });
}

function lastYear({ year }: Pack): number {
  return Array.isArray(year) ? year[1] : year;
}
