// A guide of docs/ as data: chapters (##) with parts (###) and their pieces, for the pane's 帮助. No HTML is made anywhere: the pane draws
// these pieces as elements of its own, so nothing in them can be more than text. Pictures are left out: the view itself stands beside.
// In a pane of WPS (`program` 'wps') the guide speaks of WPS's programs, and says `<!-- WPS：… -->` in place of the paragraph, item,
// cell or heading that this comment ends; nothing after the colon leaves the paragraph, the item or the row out.
import { Lexer, lexer } from 'marked';
import { inWps } from './in-wps.mjs';

/** The anchor that GitHub gives a heading; links between guides are written with it. */
function slugOf(heading) {
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

/** Of the guide, not of the reader: what only a reader in WPS gets. */
const forWps = /^<!-- WPS：([\s\S]*?)\s*-->$/;

/** @returns null where this is left out */
function blockText(tokens, program) {
  const at = tokens.findIndex(({ type, raw }) => type === 'html' && forWps.test(raw.trim()));
  if (at < 0) return inlines(tokens, program);
  if (program === 'office') return withoutEndBlank(inlines(tokens.slice(0, at), program));
  const text = forWps.exec(tokens[at].raw.trim())[1];
  return text === '' ? null : inlines(Lexer.lexInline(text), 'wps-said');
}

const withoutEndBlank = (pieces) =>
  pieces.map((piece, at) => (at === pieces.length - 1 && typeof piece === 'string' ? piece.trimEnd() : piece));

const inlines = (tokens, program) => joined(tokens.flatMap((token) => inline(token, program)));

function inline(token, program) {
  switch (token.type) {
    case 'text':
    case 'escape': {
      if (token.tokens) return inlines(token.tokens, program);
      const text = plain(token.text.replace(/\n/g, ''));
      return [program === 'wps' ? inWps(text) : text];
    }
    case 'strong':
    case 'em':
      return [['b', ...inlines(token.tokens, program)]];
    case 'codespan':
      return [['code', plain(token.text)]];
    case 'br':
      return [['br']];
    case 'image':
      return [];
    case 'link': {
      const words = inlines(token.tokens, program);
      const inGuides = /^(?:(?:for-accountants|findings)\.md)?#/.test(token.href);
      return inGuides ? [['a', decodeURIComponent(token.href), ...words]] : words;
    }
    default:
      throw new Error(`a guide may not hold "${token.type}" (${token.raw.trim().slice(0, 40)})`);
  }
}

function row(cell, cells, program) {
  const texts = cells.map(({ tokens }) => blockText(tokens, program));
  return texts.includes(null) ? [] : [['tr', ...texts.map((text) => [cell, ...text])]];
}

function block(token, program) {
  switch (token.type) {
    case 'space':
      return [];
    case 'paragraph':
    case 'text': {
      const pieces = token.tokens ? blockText(token.tokens, program) : [plain(token.text)];
      return pieces === null || textOf(pieces).trim() === '' ? [] : [['p', ...pieces]];
    }
    case 'list': {
      const items = token.items.flatMap(({ tokens }) => {
        const inside = tokens.map((one) => ofItem(one, program));
        return inside.includes(null) ? [] : [['li', ...inside.flat()]];
      });
      return [[token.ordered ? 'ol' : 'ul', ...items]];
    }
    case 'table':
      return [
        ['table', ...row('th', token.header, program), ...token.rows.flatMap((cells) => row('td', cells, program))],
      ];
    case 'code':
      return [['pre', token.text]];
    case 'blockquote':
      return token.tokens.flatMap((one) => block(one, program));
    default:
      throw new Error(`a guide may not hold "${token.type}" (${token.raw.trim().slice(0, 40)})`);
  }
}

/** Of a tight list: without a paragraph around it. */
const ofItem = (token, program) =>
  token.type === 'text' && token.tokens ? blockText(token.tokens, program) : block(token, program);

/**
 * @param markdown a whole guide. Throws where it holds what the pane could not show.
 * @param program whose user reads it: 'office' (网页版 too), 'wps'
 */
export function guideOf(markdown, program = 'office') {
  const guide = { title: '', pieces: [], chapters: [] };
  let into = guide;
  for (const token of lexer(markdown)) {
    if (token.type !== 'heading') {
      into.pieces.push(...block(token, program));
      continue;
    }
    // The anchor is that of the guide as it stands: views and links know it.
    const slug = slugOf(textOf(blockText(token.tokens, 'office')));
    const heading = textOf(blockText(token.tokens, program));
    if (token.depth === 1) guide.title = heading;
    else if (token.depth === 2) guide.chapters.push((into = { heading, slug, pieces: [], parts: [] }));
    else if (token.depth === 3 && guide.chapters.length > 0)
      guide.chapters.at(-1).parts.push((into = { heading, slug, pieces: [] }));
    else throw new Error(`"${heading}": a guide has #, ## and ### alone`);
  }
  return guide;
}

/** The module that `import { guide } from '….md'` gives, for webpack and esbuild. */
export const guideModule = (markdown, program) =>
  `export const guide = ${JSON.stringify(guideOf(markdown, program))};\n`;
