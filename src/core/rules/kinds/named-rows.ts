import { rowId } from '../../pack/concrete-id';
import { textOf } from '../../fields/field-value';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { isZero } from '../../quantity/constants';
import type { Rule, RuleContext } from '../rule';
import { plainName } from '../support/row-names';
import { rowResults, rowsOf } from '../support/rows';
import { fail, notApplicable, pass, type Fail, type Verdict } from '../verdict';

/** A row that has money; what it says of itself does not tell which row it is, but where its name is missing. */
interface NamedRow {
  readonly name: string;
  readonly unnamed: Fail | null;
}

interface PlacedRow extends NamedRow {
  readonly id: () => string;
}

/** A project with money has its name, and one of its own: no 自评表, no sentence could be about it otherwise. */
export const namedRows: Rule<'named-rows'> = {
  kind: 'named-rows',
  blames: 'cell',
  decide(params, context) {
    const rows = params.blocks.flatMap(({ name, amounts }) => {
      const block = rowsOf(context.table.pack, name);
      if (block === null) return [];
      const of = rowResults(context, block, `named ${name}`, (own, row) => rowOf(own, block, row, name, amounts), {
        movable: (one) => one === null || one.unnamed === null,
      });
      const id = (at: number): string => rowId(block, at + 1, name.slice(block.length + 1));
      return of.flatMap((one, at): PlacedRow[] => (one === null ? [] : [{ ...one, id: () => id(at) }]));
    });
    if (rows.length === 0) return [notApplicable('没有填项目的金额。')];
    const unnamed = rows.flatMap((row): Verdict[] => (row.unnamed === null ? [] : [row.unnamed]));
    const verdicts = [...unnamed, ...doubled(context, rows)];
    return verdicts.length > 0 ? verdicts : [pass()];
  },
};

function rowOf(
  { table }: RuleContext,
  block: string,
  row: number,
  name: string,
  amounts: readonly string[],
): NamedRow | null {
  const at = (ref: string): string => rowId(block, row, ref.slice(block.length + 1));
  const filled = amounts.flatMap((ref) => {
    const value = table.value(at(ref));
    return value.is === 'number' && !isZero(value.number) ? [{ id: at(ref), number: value.number }] : [];
  });
  const [first] = filled;
  if (!first) return null;
  const id = at(name);
  const value = table.value(id);
  const own = plainName(textOf(value));
  const isBlank = value.is === 'blank' || (value.is === 'text' && own === '');
  if (!isBlank) return { name: own, unnamed: null };
  const unnamed = fail({
    subject: table.keys(block).of[row - 1] ?? id,
    message: `${nameOf(table, first.id)}填了${figureText(table, first.id, first.number)}，但没有写项目名称。`,
    fields: [id, ...filled.map((amount) => amount.id)],
    suggestion: '写上项目名称；不是单独的项目的，并到所属的那一行。',
  }) as Fail;
  return { name: own, unnamed };
}

function doubled({ table }: RuleContext, rows: readonly PlacedRow[]): Verdict[] {
  const first = new Map<string, PlacedRow>();
  return rows.flatMap((row): Verdict[] => {
    const { name } = row;
    if (name === '') return [];
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, row);
      return [];
    }
    const [id, other] = [row.id(), before.id()];
    const [here, there] = [table.place(id), table.place(other)];
    const where = here && there ? `${here.sheet} ${here.address}与${there.address}` : `${id}与${other}`;
    return [
      fail({
        subject: `same:${id}`,
        level: 'explain',
        message: `${where}的项目名称相同，都是“${name}”。`,
        fields: [id, other],
        left: name,
        cause: '复制了一行，名称没有改；或者一个项目填了两行。',
        suggestion: '改成各自的名称；是同一个项目的合成一行；确是两个同名项目的，名称里写明区别。',
      }),
    ];
  });
}
