import { parseDecimal, sum } from '../quantity/decimal';
import { directions } from './directions';
import type { Pack } from './pack';
import type { PackDefinition, ScoringDefinition } from './schema';
import type { SemanticFault } from './fault';

/** What a schema cannot say of the main scoring and the further score tables: marks add up, ids are unique, choices are known. */
export function scoringFaults(definition: PackDefinition, pack: Pack): SemanticFault[] {
  return [
    ...weights(definition),
    ...scoringIds(definition),
    ...scoringChoices(definition, pack),
    ...columns(definition),
  ];
}

/** The columns of the drawn tree are those that the scoring prints. */
function columns({ scoring, sheets }: PackDefinition): SemanticFault[] {
  if (scoring.layout !== 'tree') return [];
  const faults: SemanticFault[] = [];
  sheets.forEach(({ indicators }, index) => {
    if (!indicators) return;
    const judge = (column: 'level1Full' | 'level2Full' | 'deduction', isPrinted: boolean, why: string): void => {
      if ((indicators[column] !== undefined) !== isPrinted)
        faults.push({
          path: ['sheets', index, 'indicators', column],
          message: isPrinted ? `缺少这一列：${why}` : `不应有这一列：${why}`,
        });
    };
    const marks = `scoring.levelMarks 是 ${scoring.levelMarks}`;
    judge('level1Full', scoring.levelMarks === 'column', marks);
    judge('level2Full', scoring.levelMarks === 'column', marks);
    judge('deduction', scoring.deductionReasons, `scoring.deductionReasons 是 ${scoring.deductionReasons}`);
  });
  return faults;
}

function weights(definition: PackDefinition): SemanticFault[] {
  const faults: SemanticFault[] = [];
  const expect = (path: (string | number)[], label: string, full: string, parts: readonly string[]): void => {
    const total = sum(parts.map((part) => parseDecimal(part)!));
    if (!total.eq(full))
      faults.push({ path, message: `“${label}”的分值 ${full} 不等于下级分值之和 ${total.toFixed()}` });
  };
  const fixed = (fulls: readonly (string | object | undefined)[]): fulls is readonly string[] =>
    fulls.every((full) => typeof full === 'string');
  const judge = (path: (string | number)[], { levels }: ScoringDefinition): void => {
    expect(
      [...path, 'levels'],
      '合计',
      '100',
      levels.map((level) => level.full),
    );
    levels.forEach((level, i) => {
      const children = level.children.map((child) => child.full);
      if (fixed(children)) expect([...path, 'levels', i, 'full'], level.label, level.full, children);
      level.children.forEach((child, j) => {
        const own = child.indicators.map((one) => one.full);
        if (child.full !== undefined && fixed(own))
          expect([...path, 'levels', i, 'children', j, 'full'], child.label, child.full, own);
        if (child.full === undefined && fixed(own))
          faults.push({ path: [...path, 'levels', i, 'children', j], message: `“${child.label}”缺少分值 full` });
      });
    });
  };
  judge(['scoring'], definition.scoring);
  definition.scoreTables.forEach((table, index) => judge(['scoreTables', index], table));
  return faults;
}

/** Ids of indicators name generated fields, so no two may be alike; only the main scoring is drawn as a tree; levels too in a tree. */
function scoringIds(definition: PackDefinition): SemanticFault[] {
  const faults: SemanticFault[] = [];
  const seen = new Set<string>();
  const once = (id: string, path: (string | number)[]): void => {
    if (seen.has(id)) faults.push({ path, message: `评分里的编号“${id}”重复` });
    seen.add(id);
  };
  const judge = (path: (string | number)[], { levels, layout }: ScoringDefinition): void =>
    levels.forEach((level, i) => {
      if (layout === 'tree') once(level.id, [...path, 'levels', i]);
      level.children.forEach((child, j) => {
        if (layout === 'tree') once(child.id, [...path, 'levels', i, 'children', j]);
        child.indicators.forEach((one, k) => once(one.id, [...path, 'levels', i, 'children', j, 'indicators', k]));
      });
    });
  judge(['scoring'], definition.scoring);
  definition.scoreTables.forEach((table, index) => {
    if (table.layout === 'tree')
      faults.push({
        path: ['scoreTables', index, 'layout'],
        message: '只有主评分表能按指标树自动排，这里要写 layout: own，并在 sheets 里自己排',
      });
    judge(['scoreTables', index], table);
  });
  return faults;
}

/** A choice that a standard goes by offers exactly what the standard knows. */
function scoringChoices(definition: PackDefinition, pack: Pack): SemanticFault[] {
  const faults: SemanticFault[] = [];
  const offers = (ref: string, words: readonly string[], isAll: boolean): string | null => {
    const field = pack.byId.get(ref);
    if (!field) return null;
    if (field.kind !== 'choice') return `“${ref}”应是选择项`;
    const missing = words.filter((word) => !field.options.includes(word));
    if (missing.length > 0) return `“${ref}”的选项里没有${missing.map((word) => `“${word}”`).join('、')}`;
    const strange = isAll ? field.options.filter((option) => !words.includes(option)) : [];
    return strange.length === 0 ? null : `“${ref}”的选项${strange.map((word) => `“${word}”`).join('、')}没有对应的标准`;
  };
  const say = (path: (string | number)[], message: string | null): void => {
    if (message !== null) faults.push({ path, message });
  };
  const known = Object.values(directions).flat();
  const judge = (path: (string | number)[], { levels, caps }: ScoringDefinition): void => {
    if (caps) say([...path, 'caps', 'field'], offers(caps.field, [caps.is], false));
    levels.forEach((level, i) =>
      level.children.forEach((child, j) =>
        child.indicators.forEach(({ rule }, k) => {
          const at = [...path, 'levels', i, 'children', j, 'indicators', k, 'rule'];
          if (rule.kind === 'by-choice')
            say(
              [...at, 'choice'],
              offers(
                rule.choice,
                rule.options.map((option) => option.is),
                true,
              ),
            );
          if (rule.kind !== 'achievement') return;
          const direction = pack.byId.get(rule.direction);
          const strange =
            direction?.kind === 'choice'
              ? direction.options.filter((option) => !(known as readonly string[]).includes(option))
              : [];
          say([...at, 'direction'], direction?.kind === 'choice' ? null : offers(rule.direction, [], false));
          if (strange.length > 0)
            say(
              [...at, 'direction'],
              `指标方向只能是 ${known.join('、')}，不认识${strange.map((word) => `“${word}”`).join('、')}`,
            );
          say(
            [...at, 'qualitative', 'grade'],
            offers(
              rule.qualitative.grade,
              rule.qualitative.bands.map((band) => band.is),
              true,
            ),
          );
          say(
            [...at, 'reverse', 'field'],
            offers(rule.reverse.field, [rule.reverse.excess, rule.reverse.quotient], true),
          );
          if (rule.passLine) say([...at, 'passLine', 'field'], offers(rule.passLine.field, [rule.passLine.is], false));
          if (rule.overshoot)
            say([...at, 'overshoot', 'field'], offers(rule.overshoot.field, [rule.overshoot.is], false));
        }),
      ),
    );
  };
  judge(['scoring'], definition.scoring);
  definition.scoreTables.forEach((table, index) => judge(['scoreTables', index], table));
  return faults;
}
