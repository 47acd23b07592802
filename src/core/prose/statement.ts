import type { Figure } from './figures';
import type { Base } from './words/bases';
import type { Direction } from './words/directions';

interface Told {
  /** One of several causes (“一是…；二是…”, “…；另补缴…”): an amount without a base is a part, not the whole. */
  readonly isListed?: boolean;
  /** The words as they stand, for people. */
  readonly words: string;
  /** Of what: the words of the clause that neither compare nor move. May be '' where it goes on about the last subject. */
  readonly subject: string;
  /** Counts the groups that say one thing: “增加5万元，增长3%” is one. */
  readonly group: number;
  /** Where its clause begins in the plain text: its figure's offsets count from there. Put there by statementsIn. */
  readonly clauseAt?: number;
  /** The year in numbers that the base or level is told by (“较2020年”); null where words name it. */
  readonly year: number | null;
}

/** Words that say how a figure moved: “比上年减少8.38万元”, “没有增加”, “与预算持平”. */
export interface Move extends Told {
  readonly kind: 'move';
  readonly word: string;
  /** Up and down: it differs, by the figure (“差额1.14万元”). Flat beside one: it did not move the other way. */
  readonly allows: readonly Direction[];
  /** 基本持平, 略有: by little. */
  readonly isNearly: boolean;
  readonly base: Base | null;
  readonly figure: Figure | null;
}

/** Words that tell a level: “由A增加到B”, “上年60万元”, “降至65万元”. */
export interface Level extends Told {
  readonly kind: 'level';
  /** Whose: a base's, what came of it (final), or the ends of a move (from, to). */
  readonly of: Base | 'final' | 'from' | 'to';
  readonly figure: Figure;
}

/** “完成年初预算的120%”, “是上年的1.25倍”: what came of it ÷ the base. */
export interface Ratio extends Told {
  readonly kind: 'ratio';
  readonly base: Base | null;
  readonly figure: Figure;
}

export type Statement = Move | Level | Ratio;
