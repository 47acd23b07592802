import { newWorkbook } from '../../../src/app/new-workbook';
import { isDerived } from '../../../src/core/pack/pack';
import { parseA1, parseReference } from '../../../src/core/workbook/address';
import type {
  DefineName,
  Edit,
  HighlightCells,
  SetCells,
  StyleCells,
  ValidateCells,
} from '../../../src/core/workbook/edit';
import { identitySheet } from '../../../src/core/workbook/identity';
import { builtInPack } from '../../support/built-in-pack';

const pack = builtInPack('kaifu-2018');
const edits = newWorkbook({ pack, sample: true, data: {}, workbookId: 'w-1' });
const of = <K extends Edit['edit']>(kind: K): Extract<Edit, { edit: K }>[] =>
  edits.filter((edit): edit is Extract<Edit, { edit: K }> => edit.edit === kind);

const names = new Map(of('define-name').map((edit: DefineName) => [edit.name, edit.refersTo]));
const inputs = pack.fields.filter((field) => field.kind !== 'rows' && !isDerived(field));
const derived = pack.fields.filter((field) => field.kind !== 'rows' && isDerived(field));

function cellOf(id: string): { sheet: string; row: number; column: number } {
  const area = parseReference(names.get(`jx.${id}`) ?? '');
  if (!area) throw new Error(`no name for ${id}`);
  return { sheet: area.sheet, row: area.top, column: area.left };
}

function covers(
  edit: { sheet: string; areas: readonly string[] },
  at: { sheet: string; row: number; column: number },
): boolean {
  return (
    edit.sheet === at.sheet &&
    edit.areas.some((text) => {
      const area = parseA1(text)!;
      return at.row >= area.top && at.row <= area.bottom && at.column >= area.left && at.column <= area.right;
    })
  );
}

function contentAt(at: { sheet: string; row: number; column: number }): unknown {
  const edit = of('set-cells').find((one: SetCells) => one.sheet === at.sheet)!;
  return edit.cells[at.row - edit.row]?.[at.column - edit.column];
}

describe('装入的表', () => {
  it('每个数据项都有工作簿名称，指向一个格', () => {
    expect(inputs.length + derived.length).toBeGreaterThan(200);
    for (const field of [...inputs, ...derived]) expect(names.has(`jx.${field.id}`)).toBe(true);
  });

  it('重复行每列一个名称，另有隐藏的行号列', () => {
    expect(names.get('jx.businessProjects.final')).toMatch(/^'基础数据表'!/);
    expect(contentAt(cellOf('businessProjects.key'))).toBe('k1');
  });

  it('输入格不锁定，计算格锁定', () => {
    const locked = (id: string): boolean | undefined =>
      of('style-cells')
        .filter((edit: StyleCells) => edit.style.locked !== undefined && covers(edit, cellOf(id)))
        .at(-1)?.style.locked;
    for (const field of inputs) expect([field.id, locked(field.id)]).toEqual([field.id, false]);
    for (const field of derived) expect([field.id, locked(field.id)]).toEqual([field.id, true]);
  });

  it('每个输入格都有数据验证，提示是中文', () => {
    const validations = of('validate-cells');
    for (const field of inputs) {
      const rule = validations.find((edit: ValidateCells) => covers(edit, cellOf(field.id)));
      expect([field.id, rule?.error.message ?? '']).toEqual([field.id, expect.stringMatching(/[\u4e00-\u9fff]/)]);
    }
  });

  it.each([
    ['authorizedPosts', { type: 'whole', min: 0 }],
    ['publicOutlay.final', { type: 'decimal', min: 0 }],
    ['additionalBudget', { type: 'decimal' }],
    ['satisfaction.rate', { type: 'decimal', min: 0, max: 1 }],
    ['procurementStandard', { type: 'list', options: ['每超过（降低）1%扣1分', '每超过（降低）5%扣2分'] }],
  ])('%s 的数据验证', (id, rule) => {
    expect(of('validate-cells').find((edit: ValidateCells) => covers(edit, cellOf(id)))?.rule).toEqual(rule);
  });

  it('合计、比率、得分都是公式，并带着算好的结果', () => {
    expect(contentAt(cellOf('threePublicExpenses.final'))).toEqual({
      formula: expect.stringContaining('SUM('),
      value: 3.65,
    });
    expect(contentAt(cellOf('staffControlRate'))).toEqual({
      formula: expect.stringContaining('/'),
      value: expect.closeTo(8 / 9, 12),
    });
    expect(contentAt(cellOf('score.staffControlRate'))).toEqual({ formula: expect.stringContaining('INT('), value: 5 });
    expect(contentAt(cellOf('scoreTotal'))).toEqual({ formula: expect.stringContaining('SUM('), value: 81.68 });
  });

  it('错误会在格子上亮出来：合计、比率、必要的说明都有条件格式', () => {
    const highlights = of('highlight-cells');
    expect(highlights.length).toBeGreaterThan(30);
    for (const id of [
      'threePublicExpenses.final',
      'projectExpenditure.budget',
      'staffControlRate',
      'publicOutlay.final',
    ]) {
      expect([id, highlights.some((edit: HighlightCells) => covers(edit, cellOf(id)))]).toEqual([id, true]);
    }
  });

  it('身份在一张深度隐藏的表里', () => {
    expect(of('add-sheet').find((edit) => edit.sheet === identitySheet)?.visibility).toBe('veryHidden');
    expect(names.get('jx.identity.workbookId')).toMatch(/\$B\$3$/);
  });

  it('没有一个公式引用失效', () => {
    expect(JSON.stringify(edits)).not.toContain('#REF!');
  });

  it('未见原文的指标在依据一栏写明', () => {
    const texts = JSON.stringify(of('set-cells'));
    const unseen = pack.indicators.filter((one) => !one.seen);
    expect(unseen.length).toBeGreaterThan(0);
    for (const indicator of unseen) expect(indicator.basis).toContain('未见原文');
    expect(texts.split('未见原文').length - 1).toBeGreaterThanOrEqual(unseen.length);
  });

  it('标题和表头的年份是本年和上年', () => {
    const texts = JSON.stringify(of('set-cells').filter((edit) => edit.sheet === '基础数据表'));
    expect(texts).toContain('2018年度部门整体支出绩效评价基础数据表');
    expect(texts).toContain('2017年决算数');
    expect(texts).not.toContain('{year}');
  });

  it('换一个年度，标题和表头跟着换', () => {
    const other = JSON.stringify(newWorkbook({ pack, sample: false, data: { fiscalYear: 2021 }, workbookId: 'w' }));
    expect(other).toContain('2021年度部门整体支出绩效评价基础数据表');
    expect(other).toContain('2020年决算数');
  });
});
