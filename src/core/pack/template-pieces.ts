/** A piece of a sentence's template: words, what is printed ({{ … }}), or what decides ({% … %}); without its marks and the space inside them. */
export interface TemplatePiece {
  readonly kind: 'words' | 'print' | 'tag';
  readonly text: string;
  /** 1-based, where it begins. */
  readonly line: number;
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
  let line = 1;
  const add = (kind: TemplatePiece['kind'], text: string, whole: string): void => {
    pieces.push({ kind, text, line });
    for (let end = whole.indexOf('\n'); end >= 0; end = whole.indexOf('\n', end + 1)) line++;
  };
  for (let at = template.indexOf('{'); at >= 0; at = template.indexOf('{', at)) {
    const mark = marks.find(([open, , kind]) => at < unclosed[kind] && template.startsWith(open, at));
    const end = mark === undefined ? -1 : template.indexOf(mark[1], at + 2);
    if (mark === undefined || end < 0) {
      if (mark !== undefined) unclosed[mark[2]] = at;
      at++;
      continue;
    }
    if (at > from) add('words', template.slice(from, at), template.slice(from, at));
    add(mark[2], withoutDashes(template.slice(at + 2, end)), template.slice(at, end));
    from = at = end + 2;
  }
  if (from < template.length) add('words', template.slice(from), '');
  return pieces;
}

/** "{%- if … -%}" takes the space around it along; the dashes are none of its words. */
function withoutDashes(inside: string): string {
  const [from, to] = [inside.startsWith('-') ? 1 : 0, inside.length - (inside.endsWith('-') ? 1 : 0)];
  return inside.slice(from, Math.max(from, to)).trim();
}
