/** One word of the field: the English identifier used in ids and code, and the Chinese words it stands for. */
export interface Term {
  readonly id: string;
  /** The word the product itself uses. */
  readonly label: string;
  /** Other official wordings of the same thing. */
  readonly aliases?: readonly string[];
  /** Identifiers that must not be used for it: wrong, ambiguous, or pinyin. */
  readonly avoid?: readonly string[];
  /** The trap, in one Chinese sentence. */
  readonly note?: string;
}
