import { paragraphText, type Paragraph, type Run } from './fragment';

const stopsAfter = /^[。；，：、！？]/;
/** What goes on with the sentence that the words stand in, or closes the bracket around them. */
const goesOn = /^(?:[；，：、）”’」』》]|其中)/;
/** Half-width ones too: “人员减少.” is how some keyboards end a sentence. */
const trailingStops = /(?<![。；，、.;,\s])[。；，、.;,\s]+$/;
/** A sentence closed inside quotes or by ！ or ？ needs no further full stop. */
const closed = /[。！？][”’』」）]?$/;

/**
 * Users end their words with 。 as often as not, and so does the template: exactly one stays. Where the sentence goes on, and between the
 * items of a 其中, none is left inside them. Two missing figures in a row that say the same are said once.
 */
export function tidyParagraph(paragraph: Paragraph): Paragraph {
  const runs: Run[] = [];
  for (const each of paragraph) {
    const run = each.kind === 'words' ? { ...each, text: withoutDoubles(each.text) } : each;
    const last = runs[runs.length - 1];
    if (run.kind === 'missing' && last?.kind === 'missing' && last.text === run.text) continue;
    if (run.kind === 'text' && (last?.kind === 'words' || isWords(last)) && isAfterWords(run.text)) {
      const isInside = goesOn.test(run.text) || isAmongItems(runs.slice(0, -1));
      const bare = last.text.replace(trailingStops, '');
      const words = isInside ? inOneSentence(bare, goesOn.test(run.text)) : bare;
      const text = run.text.startsWith('。') && closed.test(words) ? run.text.slice(1) : run.text;
      runs[runs.length - 1] = { ...last, text: words };
      if (text !== '') runs.push({ ...run, text });
      continue;
    }
    runs.push(run);
  }
  return runs;
}

function isAfterWords(text: string): boolean {
  return stopsAfter.test(text) || goesOn.test(text);
}

/** A short text of the user's, printed like a figure. */
function isWords(run: Run | undefined): run is Extract<Run, { kind: 'figure' }> {
  return run?.kind === 'figure' && trailingStops.test(run.text);
}

/** Whether a 其中 stands open before the words: its items end with the sentence. */
function isAmongItems(before: Paragraph): boolean {
  const text = paragraphText(before);
  return text.slice(text.lastIndexOf('。') + 1).includes('其中');
}

/** Full stops inside words become semicolons; one before a closing quote goes where the sentence goes on behind it. */
function inOneSentence(words: string, isGoingOn: boolean): string {
  const quoted = isGoingOn ? words.replace(/。(?=[”’」』）]$)/, '') : words;
  return quoted.replace(/。(?=[^”’」』）])/g, '；');
}

/** “。，” and “，。” are slips of the key; the heavier stop stays where it ends the words, else the comma goes on. */
function withoutDoubles(text: string): string {
  return text
    .replace(/(?<![。；])[。；]+，/g, '，')
    .replace(/(?<![，；、])[，；、]+。/g, '。')
    .replace(/。(?=）)/g, '')
    .replace(/。{2,}/g, '。');
}
