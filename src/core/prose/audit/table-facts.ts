import { convertMoney, isMoneyUnit, type MoneyUnit } from '../../quantity/amount-unit';
import type { Decimal } from '../../quantity/decimal';
import { trimmed } from '../../quantity/format';
import type { Mention, Reading } from '../mentions';
import type { Quantity } from '../words/quantities';
import { beforeHead, fundWords, outcomeHead, sameEverywhere, unitWords } from '../words/tables';
import { labelOf, type Grid, type GridCell, type GridRow } from './grid';
import { agree, type KnownFacts } from './known-facts';
import { quotesOf, shown, type Relation } from './relation';
import { quantityNamed } from './table-names';
import { quoted, totalOf } from './tables';

/** What a table says of a quantity that every report tells: its outcome of the text's own year. */
interface TableFact {
  readonly quantity: Quantity;
  readonly cell: GridCell;
  /** In 元 for money. */
  readonly amount: Decimal;
  readonly slack: Decimal;
  readonly unit: string;
  /** “公务接待费”行“决算数”. */
  readonly place: string;
  readonly grid: Grid;
}

/**
 * The same quantity in a table and in the text, and in two tables: one value. Only outcomes of the year the text is about, in a unit that
 * the table names, of the unit itself; 财政拨款 and whole totals are two things, and budgets may be of several dates.
 */
export function tableQuantities(
  reading: Reading,
  source: string,
  facts: KnownFacts,
  grids: readonly Grid[],
): Relation[] {
  const year = yearOf(source.slice(0, 300));
  const groups = new Map<Quantity, TableFact[]>();
  for (const grid of grids)
    for (const fact of factsOf(grid, year)) groups.set(fact.quantity, [...(groups.get(fact.quantity) ?? []), fact]);
  return [...groups].flatMap(([quantity, found]): Relation[] => {
    const [first, ...others] = found;
    if (first === undefined) return [];
    const other = others.filter((one) => !agree(one, first));
    if (other.length > 0) return betweenTables(source, first, other);
    const told = toldOutcome(facts, quantity);
    return told === null ? [] : [besideText(reading, source, first, told)];
  });
}

/** Of totals that differ by whose money they count the text must say 决算 and no 财政拨款; of the rest any plain figure will do. */
function toldOutcome(facts: KnownFacts, { id, measure }: Quantity): Mention | null {
  const told = facts.outcome(id);
  if (told === null || measure === 'people' || sameEverywhere.has(id)) return told;
  return facts.of(id, 'final').length === 0 || fundWords.test(told.label) ? null : told;
}

function besideText(reading: Reading, source: string, fact: TableFact, told: Mention): Relation {
  const quotes = [...quotesOf(reading, source, [told]), quoted(source, fact.cell)];
  if (agree(fact, told)) return { kind: 'same-quantity', quotes, verdict: 'holds', message: '' };
  const [left, right] = [shown(reading, told), written(fact)];
  return differ(quotes, fact, `文字里写${left}，表中${fact.place}写${right}`, told.amount, { left, right });
}

/** Three and more values are of several units, whatever the tables say. */
function betweenTables(source: string, first: TableFact, others: readonly TableFact[]): Relation[] {
  const [second] = others;
  if (!second || second.grid === first.grid || others.some((one) => !agree(one, second))) return [];
  const quotes = [first, second].map(({ cell }) => quoted(source, cell));
  const [left, right] = [written(first), written(second)];
  const words = `一张表${first.place}写${left}，另一张表${second.place}写${right}`;
  return [differ(quotes, first, words, second.amount, { left, right })];
}

function differ(
  quotes: Relation['quotes'],
  fact: TableFact,
  words: string,
  other: Decimal,
  sides: { readonly left: string; readonly right: string },
): Relation {
  const difference = written({ ...fact, amount: fact.amount.minus(other).abs() });
  return {
    kind: 'same-quantity',
    quotes,
    verdict: 'fails',
    message: `${fact.quantity.name}前后不一：${words}，相差${difference}。同一份报告里一个数只能有一个值，改了一处要把另一处也改过来。`,
    ...sides,
    difference,
  };
}

