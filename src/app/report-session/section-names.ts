import { objectCharacter, type FoundDocument } from '../../core/report/refresh/found-document';

/**
 * Where in the document a linked text stands: under a heading, before the first one (front), among what the pack prints at the end
 * (back), or nowhere any more (lost).
 */
export type SectionName =
  { readonly kind: 'heading'; readonly name: string } | { readonly kind: 'front' | 'back' | 'lost' };

/** 一、 · （一） · 1． : the numbering of official documents (GB/T 9704), by level. */
const numberings = [/^[一二三四五六七八九十百]+、/, /^[（(][一二三四五六七八九十]+[）)]/, /^\d{1,2}[.．、](?!\d)/];
const attachment = /^附件 ?\d{0,2} ?[：:]?$/;
const longest = 40;

/**
 * The section of every control, by the headings that the document prints above it. Read from the text, not from styles: people restyle
 * headings, and a host tells no styles. A lower heading carries its higher one's number: 二、（一）基本支出情况.
 * @param back ids of the fragments that follow the last section
 */
export function sectionNames({ controls, blocks }: FoundDocument, back: ReadonlySet<string>): readonly SectionName[] {
  const ownHeadings = new Set(
    controls.flatMap((control) => (control.fragment?.startsWith('heading.') ? [control.blocks[0]] : [])),
  );
  let chain: Heading[] = [];
  const names = blocks.map(({ kind, text, isLinked }, at): string => {
    const line = text.replaceAll(objectCharacter, '').trim();
    if (kind !== 'paragraph' || (isLinked && !ownHeadings.has(at))) return nameOf(chain);
    if (attachment.test(line)) chain = [{ level: numberings.length, number: '', text: line.replace(/[：:]$/, '') }];
    const level =
      line.length > longest || /[。；：，]$/.test(line) ? -1 : numberings.findIndex((one) => one.test(line));
    if (level >= 0) {
      const upper = chain.filter((one) => one.level < level);
      chain = [...upper, { level, number: numberings[level]!.exec(line)![0], text: line }];
    }
    return nameOf(chain);
  });
  return controls.map(({ fragment, blocks: [first] }): SectionName => {
    if (fragment !== null && back.has(fragment)) return { kind: 'back' };
    const name = names[first] ?? '';
    return name === '' ? { kind: 'front' } : { kind: 'heading', name };
  });
}

interface Heading {
  readonly level: number;
  readonly number: string;
  readonly text: string;
}

function nameOf(chain: readonly Heading[]): string {
  return chain.map(({ number, text }, at) => (at === chain.length - 1 ? text : number)).join('');
}
