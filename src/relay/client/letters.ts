import { Problem } from '../../core/problem/further-problem';
import type { LinkPackage } from '../../core/report/link/link-package';
import { readLinkPackage } from '../../core/report/link/read-link';

/** What is inside a sealed letter. Excel's: hello, link, bye; Word's: got, bye. */
export type LetterText =
  | { readonly kind: 'hello' }
  | { readonly kind: 'bye' }
  | { readonly kind: 'got'; readonly digest: string }
  | { readonly kind: 'link'; readonly link: LinkPackage };

/** A word, a line end, and the rest as it is. */
export function writeLetter(letter: LetterText): string {
  if (letter.kind === 'got') return `got\n${letter.digest}`;
  return letter.kind === 'link' ? `link\n${JSON.stringify(letter.link)}` : letter.kind;
}

/** @throws Problem input.link-* for a package that is not as it must be; host.relay-tampered for no letter of ours */
export function readLetter(text: string): LetterText {
  if (text === 'hello' || text === 'bye') return { kind: text };
  if (text.startsWith('got\n')) return { kind: 'got', digest: text.slice(4) };
  if (text.startsWith('link\n')) return { kind: 'link', link: readLinkPackage(text.slice(5)) };
  throw new Problem('host.relay-tampered', {});
}
