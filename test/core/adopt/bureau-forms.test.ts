import { planAdoption } from '../../../src/core/adopt/plan-adoption';
import { noAdoptionWish, type AdoptionPlan } from '../../../src/core/adopt/plan';
import type { PrintedSheet } from '../../../src/core/adopt/printed-sheet';
import { columnRef } from '../../../src/core/pack/concrete-id';
import { readDocumentSheets } from '../../../src/hosts/file/read/document-sheets';
import { readPrintedSheets } from '../../../src/hosts/file/read/printed-sheets';
import { builtInPack } from '../../support/built-in-pack';
import { asDocument } from '../../support/bureau/as-document';
import { bureauForm, type BureauForm } from '../../support/bureau/form';
import { randomSeed } from '../../support/seed';

const packs = [
  'kaifu-2018',
  'hunan-2023/5-projects',
  'hunan-standard/13-61-26',
  'taojiang-2024',
  'kaifu-2020',
  'wangcheng-2020',
];
const each = 40;

/** As a workbook, or as tables of Word. */
const kinds: readonly (readonly [
  string,
  (form: BureauForm, seed: number) => { form: BureauForm; sheets: readonly PrintedSheet[] },
])[] = [
  ['Excel 工作簿', (form) => ({ form, sheets: readPrintedSheets(form.bytes, '原表.xlsx') })],
  [
    'Word 表格',
    (form, seed) => {
      const { bytes, moved } = asDocument(form.bytes, seed);
      const truth = new Map([...form.truth].map(([field, place]) => [field, moved(place)]));
      return { form: { ...form, truth }, sheets: readDocumentSheets(bytes, '原表.docx') };
    },
  ],
];

interface Outcome {
  readonly fields: number;
  readonly bound: number;
  readonly proposed: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  readonly notListed: readonly string[];
}

/** Against where the form's maker put what: nothing of the matcher's is asked. */
function outcome({ truth, strange, measure, year, what }: BureauForm, plan: AdoptionPlan): Outcome {
  const at = ({ sheet, address }: { sheet: string; address: string }): string => `${sheet}!${address}`;
  const byId = new Map(plan.fields.map((field) => [field.field, field]));
  const missed: string[] = [];
  let [bound, proposed] = [0, 0];
  for (const [field, place] of truth) {
    const found = byId.get(field);
    const [first] = found?.candidates ?? [];
    if (!first || at(first) !== place)
      missed.push(`${what}：${field} 在 ${place}，说的是 ${first ? `${at(first)}（${first.why}）` : '没有'}`);
    else if (found!.state === 'bound') bound++;
    else proposed++;
  }
  const wrong = plan.fields.flatMap(({ field, state, candidates: [first] }) => {
    if (state !== 'bound') return [];
    // Its cell is any title that says the year.
    if (field === 'fiscalYear')
      return plan.year === year && first!.part.is === 'year' ? [] : [`${what}：年度认作 ${plan.year}`];
    const unit = first!.measure.endsWith('元') && first!.measure !== measure ? `，当成${first!.measure}` : '';
    return truth.get(field) === at(first!) && unit === ''
      ? []
      : [`${what}：${field} 认到 ${at(first!)}${unit}，应在 ${truth.get(field) ?? '没有'}`];
  });
  const listed = new Set(plan.unfamiliar.map(({ text }) => text));
  return {
    fields: truth.size,
    bound,
    proposed,
    missed,
    wrong,
    notListed: strange.filter((label) => !listed.has(label.replace(/\s+/g, ''))).map((label) => `${what}：${label}`),
  };
}

describe('财政局的表，行序、列、年份、单位、写法各不相同', () => {
  const seed = randomSeed(20260315);
  const all: Outcome[] = [];

  it.each(packs.flatMap((id) => kinds.map(([kind, as]) => [id, kind, as] as const)))(
    '%s（%s）：认得的至少 95%%，没有一处不问就认错',
    async (id, kind, as) => {
      const pack = builtInPack(id);
      const outcomes: Outcome[] = [];
      for (let index = 0; index < each; index++) {
        const made = await bureauForm(id, seed + index * 7919 + packs.indexOf(id) * 104729);
        const { form, sheets } = as(made, seed + index);
        outcomes.push(outcome(form, planAdoption(pack, sheets)));
      }
      all.push(...outcomes);
      const sum = (of: (one: Outcome) => number): number => outcomes.reduce((total, one) => total + of(one), 0);
      const fields = sum((one) => one.fields);
      const [bound, proposed] = [sum((one) => one.bound), sum((one) => one.proposed)];
      process.stdout.write(
        `  ${id}（${kind}）：${each} 份表 ${fields} 项，认定 ${bound}，待认可 ${proposed}，没认出 ${fields - bound - proposed}\n`,
      );
      if (process.env['SHOW'] === '1') process.stdout.write(`${outcomes.flatMap(({ missed }) => missed).join('\n')}\n`);
      expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([]);
      expect(outcomes.flatMap(({ notListed }) => notListed)).toEqual([]);
      expect((bound + proposed) / fields).toBeGreaterThanOrEqual(0.95);
      // A form of which everything is asked saves nobody any work.
      expect(bound / fields).toBeGreaterThanOrEqual(0.7);
    },
  );

  it.each(packs.slice(0, 3))('%s：表上没有写金额单位的，一页问一次，答了就照样认', async (id) => {
    const pack = builtInPack(id);
    const isMoney = (field: string): boolean => /元$/.test(pack.byId.get(columnRef(field))?.unit ?? '');
    const wrong: string[] = [];
    let [asked, bound, fields, right, filled] = [0, 0, 0, 0, 0];
    for (let index = 0; index < each; index++) {
      const form = await bureauForm(id, seed + index * 7919 + packs.indexOf(id) * 104729, { isSilent: true });
      const sheets = readPrintedSheets(form.bytes, '原表.xlsx');
      // Whoever accepts all has not said in which measure it is.
      const before = planAdoption(pack, sheets, { ...noAdoptionWish, accepted: 'all' });
      const silent = before.fields.filter(({ field, state }) => state === 'bound' && isMoney(field));
      wrong.push(...silent.map(({ field }) => `${form.what}：${field} 没有问单位就认了`));
      asked += before.units.length;
      for (const { likeliest, largest } of before.units) {
        if (largest === null) continue;
        filled++;
        if (likeliest === form.measure) right++;
      }
      const after = outcome(form, planAdoption(pack, sheets, { ...noAdoptionWish, units: form.measure }));
      wrong.push(...after.wrong);
      bound += after.bound;
      fields += after.fields;
    }
    process.stdout.write(
      `  ${id}：${each} 份没有写单位的表，问 ${asked} 次；答了以后 ${fields} 项认定 ${bound}；填了数的 ${filled} 份里，看着像的单位对 ${right} 份\n`,
    );
    expect(wrong).toEqual([]);
    expect(asked).toBe(each);
    expect(bound / fields).toBeGreaterThanOrEqual(0.7);
  });
});
