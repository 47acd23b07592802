import { textOf } from '../../fields/field-value';
import { nameOf } from '../../fields/names';
import type { Rule } from '../rule';
import { plainName } from '../support/row-names';
import { fail, notApplicable, pass } from '../verdict';

/**
 * One body, one name: where it is typed on several forms, every form has it alike. Where more than half write one name the others are
 * told, each by itself, and one click takes over the name; with no such majority nobody can say which is meant. Forms that leave it
 * empty say nothing.
 */
export const namesAgree: Rule<'names-agree'> = {
  kind: 'names-agree',
  blames: 'cell',
  decide({ names, label }, { table }) {
    const written = names.flatMap((id) => {
      const text = textOf(table.value(id)).trim();
      const plain = plainName(text).normalize('NFKC');
      return plain === '' ? [] : [{ id, text, plain }];
    });
    if (written.length < 2) return [notApplicable(`${label}只在一张表上写了。`)];
    const usual = written.find(({ plain }) => written.filter((one) => one.plain === plain).length * 2 > written.length);
    const others = written.filter(({ plain }) => plain !== (usual ?? written[0]!).plain);
    if (others.length === 0) return [pass()];
    if (!usual) {
      const [first] = written;
      const [other] = others;
      return [
        fail({
          message: `${nameOf(table, first!.id)}写“${first!.text}”，${nameOf(table, other!.id)}写“${other!.text}”，不是同一个名称。`,
          fields: [first!.id, ...others.map(({ id }) => id)],
          figures: written.map(({ plain }) => plain),
        }),
      ];
    }
    return others.map(({ id, text }) =>
      fail({
        subject: id,
        message: `${nameOf(table, id)}写“${text}”，别的表写的是“${usual.text}”（如${nameOf(table, usual.id)}）。`,
        fields: [id, usual.id],
        left: text,
        right: usual.text,
        figures: [text, usual.text],
        suggestion: `改为“${usual.text}”；确是另一个单位的不用改。`,
        fix: { kind: 'set-text', field: id, value: usual.text },
      }),
    );
  },
};
