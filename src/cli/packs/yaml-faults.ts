import { Lexer } from 'yaml';

/** Letters of one file of a pack; the largest of ours has fifty thousand. */
const mostCharacters = 2_000_000;
/** Lists and maps around a value; a pack needs a dozen. */
const mostDepth = 64;
/** Columns that a line may be indented by. */
const mostIndent = 256;

/**
 * Why a YAML text is not even handed to the parser, which follows nesting by recursion: too long or too deep, with its 1-based line.
 * The lexer does not recurse; a text within bounds is within what the parser and everything behind it can follow.
 */
export function yamlFault(text: string): { readonly message: string; readonly line: number } | null {
  if (text.length > mostCharacters) return { message: `文件超过 ${mostCharacters} 个字，太长`, line: 1 };
  let line = 1;
  let flow = 0;
  /** "- - - x" opens three lists in one line. */
  let block = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '{' || token === '[') flow++;
    else if (token === '}' || token === ']') flow--;
    else if (flow === 0 && (token === '-' || token === '?')) block++;
    if (flow + block > mostDepth) return { message: `嵌套超过 ${mostDepth} 层`, line };
    if (block === 0 && token.length > mostIndent && /^ +$/.test(token))
      return { message: `缩进超过 ${mostIndent} 格，嵌套太深`, line };
    if (token.includes('\n')) {
      line += token.split('\n').length - 1;
      block = 0;
    }
  }
  return null;
}
