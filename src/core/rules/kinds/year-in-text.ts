import { figuresIn } from '../../prose/figures';
import { sentences } from '../../prose/fold';
import { slot } from '../../memory/memory';
import { ofTexts } from '../../memory/remember';
import { textOf } from '../../fields/field-value';
import { isMoneyUnit } from '../../quantity/amount-unit';
import { columnLetters } from '../../workbook/address';
import { cachedValue, type CellSnapshot, type SheetSnapshot } from '../../workbook/snapshot';
import type { Rule, RuleContext } from '../rule';
import { nameOf } from '../../fields/names';
import { anyWord, yearPattern } from '../support/any-word';
import { eachText } from '../support/rows';
import { isFieldCell, literalTexts, sheetById } from '../support/sheets';
import { fail, notApplicable, pass, undetermined, type Verdict } from '../verdict';

/** 文号, titles in 《》, whole dates and spans carry other years rightly; they are blotted out first. */
const aside = anyWord(
  // 《预算法（2018年修正）》
  ['《[^》]*》'],
  // 湘财绩〔2020〕7号
  [`[〔[［(（【]\\s*${yearPattern}\\s*[〕\\]］)）】]\\s*第?\\s*\\d*\\s*号?`],
  // 2019年3月
  [`${yearPattern}\\s*年\\s*\\d{1,2}\\s*月`],
  // 截至2017年
  [`(?:截至|截止|截止到)[^，,。]{0,4}${yearPattern}\\s*年`],
  // 2015年以来，2015年修订
  [`${yearPattern}\\s*年\\s*(?:以来|起|前|以前|修订|修正|印发)`],
  // 2016～2018年
  [`${yearPattern}\\s*年?\\s*[-—–~～至到]+\\s*${yearPattern}\\s*年?`],
  // 自2014年
  [`[自从]\\s*${yearPattern}\\s*年`],
);
const yearWord = new RegExp(`(?<!\\d)(${yearPattern})(?=\\s*年)`, 'g');
const leadingYear = new RegExp(`^\\s*(${yearPattern})(?!\\d|\\s*年)(?=[\\u4e00-\\u9fa5])`);
/** A plan speaks of the year to come. */
const plan = /计划|下一步|下步|下年|明年|将|打算|安排|规划|思路|展望|拟|力争|目标/;
/** Only a sentence about this unit's money is held to the fiscal year. */
const aboutMoney = /预算|决算|支出|收入|经费/;

const yearsIn = ofTexts(2048, (text) => ({ years: find(text) }));

/** Years in titles, heads and the sentences that state money: the fiscal year or the one before it. */
export const yearInText: Rule<'year-in-text'> = {
  kind: 'year-in-text',
  blames: 'cell',
  reads: 'sheets',
  decide(params, context) {
    const { year } = context;
    if (year === null) return [undetermined('不知道评价年度，不能核对文字里的年份。', [])];
    const verdicts: Verdict[] = [];
    let seen = 0;
    for (const id of params.sheets) {
      const sheet = sheetById(context, id);
      if (!sheet) continue;
      seen++;
      verdicts.push(...judgeSheet(context, id, sheet, year));
    }
    const other = otherYear(context, verdicts, year);
    if (other !== null) return [other];
    for (const ref of params.texts) {
      const judged = eachText(context, ref, ({ table }, id) => {
        const text = textOf(table.value(id));
        if (text === '') return null;
        return wrongSentences(table.memory.at(moneySentences)(text), year).map((sentence) =>
          fail({
            subject: `${id}:${sentence.year}`,
            message: `${nameOf(table, id)}里的“${sentence.quote}”写的是${sentence.year}年，本表是${year}年度。`,
            fields: [id],
            left: `${sentence.year}年`,
            right: `${year}年`,
          }),
        );
      });
      seen += judged.seen;
      verdicts.push(...judged.verdicts);
    }
    if (verdicts.length > 0) return verdicts;
    return [seen === 0 ? notApplicable('没有要看年份的文字。') : pass()];
  },
};

/** So many titles and heads that agree on another year are right: the year itself is mistyped. */
const mostHeads = 3;

