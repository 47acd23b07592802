import type { AdoptionPlan } from '../../../src/core/adopt/plan';
import { noAdoptionWish } from '../../../src/core/adopt/plan';
import { planAdoption } from '../../../src/core/adopt/plan-adoption';
import { readPrintedSheets } from '../../../src/hosts/file/read/printed-sheets';
import { builtInPack } from '../../support/built-in-pack';
import { oddForm, oddKinds, type OddForm } from '../../support/bureau/odd-form';
import { randomSeed } from '../../support/seed';

const packs = ['hunan-2023/5-projects', 'kaifu-2018'];
const each = 8;

interface Outcome {
  readonly fields: number;
  readonly bound: number;
  readonly proposed: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** Against where the form's maker put what: nothing of the matcher's is asked. */
function outcome({ truth, besides, never, measure, units, what }: OddForm, plan: AdoptionPlan): Outcome {
  const at = ({ sheet, address }: { sheet: string; address: string }): string => `${sheet}!${address}`;
  const byId = new Map(plan.fields.map((field) => [field.field, field]));
  const missed: string[] = [];
  let [bound, proposed] = [0, 0];
  for (const [field, place] of truth) {
    const found = byId.get(field);
    if (!found?.candidates.some((one) => at(one) === place))
      missed.push(`${what}：${field} 在 ${place}，说的是 ${found?.candidates.map(at).join('、') ?? '没有'}`);
    else if (found.state === 'bound') bound++;
    else proposed++;
  }
  const wrong = plan.fields.flatMap(({ field, state, candidates }) => {
    const [first] = candidates;
    const offered = candidates.filter((one) => never.has(at(one)) && !one.isOdd).map(at);
    if (offered.length > 0) return [`${what}：${field} 列出了 ${offered.join('、')}（${state}）`];
    if (state !== 'bound' || field === 'fiscalYear') return [];
    const unit = units.get(at(first!)) ?? measure;
    const isOther = first!.measure.endsWith('元') && first!.measure !== unit;
    return (truth.get(field) ?? besides.get(field)) === at(first!) && !isOther
      ? []
      : [`${what}：${field} 认到 ${at(first!)}（${first!.measure}），应在 ${truth.get(field) ?? '没有'}（${unit}）`];
  });
  return { fields: truth.size, bound, proposed, missed, wrong };
}

describe('少见的样式：表头几行、列序、隐藏、日期、比率、两栏、转置', () => {
  const seed = randomSeed(20260412);

  it.each(Object.keys(oddKinds))('%s：没有一处不问就认错，比率、日期、隐藏的一处也不当成数', async (kind) => {
    const outcomes: Outcome[] = [];
    for (const [nth, id] of packs.entries())
      for (let index = 0; index < each; index++) {
        const form = await oddForm(id, kind, seed + index * 7919 + nth * 104_729);
        const sheets = readPrintedSheets(form.bytes, '原表.xlsx');
        outcomes.push(outcome(form, planAdoption(builtInPack(id), sheets)));
        const all = outcome(form, planAdoption(builtInPack(id), sheets, { ...noAdoptionWish, accepted: 'all' }));
        outcomes.push({ ...all, fields: 0, bound: 0, proposed: 0, missed: [] });
      }
    const sum = (of: (one: Outcome) => number): number => outcomes.reduce((total, one) => total + of(one), 0);
    const [fields, bound, proposed] = [sum((one) => one.fields), sum((one) => one.bound), sum((one) => one.proposed)];
    process.stdout.write(
      `  ${kind}：${fields} 项，认定 ${bound}，待认可 ${proposed}，没认出 ${fields - bound - proposed}\n`,
    );
    if (process.env['SHOW'] === '1') process.stdout.write(`${outcomes.flatMap(({ missed }) => missed).join('\n')}\n`);
    expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect((bound + proposed) / fields).toBeGreaterThanOrEqual(0.9);
  });
});
