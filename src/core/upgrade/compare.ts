import { normaliseLabel } from '../pack/label-path';
import { formerIds } from './former-ids';
import { byHandDue, columnsOf, type ColumnField, type Pack } from '../pack/pack';
import type { FragmentDefinition } from '../pack/report-shape';
import type { CheckDefinition, FieldDefinition } from '../pack/schema';

/** One thing that another version of a pack has otherwise. `before` and `after` are short texts for people where a value moved. */
export interface PackChange {
  readonly part: 'field' | 'check' | 'weight' | 'sentence' | 'sheet' | 'threshold';
  readonly change: 'added' | 'removed' | 'renamed' | 'changed';
  /** In the newer pack; of what was removed, in the older. */
  readonly id: string;
  readonly label: string;
  readonly before?: string;
  readonly after?: string;
}

type AnyField = FieldDefinition | ColumnField;

/** What a newer version of a pack (or another variant) changes, part by part in the pack's order. */
export function comparePacks(old: Pack, now: Pack): PackChange[] {
  const before = withIds(old, fieldRenames(old, now));
  return [...fieldChanges(old, now), ...others(before, now)];
}

/** The parts that name fields, told by the ids the fields have now: a renamed field is one change, not one in every part. */
function withIds(old: Pack, renames: ReadonlyMap<string, string>): Pack {
  if (renames.size === 0) return old;
  const { sheets, checks, reports, indicators } = old;
  const text = JSON.stringify({ sheets, checks, reports, indicators }).replace(
    /(?<![\w.])[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*(?![\w])/g,
    (id) => renames.get(id) ?? id,
  );
  return { ...old, ...(JSON.parse(text) as Pick<Pack, 'sheets' | 'checks' | 'reports' | 'indicators'>) };
}

function others(old: Pack, now: Pack): PackChange[] {
  return [
    ...sheetChanges(old, now),
    ...checkChanges(old, now),
    ...weightChanges(old, now),
    ...sentenceChanges(old, now),
    ...thresholdChanges(old, now),
  ];
}

/** Every declared field and column; what scoring implies is told as weights. */
function declared(pack: Pack): Map<string, AnyField> {
  const found = new Map<string, AnyField>();
  for (const field of pack.fields) {
    if (isGenerated(field.id)) continue;
    found.set(field.id, field);
    if (field.kind === 'rows') for (const column of columnsOf(field)) found.set(column.id, column);
  }
  return found;
}

/** full.*, score.*, note.*, evidence.* and the totals: the reader makes them from the indicators. */
export function isGenerated(id: string): boolean {
  return /^(full|score|note|evidence)\./.test(id);
}

function fieldChanges(old: Pack, now: Pack): PackChange[] {
  const [before, after] = [declared(old), declared(now)];
  const renames = fieldRenames(old, now);
  const renamed = new Set(renames.values());
  const changes: PackChange[] = [];
  for (const [id, field] of before) {
    const to = renames.get(id);
    const current = after.get(to ?? id);
    if (!current) changes.push({ part: 'field', change: 'removed', id, label: field.label });
    else if (to !== undefined)
      changes.push({ part: 'field', change: 'renamed', id: to, label: current.label, before: field.label });
    else {
      const [was, is] = [faceOf(field), faceOf(current)];
      if (was !== is)
        changes.push({ part: 'field', change: 'changed', id, label: current.label, before: was, after: is });
    }
  }
  for (const [id, field] of after)
    if (!before.has(id) && !renamed.has(id)) changes.push({ part: 'field', change: 'added', id, label: field.label });
  return changes;
}

/** Old id → new id: the new pack keeps the old id as an alias, or prints the old label under another id. */
function fieldRenames(old: Pack, now: Pack): ReadonlyMap<string, string> {
  const [before, after] = [declared(old), declared(now)];
  const former = formerIds(now);
  const byLabel = new Map<string, string>();
  for (const [id, field] of after) {
    if (before.has(id)) continue;
    const stem = field.label.slice(0, field.label.lastIndexOf('/') + 1);
    for (const label of [field.label, ...field.aliases.map((one) => (one.includes('/') ? one : stem + one))])
      byLabel.set(normaliseLabel(label), id);
  }
  const renames = new Map<string, string>();
  for (const [id, field] of before) {
    if (after.has(id)) continue;
    const to = former.get(id) ?? byLabel.get(normaliseLabel(field.label));
    if (to !== undefined && after.get(to)?.kind === field.kind) renames.set(id, to);
  }
  return renames;
}

/** What users see of a field: its label, kind, unit, options, whether it is computed. */
function faceOf(field: AnyField): string {
  const parts = [field.label, kinds[field.kind]];
  if ('unit' in field && field.unit !== null) parts.push(field.unit);
  if (field.kind === 'choice') parts.push(field.options.join('、'));
  if (field.required) parts.push('必填');
  if ('derive' in field && field.derive !== undefined) parts.push(`自动算 ${JSON.stringify(field.derive)}`);
  return parts.join('，');
}

const kinds: Readonly<Record<FieldDefinition['kind'], string>> = {
  number: '数字',
  text: '文字',
  choice: '选项',
  date: '日期',
  rows: '重复行',
};

function listChanges<T extends { readonly id: string }>(
  part: PackChange['part'],
  [before, after]: readonly [readonly T[], readonly T[]],
  labelOf: (one: T) => string,
  tell: (was: T, is: T) => { before: string; after: string } | null,
): PackChange[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const now = new Map(after.map((one) => [one.id, one]));
  const changes: PackChange[] = [];
  for (const one of after) {
    const was = old.get(one.id);
    const told = was && tell(was, one);
    if (!was) changes.push({ part, change: 'added', id: one.id, label: labelOf(one) });
    else if (told) changes.push({ part, change: 'changed', id: one.id, label: labelOf(one), ...told });
  }
  for (const one of before)
    if (!now.has(one.id)) changes.push({ part, change: 'removed', id: one.id, label: labelOf(one) });
  return changes;
}

function sheetChanges(old: Pack, now: Pack): PackChange[] {
  return listChanges(
    'sheet',
    [old.sheets, now.sheets],
    (one) => `《${one.title}》`,
    (was, is) => {
      if (was.title !== is.title) return { before: was.title, after: is.title };
      return formOf(was) === formOf(is) ? null : { before: '', after: '表样有改动' };
    },
  );
}

/** Ids of rows are nobody's business but the pack's. */
function formOf(sheet: Pack['sheets'][number]): string {
  return JSON.stringify(sheet, (key, value: unknown) => (key === 'id' ? undefined : value));
}

const levels = { error: '错误', explain: '需说明', notice: '提示' } as const;

function checkChanges(old: Pack, now: Pack): PackChange[] {
  const face = (one: CheckDefinition): string =>
    one.rule === null ? `${levels[one.level]}，${byHandDue}` : levels[one.level];
  return listChanges(
    'check',
    [old.checks, now.checks],
    (one) => one.title,
    (was, is) => {
      if (face(was) !== face(is)) return { before: face(was), after: face(is) };
      const same = JSON.stringify([was.rule, was.basis]) === JSON.stringify([is.rule, is.basis]);
      return same ? null : { before: '', after: '核对的办法或依据有改动' };
    },
  );
}

function weightChanges(old: Pack, now: Pack): PackChange[] {
  const full = (one: Pack['indicators'][number]): string =>
    typeof one.full === 'object' ? '单位自己填' : `${one.full}分`;
  return listChanges(
    'weight',
    [old.indicators, now.indicators],
    (one) => one.label,
    (was, is) => {
      if (full(was) !== full(is)) return { before: full(was), after: full(is) };
      const same = JSON.stringify([was.rule, was.standard]) === JSON.stringify([is.rule, is.standard]);
      return same ? null : { before: '', after: '评价标准有改动' };
    },
  );
}

function sentenceChanges(old: Pack, now: Pack): PackChange[] {
  const of = (pack: Pack): FragmentDefinition[] =>
    pack.reports.flatMap(({ front, sections, back }) => [
      ...front,
      ...sections.flatMap(({ fragments }) => fragments),
      ...back,
    ]);
  return listChanges(
    'sentence',
    [of(old), of(now)],
    (one) => one.title,
    (was, is) =>
      was.text === is.text && was.field === is.field ? null : { before: was.text ?? '', after: is.text ?? '' },
  );
}

function thresholdChanges({ thresholds: old }: Pack, { thresholds: now }: Pack): PackChange[] {
  const rows: readonly (readonly [keyof Pack['thresholds'], string])[] = [
    ['changeRate', '要写增减原因的比率'],
    ['changeAmount', '要写增减原因的金额（万元）'],
  ];
  return rows.flatMap(([id, label]): PackChange[] =>
    String(old[id]) === String(now[id])
      ? []
      : [{ part: 'threshold', change: 'changed', id, label, before: String(old[id]), after: String(now[id]) }],
  );
}
