import { SaxesParser } from 'saxes';
import { budgets, overBudget } from '../../../core/problem/budgets';
import { xmlText } from '../../../core/fields/xml-text';
import { damaged } from './zip';

/** What a part's reader wants to hear. Names come without the prefix the root element uses ("x:c" is heard as "c"). */
export interface XmlHandlers {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  /** Character data and CDATA, whitespace between elements included. */
  text?: (text: string) => void;
  close?: (name: string) => void;
  /** Asked now and then: true ends the pass, the rest of the part is not parsed. */
  isDone?: () => boolean;
  /** Told now and then how much of the part is behind: 0–1. */
  passed?: (share: number) => void;
}

const chunkLength = 64 * 1024;

/**
 * One pass over a part.
 * @throws Problem input.damaged where it is not well-formed or brings a DTD, which OPC forbids (ECMA-376 Part 2 §8.1.4): its own
 *   markup and entities never count; those of the budgets for more elements, attributes or depth than any program writes
 */
export function parseXml(text: string, part: string, file: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let prefix = '';
  let prefixLength = -1;
  const { open, text: hear, close } = handlers;
  parser.on('error', (error) => {
    throw damaged(file, `部件 ${part} 不是完整的 XML`, error);
  });
  parser.on('doctype', () => {
    throw damaged(file, `部件 ${part} 带有 DTD，不是 Office 写的 XML`);
  });
  let depth = 0;
  let markup = 0;
  let own = 0;
  parser.on('opentagstart', () => {
    own = 0;
    if (++depth > budgets.depth.most) throw overBudget('depth', file);
    if (++markup > budgets.elements.most) throw overBudget('elements', file);
  });
  parser.on('attribute', () => {
    if (++own > budgets.attributes.most) throw overBudget('attributes', file);
    if (++markup > budgets.elements.most) throw overBudget('elements', file);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (prefixLength < 0) {
      prefixLength = name.indexOf(':') + 1;
      prefix = name.slice(0, prefixLength);
    }
    open?.(prefixLength > 0 && name.startsWith(prefix) ? name.slice(prefixLength) : name, attributes);
  });
  if (hear) {
    parser.on('text', hear);
    parser.on('cdata', hear);
  }
  parser.on('closetag', ({ name }) => {
    depth--;
    close?.(prefixLength > 0 && name.startsWith(prefix) ? name.slice(prefixLength) : name);
  });
  for (let at = 0; at < text.length; at += chunkLength) {
    parser.write(text.slice(at, at + chunkLength));
    if (handlers.isDone?.()) return;
    handlers.passed?.(Math.min(1, (at + chunkLength) / text.length));
  }
  parser.close();
}

/** A part's text: UTF-8, or UTF-16 by its byte order mark (the two OPC allows); the mark is dropped. */
export function decodeXml(bytes: Uint8Array, part: string, file: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
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
