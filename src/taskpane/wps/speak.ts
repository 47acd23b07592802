import { firstTexts } from '../../core/problem/first-texts';
import { furtherTexts } from '../../core/problem/further-texts';
import { speak, type HostWords, type ProblemCode } from '../../core/problem/problem';
import { zhWpsProblems } from '../text/zh-wps-problems';

type Sentences = Readonly<Record<ProblemCode, string>>;

/** What is said of each problem beside a program of WPS. A name that ends in Chinese has no blank behind it: WPS 表格没有接受这一步. */
export function wpsSentences(host: HostWords): Sentences {
  const named = (text: string): string =>
    text.replace(/\{(app|document|check)\} ?/g, (found, name: keyof HostWords) =>
      found.endsWith(' ') && /[!-~]$/.test(host[name]) ? `${host[name]} ` : host[name],
    );
  const all: Sentences = { ...firstTexts, ...furtherTexts, ...zhWpsProblems };
  return Object.fromEntries(Object.entries(all).map(([code, text]) => [code, named(text)])) as Sentences;
}

/** From here on problems are told in this page as they are to be told beside `host`. After core's own sentences, which come with further-problem. */
export function speakOfWps(host: HostWords): void {
  // Core's table is typed by its own words; these are the same codes with the same names in braces (test/taskpane/wps-words).
  speak(wpsSentences(host) as unknown as typeof furtherTexts);
}
