import { adoptEdits } from '../../../src/app/adopt-form';
import { openWorkbook } from '../../../src/app/open-workbook';
import type { AdoptionPlan } from '../../../src/core/adopt/plan';
import { planAdoption } from '../../../src/core/adopt/plan-adoption';
import { plainValue } from '../../../src/core/fields/field-value';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { documentAsXlsx } from '../../../src/hosts/file/legacy/document-as-xlsx';
import { patchWorkbook } from '../../../src/hosts/file/patch-workbook/patch-workbook';
import { readPrintedSheets } from '../../../src/hosts/file/read/printed-sheets';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../../support/built-in-pack';
import { asDocument } from '../../support/bureau/as-document';
import { evaluationForm, type EvaluationForm } from '../../support/bureau/evaluation-form';
import { randomSeed } from '../../support/seed';

const pack = builtInPack('hunan-2023/5-projects');
const seed = randomSeed(20260316);
const each = 40;

const at = (plan: AdoptionPlan): Map<string, { place: string; isBound: boolean; why: string }> =>
  new Map(
    plan.fields.flatMap(({ field, state, candidates: [first] }) =>
      first ? [[field, { place: `${first.sheet}!${first.address}`, isBound: state === 'bound', why: first.why }]] : [],
    ),
  );

/** What the adopted workbook says of every bound field, against what the form's maker put there. */
function misread(form: EvaluationForm, plan: AdoptionPlan): string[] {
  if (!plan.fields.some(({ state }) => state === 'bound')) return [`${form.what}：什么也没有认定`];
  const bytes = patchWorkbook(form.bytes, adoptEdits(plan, pack, 'x'), '自评表.xlsx');
  const { table } = openWorkbook(readWorkbook(bytes, '自评表.xlsx', { sheets: 'all' }), () => pack, '自评表.xlsx');
  return plan.fields.flatMap(({ field, state }) => {
    const wanted = form.values.get(field);
    if (state !== 'bound' || wanted === undefined) return [];
    const said = plainValue(table.shown(field));
    return said === (wanted === null ? null : String(wanted))
      ? []
      : [`${form.what}：${field} 读成 ${said}，应是 ${wanted}`];
  });
}

/** The same form as a Word document, read as its tables are. */
async function inWord(form: EvaluationForm, at: number): Promise<EvaluationForm> {
  const { bytes: docx, moved } = asDocument(form.bytes, at);
  const author: Parameters<typeof documentAsXlsx>[2]['author'] = (edits) => authorWorkbook(edits, { creator: '' });
  const { bytes } = await documentAsXlsx(docx, '自评表.docx', { author });
  return { ...form, bytes, truth: new Map([...form.truth].map(([field, place]) => [field, moved(place)])) };
}

test.each([
  ['Excel 工作簿', (form: EvaluationForm) => form],
  ['Word 表格', inWord],
  ['一页上几张', (_form: EvaluationForm, at: number) => evaluationForm(at, 'stacked')],
])(
  '导出的自评表整张认（%s）：至少 95%%，没有一处不问就认错，读出的数就是表上的数',
  async (_kind, as) => {
    const [missed, wrong, notListed, read]: string[][] = [[], [], [], []];
    let [fields, bound, proposed] = [0, 0, 0];
    for (let index = 0; index < each; index++) {
      const form = await as(await evaluationForm(seed + index * 7919), seed + index);
      const plan = planAdoption(pack, readPrintedSheets(form.bytes, '自评表.xlsx'));
      const found = at(plan);
      for (const [field, place] of form.truth) {
        fields++;
        const one = found.get(field);
        if (one?.place !== place)
          missed!.push(`${form.what}：${field} 在 ${place}，说的是 ${one?.place ?? '没有'}（${one?.why ?? ''}）`);
        else if (one.isBound) bound++;
        else proposed++;
      }
      for (const [field, one] of found)
        if (
          one.isBound && field === 'fiscalYear'
            ? plan.year !== form.year
            : one.isBound && (form.truth.get(field) !== one.place || form.unsure.has(field))
        )
          wrong!.push(`${form.what}：${field} 认到 ${one.place}，应在 ${form.truth.get(field) ?? '没有'}`);
      const listed = new Set(plan.unfamiliar.map(({ text }) => text));
      notListed!.push(...form.strange.filter((name) => !listed.has(name)).map((name) => `${form.what}：${name}`));
      read!.push(...misread(form, plan));
    }
    process.stdout.write(`  ${each} 份表 ${fields} 项，认定 ${bound}，待认可 ${proposed}，没认出 ${missed!.length}\n`);
    if (process.env['SHOW'] === '1') process.stdout.write(`${missed!.slice(0, 60).join('\n')}\n`);
    expect(wrong).toEqual([]);
    expect(notListed).toEqual([]);
    expect(read).toEqual([]);
    expect((bound + proposed) / fields).toBeGreaterThanOrEqual(0.95);
    expect(bound / fields).toBeGreaterThanOrEqual(0.85);
  },
  120000,
);
