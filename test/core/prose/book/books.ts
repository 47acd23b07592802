import { auditBook } from '../../../../src/core/prose/book/audit-book';
import type { Book, BookFigure, LastYear } from '../../../../src/core/prose/book/book';
import type { Relation } from '../../../../src/core/prose/audit/relation';
import { figuresIn } from '../../../../src/core/prose/figures';
import { convertMoney, isMoneyUnit } from '../../../../src/core/quantity/amount-unit';

/** “经费控制情况/三公经费/本年决算数: 36.80万元”, one a line: a workbook as a text is held against it. */
export function figuresOf(lines: string): BookFigure[] {
  return lines
    .trim()
    .split('\n')
    .map((line, at): BookFigure => {
      const [label = '', shown = ''] = line.trim().split('：');
      const [figure] = figuresIn(shown);
      if (!figure) throw new Error(`no figure: ${line}`);
      const { value, unit } = figure;
      const inYuan = (amount: typeof value) => (isMoneyUnit(unit) ? convertMoney(amount, unit, '元') : amount);
      const [owner, column] = label.split('/').slice(-2);
      return {
        field: `field${at}`,
        label,
        name: `${owner ?? ''}${column ?? ''}`,
        amount: inYuan(value),
        slack: isMoneyUnit(unit) ? inYuan(value.times(0).plus('0.005')) : value.times(0),
        shown,
        place: { sheet: '基础数据表', address: `C${at + 1}` },
      };
    });
}

const usual = `
  财政供养人员情况/编制数：40人
  财政供养人员情况/实际在职人数：38人
  财政供养人员情况/在职人员控制率：95.00%
  经费控制情况/三公经费/上年决算数：40.00万元
  经费控制情况/三公经费/本年预算数：35.00万元
  经费控制情况/三公经费/本年决算数：36.80万元
  经费控制情况/三公经费/公务用车购置和维护经费/公车运行维护/本年预算数：20.00万元
  经费控制情况/三公经费/公务用车购置和维护经费/公车运行维护/本年决算数：24.00万元
  经费控制情况/三公经费/公务用车购置和维护经费/公车运行维护/上年决算数：21.00万元
  经费控制情况/三公经费/公务接待/上年决算数：19.00万元
  经费控制情况/三公经费/公务接待/本年预算数：15.00万元
  经费控制情况/三公经费/公务接待/本年决算数：12.80万元
  经费控制情况/公用经费/上年决算数：80.00万元
  经费控制情况/公用经费/本年预算数：90.00万元
  经费控制情况/公用经费/本年决算数：88.00万元
  经费控制情况/项目支出/上年决算数：120.00万元
  经费控制情况/项目支出/本年预算数：150.00万元
  经费控制情况/项目支出/本年决算数：152.45万元
  补充资料/基本支出/上年预算数：440.00万元
  补充资料/基本支出/上年决算数：455.00万元
  补充资料/基本支出/本年预算数：460.00万元
  补充资料/基本支出/全年预算数：486.00万元
  补充资料/基本支出/本年决算数：484.90万元
  补充资料/基本支出/人员经费/本年决算数：396.90万元
  补充资料/支出/合计/本年决算数：637.35万元
  经费控制情况/政府采购金额/本年预算数：80.00万元
  经费控制情况/政府采购金额/本年决算数：79.00万元
`;

export function bookOf(figures = usual, own: Partial<Book> = {}): Book {
  return { unitNames: ['示例县水利局', '水利局'], year: 2023, figures: figuresOf(figures), fragments: [], ...own };
}

/** What is told of a text beside this workbook. */
export function relationsOf(text: string, book: Book | null = bookOf(), lastYear: LastYear | null = null): Relation[] {
  return auditBook(text, { book, lastYear });
}

export function raised(text: string, book: Book | null = bookOf(), lastYear: LastYear | null = null): string[] {
  return relationsOf(text, book, lastYear)
    .filter(({ verdict }) => verdict !== 'holds')
    .map(({ verdict, message }) => `${verdict}: ${message}`);
}

export function holding(text: string): number {
  return relationsOf(text).filter(({ verdict }) => verdict === 'holds').length;
}
