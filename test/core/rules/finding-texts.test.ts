import ExcelJS from 'exceljs';
import { adoptEdits, planForm } from '../../../src/app/adopt-form';
import { checkWorkbook } from '../../../src/app/check-workbook';
import { openWorkbook, type OpenWorkbook } from '../../../src/app/open-workbook';
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
async function adoptedBook(rows: readonly (readonly Content[])[], unit = '万元'): Promise<OpenWorkbook> {
  const book = new ExcelJS.Workbook();
  const heads = ['经费控制情况', '2022年决算数', '2023年预算数', '2023年决算数'];
  book
    .addWorksheet('附件1')
    .addRows([['2023年度部门整体支出绩效评价基础数据表'], [`单位：${unit}`], heads, ...rows.map((row) => [...row])]);
  const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  const plan = planForm(pack, readPrintedSheets(bytes, 'x'), { accepted: 'all' });
  const changed = await changeWorkbook(bytes, 'x', adoptEdits(plan, pack, 'w'), {
    read: async (one) => readWorkbook(one, 'x', { sheets: 'all' }),
    resultsAfter: async (before, after) => storedResults(pack, before, after),
  });
  return openWorkbook(readWorkbook(changed, 'x'), () => pack, 'x');
}

const adopted = async (rows: readonly (readonly Content[])[]): Promise<FieldTable> => (await adoptedBook(rows)).table;

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

describe('原表不以万元计：改成多少照那一格的单位说', () => {
  const told = async (rows: readonly (readonly Content[])[], unit: string): Promise<string[]> =>
    checkWorkbook(await adoptedBook(rows, unit)).findings.flatMap(({ check, message, suggestion }) =>
      check === 'cellType' || check === 'amountUnitSlip' ? [`${message}${suggestion ?? ''}`] : [],
    );

  test.each([
    ['元', '1,498,800.00', '改为1498800（这一格以元计）。'],
    ['千元', '1,498.80', '改为1498.8（这一格以千元计）。'],
    ['万元', '149.88', '改为149.88万元。'],
  ])('以%s计', async (unit, text, advice) => {
    const [only, ...more] = await told(
      [['公用经费', Number(text.replace(/,/g, '')), Number(text.replace(/,/g, '')), text]],
      unit,
    );
    expect(more).toEqual([]);
    expect(only).toContain(`“${text}”是文本型数字，不参加合计，应改为149.88万元。`);
    expect(only?.endsWith(advice)).toBe(true);
  });

  test('以元计的表里填了万元数：小一万倍', async () => {
    expect(await told([['公用经费', 1480000, 1500000, 149.88]], '元')).toEqual([
      expect.stringMatching(
        /本年决算数填了0\.0149\d*万元（149\.88元），同一行的公用经费上年决算数是148\.00万元，可能把万元当成了元，应为149\.88万元。改为1498800（这一格以元计）。/,
      ),
    ]);
    expect(await told([['公务接待', 1200, 900, 0.5]], '元')).toEqual([]);
    expect(await told([['公用经费', 1480000, 150.25, 149.88]], '元')).toHaveLength(2);
  });
});

test('原表没有写原因的栏：相差大的照样要说明，到备注栏或报告里写', async () => {
  const book = await adoptedBook([
    ['三公经费', 12.5, 13.8, 11.93],
    ['公用经费', 148, 150, 149.88],
    ['项目支出', 1520.33, 1680, 2650.17],
  ]);
  const { findings } = checkWorkbook(book);
  const open = findings.filter(({ level }) => level === 'explain');
  expect(open.map(({ check, state, answeredBy }) => [check, state, answeredBy])).toEqual([
    ['projectExpenditureBudgetChange', 'open', undefined],
    ['projectExpenditurePriorChange', 'open', undefined],
  ]);
  expect(open[0]?.message).toContain('没有写明原因。');
  expect(open[0]?.suggestion).toMatch(/^在原表的备注栏或报告里写明原因/);
});
