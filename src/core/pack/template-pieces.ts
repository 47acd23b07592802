/** A piece of a sentence's template: words, what is printed ({{ … }}), or what decides ({% … %}); without its marks and the space inside them. */
export interface TemplatePiece {
  readonly kind: 'words' | 'print' | 'tag';
  readonly text: string;
}

const marks = [
  ['{{', '}}', 'print'],
  ['{%', '%}', 'tag'],
] as const;

/** A template cut into its pieces, in order. A mark that nothing closes is words. */
export function templatePieces(template: string): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  /** From where on nothing closes such a mark, so that it is looked for once. */
  const unclosed = { print: Infinity, tag: Infinity };
  let from = 0;
  for (let at = template.indexOf('{'); at >= 0; at = template.indexOf('{', at)) {
    const mark = marks.find(([open, , kind]) => at < unclosed[kind] && template.startsWith(open, at));
    const end = mark === undefined ? -1 : template.indexOf(mark[1], at + 2);
    if (mark === undefined || end < 0) {
      if (mark !== undefined) unclosed[mark[2]] = at;
      at++;
      continue;
    }
    if (at > from) pieces.push({ kind: 'words', text: template.slice(from, at) });
    pieces.push({ kind: mark[2], text: withoutDashes(template.slice(at + 2, end)) });
    from = at = end + 2;
  }
  if (from < template.length) pieces.push({ kind: 'words', text: template.slice(from) });
  return pieces;
}

/** "{%- if … -%}" takes the space around it along; the dashes are none of its words. */
function withoutDashes(inside: string): string {
  const [from, to] = [inside.startsWith('-') ? 1 : 0, inside.length - (inside.endsWith('-') ? 1 : 0)];
  return inside.slice(from, Math.max(from, to)).trim();
}
