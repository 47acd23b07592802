import { derivationInputs } from './refs-in';
import type { SemanticFault } from './fault';
import { indicatorStyles } from './indicator-styles';
import { columnsOf, indexPack, type Pack } from './pack';
import { placeNameFaults } from './place-names';
import { fieldRefsOf } from './refs';
import type { PackDefinition } from './schema';
import { scoringFaults } from './scoring-semantics';

/** What a schema cannot say: ids are unique, references meet a field, weights add up, every field stands on a sheet once. */
export function semanticFaults(definition: PackDefinition): SemanticFault[] {
  const pack = indexPack(definition);
  return [
    ...duplicates(definition),
    ...unknownRefs(definition, pack),
    ...wordsLeft(definition),
    ...cycles(definition, pack),
    ...lastYears(definition, pack),
    ...scoringFaults(definition, pack),
    ...placement(definition, pack),
    ...styles(definition),
    ...placeNameFaults(definition),
  ];
}

function duplicates(definition: PackDefinition): SemanticFault[] {
  const faults: SemanticFault[] = [];
  const lists: [string, readonly { id: string }[]][] = [
    ['fields', definition.fields],
    ['sheets', definition.sheets],
    ['checks', definition.checks],
    ['reports', definition.reports],
    ['scoreTables', definition.scoreTables],
  ];
  for (const [name, list] of lists) {
    const seen = new Set<string>();
    list.forEach((one, index) => {
      if (seen.has(one.id)) faults.push({ path: [name, index], message: `编号“${one.id}”重复` });
      seen.add(one.id);
    });
  }
  const labels = new Map<string, string>();
  definition.fields.forEach((field, index) => {
    const other = labels.get(field.label);
    if (other !== undefined)
      faults.push({ path: ['fields', index, 'label'], message: `标签“${field.label}”与 ${other} 相同` });
    labels.set(field.label, field.id);
  });
  return faults;
}

function unknownRefs(definition: PackDefinition, pack: Pack): SemanticFault[] {
  return fieldRefsOf(definition)
    .filter(({ ref }) => !pack.byId.has(ref))
    .map(({ ref, path }) => ({ path, message: `没有名为“${ref}”的数据项` }));
}

/** `{colum}` in a check: nothing has put a value there, so it would stand in the sentence. */
function wordsLeft({ checks }: PackDefinition): SemanticFault[] {
  const walk = (value: unknown, path: readonly (string | number)[]): SemanticFault[] => {
    if (typeof value === 'string') {
      const left = /\{[\w.]*\}/.exec(value)?.[0];
      return left === undefined ? [] : [{ path, message: `“${left}”没有换成别的：each 里没有这个键，可能拼错了` }];
    }
    return typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => walk(one, [...path, Array.isArray(value) ? Number(key) : key]))
      : [];
  };
  return walk(checks, ['checks']);
}

function cycles(definition: PackDefinition, pack: Pack): SemanticFault[] {
  const state = new Map<string, 'open' | 'done'>();
  const faults: SemanticFault[] = [];
  const visit = (id: string): boolean => {
    if (state.get(id) === 'done') return false;
    if (state.get(id) === 'open') return true;
    state.set(id, 'open');
    const field = pack.byId.get(id);
    const derive = field && 'derive' in field ? field.derive : undefined;
    const found = derive !== undefined && derivationInputs(derive).some(visit);
    state.set(id, 'done');
    return found;
  };
  definition.fields.forEach((field, index) => {
    if (field.kind === 'rows') {
      field.columns.forEach((column, at) => {
        if (visit(`${field.id}.${column.id}`))
          faults.push({
            path: ['fields', index, 'columns', at, 'derive'],
            message: `“${field.id}.${column.id}”的计算绕回了自己`,
          });
      });
      return;
    }
    if (visit(field.id)) faults.push({ path: ['fields', index, 'derive'], message: `“${field.id}”的计算绕回了自己` });
  });
  return faults;
}

/** A figure of last year goes into an input of the same kind; a column takes from a column, and its rows need a name to meet by. */
function lastYears(definition: PackDefinition, pack: Pack): SemanticFault[] {
  const faults: SemanticFault[] = [];
  const judge = (
    path: readonly (string | number)[],
    kind: string,
    ref: string | null | undefined,
    isColumn: boolean,
  ): void => {
    const source = ref === null || ref === undefined ? undefined : pack.byId.get(ref);
    if (!source) return;
    if (source.kind !== kind) faults.push({ path, message: `“${ref}”与本项的类型不同，不能作为上年数` });
    if ('rows' in source !== isColumn)
      faults.push({ path, message: isColumn ? `“${ref}”不是重复行的列` : `“${ref}”是重复行的列，不能填进一个格` });
  };
  definition.fields.forEach((field, index) => {
    if (field.kind === 'rows') {
      const taking = field.columns.some((column) => typeof column.lastYear === 'string');
      if (taking && field.columns.every((column) => column.kind !== 'text'))
        faults.push({ path: ['fields', index, 'columns'], message: '按名称对应上年的行，要有一列文字' });
      field.columns.forEach((column, at) => {
        const path = ['fields', index, 'columns', at, 'lastYear'];
        if (typeof column.lastYear === 'string' && column.derive !== undefined)
          faults.push({ path, message: `“${field.id}.${column.id}”由公式计算，不能装入上年数` });
        judge(path, column.kind, column.lastYear, true);
      });
      return;
    }
    if (!('lastYear' in field) || typeof field.lastYear !== 'string') return;
    const path = ['fields', index, 'lastYear'];
    if ('derive' in field && field.derive !== undefined)
      faults.push({ path, message: `“${field.id}”由公式计算，不能装入上年数` });
    judge(path, field.kind, field.lastYear, false);
  });
  return faults;
}

