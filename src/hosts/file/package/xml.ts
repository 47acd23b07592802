import { SaxesParser } from 'saxes';
import { budgets, overBudget } from '../../../core/problem/budgets';
import { xmlText } from '../../../core/fields/xml-text';
import { readPlain } from './plain-xml';
import { damaged } from './zip';

/** What a part's reader wants to hear. Names come without the prefix the root element uses ("x:c" is heard as "c"). */
export interface XmlHandlers {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  /** Character data and CDATA of the root and all in it, whitespace between elements included. */
  text?: (text: string) => void;
  close?: (name: string) => void;
  /** Asked now and then: true ends the pass, the rest of the part is not parsed. */
  isDone?: () => boolean;
  /** Told now and then how much of the part is behind: 0–1. */
  passed?: (share: number) => void;
}

const chunkLength = 64 * 1024;

/**
 * One pass over a part: plain markup by its own reader, whatever is not plain from there on by the parser.
 * @throws Problem input.damaged where it is not well-formed or brings a DTD, which OPC forbids (ECMA-376 Part 2 §8.1.4): its own
 *   markup and entities never count; those of the budgets for more elements, attributes or depth than any program writes
 */
export function parseXml(text: string, part: string, file: string, handlers: XmlHandlers): void {
  const { open, text: hear, close, isDone, passed } = handlers;
  let prefix: string | null = null;
  let depth = 0;
  let markup = 0;
  const plainName = (name: string): string => {
    prefix ??= name.slice(0, name.indexOf(':') + 1);
    return prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name;
  };
  const count = (levels: number, attributes: number): void => {
    depth += levels;
    markup += levels + attributes;
    if (depth > budgets.depth.most) throw overBudget('depth', file);
    if (attributes > budgets.attributes.most) throw overBudget('attributes', file);
    if (markup > budgets.elements.most) throw overBudget('elements', file);
  };
  const closed = (name: string): void => {
    depth--;
    close?.(plainName(name));
  };
  let told = 0;
  const stops = (at: number): boolean => {
    if (isDone?.()) return true;
    if (passed && at - told >= chunkLength) {
      told = at;
      passed(Math.min(1, at / text.length));
    }
    return false;
  };
  const rest = readPlain(text, {
    open(name, attributes, attributeCount) {
      count(1, attributeCount);
      open?.(plainName(name), attributes);
    },
    text: (piece) => hear?.(piece),
    close: closed,
    isDone: stops,
  });
  if (rest.isDone || (rest.isRootClosed && rest.at === text.length)) return;

  const parser = new SaxesParser({ xmlns: false, position: false });
  // What was read already: the parser only has to know what is open, or that the root was.
  const isBegun = rest.isRootClosed || rest.open.length > 0;
  parser.write(rest.isRootClosed ? '<x/>' : rest.open.map((name) => `<${name}>`).join(''));
  let own = 0;
  parser.on('error', (error) => {
    throw damaged(file, `部件 ${part} 不是完整的 XML`, error);
  });
  parser.on('doctype', () => {
    throw damaged(file, `部件 ${part} 带有 DTD，不是 Office 写的 XML`);
  });
  parser.on('opentagstart', () => {
    own = 0;
    count(1, 0);
  });
  parser.on('attribute', () => {
    if (++own > budgets.attributes.most) throw overBudget('attributes', file);
    count(0, 1);
  });
  parser.on('opentag', ({ name, attributes }) => {
    // The parser does not know namespaces; Office does not open what breaks their rules.
    const odd = [name, ...Object.keys(attributes)].find((one) => !qualifiedName.test(one));
    if (odd !== undefined) throw damaged(file, `部件 ${part} 里有不能用的名字 ${odd}`);
    open?.(plainName(name), attributes);
  });
  if (hear) {
    const heard = (piece: string): void => {
      if (depth > 0) hear(piece);
    };
    parser.on('text', heard);
    parser.on('cdata', heard);
  }
  parser.on('closetag', ({ name }) => closed(name));
  for (let at = isBegun ? rest.at : 0; at < text.length; at += chunkLength) {
    parser.write(text.slice(at, at + chunkLength));
    if (stops(at + chunkLength)) return;
  }
  parser.close();
}

/** QName of Namespaces in XML 1.0 (§4): at most one colon, between two names. */
const qualifiedName = /^[^:]+(?::[^:]+)?$/;

/** A part's text: UTF-8, or UTF-16 by its byte order mark (the two OPC allows); the mark is dropped. */
export function decodeXml(bytes: Uint8Array, part: string, file: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  // Where nothing had to be replaced nothing was wrong; engines decode several times as fast when they need not judge.
  const text = new TextDecoder(encoding).decode(bytes);
  if (!text.includes('\ufffd')) return text;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw damaged(file, `部件 ${part} 的文字编码不对`, error);
  }
}

/**
 * The one door for every part that is written: UTF-8 whatever it was, and its declaration says so; one that does already (utf-8)
 * stays as it is. What XML cannot hold is left out, wherever it came from.
 */
export function encodeXml(xml: string): Uint8Array<ArrayBuffer> {
  const declared = xmlText(xml).replace(
    /^(<\?xml[^?]*?)\sencoding\s*=\s*(?!["']utf-8["'])(?:"[^"]*"|'[^']*')/i,
    '$1 encoding="UTF-8"',
  );
  return new TextEncoder().encode(declared);
}
