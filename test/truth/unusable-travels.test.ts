import { checkWorkbook } from '../../src/app/check-workbook';
import { createNarrativeEngine } from '../../src/app/narrative-engine';
import { bindWorkbook, type OpenWorkbook } from '../../src/app/open-workbook';
import { scoreFurtherTables, scoreWorkbook } from '../../src/app/score-workbook';
import { writeReports } from '../../src/app/write-report';
import { fragmentText, type Fragment, type Report } from '../../src/core/narrative/fragment';
import { fullField } from '../../src/core/pack/generated-fields';
import type { Pack } from '../../src/core/pack/pack';
import { refsOfScore } from '../../src/core/pack/refs-in';
import type { SheetScore } from '../../src/core/scoring/sheet-score';
import type { CellSnapshot, Snapshot } from '../../src/core/workbook/snapshot';
import { installedSnapshot } from '../core/rules/installed';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { projectListPack, projectShare } from '../support/project-list';
import { cleanFilling } from './clean-fillings';
import { dependentsOf, restsOn } from './dependents';
import { filledInputs, recalculated, typedInto } from './recalculated';

/** JIXIAO_TRUTH=all takes every input of every pack with every kind of cell; otherwise each kind in turn, in some packs. */
const everything = process.env['JIXIAO_TRUTH'] === 'all';
const packIds = everything ? builtInPackIds : ['kaifu-2018', 'kaifu-2020', 'taojiang-2024', 'hunan-2023/5-projects'];
const mostInputs = everything ? Infinity : 40;

const unusable: readonly (readonly [what: string, cell: CellSnapshot])[] = [
  ['带单位的文字', '0.94万元'],
  ['文本型数字', '118.79'],
  ['看不见的字符', '\u202d118.79\u202c'],
  ['错误值', { error: '#N/A' }],
  ['没有算过的公式', { formula: '=1+2', value: { error: '#UNCACHED' } }],
];

const render = createNarrativeEngine();

/** What somebody can read of a workbook. */
interface Told {
  readonly workbook: OpenWorkbook;
  readonly scores: readonly SheetScore[];
  readonly fragments: ReadonlyMap<string, Fragment>;
}

function told(pack: Pack, snapshot: Snapshot): Told {
  const workbook = bindWorkbook(snapshot, pack, { pack: pack.id, packVersion: pack.version, workbookId: 'truth' });
  const fragments = writeReports(pack, workbook.table, render).flatMap(({ report }) => fragmentsOf(report));
  return {
    workbook,
    scores: [scoreWorkbook(workbook), ...scoreFurtherTables(workbook)],
    fragments: new Map(fragments),
  };
}

function fragmentsOf(report: Report): [string, Fragment][] {
  return [...report.front, ...report.sections.flatMap(({ fragments }) => fragments), ...report.back].map((one) => [
    `${report.id}/${one.id}`,
    one,
  ]);
}

describe('一个数不能用，靠它算的都不出数', () => {
  it.each(packIds)(
    '%s',
    (id) => {
      const pack = builtInPack(id);
      const clean = installedSnapshot(pack, cleanFilling(pack, 3).data, false);
      const before = told(pack, clean);
      const inputs = (['number', 'choice'] as const).flatMap((kind) => filledInputs(pack, clean, kind));
      const step = Math.max(1, Math.ceil(inputs.length / mostInputs));
      const tried = inputs.filter((_, at) => at % step === 0);
      const found = new Map<string, { count: number; first: string }>();
      tried.forEach((input, at) => {
        const kinds = everything ? unusable : [unusable[at % unusable.length]!];
        for (const [what, cell] of kinds) {
          for (const [kind, line] of violations(pack, clean, before, input, cell)) {
            const one = found.get(kind) ?? { count: 0, first: `${input} 是${what}：${line}` };
            found.set(kind, { ...one, count: one.count + 1 });
          }
        }
      });
      expect(tried.length).toBeGreaterThan(20);
      expect([...found].map(([kind, { count, first }]) => `${kind} ×${count}：${first}`)).toEqual([]);
    },
    600_000,
  );
});

it('同一块里别的行：只有经过块外的合计才靠它', () => {
  const rests = restsOn(projectListPack(projectShare), 'projects[1].final');
  const ids = [
    'projects[1].share',
    'projectsTotal.final',
    'projects[2].share',
    'projects[2].final',
    'projects[1].name',
  ];
  expect(ids.filter(rests)).toEqual(['projects[1].share', 'projectsTotal.final', 'projects[2].share']);
});

