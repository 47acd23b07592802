import { linesOf, type TextLine } from './lines';

/** Of a line without its blanks. */
const rate =
  /满意(?:度|率)[^。；]{0,40}(?<!\d)\d{1,6}(?:\.\d{1,6})?[%％]|(?<!\d)\d{1,6}(?:\.\d{1,6})?[%％][^。；]{0,10}满意/;
const sample =
  /样本|问卷|受访|有效票|(?:发放|回收|收回|抽取|抽查|访问|走访|调查|测评)[^。；\n]{0,12}\d|(?<!\d)\d{1,9}(?:份|人次|位|名|户)/;

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
