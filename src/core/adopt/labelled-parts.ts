import { printedName } from './printed-name';

/** A label and what stands behind it, up to the next one in the same cell. */
export interface LabelledPart {
  /** With its colon. */
  readonly label: string;
  readonly value: string;
  /** The next label with its colon; null: it is the last. */
  readonly until: string | null;
}

/** "填表人：张三    填报日期：2024年3月8日" as parts. [] where the cell does not begin with a label. */
export function labelledParts(text: string, isName: (name: string) => boolean): readonly LabelledPart[] {
  const labels: { from: number; to: number }[] = [];
  for (const { index } of text.matchAll(/[:：]/g)) {
    const before = labels.at(-1)?.to ?? 0;
    // 10:30
    if (/\d/.test(text[index - 1] ?? '') && /\d/.test(text[index + 1] ?? '')) continue;
    const from = before + (labels.length === 0 ? 0 : labelStart(text.slice(before, index), isName));
    const length = text.slice(from, index).trim().length;
    if (from >= before && length >= 2 && length <= 20) labels.push({ from, to: index + 1 });
    else if (labels.length === 0) return [];
  }
  return labels.map(({ from, to }, at) => {
    const next = labels[at + 1];
    return {
      label: text.slice(from, to).trim(),
      value: text.slice(to, next?.from).trim(),
      until: next ? text.slice(next.from, next.to).trim() : null,
    };
  });
}

/** Where in "张三    填报日期" the label begins: behind the widest gap there is, or where a name of ours does. NaN: it holds none. */
function labelStart(piece: string, isName: (name: string) => boolean): number {
  for (const gap of [/\s\s|[\n\t；;]/g, /\s/g]) {
    const ends = [...piece.trimEnd().matchAll(gap)].map((found) => found.index + found[0].length);
    const end = ends.at(-1);
    if (end !== undefined) return piece.length - piece.slice(end).trimStart().length;
  }
  for (let at = 0; at < piece.length - 1; at++) if (isName(printedName(piece.slice(at)))) return at;
  return Number.NaN;
}