const written = ({ amount, unit }: Pick<TableFact, 'amount' | 'unit'>): string =>
  trimmed(isMoneyUnit(unit) ? convertMoney(amount, '元', unit) : amount, 6) + unit;

function factsOf(grid: Grid, year: string | null): TableFact[] {
  if (fundWords.test(grid.lead) && !/三公/.test(grid.lead)) return [];
  const total = totalOf(grid);
  return grid.rows.flatMap((row, at) =>
    grid.heads.flatMap((head, column): TableFact[] => {
      const cell = row[column]!;
      if (column === 0 || cell.number === null || cell.isMerged) return [];
      const isOnly = grid.rows.length === 1 || at === total;
      const quantity = ofRow(grid, row, head) ?? (isOnly ? ofHead(head) : null);
      if (quantity === null || !isOwnYear(grid, head, year)) return [];
      if (fundWords.test(head) && !sameEverywhere.has(quantity.id)) return [];
      const unit = quantity.measure === 'money' ? moneyUnit(grid, row, head) : '人';
      if (unit === null || quantity.measure === 'thing' || (unit === '人' && !cell.number.eq(cell.number.round(0))))
        return [];
      const inUnit = (value: Decimal): Decimal => (isMoneyUnit(unit) ? convertMoney(value, unit, '元') : value);
      return [
        {
          quantity,
          cell,
          amount: inUnit(cell.number),
          slack: inUnit(cell.slack),
          unit,
          place: `“${labelOf(row) || head}”${head === '' || labelOf(row) === '' ? '' : `行“${head}”`}`,
          grid,
        },
      ];
    }),
  );
}

/** A row's quantity, in a column that says 决算 or, of people, anything but a rate. */
function ofRow({ heads }: Grid, row: GridRow, head: string): Quantity | null {
  const quantity = quantityNamed(labelOf(row));
  if (quantity === null || !leadingWords(row)) return null;
  if (quantity.measure === 'people') return /率|比|编制/.test(head) || heads.length > 3 ? null : quantity;
  return outcomeHead.test(head) ? quantity : null;
}

/** “实际在职人数” over the one row of a form; money only where the head says 决算. */
function ofHead(head: string): Quantity | null {
  const quantity = quantityNamed(head);
  return quantity === null || (quantity.measure === 'money' && !outcomeHead.test(head)) ? null : quantity;
}

/** Nobody else's row: “甲中心|三公经费|3.2” is of a part of the unit. */
function leadingWords(row: GridRow): boolean {
  const label = labelOf(row);
  for (const { text } of row) {
    if (text === label) return true;
    if (text !== '' && !/^\d+$/.test(text) && !/支出|经费|情况|控制/.test(text)) return false;
  }
  return true;
}

const yearOf = (text: string): string | null => /(?:19|20)\d{2}(?=年)/.exec(text)?.[0] ?? null;

/** The year the text is about; without one, the latest that the table has. */
function isOwnYear({ heads, lead }: Grid, head: string, year: string | null): boolean {
  if (beforeHead.test(head)) return false;
  const latest = Math.max(...heads.map((one) => Number(yearOf(one) ?? 0)));
  const own = Number(yearOf(head) ?? yearOf(lead) ?? 0);
  return own === 0 ? latest === 0 || year === null || latest === Number(year) : own === (Number(year) || latest);
}

function moneyUnit({ lead, heads }: Grid, row: GridRow, head: string): MoneyUnit | null {
  for (const text of [head, labelOf(row), heads[0]!, lead]) {
    const match = unitWords.exec(text);
    const unit = (match?.[1] ?? match?.[2] ?? '').replace('人民币', '');
    if (isMoneyUnit(unit)) return unit;
  }
  return null;
}
