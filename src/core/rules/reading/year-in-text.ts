import { figuresIn } from '../../prose/figures';
import { sentences } from '../../prose/fold';
import type { CheckParams } from '../../pack/check-params';
import { ofTexts } from '../../memory/remember';
import { textOf } from '../../fields/field-value';
import { isMoneyUnit } from '../../quantity/amount-unit';
import { columnLetters } from '../../workbook/address';
import type { SheetSnapshot } from '../../workbook/snapshot';
import type { Rule, RuleContext } from '../rule';
import { nameOf } from '../../fields/names';
import { anyWord, yearPattern } from '../support/any-word';
import { cellsWithYear, otherYear, yearHeads, type OtherYear } from '../support/form-heads';
import { eachText } from '../support/rows';
import { isFieldCell, literalTexts, sheetById } from '../support/sheets';
import { fail, notApplicable, pass, undetermined, type Verdict } from '../verdict';

/** 文号, titles in 《》, whole dates and spans carry other years rightly; they are blotted out first. */
const aside = anyWord(
  // 《预算法（2018年修正）》
  ['《[^《》]*(?:《[^《》]*)?》'],
  // 湘财绩〔2020〕7号
  [`[〔[［(（【]\\s*${yearPattern}\\s*[〕\\]］)）】](?:\\s*第)?(?:\\s*\\d+)?(?:\\s*号)?`],
  // 2019年3月
  [`${yearPattern}\\s*年\\s*\\d{1,2}\\s*月`],
  // 截至2017年
  [`(?:截至|截止|截止到)[^，,。]{0,4}${yearPattern}\\s*年`],
  // 2015年以来，2015年修订
  [`${yearPattern}\\s*年\\s*(?:以来|起|前|以前|修订|修正|印发)`],
  // 2016～2018年
  [`${yearPattern}\\s*(?:年\\s*)?[-—–~～至到]+\\s*${yearPattern}(?:\\s*年)?`],
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

/**
 * Years in titles, heads and the sentences that state money. A head that the form prints holds its own year: a title of the year before
 * is the commonest left-over, and an 错误 on whatever form it stands, however light the check of that form is. Any other text may name the fiscal year or the one before it. Where all heads of the form agree on
 * another year than 年度, that one cell is told, by the check of the sheet it stands on, and the texts are held to the heads' year.
 */
export const yearInText: Rule<'year-in-text'> = {
  kind: 'year-in-text',
  blames: 'cell',
  reads: 'sheets',
  decide(params, context) {
    const { year } = context;
    if (year === null) return [undetermined('不知道评价年度，不能核对文字里的年份。', yearFields(context))];
    const told = judge(params, context, year);
    const other = told.some(isFail) ? otherYear(context, year) : null;
    if (!other) return told;
    const rest = judge(params, context, other.year);
    return holdsYear(context, params.sheets) ? [wrongYear(context, other, year), ...rest.filter(isFail)] : rest;
  },
};

function judge(params: CheckParams<'year-in-text'>, context: RuleContext, year: number): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  let seen = 0;
  // A bureau prints the years that it asks for: five in a row, or the year to come.
  for (const id of context.table.adoption === null ? params.sheets : []) {
    const sheet = sheetById(context, id);
    if (!sheet) continue;
    seen++;
    verdicts.push(...judgeSheet(context, id, sheet, year));
  }
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
}

const isFail = ({ outcome }: Verdict): boolean => outcome === 'fail';

const yearField = 'fiscalYear';

/** The cell that all of them wait for, where the pack has one. */
function yearFields({ table }: RuleContext): readonly string[] {
  return table.pack.byId.has(yearField) ? [yearField] : [];
}

function holdsYear({ table, binding }: RuleContext, sheets: readonly string[]): boolean {
  const area = binding.area(yearField);
  return sheets.some((id) => table.pack.sheets.find((sheet) => sheet.id === id)?.title === area?.sheet);
}

function wrongYear({ table }: RuleContext, { year, heads }: OtherYear, filled: number): Verdict {
  const [head] = heads;
  return fail({
    subject: yearField,
    message: `${nameOf(table, yearField)}填的是${filled}，标题、表头写的都是${year}年度（如${head!.sheet} ${head!.address}的“${head!.text.slice(0, 30)}”）。`,
    fields: [yearField],
    cells: [{ sheet: head!.sheet, address: head!.address }],
    left: String(filled),
    right: String(year),
    cause: '年度填错了；或者沿用上年的表，只改了年度。',
    suggestion: `本表是${year}年度的，把年度改成${year}；确是${filled}年度的，把各表的标题、表头改过来。`,
  });
}

function judgeSheet(context: RuleContext, id: string, sheet: SheetSnapshot, year: number): Verdict[] {
  const { memory } = context.table;
  const heads = yearHeads(context, id, sheet, year);
  const known = new Set(heads.map(({ address }) => address));
  const verdicts = heads.flatMap(({ address, text, wrong, right }) =>
    wrong === null || right === null
      ? []
      : [
          fail({
            subject: `${id}:${text.slice(0, 30)}`,
            level: 'error',
            message: `${sheet.name} ${address}的“${text.slice(0, 30)}”写的是${wrong}年，应是${right}年：本表是${year}年度。`,
            fields: [],
            cells: [{ sheet: sheet.name, address }],
            left: `${wrong}年`,
            right: `${right}年`,
            cause: '沿用上年的表，标题、表头没有改。',
            suggestion: `把“${wrong}”改成“${right}”。`,
          }),
        ],
  );
  const years = memory.at(yearsIn);
  for (const cell of cellsWithYear(memory, sheet)) {
    const { text } = cell;
    const wrong = years(text).years.find((one) => one !== year && one !== year - 1);
    if (wrong === undefined) continue;
    const at = { row: sheet.row + cell.line, column: sheet.column + cell.at };
    if (isFieldCell(context, sheet.name, at.row, at.column)) continue;
    const { literals, allowsNextYear } = literalTexts(context.table.pack, id);
    if (literals.has(text.trim()) || (allowsNextYear && wrong === year + 1)) continue;
    const address = `${columnLetters(at.column)}${at.row}`;
    if (known.has(address)) continue;
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
  }
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
