import type { FoundControl, FoundDocument } from '../../src/core/report/refresh/found-document';
import type { FigureLine, FragmentLine } from '../../src/core/report/refresh/plan';
import { align, tokenise } from '../../src/core/report/refresh/tokens';

interface Told {
  readonly figures: readonly FigureLine[];
  readonly fragments: readonly FragmentLine[];
}

/**
 * The ledger against the real difference of two documents: what changed and is not listed, what is listed as written and did not change,
 * and what stands outside of all controls and is not as it was. Empty where the ledger is the truth.
 * @param isMended controls came or went on the user's own word: then only those that both documents have are compared
 */
export function untold(before: FoundDocument, after: FoundDocument, told: Told, isMended = false): string[] {
  const faults: string[] = [];
  const outside = ({ blocks }: FoundDocument): string =>
    blocks
      .filter(({ isLinked }) => !isLinked)
      .map(({ text }) => text)
      .join('\n');
  if (!isMended && outside(before) !== outside(after)) faults.push('链接以外的文字变了');
  const seen = new Map<string, number>();
  const countOf = ({ controls }: FoundDocument, id: string): number =>
    controls.filter(({ fragment }) => fragment === id).length;
  for (const control of before.controls) {
    const { fragment } = control;
    if (fragment === null || (isMended && countOf(before, fragment) !== countOf(after, fragment))) continue;
    const nth = (seen.get(fragment) ?? 0) + 1;
    seen.set(fragment, nth);
    const now = after.controls.filter((one) => one.fragment === fragment)[nth - 1];
    if (now === undefined) {
      if (!isMended) faults.push(`${fragment} 不见了`);
      continue;
    }
    faults.push(...untoldIn(fragment, nth, control, now, told));
  }
  return faults;
}

function untoldIn(fragment: string, nth: number, before: FoundControl, after: FoundControl, told: Told): string[] {
  const key = nth === 1 ? fragment : `${fragment}#${nth}`;
  const lines = told.figures.filter((line) => line.fragment === fragment || line.fragment === key);
  const written = lines.filter(({ action }) => action === 'written');
  const own = told.fragments.filter(({ id }) => id === fragment || id === key)[0];
  const name = `${key}（${own?.action}）`;
  if (before.text === after.text) {
    const claimed = nth > 1 ? [] : written.filter((line) => line.inDocument !== line.new && line.fragment === key);
    return claimed.map((line) => `${name}：说写了“${line.new}”，没有写`);
  }
  const sideBySide = (textOf: (line: FigureLine) => string): string => written.map(textOf).join('');
  const says = (text: string, piece: string): boolean => text.includes(piece);
  const faults: string[] = [];
  if (own === undefined || own.action === 'asked' || own.action === 'kept') faults.push(`${name}：变了，清单说没有动`);
  // The user's whole text went, and is in the ledger as that.
  if (own?.replacedText?.includes(before.text)) return faults;
  for (const [gone, come] of differences(before, after)) {
    const isTold =
      written.some((line) => says(line.inDocument, gone) || says(line.old, gone)) ||
      // Figures that stand side by side change as one piece.
      [sideBySide(({ inDocument }) => inDocument), sideBySide(({ old }) => old)].some((all) => says(all, gone));
    const isNew =
      written.some((line) => says(line.new, come)) ||
      says(
        sideBySide((line) => line.new),
        come,
      );
    if (!isTold || !isNew) faults.push(`${name}：“${gone}”变成“${come}”，清单里没有`);
  }
  for (const line of written)
    if (!after.text.includes(line.new)) faults.push(`${name}：清单说写了“${line.new}”，文档里没有`);
  return faults;
}

/** Pieces that differ; a table's cell by cell, rows matched as texts are. */
function differences(before: FoundControl, after: FoundControl): [string, string][] {
  const [a, b] = [piecesOf(before), piecesOf(after)];
  const isTable = before.cells.length > 0;
  return align(a, b).hunks.flatMap(({ aFrom, aTo, bFrom, bTo }): [string, string][] => {
    const [gone, come] = [a.slice(aFrom, aTo), b.slice(bFrom, bTo)];
    if (!isTable) return [[gone.join(''), come.join('')]];
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, at) => [gone[at] ?? '', come[at] ?? '']);
  });
}

function piecesOf({ text, cells }: FoundControl): string[] {
  if (cells.length === 0) return tokenise(text).map((token) => token.text);
  return cells.flatMap((rows) => rows.flatMap((row) => row.map(({ start, end }) => text.slice(start, end))));
}
