import { textOf } from '../../fields/field-value';
import { nameOf } from '../../fields/names';
import type { Rule } from '../rule';
import { namesIn, plainName } from '../support/row-names';
import { fail, notApplicable, pass } from '../verdict';

const shownNames = 5;

/** 项目支出绩效自评表 is about a project that the base table lists. "城区绿化" and "城区绿化经费" are one. */
export const listedName: Rule<'listed-name'> = {
  kind: 'listed-name',
  blames: 'cell',
  decide({ name, lists, listLabel }, { table }) {
    const own = plainName(textOf(table.value(name)));
    if (own === '') return [notApplicable('没有填名称。')];
    const listed = lists.flatMap((ref) => namesIn(table, ref));
    if (listed.length === 0) return [notApplicable(`${listLabel}没有写名称。`)];
    if (listed.some((one) => one.name.includes(own) || own.includes(one.name))) return [pass()];
    const names = [...new Set(listed.map((one) => `“${one.name}”`))];
    const shown = `${names.slice(0, shownNames).join('、')}${names.length > shownNames ? '等' : ''}`;
    return [
      fail({
        message: `${nameOf(table, name)}“${own}”不在${listLabel}里；那里是${shown}。`,
        fields: [name],
        left: own,
        right: shown,
      }),
    ];
  },
};
