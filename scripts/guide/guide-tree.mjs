// A guide of docs/ as data: chapters (##) with parts (###) and their pieces, for the pane's 帮助. No HTML is made anywhere: the pane draws
// these pieces as elements of its own, so nothing in them can be more than text. Pictures are left out: the view itself stands beside.
import { lexer } from 'marked';

/** The anchor that GitHub gives a heading; links between guides are written with it. */
export function slugOf(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const plain = (text) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]);
const textOf = (pieces) => pieces.map((piece) => (typeof piece === 'string' ? piece : textOf(piece.slice(1)))).join('');

/** Texts that touch become one. */
function joined(pieces) {
  return pieces.reduce((all, piece) => {
    const last = all[all.length - 1];
    if (typeof piece === 'string' && typeof last === 'string') return [...all.slice(0, -1), last + piece];
    return [...all, piece];
  }, []);
}

const inlines = (tokens) => joined(tokens.flatMap(inline));

function inline(token) {
  switch (token.type) {
    case 'text':
    case 'escape':
      return token.tokens ? inlines(token.tokens) : [plain(token.text.replace(/\n/g, ''))];
    case 'strong':
    case 'em':
      return [['b', ...inlines(token.tokens)]];
    case 'codespan':
      return [['code', plain(token.text)]];
    case 'br':
      return [['br']];
    case 'image':
      return [];
    case 'link': {
      const words = inlines(token.tokens);
      const inGuides = /^(?:(?:for-accountants|findings)\.md)?#/.test(token.href);
      return inGuides ? [['a', decodeURIComponent(token.href), ...words]] : words;
    }
    default:
      throw new Error(`a guide may not hold "${token.type}" (${token.raw.trim().slice(0, 40)})`);
  }
}

const row = (cell, cells) => ['tr', ...cells.map(({ tokens }) => [cell, ...inlines(tokens)])];

function block(token) {
  switch (token.type) {
    case 'space':
      return [];
    case 'paragraph':
    case 'text': {
      const pieces = token.tokens ? inlines(token.tokens) : [plain(token.text)];
      return textOf(pieces).trim() === '' ? [] : [['p', ...pieces]];
    }
    case 'list':
      return [[token.ordered ? 'ol' : 'ul', ...token.items.map((item) => ['li', ...item.tokens.flatMap(ofItem)])]];
    case 'table':
      return [['table', row('th', token.header), ...token.rows.map((cells) => row('td', cells))]];
    case 'code':
      return [['pre', token.text]];
    case 'blockquote':
      return blocks(token.tokens);
    default:
      throw new Error(`a guide may not hold "${token.type}" (${token.raw.trim().slice(0, 40)})`);
  }
}

/** Of a tight list: without a paragraph around it. */
const ofItem = (token) => (token.type === 'text' && token.tokens ? inlines(token.tokens) : block(token));
const blocks = (tokens) => tokens.flatMap(block);

/** @param markdown a whole guide. Throws where it holds what the pane could not show. */
export function guideOf(markdown) {
  const guide = { title: '', pieces: [], chapters: [] };
  let into = guide;
  for (const token of lexer(markdown)) {
    if (token.type !== 'heading') {
      into.pieces.push(...block(token));
      continue;
    }
    const heading = textOf(inlines(token.tokens));
    if (token.depth === 1) guide.title = heading;
    else if (token.depth === 2) guide.chapters.push((into = { heading, slug: slugOf(heading), pieces: [], parts: [] }));
    else if (token.depth === 3 && guide.chapters.length > 0)
      guide.chapters.at(-1).parts.push((into = { heading, slug: slugOf(heading), pieces: [] }));
    else throw new Error(`"${heading}": a guide has #, ## and ### alone`);
  }
  return guide;
}

/** The module that `import { guide } from '….md'` gives, for webpack and esbuild. */
export const guideModule = (markdown) => `export const guide = ${JSON.stringify(guideOf(markdown))};\n`;
