import { objectCharacter, type Replacement } from './found-document';
import { align, tokenise } from './tokens';

/**
 * A replacement as the smallest ones that do the same, so that formatting around what stays lives. What is no text (a picture, a
 * note) is never taken out.
 */
export function smallest(text: string, { from, to, text: piece }: Replacement): Replacement[] {
  const a = tokenise(text.slice(from, to));
  const b = tokenise(piece);
  const { hunks } = align(
    a.map((token) => token.text),
    b.map((token) => token.text),
  );
  return hunks.flatMap(({ aFrom, aTo, bFrom, bTo }) => {
    const start = from + (a[aFrom]?.start ?? to - from);
    const end = aTo > aFrom ? from + a[aTo - 1]!.end : start;
    const words = b
      .slice(bFrom, bTo)
      .map((token) => token.text)
      .join('');
    return aroundObjects(text, { from: start, to: end, text: words });
  });
}

function aroundObjects(text: string, { from, to, text: piece }: Replacement): Replacement[] {
  const parts: Replacement[] = [];
  let at = from;
  for (let next = text.indexOf(objectCharacter, at); next >= 0 && next < to; next = text.indexOf(objectCharacter, at)) {
    if (next > at) parts.push({ from: at, to: next, text: '' });
    at = next + 1;
  }
  if (to > at || parts.length === 0) parts.push({ from: at, to, text: '' });
  const first = parts[0]!;
  return [{ ...first, text: piece }, ...parts.slice(1)].filter((part) => part.to > part.from || part.text !== '');
}
