import type { Mention, Reading } from '../mentions';
import { read } from '../mentions';
import { factsOf } from '../audit/facts';
import { quote, quotesOf, shown, type Relation } from '../audit/relation';
import { planWords } from '../words/book-fields';
import { otherYearWords } from '../words/quantities';
import { measureOf } from '../words/units';
import type { Book, LastYear } from './book';
import { BookFigures, cellsOf } from './known';
import { says } from './says';

/** In characters; “接待来访群众120人次。” is a paragraph. */
const shortest = 10;

/**
 * Paragraphs with figures that last year's report has word for word, and figures that are last year's. A question, never a fault: a
 * duty or the posts of a unit may rightly stay what they were, so what the workbook bears out is left alone.
 * @param agreed starts (in the source) of figures that this year's workbook says too
 */
export function leftOver(
  reading: Reading,
  source: string,
  last: LastYear,
  book: Book | null,
  agreed: ReadonlySet<number>,
): Relation[] {
  return [...sameParagraphs(reading, source, last, book, agreed), ...lastFigures(reading, source, last, book)];
}

function sameParagraphs(
  reading: Reading,
  source: string,
  last: LastYear,
  book: Book | null,
  agreed: ReadonlySet<number>,
): Relation[] {
  const before = new Set(last.paragraphs.flatMap((one) => read(one).text.split('\n')));
  // What the form prints this year again is the form's own.
  const own = new Set((book?.fragments ?? []).flatMap(({ text }) => read(text).text.split('\n')));
  const found: Relation[] = [];
  let start = 0;
  let next = 0;
  for (const line of reading.text.split('\n')) {
    const end = start + line.length;
    const mentions: Mention[] = [];
    for (; next < reading.mentions.length && reading.mentions[next]!.figure.start < end; next++)
      mentions.push(reading.mentions[next]!);
    if (line.length >= shortest && before.has(line) && !own.has(line)) {
      const told = mentions.filter(
        (one) =>
          (isOfAYear(one) || isDone(one, reading.text.slice(start, one.figure.start))) &&
          !agreed.has(quotesOf(reading, source, [one])[0]!.start),
      );
      // The report's own year is told rightly: the title of an attachment.
      const isOtherYear = last.year !== null && last.year !== (book?.year ?? null);
      const year = isOtherYear && line.includes(`${last.year}年`) ? `${last.year}年` : null;
      if (told.length > 0 || year !== null)
        found.push(
          same(
            reading,
            source,
            last,
            { start, end },
            told.map((one) => shown(reading, one)),
            year,
          ),
        );
    }
    start = end + 1;
  }
  return found;
}

/** Money, people, rates and what was done; not marks, not how many offices there are. */
function isOfAYear({ unit, figure }: Mention): boolean {
  const measure = measureOf(unit);
  return (
    figure.value.gt(0) &&
    (measure === 'money' || measure === 'people' || measure === 'rate' || measure === 'event' || measure === 'area')
  );
}

const doing =
  /开展|召开|举办|组织|深入|走访|接待|受理|办理|办结|处理|化解|调处|完成|新建|建成|改造|维修|整治|整改|检查|排查|巡查|查处|培训|宣传|发放|印发|出动|实施|启动|推进|服务|慰问|帮扶|救助|审批|审核|评审|验收|拆除|拆迁|征收|安置|签订|承办|协调|调研|上报|报送|撰写|编制|发布|刊发|采购|购置|新增|解决|受益|惠及|达成|引进|争取/g;
const standing = /内设|下设|设有|设置|机构|现有|共有|编制数|核定|在编|在职|辖/;

/** How many of something were done: in one clause with a word of doing, and none of what a unit has. @param before the line up to it */
function isDone({ unit, figure }: Mention, before: string): boolean {
  if (measureOf(unit) !== 'thing' || !figure.value.gt(0)) return false;
  const sentence = before.split(/[。；;]/).at(-1) ?? '';
  const verb = [...sentence.matchAll(doing)].at(-1)?.index;
  return verb !== undefined && !standing.test(sentence.slice(verb));
}

function same(
  reading: Reading,
  source: string,
  { file }: LastYear,
  { start, end }: { start: number; end: number },
  figures: readonly string[],
  year: string | null,
): Relation {
  const shownFigures = figures.slice(0, 5).join('、') + (figures.length > 5 ? '等' : '');
  const what = year !== null && figures.length === 0 ? `里面写着${year}` : `里面有数：${shownFigures}`;
  return {
    kind: 'left-over',
    quotes: [quote(reading, source, start, end)],
    verdict: 'asks',
    message: `与上年报告一字不差：这一段和“${file}”里的完全相同，${what}。照抄上年的段落最容易留下上年的数，请看这些数是不是本年的。`,
    left: figures[0] ?? year ?? '',
    right: '同上年',
  };
}

/** This year's figure is last year's: the workbook of last year says it, and this year's (where it is there) says another. */
function lastFigures(reading: Reading, source: string, last: LastYear, book: Book | null): Relation[] {
  if (last.figures.length === 0) return [];
  const [before, now] = [new BookFigures(last), book && new BookFigures(book)];
  return factsOf(reading).flatMap(({ quantity, side, year, mention }): Relation[] => {
    if (quantity.measure !== 'money' || year !== '' || side === 'unclear' || mention.amount.eq(0)) return [];
    const sentence = reading.text.slice(Math.max(0, mention.start - 60), mention.start);
    if (planWords.test(sentence) || otherYearWords.test(sentence)) return [];
    const field = side === 'budget' || side === 'adjusted' ? side : 'final';
    const [old, current] = [before.of(quantity.id, field), now?.of(quantity.id, field) ?? null];
    if (old === null || !says(mention, old)) return [];
    // This year's workbook decides it alone (told-facts); without it only the sameness is known.
    if (current !== null) return [];
    return [
      {
        kind: 'left-over',
        quotes: quotesOf(reading, source, [mention]),
        verdict: 'asks',
        message: `与上年的数相同：文中写${shown(reading, mention)}，“${last.file}”的“${old.name}”也是${old.shown}。两年一分不差的不多，请看是不是上年的数没有改。`,
        left: shown(reading, mention),
        right: old.shown,
        cells: cellsOf(old),
      },
    ];
  });
}
