import type { Reading } from '../mentions';
import { placeholdersIn } from '../placeholders';
import { quote, type Relation } from './relation';

/** Prompts of the form, blanks and alternatives that were left standing: “××万元”, “（请填写…）”, “增加（减少）”. */
export function prompts(reading: Reading, source: string): Relation[] {
  return placeholdersIn(reading.text, 'report').map(({ start, end, why, isSure }): Relation => {
    const own = quote(reading, source, start, end);
    return {
      kind: 'placeholder',
      quotes: [own],
      verdict: isSure ? 'fails' : 'hints',
      message: `“${own.text.replace(/\s+/g, ' ').trim()}”：${why}。报告是对外公开的，留着它会被当成没有写完，请填上或删去。`,
    };
  });
}
