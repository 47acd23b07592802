import type { Inspection, InspectionWish, ValidationKind } from '../../../core/workbook/inspection';
import { cellsOf, rowsOf } from '../../port/live/places';
import type { RunLimits } from '../in-time';
import { excelRun } from './run';

/** Everything asked for in one sync. */
export function inspectSheets(wishes: readonly InspectionWish[], limits: RunLimits): Promise<readonly Inspection[]> {
  return excelRun({ verb: 'read' }, limits, async (context) => {
    const asked = wishes.map((wish) => ask(context, wish));
    await context.sync();
    return asked.map(answer);
  });
}

interface Asked {
  readonly wish: InspectionWish;
  readonly sheet: Excel.Worksheet;
  readonly printArea: Excel.RangeAreas;
  readonly titleRows: Excel.Range;
  readonly highlights: OfficeExtension.ClientResult<number>;
  readonly validations: readonly Excel.DataValidation[];
}

function ask(context: Excel.RequestContext, wish: InspectionWish): Asked {
  const sheet = context.workbook.worksheets.getItemOrNullObject(wish.sheet);
  sheet.protection.load('protected');
  const printArea = sheet.pageLayout.getPrintAreaOrNullObject();
  printArea.load('address');
  const titleRows = sheet.pageLayout.getPrintTitleRowsOrNullObject();
  titleRows.load('address');
  const validations = wish.validated.map((area) => {
    const validation = sheet.getRange(area).dataValidation;
    validation.load('type');
    return validation;
  });
  return { wish, sheet, printArea, titleRows, highlights: sheet.getRange().conditionalFormats.getCount(), validations };
}

function answer({ wish, sheet, printArea, titleRows, highlights, validations }: Asked): Inspection {
  if (sheet.isNullObject) {
    const validations = wish.validated.map(() => null);
    return {
      sheet: wish.sheet,
      exists: false,
      isProtected: false,
      printArea: null,
      titleRows: null,
      highlights: 0,
      validations,
    };
  }
  return {
    sheet: wish.sheet,
    exists: true,
    isProtected: sheet.protection.protected,
    printArea: printArea.isNullObject ? null : cellsOf(printArea.address),
    titleRows: titleRows.isNullObject ? null : rowsOf(titleRows.address),
    highlights: highlights.value,
    validations: validations.map(({ type }) =>
      type === 'None' || type === 'Inconsistent' || type === 'MixedCriteria' ? null : (kinds[type] ?? 'other'),
    ),
  };
}

const kinds: Readonly<Record<string, ValidationKind>> = {
  WholeNumber: 'whole',
  Decimal: 'decimal',
  List: 'list',
  Date: 'date',
  TextLength: 'text-length',
  Custom: 'formula',
};
