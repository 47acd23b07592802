import type { Report } from './fragment';

/** The three words for a place without its figure: it cannot be used, it is not filled, nobody has scored it. */
const openWords = ['待核', '待填', '待评'] as const;
type OpenWord = (typeof openWords)[number];

/** A place of a report that waits, and for what: "公务接待本年决算数". */
export interface OpenPlace {
  readonly word: OpenWord;
  readonly what: string;
}

/** Every place of a report that waits for a figure, in the order of the text; a field that is missing five times is there five times. */
export function openPlaces(report: Report): OpenPlace[] {
  const fragments = [...report.front, ...report.sections.flatMap((section) => section.fragments), ...report.back];
  return fragments
    .flatMap(({ paragraphs }) => paragraphs.flat())
    .flatMap((run) => (run.kind === 'missing' ? openPlacesIn(run.text) : []));
}

/** "（待核：公务接待（次数））": what waits may have brackets in its own name. */
const place = /（(待核|待填|待评)：((?:[^（）\n]|（[^（）\n]*）)*)）/g;

/** The same in text that was written before, 《自评报告》 as it stands in a document. */
export function openPlacesIn(text: string): OpenPlace[] {
  return [...text.matchAll(place)].map(([, word, what]) => ({ word: word as OpenWord, what: what! }));
}

/** How many places wait for what, word by word, each name once. */
export function openCounts(places: readonly OpenPlace[]): { word: OpenWord; places: number; what: string[] }[] {
  return openWords.flatMap((word) => {
    const own = places.filter((one) => one.word === word);
    return own.length === 0
      ? []
      : [{ word, places: own.length, what: [...new Set(own.map(({ what }) => what.replace(/。$/, '')))] }];
  });
}

/** "待核 2 处：公务接待本年决算数；待填 1 处：年末结余"; empty where nothing waits. */
export function openSummary(places: readonly OpenPlace[]): string {
  return openCounts(places)
    .map(({ word, places: count, what }) => `${word} ${count} 处：${what.join('、')}`)
    .join('；');
}