function violations(
  pack: Pack,
  clean: Snapshot,
  before: Told,
  input: string,
  cell: CellSnapshot,
): (readonly [kind: string, line: string])[] {
  const after = told(pack, recalculated(pack, typedInto(pack, clean, { [input]: cell })));
  const derived = dependentsOf(pack, input);
  const rests = restsOn(pack, input);
  const found: (readonly [string, string])[] = [];
  const { table } = after.workbook;

  for (const id of derived)
    for (const one of table.expand(id).filter(rests)) {
      const value = table.value(one);
      if (value.is === 'number') found.push(['自动算的数', `${one} 算成了 ${value.number.toFixed()}`]);
    }

  const still = after.scores.flatMap(({ indicators }) => indicators.filter(({ score }) => score !== null));
  for (const { id, score } of still) {
    const indicator = pack.indicators.find((one) => one.id === id)!;
    const refs = [fullField(indicator), ...refsOfScore(indicator.rule)];
    if (!refs.some(rests) || isSettledAnyway(pack, clean, before, input, id)) continue;
    found.push(['评分', `${id} 评成了 ${score!.toFixed(2)} 分`]);
  }
  for (const [at, { total, grade, indicators }] of after.scores.entries()) {
    const open = indicators.filter(({ score }) => score === null);
    if (open.length > 0 && total !== null) found.push(['总分', `第${at + 1}张表总分 ${total.toFixed(2)}`]);
    const marks = open.reduce((sum, { full }) => sum + (full?.toNumber() ?? 100), 0);
    const points = indicators.reduce((sum, { score }) => sum + (score?.toNumber() ?? 0), 0);
    if (grade !== null && gradeOf(points) !== gradeOf(points + marks))
      found.push(['等级', `第${at + 1}张表等级 ${grade}，待评的还有 ${marks} 分`]);
  }

  for (const [key, fragment] of after.fragments) {
    const runs = fragment.paragraphs.flat();
    const shown = runs.find((run) => run.kind === 'figure' && rests(run.field) && /\d/.test(run.text));
    if (shown) found.push(['报告里的数', `${key}“${fragmentText(fragment).slice(0, 60)}”里的${shown.text}`]);
    const was = before.fragments.get(key)?.paragraphs.flat() ?? [];
    const wrote = was.some((run) => run.kind === 'figure' && rests(run.field));
    if (wrote && !shown && !fragmentText(fragment).includes('待核'))
      found.push(['报告没有写待核', `${key}“${fragmentText(fragment).slice(0, 80)}”`]);
  }

  const kinds = new Map(pack.checks.map(({ id, rule }) => [id, rule?.kind]));
  for (const finding of checkWorkbook(after.workbook).findings) {
    if (finding.level === 'unverifiable' || kinds.get(finding.check) === 'cell-type') continue;
    const over = finding.cells.find(({ field }) => field !== undefined && rests(field));
    if (over) found.push([`核对 ${kinds.get(finding.check)}`, finding.message]);
  }
  return found;
}

/** Whether no number in this cell would change the score: 没有楼堂馆所, whatever stands in its cells. */
function isSettledAnyway(pack: Pack, clean: Snapshot, before: Told, input: string, indicator: string): boolean {
  const field = before.workbook.table.field(input);
  const value = before.workbook.table.value(input);
  const number = value.is === 'number' ? value.number.toNumber() : 1;
  const others: readonly CellSnapshot[] =
    field.kind === 'choice'
      ? field.options
      : [0, number / 2, number * 0.93, number * 1.07, number * 3, number + 1000].map(
          (one) => Math.round(one * 100) / 100,
        );
  const scoreOf = (snapshot: Snapshot): string => {
    const workbook = bindWorkbook(snapshot, pack, { pack: pack.id, packVersion: pack.version, workbookId: 'truth' });
    const all = [scoreWorkbook(workbook), ...scoreFurtherTables(workbook)].flatMap(({ indicators }) => indicators);
    return String(all.find(({ id }) => id === indicator)?.score?.toFixed() ?? '待评');
  };
  const first = scoreOf(clean);
  return others.every((one) => scoreOf(typedInto(pack, clean, { [input]: one })) === first);
}

function gradeOf(points: number): string {
  return points >= 90 ? '优' : points >= 80 ? '良' : points >= 60 ? '中' : '差';
}
