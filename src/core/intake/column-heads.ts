import { columnSides, type BookSide } from '../prose/words/book-fields';

/** What a column's head says: whose side of a quantity, several where it leaves that open, nothing for one that holds no figures of ours. */
export type HeadSense =
  | { readonly is: 'sides'; readonly sides: readonly BookSide[] }
  /** 序号, 科目编码, 备注. */
  | { readonly is: 'aside' }
  /** 项目, 单位名称. */
  | { readonly is: 'label' }
  /** 金额: whatever the row is. */
  | { readonly is: 'amount' }
  /** A year that is neither this form's nor the one before. */
  | { readonly is: 'other-year'; readonly year: number }
  | { readonly is: 'unknown' };

const aside =
  /^(?:序号|行次|栏次|编号|编码|代码|科目编码|项目编码|科目代码|备注|说明|主要原因|比例|占比|增减率|增减额|增长率)$/;
const label = /^(?:项目|项目名称|科目|科目名称|名称|指标|指标名称|内容|支出项目|经费项目|经费名称|类别|数据项)$/;
const amount = /^(?:金额|数额|数|数值|合计金额|人数)$/;
const side =
  /^(上年度?|去年|本年度?|今年|当年)?(?:度)?(年初|调整[前后]?|全年|变动后)?(?:支出|经费|财政拨款|部门)?(预算(?:安排|批复)?|决算|执行|实际支出|实际|支出|完成)(?:数|额|金额|支出|支出数)?$/;

const aboutFigures =
  /%|率|百分比|[占同环]比|比[重例]$|^[占较与比].*比(?:较)?$|^[^占]*占[^占]+比$|增减|增[长幅]|降幅|进度|[行栏]次|[行序]号|编[号码]|权重|分值|得分|排名/;

/** 增减率%, 占比, 完成进度, 行次: a column of what is told about figures or rows, no money and no count itself. */
export function isAboutFigures(head: string): boolean {
  return aboutFigures.test(head.normalize('NFKC').replace(/\s/g, ''));
}

/** 预算数（调整前） is 年初预算数, 预算数（调整后） 调整后预算数; where they stand beneath it in heads of two lines, without brackets. */
const whichBudget = /^(.*?)(预算(?:数|额|金额|安排数?)?)\(?(年初|年初批复|批复|调整前|调整后|变动后|追加后|全年)\)?$/;

function budgetInFront(text: string): string {
  const [, when = '', what, which = ''] = whichBudget.exec(text) ?? [];
  if (what === undefined) return text;
  return `${when}${/^(?:年初|批复|调整前)/.test(which) ? '年初' : which}${what}`;
}

/** @param year of the form; null: not filled in yet, then a head with a year is unknown */
export function senseOfHead(raw: string, year: number | null): HeadSense {
  const text = budgetInFront(
    raw
      .normalize('NFKC')
      .replace(/\((?:单位:?)?(?:千元|万元|亿元|元|人|个|㎡|%)\)/g, '')
      .replace(/[\s“”"']/g, ''),
  );
  if (aside.test(text)) return { is: 'aside' };
  if (label.test(text)) return { is: 'label' };
  if (amount.test(text)) return { is: 'amount' };
  const said = /(?:19|20)\d{2}/.exec(text)?.[0];
  if (said !== undefined && (year === null || ![year, year - 1].includes(Number(said))))
    return year === null ? { is: 'unknown' } : { is: 'other-year', year: Number(said) };
  const named = text.replace(/(?:19|20)\d{2}(?:(?=年初)|年?度?)/, Number(said) === year ? '本年' : '上年');
  const known = columnSides.find(({ heads }) => heads.includes(named));
  if (known) return { is: 'sides', sides: [known.side] };
  const [, when = '', which = '', what] = side.exec(named) ?? [];
  if (what === undefined) return { is: 'unknown' };
  const sides = sidesOf(/^[上去]/.test(when), when !== '', which, what.slice(0, 2));
  return sides.length === 0 ? { is: 'unknown' } : { is: 'sides', sides };
}

/** "2016年决算数" and "2016年" in a form of 2018, not the title "2016年度部门决算表". */
export function isHeadOfOtherYear(text: string, year: number | null): boolean {
  const sense = senseOfHead(text, year);
  if (sense.is !== 'other-year') return false;
  return senseOfHead(text, sense.year).is === 'sides' || /^\d{4}年?度?$/.test(text.normalize('NFKC').trim());
}

function sidesOf(isPrior: boolean, saysWhen: boolean, which: string, what: string): readonly BookSide[] {
  if (what !== '预算') return [isPrior ? 'priorFinal' : 'final'];
  // What last year's budget became, no form of ours asks.
  if (isPrior) return which === '' || isFirst(which) ? ['priorBudget'] : [];
  if (which === '') return saysWhen ? ['budget'] : ['budget', 'adjusted'];
  return [isFirst(which) ? 'budget' : 'adjusted'];
}

function isFirst(which: string): boolean {
  return which === '年初' || which === '调整前';
}
