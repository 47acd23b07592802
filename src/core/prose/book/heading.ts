import type { Reading } from '../mentions';
import { quote, type Quote, type Relation } from '../audit/relation';
import type { Book } from './book';

/** A report's own title and what it says of itself. */
export interface Heading {
  readonly year: number | null;
  readonly unit: string | null;
  readonly yearQuote: Quote | null;
  readonly unitQuote: Quote | null;
}

const firstLines = 30;
const title = /(?:自评|评价|绩效|决算|预算).{0,20}(?:报告|情况说明)$|^(?:20|19)\d{2}年度?.{0,40}(?:报告|情况说明)$/;
const yearInTitle = /((?:19|20)\d{2})年度?/;
const unitLine =
  /^(?:填报|预算|评价|编报|编制|报送|报告|自评|申报)?(?:单位|部门)(?:名称|全称)?(?:（(?:盖章|公章|签章)）)?：(.{2,40})$/;
const organisation =
  /(?:局|委|办|中心|厅|部|院|校|学|站|所|馆|处|队|会|公司|集团|镇|乡|街道|政府|法院|检察院|联|社|园|场|库|台|团|办公室|委员会)$/;

/** Unit and year of a report by its title, or by the line that names the unit. Only the first lines are looked at. */
export function headingOf(reading: Reading, source: string): Heading {
  let heading: Heading = { year: null, unit: null, yearQuote: null, unitQuote: null };
  let start = 0;
  let seen = 0;
  let before: { text: string; start: number } | null = null;
  for (const line of reading.text.slice(0, 6000).split('\n')) {
    const text = line.replace(/^附件\d*：?|^[\d一二]+[、.]/, '');
    const from = start + line.length - text.length;
    if (text !== '' && seen++ >= firstLines) break;
    const own = unitLine.exec(text);
    if (own && heading.unit === null && organisation.test(own[1]!)) {
      const at = from + text.length - own[1]!.length;
      heading = { ...heading, unit: own[1]!, unitQuote: quote(reading, source, at, from + text.length) };
    } else if (heading.year === null && text.length <= 60 && title.test(text)) {
      heading = withTitle(heading, reading, source, { text, start: from }, before);
    }
    if (text !== '') before = { text, start: from };
    start += line.length + 1;
  }
  return heading;
}

/** “某局2023年度部门整体支出绩效自评报告”, or the unit on the line above. */
function withTitle(
  heading: Heading,
  reading: Reading,
  source: string,
  line: { text: string; start: number },
  above: { text: string; start: number } | null,
): Heading {
  const year = yearInTitle.exec(line.text);
  const yearLine = year ? line : above;
  const found = year ?? (above ? yearInTitle.exec(above.text) : null);
  const inLine = line.text.slice(0, year?.index ?? 0);
  const unit = organisation.test(inLine)
    ? { text: inLine, start: line.start }
    : above && above.text.length <= 30 && organisation.test(above.text)
      ? {
          text: above.text.replace(/^(?:19|20)\d{2}年度?/, ''),
          start: above.start + (/^(?:19|20)\d{2}年度?/.exec(above.text)?.[0].length ?? 0),
        }
      : null;
  return {
    year: found ? Number(found[1]) : null,
    yearQuote:
      found && yearLine
        ? quote(reading, source, yearLine.start + found.index, yearLine.start + found.index + found[0].length)
        : null,
    unit: heading.unit ?? unit?.text ?? null,
    unitQuote: heading.unitQuote ?? (unit ? quote(reading, source, unit.start, unit.start + unit.text.length) : null),
  };
}

const same = { verdict: 'holds', message: '' } as const;

/** A title of another year or of another unit than the workbook's: the report before was taken over, or the wrong file was chosen. */
export function headingAgrees(heading: Heading, { year, unitNames }: Book): Relation[] {
  const found: Relation[] = [];
  if (year !== null && heading.year !== null && heading.yearQuote !== null) {
    const other = {
      verdict: 'fails',
      message: `年度与工作簿不同：报告标题写${heading.year}年，工作簿是${year}年度。是上年的标题没有改，还是选错了工作簿？年度不同，两边的数没有再比。`,
      left: `${heading.year}年`,
      right: `${year}年`,
    } as const;
    found.push({ kind: 'heading', quotes: [heading.yearQuote], ...(heading.year === year ? same : other) });
  }
  if (heading.unit !== null && heading.unitQuote !== null && unitNames.length > 0) {
    const { unit, unitQuote } = heading;
    const other = {
      verdict: 'asks',
      message: `单位与工作簿不同：报告写“${unit}”，工作簿的单位名称是“${unitNames[0]}”。借别的单位的报告来改，最容易留下名称；确是同一个单位的，请写全称。`,
      left: unit,
      right: unitNames[0]!,
    } as const;
    const isSame = unitNames.some((name) => isOneUnit(name, unit));
    found.push({ kind: 'heading', quotes: [unitQuote], ...(isSame ? same : other) });
  }
  return found;
}

/** A short name keeps the order of the long one's characters: 长沙市望城区征地服务中心, 望城区征地中心. */
function isOneUnit(a: string, b: string): boolean {
  const [long, short] = [bare(a), bare(b)].sort((one, other) => other.length - one.length) as [string, string];
  if (short === '') return true;
  let at = 0;
  for (const sign of long) if (sign === short[at]) at++;
  return at === short.length;
}

const bare = (name: string): string => name.replace(/[\s（）()“”·]/g, '').replace(/本级|机关$/g, '');
