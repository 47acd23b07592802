import { bindWorkbook } from '../../../src/app/open-workbook';
import { adoptionEdits } from '../../../src/core/adopt/adoption-edits';
import type { AdoptedField, AdoptionPlan } from '../../../src/core/adopt/plan';
import { withSupplement } from '../../../src/core/adopt/supplement';
import { textOf } from '../../../src/core/fields/field-value';
import type { Edit } from '../../../src/core/workbook/edit';
import { readIdentity, supplementSheet } from '../../../src/core/workbook/identity';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { cleanWorkbook } from '../../../src/hosts/file/hand-in/clean-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../../support/built-in-pack';

const pack = builtInPack('kaifu-2018');
const isAsked = (id: string): boolean => id === 'authorizedPosts';
const plan: AdoptionPlan = {
  fields: pack.fields
    .filter(({ kind }) => kind !== 'rows')
    .map(({ id, label }): AdoptedField => {
      const place = {
        sheet: '附件1',
        address: 'B1',
        confidence: 1,
        why: '',
        measure: 'plain',
        hasFormula: false,
        waitsForUnit: false,
        isOdd: false,
      } as const;
      return {
        field: id,
        labelPath: label,
        state: isAsked(id) ? 'bound' : 'absent',
        candidates: isAsked(id) ? [{ ...place, part: { is: 'whole' } }] : [],
      };
    }),
  unfamiliar: [],
  columns: [],
  units: [],
  year: 2018,
};
const bureau: Edit[] = [
  { edit: 'add-sheet', sheet: '附件1', visibility: 'visible' },
  { edit: 'set-cells', sheet: '附件1', row: 1, column: 1, cells: [['编制数', 9]] },
];
const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'w-1' };

async function adopted(...more: Edit[]): Promise<Uint8Array> {
  const extra = withSupplement(pack, plan);
  const edits = [...bureau, ...extra.edits, ...adoptionEdits(extra.plan, identity), ...more];
  return authorWorkbook(edits, { creator: '财政局' });
}

test('表里没有的每一项都有一格，名称、单位、填法在旁边；填了就读得到', async () => {
  const row = rowOf('budgetUnitName', await adopted());
  const bytes = await adopted({
    edit: 'set-cells',
    sheet: supplementSheet,
    row,
    column: 2,
    cells: [['某某区档案馆']],
  });
  const snapshot = readWorkbook(bytes, 'x.xlsx', { sheets: 'all' });
  const { table } = bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
  expect(textOf(table.value('budgetUnitName'))).toBe('某某区档案馆');
  expect(table.value('authorizedPosts')).toMatchObject({ is: 'number' });
  expect(table.place('threePublicExpenses.priorBudget')?.sheet).toBe(supplementSheet);
  const bad = [...table.adoption!.keys()].filter((id) => !isAsked(id) && table.place(id)?.sheet !== supplementSheet);
  expect(bad).toEqual([]);
});

test('送出时去掉这张表，财政局的表还在', async () => {
  const { bytes, removed } = cleanWorkbook(await adopted(), 'x.xlsx', {
    footer: '',
    keepsComments: false,
    keepsControls: false,
  });
  expect(readWorkbook(bytes, 'x.xlsx', { sheets: 'all' }).sheets.map(({ name }) => name)).toEqual(['附件1']);
  expect(removed.map(({ what }) => what)).toContain('补充资料表');
});

test('什么都不缺：不加表', () => {
  const complete = { ...plan, fields: plan.fields.filter(({ state }) => state === 'bound') };
  expect(withSupplement(pack, complete)).toEqual({ plan: complete, edits: [] });
});

function rowOf(field: string, bytes: Uint8Array): number {
  const snapshot = readWorkbook(bytes, 'x.xlsx', { sheets: 'all' });
  const { table } = bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
  return Number(/\d+/.exec(table.place(field)!.address)![0]);
}
