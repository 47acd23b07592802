import type { FieldTable } from '../../fields/field-table';
import { factOfPack } from '../../pack/fact-of-pack';
import type { FieldDefinition } from '../../pack/schema';
import type { Pack } from '../../pack/pack';
import { comparable, type Comparison, type Judged } from './comparison';
import { bareName } from './row-subject';

/** A row of the workbook that words may name: its figures of last year, of the budget, and what came of it. */
export interface Item {
  readonly name: string;
  readonly comparisons: readonly Comparison[];
}

/** The item that the subject of a statement names (“公务接待费” in the reason of 三公经费); null where it names none. */
export function itemNamed(pack: Pack, subject: string): Item | null {
  const name = plain(bareName(subject.replace(/[“”"'\s+]|\d{4}年度?/g, '')));
  return name === '' ? null : (itemsOf(pack).get(name) ?? null);
}

export function judgedOf(table: FieldTable, { comparisons }: Item): readonly Judged[] {
  return comparable(table, comparisons, (id) => id);
}

const sides = { prior: /\/上年决算数$/, budget: /\/(?:本年|年初)预算数$/, final: /\/(?:本年)?决算数$/ } as const;
type Found = { -readonly [K in keyof typeof sides]?: string } & { readonly names: Set<string> };

/** Every item of which the workbook has at least what came of it and one figure to compare with, by each of its names. */
const itemsOf = factOfPack((pack: Pack): ReadonlyMap<string, Item> => {
  const explained = new Set(
    pack.checks.flatMap(({ rule }) => (rule?.kind === 'explanation-agrees' ? [rule.subject] : [])),
  );
  const found = new Map<string, Found>();
  for (const field of pack.fields) {
    if (field.kind !== 'number') continue;
    const labels = [field.label, ...aliasesOf(field)];
    const path = field.label.split('/');
    if (path.length < 2 || !path.slice(0, -1).some((name) => explained.has(name))) continue;
    for (const [side, pattern] of Object.entries(sides) as [keyof typeof sides, RegExp][]) {
      if (!pattern.test(field.label) || (side === 'final' && sides.prior.test(field.label))) continue;
      const key = path[path.length - 2]!;
      const item: Found = found.get(key) ?? { names: new Set([key]) };
      item[side] ??= field.id;
      for (const label of labels) item.names.add(label.split('/').at(-2) ?? key);
      found.set(key, item);
    }
  }
  const items = new Map<string, Item>();
  for (const [name, { prior, budget, final, names }] of found) {
    if (final === undefined) continue;
    const comparisons = [
      ...(budget === undefined ? [] : [{ from: budget, to: final, label: `${name}本年决算数比本年预算数` }]),
      ...(prior === undefined ? [] : [{ from: prior, to: final, label: `${name}本年决算数比上年决算数` }]),
    ];
    if (comparisons.length === 0) continue;
    for (const one of names) if (!items.has(plain(one))) items.set(plain(one), { name, comparisons });
  }
  return items;
});

const aliasesOf = (field: FieldDefinition): readonly string[] =>
  'aliases' in field && Array.isArray(field.aliases) ? (field.aliases as readonly string[]) : [];

/** One form of the many that a name has: 公务用车运行维护费, 公车运行费. 办公费 and 办公经费 stay two. */
function plain(name: string): string {
  return name
    .replace(/[“”（）()]/g, '')
    .replace(/公务用车|公务车辆|公务车|公车/, '车')
    .replace(/公务|因公|境(?=费|$)/g, '')
    .replace(/运行维护|运行维修|运维/, '运行')
    .replace(/购置(?:和|及|与)(?:运行|维护)/, '购置运行')
    .replace(/日常(?=公用)/, '')
    .replace(/支出$/, '')
    .replace(/费用$/, '费')
    .replace(/^(接待|出国|购置车|车购置|车运行)$/, '$1费')
    .replace(/^购置车/, '车购置')
    .replace(/^出国经费$/, '出国费')
    .replace(/^车购置运行经费$/, '车购置运行费');
}
