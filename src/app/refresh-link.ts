import { plainValue } from '../core/fields/field-value';
import type { Run } from '../core/narrative/fragment';
import { spokenName } from '../core/pack/pack';
import { makeLinkPackage, type LinkPackage } from '../core/report/link/link-package';
import type { OpenWorkbook } from './open-workbook';
import type { WrittenReport } from './write-report';

/** A written report as the package a document follows. @param time when the workbook was read, ISO 8601 */
export function linkReport(
  { pack, identity, table }: Pick<OpenWorkbook, 'pack' | 'identity' | 'table'>,
  { report, tables, unitName }: Pick<WrittenReport, 'report' | 'tables' | 'unitName'>,
  time: string,
): LinkPackage {
  return makeLinkPackage({
    report,
    tables,
    workbookId: identity.workbookId,
    pack: pack.id,
    time,
    ...(unitName === '' ? {} : { creator: unitRun(unitName) }),
    fieldOf: (id) => {
      const place = table.place(id);
      return {
        label: spokenName(table.field(id)),
        value: plainValue(table.value(id)),
        ...(place && { place: { sheet: place.sheet, address: place.address } }),
      };
    },
  });
}

function unitRun(text: string): Run {
  return { kind: 'figure', text, field: 'budgetUnitName', value: text };
}
