import fc from 'fast-check';
import { numberOf } from '../../../src/core/fields/field-value';
import type { FieldTable } from '../../../src/core/fields/field-table';
import { intakeEdits } from '../../../src/core/intake/intake-edits';
import { isWritable, noWish, planIntake } from '../../../src/core/intake/plan-intake';
import { isDerived, spokenName, type Pack } from '../../../src/core/pack/pack';
import { columnSides } from '../../../src/core/prose/words/book-fields';
import { a1, parseA1 } from '../../../src/core/workbook/address';
import { fromDouble, parseDecimal, type Decimal } from '../../../src/core/quantity/decimal';
import { builtInPack } from '../../support/built-in-pack';
import { randomSeed } from '../../support/seed';
import { contextOf, installedSnapshot } from '../rules/installed';

const seed = randomSeed(20181);
const packs = ['kaifu-2018', 'kaifu-2020', 'hunan-standard', 'taojiang-2024', 'huaihua-2022'].map(builtInPack);

/** One quantity of a form: the name its row is printed under, and a field for each column. */
interface Quantity {
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Inputs of money that stand in rows of printed tables, under the form's own labels. */
function quantitiesOf(pack: Pack): Quantity[] {
  const found = new Map<string, Map<string, string>>();
  for (const field of pack.fields) {
    if (field.kind !== 'number' || isDerived(field) || field.unit !== '万元') continue;
    const column = columnSides.find(
      ({ id, heads }) => field.id.endsWith(id) && heads.includes(field.label.split('/').at(-1)!),
    );
    const name = field.label.split('/').at(-2);
    if (!column || name === undefined) continue;
    found.set(name, (found.get(name) ?? new Map<string, string>()).set(column.heads[0]!, field.id));
  }
  return [...found].map(([name, fields]) => ({ name, fields }));
}

type Look = (number: Decimal) => string;
const grouped = (text: string): string => text.replace(/\B(?=(?:\d{3})+(?!\d))/g, ',');
const parts = (number: Decimal): readonly [sign: boolean, whole: string, rest: string] => {
  const [whole = '', decimals] = number.abs().toFixed().split('.');
  return [number.lt(0), whole, decimals === undefined ? '' : `.${decimals}`];
};
/** A number as somebody's ledger prints it; none of them loses a digit. */
const looks: Readonly<Record<string, Look>> = {
  plain: (number) => number.toFixed(),
  thousands: (number) => {
    const [isNegative, whole, rest] = parts(number);
    return `${isNegative ? '-' : ''}${grouped(whole)}${rest}`;
  },
  brackets: (number) => {
    const [isNegative, whole, rest] = parts(number);
    return isNegative ? `(${grouped(whole)}${rest})` : `${grouped(whole)}${rest}`;
  },
  yuanSign: (number) => {
    const [isNegative, whole, rest] = parts(number);
    return `${isNegative ? '-' : ''}¥${grouped(whole)}${rest}`;
  },
  fullWidth: (number) =>
    number.toFixed().replace(/[\d.-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  wideBrackets: (number) => {
    const [isNegative, whole, rest] = parts(number);
    return isNegative ? `（￥${whole}${rest}）` : `￥${whole}${rest}`;
  },
  dashForZero: (number) => (number.eq(0) ? '-' : number.toFixed()),
};

const named: Readonly<Record<string, (name: string, at: number) => string>> = {
  bare: (name) => name,
  numbered: (name, at) => `${at + 1}、${name}`,
  within: (name) => `其中：${name}`,
  colon: (name) => `${name}：`,
  spaced: (name) => [...name].join(' '),
};

interface Ledger {
  readonly pack: number;
  /** Which quantities, in which order, and what they are; null: an empty cell. */
  readonly rows: readonly { readonly at: number; readonly cents: readonly (number | null)[] }[];
  readonly columns: readonly number[];
  readonly unit: '元' | '万元';
  readonly look: string;
  readonly name: string;
  readonly by: 'tabs' | 'gaps';
  readonly isStrange: boolean;
}

/** Just below what nobody has in 万元 and what is therefore asked. */
const largestCents = 49_999_99;

const ledgers: fc.Arbitrary<Ledger> = fc.record({
  pack: fc.nat(packs.length - 1),
  rows: fc.uniqueArray(
    fc.record({
      at: fc.nat(30),
      cents: fc.array(fc.option(fc.integer({ min: -largestCents, max: largestCents }), { freq: 6 }), {
        minLength: 5,
        maxLength: 5,
      }),
    }),
    { selector: ({ at }) => at, minLength: 1, maxLength: 12 },
  ),
  columns: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1 }),
  unit: fc.constantFrom('元', '万元'),
  look: fc.constantFrom(...Object.keys(looks)),
  name: fc.constantFrom(...Object.keys(named)),
  by: fc.constantFrom('tabs', 'gaps'),
  isStrange: fc.boolean(),
});

interface Printed {
  readonly text: string;
  /** Field → what is printed for it, in the form's 万元. */
  readonly figures: ReadonlyMap<string, Decimal>;
}

function print({ rows, columns, unit, look, name, by, isStrange }: Ledger, quantities: readonly Quantity[]): Printed {
  const heads = columns.map((at) => columnSides[at]!.heads[0]!);
  const figures = new Map<string, Decimal>();
  const used = new Set<string>();
  const lines = rows.flatMap(({ at, cents }, line) => {
    const quantity = quantities[at % quantities.length]!;
    if (used.has(quantity.name)) return [];
    used.add(quantity.name);
    const cells = heads.map((head, column) => {
      const field = quantity.fields.get(head);
      const value = by === 'gaps' ? (cents[column] ?? 0) : cents[column];
      if (field === undefined || value === null || value === undefined) return by === 'gaps' ? '/' : '';
      const number = fromDouble(value).div(100);
      figures.set(field, unit === '元' ? number.div(10_000) : number);
      return looks[look]!(number);
    });
    return [[named[name]!(quantity.name, line), ...cells]];
  });
  if (isStrange) lines.push(['职工食堂小卖部', ...heads.map(() => '77.77')]);
  const joined = [['项目', ...heads], ...lines].map((cells) => cells.join(by === 'tabs' ? '\t' : '    '));
  return { text: [`部门收支情况表    单位：${unit}`, ...joined].join('\n'), figures };
}

const books = packs.map((pack) => {
  const { table } = contextOf(pack, installedSnapshot(pack, {}, true));
  return { pack, table, quantities: quantitiesOf(pack) };
});

function cellsWritten(table: FieldTable, edits: ReturnType<typeof intakeEdits>): Map<string, unknown> {
  return new Map(
    edits.map((edit) => {
      if (edit.edit !== 'set-cells') throw new Error(`not a cell: ${edit.edit}`);
      expect(edit.cells.length * edit.cells[0]!.length).toBe(1);
      const address = a1({ top: edit.row, left: edit.column, bottom: edit.row, right: edit.column });
      return [`${edit.sheet} ${address}`, edit.cells[0]![0]];
    }),
  );
}

test('各种写法的台账：印的是多少，写的就是多少；没有勾的、没有认出的格子一个也不动', () => {
  let written = 0;
  fc.assert(
    fc.property(ledgers, fc.infiniteStream(fc.boolean()), (ledger, coin) => {
      const { table, quantities } = books[ledger.pack]!;
      const { text, figures } = print(ledger, quantities);
      const plan = planIntake(table, text, noWish)!;
      // "/" is a figure only where somebody says so; one that is far larger than the others is one all the same.
      const said = plan.items.filter(({ asks }) => asks === undefined || asks === 'magnitude');
      // Every recognised figure is one that was printed, of that very field.
      for (const { field, value, state } of said)
        if (field !== null && value !== null && value.is === 'number' && state !== 'computed')
          expect([field, value.number.toFixed()]).toEqual([field, figures.get(field)?.toFixed()]);
      // Whatever was printed for a field is in the plan, and tells what stands there.
      const known = new Map(said.filter(({ field }) => field !== null).map((item) => [item.field!, item]));
      for (const [field, number] of figures) {
        const item = known.get(field);
        expect(item && field).toBe(field);
        expect(item!.now).toEqual(table.value(field));
        const now = numberOf(table.value(field));
        if (item!.state === 'differs') expect(now === null || !now.eq(number)).toBe(true);
        if (item!.state === 'same') expect(now?.eq(number)).toBe(true);
      }
      expect(plan.items.filter(({ label }) => label.includes('小卖部')).every(({ state }) => state === 'open')).toBe(
        true,
      );
      const ticked = new Set(said.filter(isWritable).flatMap(({ key }) => (coin.next().value ? [key] : [])));
      const cells = cellsWritten(table, intakeEdits(table, plan, ticked));
      const wanted = plan.items.filter((item) => ticked.has(item.key));
      expect(cells.size).toBe(wanted.length);
      for (const { field } of wanted) {
        const place = table.place(field!)!;
        const content = cells.get(`${place.sheet} ${a1(parseA1(place.address)!)}`);
        expect(parseDecimal(String(content))!.toFixed()).toBe(figures.get(field!)!.toFixed());
      }
      written += wanted.length;
    }),
    { seed, numRuns: 400 },
  );
  expect(written).toBeGreaterThan(400);
});

test.each(books.map(({ pack, table }) => [pack.id, pack, table] as const))(
  '%s：每个要填的数，按它自己印在表上的名字都认得出，从不认成别的',
  (_, pack, table) => {
    const inputs = pack.fields.filter((field) => field.kind === 'number' && !isDerived(field) && field.unit !== '年');
    expect(inputs.length).toBeGreaterThan(30);
    const found = inputs.map((field) => planIntake(table, `${spokenName(field)}\t5`, noWish)!.items[0]?.field);
    expect(found).toEqual(inputs.map(({ id }) => id));
  },
);
