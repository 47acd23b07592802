import { above, below, points } from '../words/residuals';
import type { Mention, Reading } from '../mentions';
import { isCount } from './lists';
import { quote, type Relation } from './relation';

/** How many signs away the points may stand. */
const reach = 1500;
const numerals = '一二三四五六七八九十';
const ordinals = /(?<=[。；：，\n]|^)([一二三四五六七八九十])[是要]/g;

/** “以上三个方面” behind 一是…二是…, “以下四项措施：一是…”: as many points as counted. */
export function numberedPoints(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((count): Relation[] => {
    if (!isCount(count) || !(points.test(count.noun) || count.unit === '方面')) return [];
    const isAbove = above.test(count.label);
    const { text } = reading;
    // Right behind the count, or announced by it; further away they may be of something else.
    const kind = isAbove ? undefined : kinds.find(({ opens }) => opens.test(text.slice(count.end, count.end + 8)));
    if (!isAbove && !below.test(count.label) && kind === undefined) return [];
    const part = isAbove
      ? text.slice(Math.max(0, count.start - reach), count.start)
      : text.slice(count.end, count.end + reach);
    const told = isAbove ? lastRun(part) : (kind ?? spoken).run(part);
    if (told < 2) return [];
    const stated = count.figure.value.toNumber();
    const quotes = [quote(reading, source, count.start, count.end)];
    if (told === stated) return [{ kind: 'count', quotes, verdict: 'holds', message: '' }];
    return [failed(count, quotes, stated, told, text)];
  });
}

function failed(
  { start, end }: Mention,
  quotes: Relation['quotes'],
  stated: number,
  told: number,
  text: string,
): Relation {
  return {
    kind: 'count',
    quotes,
    verdict: 'asks',
    message: `个数与分点不符：文中写“${text.slice(start, end)}”，逐条共列了${told}点，${told > stated ? '多' : '少'}${Math.abs(told - stated)}点。增删过分点而个数没有改时常这样。`,
    left: String(stated),
    right: String(told),
    difference: String(Math.abs(told - stated)),
  };
}

/** How far the marks of a list go on from the first of them; a second first one ends it. */
function firstRun(part: string, marks: RegExp): number {
  let run = 0;
  for (const [, sign = ''] of part.matchAll(marks)) {
    const at = /\d/.test(sign) ? Number(sign) - 1 : numerals.indexOf(sign);
    if (at !== run) break;
    run++;
  }
  return run;
}

const spoken = { opens: /^：一[是要]/, run: (part: string): number => firstRun(part, ordinals) };
/** A list right behind its count, by the marks of its points: 一是, （一）, 1., 第一. */
const kinds: readonly { readonly opens: RegExp; readonly run: (part: string) => number }[] = [
  spoken,
  { opens: /^[：。]\n?（一）/, run: (part) => firstRun(part, /（([一二三四五六七八九十])）/g) },
  { opens: /^[：。]\n?1[.、．]/, run: (part) => firstRun(part, /(?<=[：。；\n])(\d)[.、．](?!\d)/g) },
  { opens: /^[：。]\n?第一[，、]/, run: (part) => firstRun(part, /(?<=[：。；\n])第([一二三四五六七八九十])[，、]/g) },
];

/** The same of the run that stands last. */
function lastRun(part: string): number {
  let run = 0;
  for (const [, sign = ''] of part.matchAll(ordinals)) {
    const at = numerals.indexOf(sign);
    run = at === 0 ? 1 : at === run ? run + 1 : 0;
  }
  return run;
}