function placement(definition: PackDefinition, pack: Pack): SemanticFault[] {
  const faults: SemanticFault[] = [];
  const placed = new Map<string, number>();
  const blocks = new Set<string>();
  definition.sheets.forEach((sheet, s) => {
    const repeated = new Set<string>();
    sheet.rows.forEach((row, r) => {
      if (row.repeat !== undefined) {
        repeated.add(row.repeat);
        blocks.add(row.repeat);
        if (pack.byId.get(row.repeat)?.kind !== 'rows')
          faults.push({ path: ['sheets', s, 'rows', r, 'repeat'], message: `“${row.repeat}”不是重复行` });
      }
      row.cells.forEach((cell, c) => {
        if (cell.field !== undefined) placed.set(cell.field, (placed.get(cell.field) ?? 0) + 1);
        if (cell.field === undefined && cell.text === undefined)
          faults.push({ path: ['sheets', s, 'rows', r, 'cells', c], message: '单元格既没有文字也没有数据项' });
        const block = cell.field === undefined ? undefined : blockOf(pack, cell.field);
        if (block !== undefined && block !== row.repeat)
          faults.push({
            path: ['sheets', s, 'rows', r, 'cells', c, 'field'],
            message: `“${cell.field}”只能放在写着 repeat: ${block} 的行里`,
          });
        if (cell.field !== undefined && placed.get(cell.field)! > 1)
          faults.push({
            path: ['sheets', s, 'rows', r, 'cells', c, 'field'],
            message: `“${cell.field}”在表上出现了两次；要再显示一次，请另设一个 copy 数据项`,
          });
      });
      if (row.indicators) for (const id of treeFields(definition)) placed.set(id, (placed.get(id) ?? 0) + 1);
    });
    if (repeated.size > 0 && !sheet.columnsMm.includes(0))
      faults.push({ path: ['sheets', s, 'columnsMm'], message: '有重复行的表要留一列宽度为 0 的隐藏列放行号' });
  });
  pack.fields.forEach((field, index) => {
    const ids = field.kind === 'rows' ? columnsOf(field).map((column) => column.id) : [field.id];
    for (const id of ids)
      if (!placed.has(id)) faults.push({ path: ['fields', index], message: `“${id}”没有放在任何一张表上` });
    if (field.kind === 'rows' && !blocks.has(field.id))
      faults.push({ path: ['fields', index], message: `没有哪一行写着 repeat: ${field.id}，它的数据没有行可放` });
  });
  return faults;
}

/** The repeating rows that a field is a column of. */
function blockOf(pack: Pack, id: string): string | undefined {
  const field = pack.byId.get(id);
  return field && 'rows' in field ? field.rows : undefined;
}

/** What the drawn tree puts on its sheet itself. */
function treeFields({ scoring }: PackDefinition): string[] {
  const ids = scoring.levels.flatMap((level) => [
    level.id,
    ...level.children.flatMap((child) => [child.id, ...child.indicators.map((one) => one.id)]),
  ]);
  const own = scoring.levels.flatMap((level) =>
    level.children.flatMap((child) =>
      child.indicators.flatMap(({ full }) => (typeof full === 'string' ? [] : [full.field])),
    ),
  );
  const what = ['full', 'score', 'note', 'evidence', ...(scoring.deductionReasons ? ['deduction'] : [])];
  return [...own, ...ids.flatMap((id) => what.map((one) => `${one}.${id}`))];
}

function styles(definition: PackDefinition): SemanticFault[] {
  const faults: SemanticFault[] = [];
  definition.sheets.forEach((sheet, s) => {
    sheet.rows.forEach((row, r) => {
      row.cells.forEach((cell, c) => {
        if (!(cell.style in definition.styles))
          faults.push({
            path: ['sheets', s, 'rows', r, 'cells', c, 'style'],
            message: `没有名为“${cell.style}”的样式`,
          });
      });
      if (row.indicators && definition.scoring.layout !== 'tree')
        faults.push({
          path: ['sheets', s, 'rows', r, 'indicators'],
          message: '评分写了 layout: own，不能按指标树自动排',
        });
      if (row.indicators && !sheet.indicators)
        faults.push({ path: ['sheets', s, 'rows', r, 'indicators'], message: '这张表还要写 indicators：哪一栏放什么' });
      if (row.indicators)
        for (const style of indicatorStyles)
          if (!(style in definition.styles))
            faults.push({ path: ['styles'], message: `评分表要用样式“${style}”，请补上` });
    });
  });
  return faults;
}
