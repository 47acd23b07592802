import type { Direction } from './directions';

/** One sign of a move, where a level follows: 增至, 降到, 减为. */
export const shortMoves: Readonly<Record<string, Direction>> = {
  增: 'up',
  升: 'up',
  涨: 'up',
  提: 'up',
  减: 'down',
  降: 'down',
  缩: 'down',
  压: 'down',
};

/** One sign that moves a figure right behind it: “比上年增13.16万元”, “超8万元”. */
export const figuredMoves: Readonly<Record<string, Direction>> = { ...shortMoves, 超: 'up', 多: 'up', 少: 'down' };
/** The same behind a comparison, with or without a figure: “比预算数少”, “较上年高12%”. */
export const comparedMoves: Readonly<Record<string, Direction>> = {
  ...figuredMoves,
  高: 'up',
  大: 'up',
  低: 'down',
  小: 'down',
};
/** A move and its figure in one word: 翻了一番 is +100 %. `atLeast`: or more. */
export const wholeMoves: readonly {
  readonly words: RegExp;
  readonly direction: Direction;
  readonly percent: string;
  readonly atLeast: boolean;
}[] = [
  { words: /^翻了?两番/, direction: 'up', percent: '300', atLeast: false },
  { words: /^翻了?三番/, direction: 'up', percent: '700', atLeast: false },
  { words: /^(?:翻了?一番|翻番|倍增)/, direction: 'up', percent: '100', atLeast: false },
  { words: /^成倍/, direction: 'up', percent: '100', atLeast: true },
  { words: /^(?:减半|腰斩)/, direction: 'down', percent: '50', atLeast: false },
];
/** It differs, one way or the other: “差额1.14万元”. */
export const differs = /(?:差额|相差|差异额|差值|差距)(?:数)?(?:为|是|达|共|有)?$/;
