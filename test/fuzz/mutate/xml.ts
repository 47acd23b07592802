import type { Dice } from './dice';
import { oddNumber, oddPlaces, oddText } from './odd';

/** Pieces of a part as they follow each other: markup and what stands between. */
type Pieces = readonly string[];

const whole = /<!--[^]*?-->|<[^>]*>|[^<]+/g;
const cut = new Map<string, Pieces>();

/** Parts of the whole files come again and again. */
function piecesOf(xml: string): string[] {
  const known = cut.get(xml);
  if (known !== undefined) return [...known];
  const pieces = xml.match(whole) ?? [];
  if (cut.size > 200) cut.clear();
  cut.set(xml, pieces);
  return [...pieces];
}

const isStart = (piece: string): boolean => /^<[^/!?]/.test(piece);
const isEmpty = (piece: string): boolean => piece.endsWith('/>');
const nameOf = (piece: string): string => /^<\/?([^\s/>]*)/.exec(piece)?.[1] ?? '';

/** Where the element that starts at `at` ends: after its own end tag. */
function endOf(pieces: Pieces, at: number): number {
  if (isEmpty(pieces[at]!)) return at + 1;
  let depth = 0;
  for (let index = at; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if (piece.startsWith('</')) depth--;
    else if (isStart(piece) && !isEmpty(piece)) depth++;
    if (depth === 0) return index + 1;
  }
  return pieces.length;
}

/** A place that `is`; the next one after any. */
function placeOf(pieces: Pieces, dice: Dice, is: (piece: string) => boolean): number {
  const from = dice.below(pieces.length);
  for (let step = 0; step < pieces.length; step++) {
    const at = (from + step) % pieces.length;
    if (is(pieces[at]!)) return at;
  }
  return -1;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** Mostly written as XML must; now and then as it stands. */
function odd(dice: Dice): string {
  const text = dice.chance(0.5) ? oddNumber(dice) : oddText(dice);
  return dice.chance(0.95) ? escaped(text) : text;
}

const insertions = [
  ...[
    '<!-- x -->',
    '<!-->-->',
    '<!--<w:p>--><w:p/>',
    '<![CDATA[<w:p>]]>',
    '<?x y?>',
    '<!DOCTYPE a>',
    '&#0;',
    '&#xFFFE;',
    '&#x1F600;',
  ],
  ...[
    '&nbsp;',
    '&lt;',
    '<a/>',
    '<w:sdt/>',
    '<c/>',
    '<row/>',
    '<w:p/>',
    '<w:tbl/>',
    '<is><t>1</t></is>',
    '<v/>',
    '<f>1</f>',
  ],
  ...[
    '<w:br/>',
    '<w:tab/>',
    '<w:r><w:t>乙</w:t></w:r>',
    '<w:del><w:r><w:delText>x</w:delText></w:r></w:del>',
    '\u0000',
  ],
  ...['<w:ins w:id="1"><w:r><w:t>丙</w:t></w:r></w:ins>', '<mc:AlternateContent/>', '<w:fldSimple w:instr="PAGE"/>'],
];

/** One part with one to a few things changed in it. */
export function mutateXml(xml: string, dice: Dice): string {
  const pieces = piecesOf(xml);
  for (let times = dice.size(6); times > 0; times--) changeOne(pieces, dice);
  const text = pieces.join('');
  if (dice.chance(0.03)) return oddPlaces(text, dice);
  if (dice.chance(0.02))
    return dice.pick(['', '\ufeff', ' ', '\u0000']) + text + dice.pick(['', ' ', '<a/>', '\u0000']);
  return text;
}

function changeOne(pieces: string[], dice: Dice): void {
  if (pieces.length === 0) return;
  const start = placeOf(pieces, dice, isStart);
  if (start < 0) return;
  const end = endOf(pieces, start);
  const tag = pieces[start]!;
  switch (dice.below(17)) {
    case 0:
      return void pieces.splice(start, end - start);
    case 1:
      return void pieces.splice(end, 0, ...pieces.slice(start, end));
    case 2: {
      const times = dice.size(Math.max(1, Math.min(400, Math.floor(20_000 / (end - start)))));
      const one = pieces.slice(start, end).join('');
      return void pieces.splice(end, 0, one.repeat(times));
    }
    case 3: {
      const name = nameOf(tag);
      const times = dice.size(300);
      return void pieces.splice(
        start,
        end - start,
        `<${name}>`.repeat(times),
        ...pieces.slice(start, end),
        `</${name}>`.repeat(times),
      );
    }
    case 4: {
      const moved = pieces.splice(start, end - start);
      return void pieces.splice(dice.below(pieces.length + 1), 0, ...moved);
    }
    case 5: {
      const other = placeOf(pieces, dice, isStart);
      const copy = pieces.slice(other, endOf(pieces, other));
      return void pieces.splice(start, end - start, ...copy);
    }
    case 6:
      return void pieces.splice(dice.below(pieces.length), 1);
    case 7:
    case 8:
    case 9:
      pieces[start] = changedTag(tag, dice);
      return;
    case 10:
    case 11:
    case 12: {
      const text = placeOf(pieces, dice, (piece) => !piece.startsWith('<'));
      if (text >= 0) pieces[text] = odd(dice);
      return;
    }
    case 13: {
      const text = placeOf(pieces, dice, (piece) => !piece.startsWith('<'));
      if (text >= 0)
        pieces[text] = dice.chance(0.9) ? escaped(oddPlaces(pieces[text]!, dice)) : oddPlaces(pieces[text]!, dice);
      return;
    }
    case 14:
      return void pieces.splice(dice.below(pieces.length + 1), 0, dice.pick(insertions));
    case 15: {
      // Unwrapped: what it held stays.
      if (isEmpty(tag)) return void pieces.splice(start, 1);
      pieces.splice(end - 1, 1);
      return void pieces.splice(start, 1);
    }
    default: {
      const inside = pieces.slice(start + 1, end - 1);
      return void pieces.splice(
        start,
        end - start,
        tag.replace(/\s*\/?>$/, '>'),
        ...inside,
        ...inside,
        `</${nameOf(tag)}>`,
      );
    }
  }
}

function changedTag(tag: string, dice: Dice): string {
  const attributes = [...tag.matchAll(/\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g)];
  const chosen = attributes.length === 0 ? undefined : dice.pick(attributes);
  const close = isEmpty(tag) ? '/>' : '>';
  const bare = tag.replace(/\s*\/?>$/, '');
  if (chosen === undefined || dice.chance(0.1))
    return `${bare} ${dice.pick(['r', 't', 'ref', 'w:val', 'xml:space', 'x'])}="${odd(dice)}"${close}`;
  const [text, name = '', value = '""'] = chosen;
  const inner = value.slice(1, -1);
  switch (dice.below(7)) {
    case 0:
      return tag.replace(text, '');
    case 1:
      return tag.replace(text, () => text + text);
    case 2:
      return tag.replace(text, () => ` ${name}='${inner.replaceAll("'", '')}'`);
    case 3:
      return tag.replace(text, () => ` ${name}="${escaped(oddPlaces(inner, dice))}"`);
    case 4:
      return tag.replace(text, () => ` ${name}=\n"${inner}"`);
    default:
      return tag.replace(text, () => ` ${name}="${odd(dice)}"`);
  }
}
