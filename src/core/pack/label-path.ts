import { columnsOf, type Pack } from './pack';
import { rowId } from './concrete-id';

/**
 * Matching printed labels to fields: numbering (1、（一）), units ((万元)), years (2018年), spaces, quotes and colons do not count,
 * so that 2018年决算数 and 本年决算数 written by people find the same field where the pack lists the variant as an alias.
 */
export function normaliseLabel(label: string): string {
  return withoutCircledNumber(label)
    .normalize('NFKC')
    .replace(/[“”"'‘’《》\s]/g, '')
    .split('/')
    .map((part) =>
      part
        .replace(/^(其中:?)?(\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十\d]+[、.])*/, '')
        .replace(/\((万元|元|人|㎡|m2|%|个|亩)\)/g, '')
        .replace(/\d{4}年度?/g, '')
        .replace(/:$/, ''),
    )
    .join('/');
}

/** ②公车运行维护, 其中：①公车购置: taken off first, for ② is a plain 2 once the signs are made alike. */
export function withoutCircledNumber(label: string): string {
  return label.replace(/(^|\/)(\s*(?:其中[:：]?\s*)?)[①-⑳❶-❿]\s*/g, '$1$2');
}

export interface LabelIndex {
  /** The field id, or "rows[n].column", for an id, label path or alias; null when none or several match. */
  find(key: string): string | null;
  /** Ids whose labels come nearest, for "是不是要找…". */
  suggest(key: string): readonly string[];
}

export function indexLabels(pack: Pack): LabelIndex {
  const byLabel = new Map<string, string | null>();
  const add = (label: string, id: string): void => {
    const key = normaliseLabel(label);
    const known = byLabel.get(key);
    byLabel.set(key, known === undefined || known === id ? id : null);
  };
  const labels: { id: string; label: string }[] = [];
  for (const field of pack.fields) {
    for (const one of field.kind === 'rows' ? [field, ...columnsOf(field)] : [field]) {
      labels.push({ id: one.id, label: one.label });
      add(one.label, one.id);
      const stem = one.label.slice(0, one.label.lastIndexOf('/') + 1);
      for (const alias of one.aliases) add(alias.includes('/') ? alias : stem + alias, one.id);
    }
  }
  const known = (key: string): string | null => (pack.byId.has(key) ? key : (byLabel.get(normaliseLabel(key)) ?? null));
  const find = (key: string): string | null => {
    const row = /\[(\d+)\]/.exec(key);
    if (row) {
      const base = known(key.replace(row[0], ''));
      const field = base === null ? undefined : pack.byId.get(base);
      return field && 'rows' in field ? rowId(field.rows, Number(row[1]), field.column) : null;
    }
    return known(key);
  };
  return {
    find,
    suggest: (key) => {
      const wanted = new Set(normaliseLabel(key));
      const score = (label: string): number =>
        [...new Set(normaliseLabel(label))].filter((c) => wanted.has(c)).length * 2 - label.length * 0.1;
      return labels
        .map((one) => ({ ...one, score: score(one.label) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, 3)
        .map((one) => one.label);
    },
  };
}
