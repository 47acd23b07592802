import { textOf } from '../../fields/field-value';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { isZero } from '../../quantity/constants';
import type { Rule } from '../rule';
import { fail, notApplicable, pass } from '../verdict';

/** 有 or 无 at one place, the figures at another: where 无 was chosen the scores are full, so the two must agree. */
export const noneAgrees: Rule<'none-agrees'> = {
  kind: 'none-agrees',
  decide({ choice, none, some, cells }, { table }) {
    const chosen = textOf(table.shown(choice)).trim();
    if (chosen !== none && chosen !== some) return [notApplicable(`${nameOf(table, choice)}没有选。`)];
    const filled = cells.flatMap((id) => {
      const value = table.shown(id);
      return value.is === 'number' && !isZero(value.number) ? [{ id, number: value.number }] : [];
    });
    const [first] = filled;
    if (chosen === none) {
      if (!first) return [pass()];
      return [
        fail({
          message: `${nameOf(table, choice)}选了“${none}”，${nameOf(table, first.id)}却填了${figureText(table, first.id, first.number)}${filled.length > 1 ? `，共${filled.length}格有数` : ''}。`,
          fields: [choice, ...filled.map(({ id }) => id)],
          left: none,
          right: figureText(table, first.id, first.number),
          suggestion: `有的选“${some}”；没有的把这${filled.length}格改成“${none}”。`,
        }),
      ];
    }
    // Something that is no number is told at its own cell.
    if (first || cells.some((id) => table.shown(id).is === 'bad')) return [pass()];
    const words = cells.some((id) => table.shown(id).is === 'none') ? `写的是“${none}”` : '没有填';
    return [
      fail({
        message: `${nameOf(table, choice)}选了“${some}”，${cells.map((id) => nameOf(table, id)).join('、')}却都${words}。`,
        fields: [choice, ...cells],
        left: some,
        right: words,
        suggestion: `没有的选“${none}”；有的把这${cells.length}格填上。`,
      }),
    ];
  },
};
