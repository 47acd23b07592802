import { quantities } from '../words/quantities';
import { directionBefore } from '../words/directions';
import { read, type Mention, type Reading } from '../mentions';
import { amountLike, quotesOf, shown, type Relation } from '../audit/relation';
import type { Book, BookFigure, KnownFragment } from './book';
import { cellsOf, type BookFigures } from './known';
import { isCutOff, says } from './says';
import { cutOff, differs, holds } from './told-facts';

/** A figure of the form's own sentence: whose it is, and what the form says there now. */
interface Known {
  readonly field: string;
  readonly mention: Mention;
  readonly direction: 'up' | 'down' | null;
  readonly reading: Reading;
}

/**
 * A report that keeps the form's sentences: where the words before a figure are those the form prints before a field, the figure is
 * that field's. Words are compared whole, from the sentence's beginning on; figures and the way they moved may differ.
 */
export function formSentences(
  reading: Reading,
  source: string,
  { fragments }: Pick<Book, 'fragments'>,
  figures: BookFigures,
): Relation[] {
  const known = knownBefore(fragments);
  if (known.size === 0) return [];
  const found: Relation[] = [];
  eachWithWords(reading, (mention, words) => {
    const own = known.get(words);
    if (own) found.push(...judge(reading, source, mention, own, figures));
  });
  return found;
}

function judge(reading: Reading, source: string, mention: Mention, own: Known, figures: BookFigures): Relation[] {
  const { mention: printed, direction } = own;
  const field = figures.field(own.field);
  if (mention.unit !== printed.unit && !(mention.unit?.endsWith('元') && printed.unit?.endsWith('元'))) return [];
  const said = directionBefore(mention.label);
  // The form prints what the field says, at the form's digits: the text is held against those.
  const meant: BookFigure = {
    field: own.field,
    label: field?.label ?? own.field,
    name: field?.name ?? '',
    amount: printed.amount,
    slack: printed.slack,
    shown: shown(own.reading, printed),
    ...(field?.place && { place: field.place }),
  };
  if (said !== direction && said !== null && direction !== null && printed.amount.gt(0))
    return [turned(reading, source, mention, meant, said)];
  if (says(mention, meant)) return [holds(reading, source, mention, meant)];
  if (meant.name !== '' && isCutOff(mention, meant)) return [cutOff(reading, source, mention, meant)];
  return meant.name === '' ? [] : [differs(reading, source, mention, meant, 'fails', '')];
}

function turned(reading: Reading, source: string, mention: Mention, meant: BookFigure, said: 'up' | 'down'): Relation {
  const [left, right] = said === 'up' ? ['增加', '减少'] : ['减少', '增加'];
  return {
    kind: 'direction',
    quotes: quotesOf(reading, source, [mention]),
    verdict: 'fails',
    message: `方向与工作簿相反：文中写${left}${shown(reading, mention)}，按工作簿“${meant.name}”是${right}${amountLike(meant.amount, mention)}。增减方向反了，后面写的原因也跟着对不上。`,
    left: left + shown(reading, mention),
    right: right + meant.shown,
    cells: cellsOf(meant),
  };
}

function knownBefore(fragments: readonly KnownFragment[]): ReadonlyMap<string, Known> {
  const known = new Map<string, Known | null>();
  for (const { text, figures } of fragments) {
    if (figures.length === 0) continue;
    const reading = read(text);
    eachWithWords(reading, (mention, words) => {
      const at = reading.plain.sourceOf(mention.figure.start);
      const field = figures.find(({ start, end }) => start <= at && at < end)?.field;
      if (field === undefined || mention.figure.bound !== 'exact') return;
      const before = known.get(words);
      const own = { field, mention, direction: directionBefore(mention.label), reading };
      if (before === undefined) known.set(words, own);
      // The same words before two figures: only where both are the same does it matter not whose they are.
      else if (before !== null && !before.mention.amount.eq(mention.amount)) known.set(words, null);
    });
  }
  return new Map([...known].flatMap(([words, own]) => (own === null ? [] : [[words, own] as const])));
}

/** So many words before a figure are nobody else's; where they are fewer, those behind it must be the same too. */
const fewest = 4;
const fewestWithThose = 2;
/** “基本支出” alone before a figure may be its budget as well: what it is, is told by the words around (told-facts). */
const isQuantity = new Set(quantities.flatMap(({ words }) => words));
const furthest = 300;
const moved = /增加|增长|上升|减少|下降|降低|超支|节约/g;

/** The words of its sentence before each figure; figures are #, ways of moving ±. Sentences further than that are nobody's form's. */
function eachWithWords({ tokens, mentions }: Reading, visit: (mention: Mention, words: string) => void): void {
  let start = 0;
  let next = 0;
  let words = '';
  tokens.forEach((token, index) => {
    if (token.kind === 'mark' && /[。！？\n；]/.test(token.text)) {
      words = '';
      start = token.end;
      return;
    }
    if (token.end - start > furthest) return;
    if (token.figure === null) {
      words += token.text.replace(moved, '±').replace(/[“”‘’\s]/g, '');
      return;
    }
    while (next < mentions.length && mentions[next]!.token < index) next++;
    const mention = mentions[next];
    if (mention?.token === index) {
      const length = words.replace(/[#±，、：]/g, '').length;
      if (length >= fewest && !isQuantity.has(words)) visit(mention, words);
      else if (length >= fewestWithThose && mention.noun.length >= fewestWithThose)
        visit(mention, `${words}…${mention.noun}`);
    }
    words += '#';
  });
}
