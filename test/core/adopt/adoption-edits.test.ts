import { adoptionEdits } from '../../../src/core/adopt/adoption-edits';
import type { AdoptedField, AdoptionCandidate } from '../../../src/core/adopt/plan';
import { readAdoption } from '../../../src/core/workbook/adoption-record';
import type { Edit } from '../../../src/core/workbook/edit';
import { readIdentity } from '../../../src/core/workbook/identity';
import type { CellSnapshot, Snapshot } from '../../../src/core/workbook/snapshot';

const identity = { pack: 'hunan-2023', packVersion: '2.0.0', workbookId: 'w1' };
const place = (address: string, more: Partial<AdoptionCandidate> = {}): AdoptionCandidate => ({
  sheet: '附件1',
  address,
  confidence: 1,
  why: '表上就这么写',
  measure: '元',
  part: { is: 'whole' },
  hasFormula: false,
  waitsForUnit: false,
  isOdd: false,
  ...more,
});
const field = (id: string, candidates: AdoptionCandidate[], state: AdoptedField['state'] = 'bound'): AdoptedField => ({
  field: id,
  labelPath: id,
  state,
  candidates,
});

/** What the identity sheet holds after the edits, as a host would read it. */
function readBack(edits: readonly Edit[]): Snapshot {
  const cells: CellSnapshot[][] = Array.from({ length: 40 }, () => new Array<CellSnapshot>(40).fill(null));
  for (const edit of edits)
    if (edit.edit === 'set-cells')
      edit.cells.forEach((row, down) =>
        row.forEach((cell, across) => {
          if (cell !== undefined) cells[edit.row - 1 + down]![edit.column - 1 + across] = cell;
        }),
      );
  const names = edits.flatMap((edit) => (edit.edit === 'define-name' ? [edit] : []));
  const sheet = {
    name: 'jixiao_标识',
    visibility: 'veryHidden',
    isProtected: false,
    row: 1,
    column: 1,
    cells,
  } as const;
  return { sheets: [sheet], names };
}

describe('认领写下的', () => {
  const edits = adoptionEdits(
    {
      fields: [
        field('authorizedPosts', [place('C5', { measure: 'plain' })]),
        field('budgetUnitName', [place('A2', { measure: 'plain', part: { is: 'behind', label: '填报单位：' } })]),
        field('fiscalYear', [place('A1', { measure: 'plain', part: { is: 'year' } })]),
        field('businessProjects[2].final', [place('E12', { hasFormula: true })]),
        field('businessProjects[1].final', [place('E11')]),
        field('officeExpense.final', [place('E20')], 'proposed'),
        field('officeBuildings', [], 'absent'),
      ],
    },
    identity,
  );

  it('名称只给认定的格子，重复行一列一个名称', () => {
    const names = Object.fromEntries(
      edits.flatMap((edit) => (edit.edit === 'define-name' ? [[edit.name, edit.refersTo]] : [])),
    );
    expect(names).toMatchObject({
      'jx.authorizedPosts': "'附件1'!$C$5",
      'jx.businessProjects.final': "'附件1'!$E$11:$E$12",
    });
    expect(Object.keys(names)).not.toContain('jx.officeExpense.final');
    expect(Object.keys(names)).not.toContain('jx.businessProjects.key');
  });

  it('只在自己的标识页上写字', () => {
    const written = edits.flatMap((edit) => ('sheet' in edit ? [edit.sheet] : []));
    expect(new Set(written)).toEqual(new Set(['jixiao_标识']));
  });

  it('读回来：计量、格中的位置、原表的公式；没认的不在里面', () => {
    const snapshot = readBack(edits);
    expect(readIdentity(snapshot)).toEqual(identity);
    expect([...(readAdoption(snapshot) ?? new Map()).values()]).toEqual([
      { field: 'authorizedPosts', measure: 'plain', part: { is: 'whole' }, hasFormula: false },
      { field: 'budgetUnitName', measure: 'plain', part: { is: 'behind', label: '填报单位：' }, hasFormula: false },
      { field: 'fiscalYear', measure: 'plain', part: { is: 'year' }, hasFormula: false },
      { field: 'businessProjects.final', measure: '元', part: { is: 'whole' }, hasFormula: true },
    ]);
  });

  it('自己装的表没有认领记录', () => {
    const { sheets, names } = readBack(edits);
    expect(readAdoption({ sheets, names: names.filter(({ name }) => name !== 'jx.identity.adoption') })).toBeNull();
  });
});
