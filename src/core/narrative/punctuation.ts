import type { Paragraph, Run } from './fragment';

const stopsAfter = /^[。；，：、！？]/;
const trailingStops = /(?<![。；，、\s])[。；，、\s]+$/;
/** A sentence closed inside quotes or by ！ or ？ needs no further full stop. */
const closed = /[。！？][”’』」）]?$/;

/**
 * Users end their words with 。 as often as not, and so does the template: exactly one stays. Two missing figures in a row that
 * say the same are said once.
 */
export function tidyParagraph(paragraph: Paragraph): Paragraph {
  const runs: Run[] = [];
  for (const each of paragraph) {
    const run = each.kind === 'words' ? { ...each, text: withoutDoubles(each.text) } : each;
    const last = runs[runs.length - 1];
    if (run.kind === 'missing' && last?.kind === 'missing' && last.text === run.text) continue;
    if (run.kind === 'text' && (last?.kind === 'words' || isWords(last)) && stopsAfter.test(run.text)) {
      const words = last.text.replace(trailingStops, '');
      const text = run.text.startsWith('。') && closed.test(words) ? run.text.slice(1) : run.text;
      runs[runs.length - 1] = { ...last, text: words };
      if (text !== '') runs.push({ ...run, text });
      continue;
    }
    runs.push(run);
  }
  return runs;
}

/** A short text of the user's, printed like a figure. */
function isWords(run: Run | undefined): run is Extract<Run, { kind: 'figure' }> {
  return run?.kind === 'figure' && trailingStops.test(run.text);
}

/** “。，” and “，。” are slips of the key; the heavier stop stays where it ends the words, else the comma goes on. */
function withoutDoubles(text: string): string {
  return text
    .replace(/(?<![。；])[。；]+，/g, '，')
    .replace(/(?<![，；、])[，；、]+。/g, '。')
    .replace(/。{2,}/g, '。');
}
