import { linesOf, type TextLine } from './lines';

/** Of a line without its blanks. */
const rate =
  /满意(?:度|率)[^。；]{0,40}(?<!\d)\d{1,6}(?:\.\d{1,6})?[%％]|(?<!\d)\d{1,6}(?:\.\d{1,6})?[%％][^。；]{0,10}满意|满意(?:度|率)?[^。；]{0,12}(?:调查|测评|评价|评议|打分|结果|平均|综合)[^。；得扣满值]{0,12}(?<!\d)\d{1,3}(?:\.\d{1,4})?分(?![值数之])/;
const count = '(?<![\\d.])(?:\\d{1,9}|[一二三四五六七八九十百千两]{1,7})(?:余|多)?(?:份|人次|人|名|位|户|张|例)';
const asking =
  '(?:发放|发出|收回|回收|收到|抽取|抽查|抽样|随机|走访|访问|回访|受访|访谈|调查对象|调查了|测评|评议|问卷|调查表|样本|征求|接受调查|有效|满意的)';
/** How many were asked: people or copies beside a word of asking. That there was a 问卷, or what it came to, is none. */
const sample = new RegExp(
  [
    `${asking}[^，,。；：:\\n]{0,12}${count}`,
    `(?:问卷|调查表|测评表|评议表|调查对象|样本)[^。；\\n]{0,20}${count}`,
    `${count}[^，,。；\\n]{0,10}(?:调查|问卷|测评|评议|受访|访谈|样本|打分)`,
    '样本(?:总?数|总?量|容量|规模)?(?:为|是|共|有|：|:|计)?\\d',
  ].join('|'),
);

/** Sentences that tell a 满意度 in figures, and whether anything near says how many were asked. */
export function satisfactionTold(source: string): readonly { readonly line: TextLine; readonly hasSample: boolean }[] {
  const lines = linesOf(source);
  return lines.flatMap((line, at) =>
    rate.test(line.text.replace(/\s/g, ''))
      ? [
          {
            line,
            hasSample: [lines[at - 1], line, lines[at + 1]].some((one) =>
              sample.test((one?.text ?? '').replace(/\s/g, '')),
            ),
          },
        ]
      : [],
  );
}

const heading = /^(?:第?[一二三四五六七八九十]{1,3}(?:、|章|节|部分)|[（(][一二三四五六七八九十]{1,3}[）)])/;
const chapter = /^第?[一二三四五六七八九十]{1,3}(?:、|章|节|部分)/;

/** What stands under 存在的问题; null: the text has no such heading. */
export function problemsSection(source: string): { readonly heading: TextLine; readonly text: string } | null {
  const lines = linesOf(source);
  const at = lines.findIndex(({ text }) => heading.test(text) && /问题|不足/.test(text.slice(0, 30)));
  const first = lines[at];
  if (first === undefined) return null;
  const ends = chapter.test(first.text) ? chapter : heading;
  const next = lines.slice(at + 1).findIndex(({ text }) => ends.test(text));
  const own = lines.slice(at + 1, next < 0 ? undefined : at + 1 + next);
  // “（一）存在的问题。预算编制不够细。”: the heading runs into its text.
  const rest = first.text.replace(/^[^。：]{0,30}[。：]?/, '');
  return { heading: first, text: [rest, ...own.map(({ text }) => text)].join('\n').trim() };
}
