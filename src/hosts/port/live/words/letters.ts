import type { ScannedDocument } from '../../../../core/report/wordml/scanned-document';
import { atomText } from '../../../../core/report/wordml/control-text';

/** What two programs agree on in a text: how they write breaks, hyphens and pictures differs (a symbol is "(" to Word). */
export function lettersOf(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}\ufffc\u2011(]/gu, '');
}

/** Every paragraph of the text, those in cells too: what is there, and the same with what tracked changes took out. */
export function paragraphTexts(scanned: ScannedDocument): { readonly text: string; readonly marked: string }[] {
  const texts: { text: string; marked: string }[] = [];
  const gone = new Map<number, string>();
  for (const { at, text } of scanned.gone) gone.set(at, (gone.get(at) ?? '') + text);
  const append = (text: string, marked: string): void => {
    const last = texts[texts.length - 1];
    if (last === undefined) return;
    last.text += text;
    last.marked += marked;
  };
  scanned.atoms.forEach((atom, at) => {
    append('', gone.get(at) ?? '');
    if (atom.kind === 'paragraph') texts.push({ text: '', marked: '' });
    else append(atomText(scanned, atom), atomText(scanned, atom));
  });
  append('', gone.get(scanned.atoms.length) ?? '');
  return texts;
}
