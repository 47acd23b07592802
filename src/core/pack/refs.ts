import type { Part } from './part';
import type { CheckParams } from './check-params';
import type { Derivation, PackDefinition, ScoringDefinition } from './schema';
import type { ScoreRule } from './score-rules';

export interface FieldRefAt {
  readonly ref: string;
  readonly path: readonly (string | number)[];
}

/** Every place of a pack that names a field, with its path: derivations, sheets, checks, scoring, reports. */
export function fieldRefsOf(pack: PackDefinition): FieldRefAt[] {
  const refs: FieldRefAt[] = [];
  const add = (path: (string | number)[], ...ids: (string | undefined)[]): void => {
    for (const ref of ids) if (ref !== undefined) refs.push({ ref, path });
  };
  const addParts = (path: (string | number)[], parts: readonly Part[]): void => {
    parts.forEach((part, index) => add([...path, index], typeof part === 'string' ? part : part.minus));
  };

  pack.fields.forEach((field, index) => {
    if ('lastYear' in field) add(['fields', index, 'lastYear'], field.lastYear ?? undefined);
    if (field.kind === 'rows')
      field.columns.forEach((column, at) =>
        add(['fields', index, 'columns', at, 'lastYear'], column.lastYear ?? undefined),
      );
    const addDerive = (derive: Derivation, path: (string | number)[]): void => {
      if ('sum' in derive) addParts([...path, 'sum'], derive.sum);
      if ('ratio' in derive) {
        addParts([...path, 'ratio', 'of'], derive.ratio.of);
        addParts([...path, 'ratio', 'over'], derive.ratio.over);
      }
      if ('changeRate' in derive) add(path, derive.changeRate.from, derive.changeRate.to);
      if ('change' in derive) add(path, derive.change.from, derive.change.to);
      if ('count' in derive) add(path, derive.count);
      if ('copy' in derive) add(path, derive.copy);
      if ('join' in derive)
        derive.join.forEach((piece, at) => typeof piece !== 'string' && add([...path, 'join', at], piece.field));
    };
    if (field.kind === 'rows') {
      field.columns.forEach(
        (column, at) => column.derive && addDerive(column.derive, ['fields', index, 'columns', at, 'derive']),
      );
    } else if ('derive' in field && field.derive !== undefined) addDerive(field.derive, ['fields', index, 'derive']);
  });

  pack.sheets.forEach((sheet, s) => {
    sheet.rows.forEach((row, r) =>
      row.cells.forEach((cell, c) => add(['sheets', s, 'rows', r, 'cells', c, 'field'], cell.field)),
    );
  });

  pack.checks.forEach((check, index) => {
    if (check.rule) for (const ref of refsOfCheck(check.rule)) add(['checks', index, 'rule'], ref);
  });

  const addScoring = (path: (string | number)[], { levels, caps }: ScoringDefinition): void => {
    if (caps) add([...path, 'caps'], caps.field, caps.rate);
    levels.forEach((level, i) => {
      level.children.forEach((child, j) => {
        child.indicators.forEach((indicator, k) => {
          const at = [...path, 'levels', i, 'children', j, 'indicators', k];
          if (typeof indicator.full !== 'string') add([...at, 'full'], indicator.full.field);
          add([...at, 'name'], indicator.name);
          for (const ref of refsOfScore(indicator.rule)) add([...at, 'rule'], ref);
        });
      });
    });
  };
  addScoring(['scoring'], pack.scoring);
  pack.scoreTables.forEach((table, t) => {
    add(['scoreTables', t, 'name'], table.name);
    addScoring(['scoreTables', t], table);
  });

  pack.reports.forEach((report, r) => {
    report.front.forEach((one, i) => add(['reports', r, 'front', i, 'field'], one.field));
    report.back.forEach((one, i) => add(['reports', r, 'back', i, 'field'], one.field));
    report.attachments.forEach((one, i) => add(['reports', r, 'attachments', i, 'when'], one.when));
    report.sections.forEach((section, s) =>
      section.fragments.forEach((one, i) => add(['reports', r, 'sections', s, 'fragments', i, 'field'], one.field)),
    );
  });
  return refs;
}

/** Field ids a check reads. Params name fields only in these keys, so one walk serves every kind. */
export function refsOfCheck(rule: CheckParams): string[] {
  const refs: string[] = [];
  const single = new Set([
    'total',
    'whole',
    'left',
    'right',
    'rate',
    'amount',
    'limit',
    'from',
    'to',
    'adjusted',
    'reason',
    'text',
    'base',
    'field',
  ]);
  const lists = new Set(['parts', 'of', 'over', 'texts']);
  const walk = (value: unknown, key: string | null): void => {
    if (typeof value === 'string') {
      if (key !== null && (single.has(key) || lists.has(key) || key === 'rows' || key === 'minus')) refs.push(value);
    } else if (Array.isArray(value)) for (const one of value) walk(one, key);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) walk(one, name);
  };
  walk(rule, null);
  return refs;
}

export function refsOfScore(rule: ScoreRule): string[] {
  switch (rule.kind) {
    case 'steps':
      return [
        rule.rate,
        ...(rule.zeroBase ? [rule.zeroBase.base, rule.zeroBase.amount] : []),
        ...(rule.none ? [rule.none.field] : []),
      ];
    case 'bands':
      return [rule.rate, ...(rule.zeroBase ? [rule.zeroBase.base, rule.zeroBase.amount] : [])];
    case 'prorated':
      return [rule.of, rule.outOf];
    case 'manual':
      return [];
    case 'achievement': {
      const { direction, target, actual, reason, qualitative, reverse, passLine, overshoot } = rule;
      const settings = [reverse.field, ...(passLine ? [passLine.field] : []), ...(overshoot ? [overshoot.field] : [])];
      return [direction, target, actual, reason, qualitative.grade, qualitative.share, ...settings];
    }
    case 'by-choice':
      return [rule.choice, ...rule.options.flatMap((option) => refsOfScore(option.rule))];
  }
}
