import type { Reading } from '../mentions';
import { malformedUnits } from '../words/units';
import { quote, type Relation } from './relation';

/** Units that nobody can mean: “元/平㎡”, “万万元”. */
export function units(reading: Reading, source: string): Relation[] {
  const found: Relation[] = [];
  for (const { words, meant } of malformedUnits) {
    for (let at = reading.text.indexOf(words); at >= 0; at = reading.text.indexOf(words, at + words.length)) {
      let start = at;
      while (start > 0 && at - start < 16 && /[\d.,元/万亿余多]/.test(reading.text[start - 1]!)) start--;
      // Behind a figure only: 个个 and 户户 are words too.
      if (!/\d/.test(reading.text.slice(start, at))) continue;
      found.push({
        kind: 'unit',
        quotes: [quote(reading, source, start, at + words.length)],
        verdict: 'fails',
        message: `计量单位写法不对：“${reading.text.slice(start, at + words.length)}”，应为${meant}。单位写错，别人无从知道数有多大。`,
        left: words,
        right: meant,
      });
    }
  }
  return found;
}
