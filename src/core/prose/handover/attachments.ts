import { headingNumber, linesOf, type TextLine } from './lines';

export interface ListedAttachment {
  /** null: the only one, without a number. */
  readonly number: number | null;
  readonly name: string;
  readonly line: TextLine;
}

/** What a report says of its attachments, and what it holds of them. */
export interface Attachments {
  /** 附件目录. */
  readonly listed: readonly ListedAttachment[];
  /** “附件1” over its own page, with the title below or beside it. */
  readonly held: readonly { readonly number: number | null; readonly title: string; readonly line: TextLine }[];
  /** “详见附件2” in the text. */
  readonly mentioned: readonly { readonly number: number; readonly line: TextLine }[];
}

/** Of a line without its blanks. */
const label = /^附件(\d{1,2}|[一二三四五六七八九十]{1,3})?(?:[-－—]\d{1,2})?[：:.．、]?(.*)$/;
const item = /^(\d{1,2})[.．、](\D.*)$/;
const longestTitle = 60;

/** @param source with its tables: an attachment may be one alone */
export function attachmentsIn(source: string): Attachments {
  const lines = linesOf(source);
  const listed: ListedAttachment[] = [];
  const held: Attachments['held'][number][] = [];
  const mentioned: Attachments['mentioned'][number][] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const words = bare(line.text);
    const [found, word, rest = ''] = label.exec(words) ?? [];
    if (found !== undefined && line.text.length <= longestTitle && !/[。；]./.test(line.text)) {
      const number = word === undefined ? null : headingNumber(word);
      const own = item.exec(rest);
      if (number === null && own) {
        // 附件：1.甲 / 2.乙
        listed.push({ number: Number(own[1]), name: nameOf(own[2]!), line });
        for (
          let next = item.exec(bare(lines[at + 1]?.text ?? ''));
          next;
          next = item.exec(bare(lines[at + 1]?.text ?? ''))
        )
          listed.push({ number: Number(next[1]), name: nameOf(next[2]!), line: lines[++at]! });
      } else if (number === null && rest !== '' && /^附件[：:]/.test(words))
        listed.push({ number, name: nameOf(rest), line });
      else if (rest !== '' && isListLine(lines, at)) listed.push({ number, name: nameOf(rest), line });
      // At the very top it says that this file is itself an attachment of somebody's notice.
      else if (at > 0 && (number !== null || rest === ''))
        held.push({ number, title: nameOf(rest === '' ? (lines[at + 1]?.text ?? '') : rest), line });
      continue;
    }
    for (const [, word] of words.matchAll(/附件(\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d年月])/g)) {
      const number = headingNumber(word!);
      if (number !== null) mentioned.push({ number, line });
    }
  }
  return { listed, held, mentioned };
}

const bare = (text: string): string => text.replace(/\s/g, '');

/** “附件1：甲” with “附件2：乙” right above or below it: a list, no page of its own. */
function isListLine(lines: readonly TextLine[], at: number): boolean {
  const isLine = (other: TextLine | undefined): boolean => {
    const [, word, rest = ''] = label.exec(bare(other?.text ?? '')) ?? [];
    return word !== undefined && rest !== '' && other!.text.length <= longestTitle;
  };
  return isLine(lines[at - 1]) || isLine(lines[at + 1]);
}

const nameOf = (text: string): string => text.replace(/[《》“”\s]/g, '').replace(/[。；;，,]$/, '');

/** Without years and what a file's name adds: two names of one thing. */
export function sameAttachment(a: string, b: string): boolean {
  const named = (name: string): string =>
    name.replace(/\.\w{2,5}$/, '').replace(/(?:19|20)\d{2}年?度?|[《》“”（）()\s_\-－—.．、\d]|附件/g, '');
  const [one, other] = [named(a), named(b)];
  return one.length >= 3 && other.length >= 3 && (one.includes(other) || other.includes(one));
}