function otherYear({ table }: RuleContext, verdicts: readonly Verdict[], year: number): Verdict | null {
  const heads = verdicts.flatMap((one) => (one.outcome === 'fail' ? [one] : []));
  const years = heads.map(({ left }) => Number.parseInt(left ?? '', 10));
  const latest = Math.max(...years);
  if (heads.length < mostHeads || !years.every((one) => one === latest || one === latest - 1)) return null;
  return fail({
    subject: 'year',
    message: `评价年度填的是${year}年，表上的标题、列头写的是${latest}年（${heads.length}处），请核对年度。`,
    fields: table.pack.byId.has('fiscalYear') ? ['fiscalYear'] : [],
    cells: heads.flatMap(({ cells }) => cells ?? []),
    left: `${year}年`,
    right: `${latest}年`,
  });
}

type Suspects = WeakMap<readonly CellSnapshot[], readonly number[]>;
const suspectsOfRows = slot((): Suspects => new WeakMap());

/** The cells of a row whose text may name a year; rows that did not change are looked at once. */
function suspectsIn(suspects: Suspects, row: readonly CellSnapshot[]): readonly number[] {
  let found = suspects.get(row);
  if (!found) {
    found = row.flatMap((cell, index) => {
      const text = cachedValue(cell);
      return typeof text === 'string' && (text.includes('20') || text.includes('19')) ? [index] : [];
    });
    suspects.set(row, found);
  }
  return found;
}

function judgeSheet(context: RuleContext, id: string, sheet: SheetSnapshot, year: number): Verdict[] {
  const verdicts: Verdict[] = [];
  const { memory } = context.table;
  const [suspects, years] = [memory.at(suspectsOfRows), memory.at(yearsIn)];
  sheet.cells.forEach((row, rowIndex) => {
    suspectsIn(suspects, row).forEach((columnIndex) => {
      const text = cachedValue(row[columnIndex] ?? null);
      if (typeof text !== 'string') return;
      const wrong = years(text).years.find((one) => one !== year && one !== year - 1);
      if (wrong === undefined) return;
      const at = { row: sheet.row + rowIndex, column: sheet.column + columnIndex };
      if (isFieldCell(context, sheet.name, at.row, at.column)) return;
      const { literals, allowsNextYear } = literalTexts(context.table.pack, id);
      if (literals.has(text.trim()) || (allowsNextYear && wrong === year + 1)) return;
      const address = `${columnLetters(at.column)}${at.row}`;
      const quote = text.trim().slice(0, 30);
      verdicts.push(
        fail({
          subject: `${id}:${quote}`,
          message: `${sheet.name} ${address}的“${quote}”写的是${wrong}年，本表是${year}年度。`,
          fields: [],
          cells: [{ sheet: sheet.name, address }],
          left: `${wrong}年`,
          right: `${year}年`,
        }),
      );
    });
  });
  return verdicts;
}

function wrongSentences(sentences: readonly MoneySentence[], year: number): { quote: string; year: number }[] {
  const found: { quote: string; year: number }[] = [];
  for (const { quote, years, isPlan } of sentences) {
    const wrong = years.find((one) => one !== year && one !== year - 1);
    if (wrong === undefined || (wrong > year && isPlan)) continue;
    if (!found.some((one) => one.year === wrong)) found.push({ quote, year: wrong });
  }
  return found;
}

interface MoneySentence {
  readonly quote: string;
  readonly years: readonly number[];
  readonly isPlan: boolean;
}

/** The sentences that state this unit's money together with a year. */
const moneySentences = ofTexts(256, moneySentencesIn);

function moneySentencesIn(text: string): readonly MoneySentence[] {
  const found: MoneySentence[] = [];
  if (find(text).length === 0) return found;
  for (const sentence of sentences(text)) {
    const years = find(sentence.text);
    if (years.length === 0 || !aboutMoney.test(sentence.text)) continue;
    if (!figuresIn(sentence.text).some((figure) => isMoneyUnit(figure.unit) || figure.unit === '%')) continue;
    found.push({ quote: sentence.text.trim().slice(0, 30), years, isPlan: plan.test(sentence.text) });
  }
  return found;
}

function find(text: string): number[] {
  if (!/\d{4}/.test(text)) return [];
  const plain = text.replace(aside, (match) => '\u0000'.repeat(match.length));
  const years = [...plain.matchAll(yearWord)].map((match) => Number(match[1]));
  const leading = leadingYear.exec(plain);
  return leading ? [Number(leading[1]), ...years] : years;
}
