import { isSameKind, measureOf } from '../words/units';
import { joiner, listOpens, listOpensInside, notAName, openEnd, ordinal } from '../words/names';
import type { Mention, Reading } from '../mentions';
import type { Token } from '../tokens';
import { quote, type Relation } from './relation';

/** A list of names as it stands behind its count. */
export interface NameList {
  readonly items: readonly string[];
  /** How many there can be: a joiner in the last name parts two of them or stands in one. */
  readonly counts: ReadonlySet<number>;
  readonly isOpen: boolean;
  readonly end: number;
}

const mostNamed = 60;

/** Counts against the lists that follow them: “内设6个股室：…”, “4个单位（…）”, “2个，分别是…”. */
export function counts(reading: Reading, source: string): Relation[] {
  const found: Relation[] = [];
  let bracketHeld = -1;
  for (const count of reading.mentions) {
    if (!isCount(count)) continue;
    const { list, isBracket } = listBehind(reading, count);
    if (list === null || list.items.length === 0) continue;
    const isAlone = list.items.length === 1 && isBracket && bracketHeld !== count.sentence;
    const relation = isAlone ? null : judgeCount(reading, source, count, list);
    if (relation === null) continue;
    if (isBracket && list.items.length > 1) bracketHeld = count.sentence;
    found.push(relation);
  }
  return found;
}

export function isCount({ unit, figure, isChange }: Mention): boolean {
  const value = figure.value.toNumber();
  return (
    measureOf(unit) === 'thing' &&
    !isChange &&
    figure.bound === 'exact' &&
    Number.isInteger(value) &&
    value > 0 &&
    value <= mostNamed
  );
}

/** null where the list says nothing: it is open and not longer than the count. */
export function judgeCount(reading: Reading, source: string, count: Mention, list: NameList): Relation | null {
  const stated = count.figure.value.toNumber();
  const quotes = [quote(reading, source, count.start, list.end)];
  if (list.counts.has(stated)) return { kind: 'count', quotes, verdict: 'holds', message: '' };
  const listed = list.items.length;
  if (list.isOpen && Math.max(...list.counts) <= stated) return null;
  const words = reading.text.slice(count.figure.start, count.figure.end) + count.noun.slice(0, 12);
  return {
    kind: 'count',
    quotes,
    verdict: 'fails',
    message: `个数与列举不符：文中写“${words}”，列出的是${listed}个（${list.items.join('、')}），${listed > stated ? '多' : '少'}${Math.abs(listed - stated)}个。个数或名单有一处没有更新，读的人不知道以哪个为准。`,
    left: String(stated),
    right: String(listed),
    difference: String(Math.abs(listed - stated)),
  };
}

const pointBehind = /^：\n?（?[一二三四五六七八九十\d]+[）.、．]/;

function listBehind(reading: Reading, count: Mention): { list: NameList | null; isBracket: boolean } {
  const { tokens } = reading;
  const none = { list: null, isBracket: false };
  let at = count.token + 1;
  while (tokens[at]?.kind === 'words') at++;
  const next = tokens[at];
  // （一）…（二）… are points, not names.
  if (next === undefined || pointBehind.test(reading.text.slice(next.start, next.start + 5))) return none;
  const inNoun = listOpensInside.exec(count.noun);
  if (inNoun) {
    const first = count.noun.slice(inNoun.index + inNoun[0].length);
    return { list: listFrom(tokens, at, count, first === '' ? undefined : first), isBracket: false };
  }
  if (next.kind === 'open' && next.pair > 0) return { list: listFrom(tokens, at + 1, count), isBracket: true };
  if (next.kind !== 'mark') return none;
  if (next.text === '：') return { list: listFrom(tokens, at + 1, count), isBracket: false };
  const words = tokens[at + 1];
  if (next.text !== '，' || words?.kind !== 'words') return none;
  const opening = listOpens.exec(words.text)?.[0];
  if (opening === undefined) return none;
  const first = words.text.slice(opening.length);
  const from = first === '' && tokens[at + 2]?.text === '：' ? at + 3 : at + 2;
  return { list: listFrom(tokens, from, count, first === '' ? undefined : first), isBracket: false };
}

/** The names from a token on, at its depth, up to the end of the clause. null where these are no names. */
export function listFrom(
  tokens: readonly Token[],
  from: number,
  count: Mention | null,
  first?: string,
): NameList | null {
  const start = tokens[from];
  const depth = start?.depth ?? 0;
  const parts: { words: string; mark: string }[] = [];
  let words = first ?? '';
  let end = start?.start ?? 0;
  // Far more names than the count needs no reader would count.
  const last = Math.min(tokens.length, from + 4 * ((count?.figure.value.toNumber() ?? mostNamed) + 6));
  // “甲村大棚20万元；乙村冷库30万元”: parted by ；, the other marks stand inside the items.
  let parting = /[、，]/;
  let figures = 0;
  for (let i = from; i < last; i++) {
    const token = tokens[i]!;
    if (token.depth > depth) continue;
    if (token.kind === 'close' && token.depth === depth && token.pair >= 0 && token.pair < from) break;
    if (token.depth < depth) break;
    if (token.kind === 'figure' && count && isSameKind(token.figure!.unit, count.unit)) return null;
    if (token.kind === 'mark') {
      if (parts.length === 0 && figures > 0 && token.text === '；') parting = /；/;
      parts.push({ words, mark: token.text });
      words = '';
      if (!parting.test(token.text)) break;
      continue;
    }
    if (measureOf(token.figure?.unit ?? null) === 'money') figures++;
    if (token.kind === 'words' || token.kind === 'figure') {
      words += token.text;
      end = token.end;
    } else end = token.end;
  }
  if (words !== '') parts.push({ words, mark: '' });
  // One item with a figure goes on about the count; items by ； are names only where each tells its own.
  const items = parts.filter((part) => part.words !== '').length;
  if (figures > 0 && items < 2) return null;
  if (parting.test('；') && figures !== items) return null;
  return named(parts, end);
}

function named(parts: readonly { words: string; mark: string }[], end: number): NameList | null {
  const first = parts[0];
  if (first === undefined || first.words === '' || ordinal.test(first.words)) return null;
  const hasPause = parts.some(({ mark }) => mark === '、');
  const comma = parts.findIndex(({ mark }) => mark === '，');
  const own = hasPause && comma >= 0 ? parts.slice(0, comma + 1) : parts;
  const items = own.map(({ words }) => words).filter((words) => words !== '');
  const last = items[items.length - 1] ?? '';
  if (items.some((item) => item.length > 24 || notAName.test(item))) return null;
  // “科（室、局）”: other endings of the word before, not names.
  if (items.every((item) => item.length < 2)) return null;
  if (!hasPause && items.length > 1 && items.some((item) => item.length > 16)) return null;
  const isOpen = openEnd.test(last);
  const counts = new Set([items.length]);
  if (joiner.test(last)) counts.add(items.length + 1);
  if (items.length === 1 && joiner.test(last)) counts.add(2);
  if (hasPause && comma >= 0) counts.add(parts.filter(({ words }) => words !== '').length);
  return { items, counts, isOpen, end };
}
