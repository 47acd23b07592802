import { scoreSheet, scoreTables, type SheetScore } from '../../src/core/scoring/sheet-score';
import { fullField } from '../../src/core/pack/generated-fields';
import type { Pack } from '../../src/core/pack/pack';
import { parsePackId } from '../../src/core/pack/variants';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { partsOf, scoringFilling, tableOf, type Cells } from './scoring-fillings';
import { secondScores, type ReadPart, type SecondTotal, type WeightForm } from './second-scorer';
import { departmentForm, projectForm, secondSelfEvaluation } from './second-self-evaluation';

/** JIXIAO_TRUTH=1000 tries as many per pack; JIXIAO_TRUTH_SEED starts elsewhere. */
const fillings = Number(process.env['JIXIAO_TRUTH'] ?? 150);
const start = Number(process.env['JIXIAO_TRUTH_SEED'] ?? 1);

/** The forms that no variant names print 13/61/26. */
const weightForm = (id: string): WeightForm => {
  const variant = parsePackId(id)?.variant;
  return variant === '10-60-30' || variant === '16-58-26' ? variant : '13-61-26';
};

interface Compared {
  readonly table: string;
  readonly ours: SheetScore;
  readonly second: SecondTotal;
}

function compare(id: string, pack: Pack, cells: Cells): Compared[] {
  const table = tableOf(pack, cells);
  const read: ReadPart = partsOf(pack, cells);
  if (!id.startsWith('hunan-2023'))
    return [{ table: '评分表', ours: scoreSheet(table), second: secondScores(weightForm(id), read) }];
  return [
    { table: '部门', ours: scoreSheet(table), second: secondSelfEvaluation(departmentForm, read) },
    ...scoreTables(table).map((ours): Compared => {
      const project = Number(/\d+$/.exec(ours.id)![0]);
      return { table: ours.id, ours, second: secondSelfEvaluation(projectForm(project), read) };
    }),
  ];
}

interface Difference {
  /** What kind of difference, to count by. */
  readonly kind: string;
  readonly line: string;
}

/** Points are printed with two decimals. */
function differences({ table, ours, second }: Compared): Difference[] {
  const found: Difference[] = [];
  const own = new Map(ours.indicators.map((one) => [one.id, one]));
  for (const { id, score } of second.scores) {
    const one = own.get(id);
    own.delete(id);
    const said = one === undefined ? '不计分' : (one.score?.toFixed(2) ?? '待评');
    const wanted = score?.toFixed(2) ?? '待评';
    if (said === wanted || (one?.score && score && one.score.minus(score).abs().lte('0.00501'))) continue;
    const what = `${points(said)}，按标准${points(wanted)}`;
    const kind = `${/\d$/.test(id) ? '自定指标' : id.replace(/^project\d+/, '')}：程序${what}`;
    found.push({ kind, line: `${table} ${id}：程序 ${said}，按标准 ${wanted}${one ? `（${one.reason}）` : ''}` });
  }
  for (const id of own.keys()) found.push({ kind: '多计一项', line: `${table} ${id}：按标准不计分` });
  if (found.length > 0) return found;
  const marks = second.scores.reduce((sum, { full }) => sum + Number(full ?? NaN), 0);
  if (!(Math.abs(marks - 100) < 1e-9)) return found;
  if ((ours.total === null) !== (second.total === null) || ours.total?.minus(second.total!).abs().gt('0.1'))
    found.push({
      kind: '总分',
      line: `${table} 总分：程序 ${ours.total?.toFixed(2) ?? '无'}，按标准 ${second.total?.toFixed(2) ?? '无'}`,
    });
  if (ours.grade !== second.grade)
    found.push({ kind: '等级', line: `${table} 等级：程序 ${ours.grade ?? '无'}，按标准 ${second.grade ?? '无'}` });
  return found;
}

function points(said: string): string {
  return /\d/.test(said) ? '有分' : said;
}

describe('照标准另写的一套评分，与程序一致', () => {
  it.each(builtInPackIds)('%s', (id) => {
    const pack = builtInPack(id);
    const found = new Map<string, { count: number; first: string }>();
    for (let seed = start; seed < start + fillings; seed++)
      for (const compared of compare(id, pack, scoringFilling(pack, seed)))
        for (const { kind, line } of differences(compared)) {
          const one = found.get(kind) ?? { count: 0, first: `第${seed}份 ${line}` };
          found.set(kind, { ...one, count: one.count + 1 });
        }
    const lines = [...found].map(([kind, { count, first }]) => `${kind} ×${count}：${first}`);
    expect({ 份数: fillings, 不同: lines }).toEqual({ 份数: fillings, 不同: [] });
  });

  it('两边都有满分、都有待评、都有扣分：不是都没有评', () => {
    const pack = builtInPack('kaifu-2018');
    const seen = new Map<string, Set<string>>();
    for (let seed = 1; seed <= 150; seed++)
      for (const { second } of compare('kaifu-2018', pack, scoringFilling(pack, seed)))
        for (const { id, full, score } of second.scores) {
          const kinds = seen.get(id) ?? new Set();
          kinds.add(score === null ? '待评' : score.eq(full!) ? '满分' : '扣分');
          seen.set(id, kinds);
        }
    for (const [id, kinds] of seen) expect([id, [...kinds].sort()]).toEqual([id, ['待评', '扣分', '满分'].sort()]);
    expect(seen.size).toBe(pack.indicators.filter((one) => pack.byId.has(fullField(one))).length);
  });
});
