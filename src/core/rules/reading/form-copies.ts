import { a1 } from '../../workbook/address';
import { sameCellValue } from '../../workbook/share';
import { copiedFrom } from '../../workbook/sheet-copies';
import { cellAt, isCellError, isFormula, type CellValue, type SheetSnapshot } from '../../workbook/snapshot';
import type { Rule, RuleContext } from '../rule';
import { fail, pass, type Verdict } from '../verdict';

/** A copy beside its form is read by nobody; where its cells say something else, the unit may have filled the wrong one. */
export const formCopies: Rule<'form-copies'> = {
  kind: 'form-copies',
  blames: 'form',
  reads: 'sheets',
  decide(_params, context) {
    const verdicts = copies(context);
    return verdicts.length > 0 ? verdicts : [pass()];
  },
};

function copies({ snapshot, binding, table: { pack } }: RuleContext): Verdict[] {
  const bound = new Set([...pack.byId.keys()].flatMap((id) => binding.area(id)?.sheet.toLowerCase() ?? []));
  return snapshot.sheets.flatMap((copy): Verdict[] => {
    const original = copiedFrom(copy.name);
    const form = original === null || bound.has(copy.name.toLowerCase()) ? null : binding.sheet(original);
    if (!form || !bound.has(form.name.toLowerCase())) return [];
    const places = typedOtherwise(form, copy);
    const first = places[0];
    if (first === undefined) return [];
    return [
      fail({
        subject: copy.name,
        message: `《${copy.name}》是《${form.name}》的副本，有${places.length}格与它不一样（如${first.address}：副本是${first.copy}，《${form.name}》是${first.form}）；本工具只读《${form.name}》，副本里的不算。`,
        fields: [],
        cells: places.slice(0, 20).map(({ address }) => ({ sheet: copy.name, address })),
        left: first.copy,
        right: first.form,
        suggestion: `应以副本为准的，把这几格抄到《${form.name}》；副本不用了就删掉，报送前只留一张。`,
      }),
    ];
  });
}

interface OtherCell {
  readonly address: string;
  readonly copy: string;
  readonly form: string;
}

/** Cells typed by hand that say something else in the copy; what formulas show follows from them. */
function typedOtherwise(form: SheetSnapshot, copy: SheetSnapshot): OtherCell[] {
  const found: OtherCell[] = [];
  const rows = Math.max(form.row + form.cells.length, copy.row + copy.cells.length);
  const width = (sheet: SheetSnapshot): number =>
    sheet.column + sheet.cells.reduce((most, line) => Math.max(most, line.length), 0);
  const columns = Math.max(width(form), width(copy));
  for (let row = 1; row < rows; row++)
    for (let column = 1; column < columns; column++) {
      const [one, other] = [cellAt(form, row, column), cellAt(copy, row, column)];
      if (isFormula(one) || isFormula(other) || sameCellValue(one, other)) continue;
      const address = a1({ top: row, bottom: row, left: column, right: column });
      found.push({ address, copy: shown(other), form: shown(one) });
    }
  return found;
}

function shown(value: CellValue): string {
  if (value === null) return '空的';
  if (isCellError(value)) return value.error;
  const text = String(value);
  return text.length > 20 ? `“${text.slice(0, 20)}…”` : typeof value === 'string' ? `“${text}”` : text;
}
