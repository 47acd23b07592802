import ExcelJS from 'exceljs';
import { adoptEdits, planForm } from '../../../src/app/adopt-form';
import { openWorkbook } from '../../../src/app/open-workbook';
import { findingTexts } from '../../../src/core/rules/finding-texts';
import { fail, type Fix } from '../../../src/core/rules/verdict';
import type { CheckDefinition } from '../../../src/core/pack/schema';
import type { FieldTable } from '../../../src/core/fields/field-table';
import { changeWorkbook } from '../../../src/hosts/file/patch-workbook/change-workbook';
import { readPrintedSheets } from '../../../src/hosts/file/read/printed-sheets';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { storedResults } from '../../../src/core/recalculation/stored-results';
import { builtInPack, builtInPackIds } from '../../support/built-in-pack';

const pack = builtInPack('hunan-2023/5-projects');
type Content = string | number | null | { formula?: string; result?: number; error?: string };

/** A bureau's own form with these figures, as it is after it was adopted. */
async function adopted(rows: readonly (readonly Content[])[]): Promise<FieldTable> {
  const book = new ExcelJS.Workbook();
  const heads = ['经费控制情况', '2022年决算数', '2023年预算数', '2023年决算数'];
  book
    .addWorksheet('附件1')
    .addRows([['2023年度部门整体支出绩效评价基础数据表'], ['单位：万元'], heads, ...rows.map((row) => [...row])]);
  const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  const plan = planForm(pack, readPrintedSheets(bytes, 'x'), { accepted: 'all' });
  const changed = await changeWorkbook(bytes, 'x', adoptEdits(plan, pack, 'w'), {
    read: async (one) => readWorkbook(one, 'x', { sheets: 'all' }),
    resultsAfter: async (before, after) => storedResults(pack, before, after),
  });
  return openWorkbook(readWorkbook(changed, 'x'), () => pack, 'x').table;
}

const textsOf = (id: string, table: FieldTable, field: string, fix?: Fix): ReturnType<typeof findingTexts> => {
  const check = pack.checks.find((one) => one.id === id)!;
  return findingTexts(check, fail({ message: '', fields: [field], ...(fix && { fix }) }), table);
};

describe('可能原因照这一格是什么说', () => {
  let table: FieldTable;
  beforeAll(async () => {
    table = await adopted([
      ['三公经费', 30, 31, 99],
      ['公务接待', { error: '#DIV/0!' }, '—', '无'],
      ['出国经费', '15①', '6万元', '1,250.5'],
      [
        '公用经费',
        ' ',
        { formula: 'D4/0', result: { error: '#DIV/0!' } as never },
        { formula: 'A1', result: { error: '#REF!' } as never },
      ],
      ['政府采购金额', null, '#N/A', { formula: 'C4+1', result: 32 }],
    ]);
  });

  test.each([
    ['officialReception.priorFinal', /粘贴来的是公式出错的结果（公式的分母是0/, /分母/],
    ['officialReception.budget', /用“—”表示没有/, null],
    ['officialReception.final', /填数的格里写了文字/, null],
    ['officialOverseasTravel.priorFinal', /读不成一个数/, /单位、注号/],
    ['officialOverseasTravel.final', /粘贴来的数字带空格、逗号/, null],
    ['publicOutlay.priorFinal', /只打了空格/, null],
    ['publicOutlay.budget', /^公式的分母是0或空着。$/, /分母漏填的补上.*问一问下发的单位/],
    ['publicOutlay.final', /^公式引用的格被删掉了。$/, /改好公式用到的格/],
    ['governmentProcurement.budget', /粘贴来的是公式出错的结果（查找的公式/, /照原始资料重新填/],
  ])('%s', (field, cause, suggestion) => {
    const fix: Fix = { kind: 'set-number', field, value: '1250.5' };
    const told = textsOf('cellType', table, field, field === 'officialOverseasTravel.final' ? fix : undefined);
    expect(told.cause).toMatch(cause);
    if (suggestion) expect(told.suggestion).toMatch(suggestion);
  });

  test('手填的、公式的，原因不一样；都不说“手动计算”“公式被盖掉”', () => {
    const typed = textsOf('derivedAgrees', table, 'threePublicExpenses.final');
    expect(typed.cause).toContain('这一格是手填的');
    expect(`${typed.cause}${typed.suggestion}`).not.toMatch(/手动计算|F9|恢复公式/);
    expect(textsOf('derivedAgrees', table, 'governmentProcurement.final').cause).toContain('手动计算');
  });

  test('每套模板的每一条：认领的原表上不叫人恢复公式，不叫人到这份表没有的页上去写', () => {
    const isAbsentSheet = (text: string): boolean => /《(?:增减变动说明表|补充资料|说明)》/.test(text);
    const seen = new Set<string>();
    for (const id of builtInPackIds)
      for (const check of builtInPack(id).checks) {
        const { cause = '', suggestion = '' } = findingTexts(
          check as CheckDefinition,
          fail({ message: '', fields: ['threePublicExpenses.final'] }),
          table,
        );
        expect([check.id, cause]).toEqual([check.id, expect.not.stringMatching(/公式被|手动计算/)]);
        expect([check.id, suggestion]).toEqual([check.id, expect.not.stringMatching(/恢复.*公式|F9/)]);
        expect([check.id, isAbsentSheet(suggestion) ? suggestion : '']).toEqual([check.id, '']);
        expect([check.id, suggestion]).toEqual([
          check.id,
          expect.not.stringMatching(/^[，；。]|[，；]。|，，|在(?=写明)/),
        ]);
        if (suggestion !== (check.suggestion ?? '')) seen.add(suggestion);
      }
    expect(seen.size).toBeGreaterThan(6);
  });
});
