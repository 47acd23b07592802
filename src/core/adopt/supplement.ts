import { inputFill } from '../install/styles';
import { validation } from '../install/validations';
import { numberFormat } from '../pack/field-format';
import { isDerived, type Pack, type ScalarField } from '../pack/pack';
import { a1, type Area } from '../workbook/address';
import type { CellEdit, CellStyle, Edit } from '../workbook/edit';
import { supplementSheet } from '../workbook/identity';
import type { AdoptedField, AdoptionPlan } from './plan';

export interface Supplement {
  /** The plan with the fields of the sheet bound to it. */
  readonly plan: AdoptionPlan;
  /** Makes the sheet; [] where nothing is missing. To be applied before the names. */
  readonly edits: readonly Edit[];
}

const [labels, values, units, guides] = [1, 2, 3, 4];
const firstRow = 4;

/**
 * What the bureau's form does not ask and scores or report need, on a sheet of its own behind the bureau's: one line per input, under the
 * name of the sheet that has it in our own form. Repeating rows are left out: their form is a table.
 */
export function withSupplement(pack: Pack, plan: AdoptionPlan): Supplement {
  const absent = new Set(plan.fields.filter(({ state }) => state === 'absent').map(({ field }) => field));
  const inputs = pack.fields.filter(
    (field): field is ScalarField & typeof field => field.kind !== 'rows' && !isDerived(field) && absent.has(field.id),
  );
  if (inputs.length === 0) return { plan, edits: [] };
  const lines: CellEdit[][] = [];
  const places = new Map<string, number>();
  const heads: number[] = [];
  let section = '';
  for (const field of inputs) {
    const [owner = ''] = field.label.split('/');
    if (owner !== section && field.label.includes('/')) {
      heads.push(firstRow + lines.length);
      lines.push([owner]);
      section = owner;
    }
    places.set(field.id, firstRow + lines.length);
    lines.push([field.label.slice(field.label.indexOf('/') + 1), null, field.unit ?? '', field.guide ?? '']);
  }
  const bound = (one: AdoptedField): AdoptedField => {
    const row = places.get(one.field);
    if (row === undefined) return one;
    const address = a1(cell(row, values));
    const place = {
      sheet: supplementSheet,
      address,
      confidence: 1,
      why: '',
      measure: 'plain',
      hasFormula: false,
      waitsForUnit: false,
      isOdd: false,
    } as const;
    return { ...one, state: 'bound', candidates: [{ ...place, part: { is: 'whole' } }] };
  };
  const style = (area: Omit<Area, 'sheet'>, look: CellStyle): Edit => ({
    edit: 'style-cells',
    sheet: supplementSheet,
    areas: [a1(area)],
    style: look,
  });
  const last = firstRow + lines.length - 1;
  return {
    plan: { ...plan, fields: plan.fields.map(bound) },
    edits: [
      { edit: 'add-sheet', sheet: supplementSheet, visibility: 'visible' },
      { edit: 'size-columns', sheet: supplementSheet, widthsMm: [70, 45, 16, 80] },
      {
        edit: 'set-cells',
        sheet: supplementSheet,
        row: 1,
        column: 1,
        cells: [
          ['补充资料'],
          ['财政局的表里没有这些项，评分和报告要用。送出时这张表会去掉。'],
          ['项目', '填写', '单位', '填法'],
          ...lines,
        ],
      },
      style({ top: 1, left: labels, bottom: last, right: guides }, { wrap: true, verticalAlign: 'middle' }),
      style({ top: 1, left: labels, bottom: 1, right: labels }, { font: { bold: true, sizePt: 14 }, wrap: false }),
      style({ top: 2, left: labels, bottom: 2, right: labels }, { wrap: false }),
      ...[3, ...heads].map((row) => style({ ...cell(row, labels), right: guides }, { font: { bold: true } })),
      ...inputStyles(inputs, (field) => a1(cell(places.get(field.id)!, values))),
      ...inputs.map((field) => validation(supplementSheet, cell(places.get(field.id)!, values), field)),
      style({ top: firstRow, left: units, bottom: last, right: units }, { align: 'center' }),
    ],
  };
}

/** Cells of one look together: a program is asked once for each. */
function inputStyles(inputs: readonly ScalarField[], addressOf: (field: ScalarField) => string): Edit[] {
  const alike = new Map<string, string[]>();
  for (const field of inputs) {
    const format = field.kind === 'number' ? numberFormat(field) : '';
    alike.set(format, [...(alike.get(format) ?? []), addressOf(field)]);
  }
  return [...alike].map(([format, areas]): Edit => {
    const number = format === '' ? {} : ({ numberFormat: format, align: 'right' } as const);
    return {
      edit: 'style-cells',
      sheet: supplementSheet,
      areas,
      style: { fill: inputFill, border: { outside: 'thin' }, ...number },
    };
  });
}

function cell(row: number, column: number): Omit<Area, 'sheet'> {
  return { top: row, left: column, bottom: row, right: column };
}
