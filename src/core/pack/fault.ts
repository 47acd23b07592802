/** One fault of a pack: where, and what to do. All faults are reported at once. */
export interface PackFault {
  /** "fields[3].derive.sum[0]", with ids where lists have them: "fields[authorizedPosts].unit". */
  readonly path: string;
  readonly message: string;
  /** File and 1-based line, where the reader was told positions. */
  readonly file?: string;
  readonly line?: number;
  /** 提示: worth a look, no fault. The pack can be used as it is. */
  readonly hint?: true;
}

/** A fault of a pack's meaning, where the schema's own path says it; the reader turns it into a PackFault. */
export interface SemanticFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
