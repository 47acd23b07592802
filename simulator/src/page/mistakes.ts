import type { Scalar } from '../excel/model';
import type { OpenedBook } from './opened-book';

/** Name → what somebody typed there. Names of the 2018 forms. */
const mistakes: Readonly<Record<string, Scalar>> = {
  // Over the formula, and not the sum of its parts.
  'jx.threePublicExpenses.final': 3.75,
  // 元 where the form is in 万元.
  'jx.officeExpense.final': 142_000,
  'jx.changeExplanation.basicExpenditure.reason': null,
};

/** Types the mistakes in before the pane looks, as if a colleague had left them. */
export function makeMistakes({ host, model }: OpenedBook): void {
  for (const [name, value] of Object.entries(mistakes)) {
    const place = host.book.placeOfName(name, null);
    // The colleague had taken the protection off; so does an add-in's way in, without counting as a write of ours.
    if (place)
      host.book.asAddin(() => model.write(place.sheet, { ...place.area, rows: 1, columns: 1 }, () => ({ value })));
  }
}
