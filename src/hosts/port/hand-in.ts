/** What a file that is handed in shall be rid of, and what it shall say. */
export interface CleanWishes {
  /** Printed in the footers; '' : nothing. */
  readonly footer: string;
  /** The user said that notes and comments stay. */
  readonly keepsComments: boolean;
  /** Documents: the user said that content controls that are not ours stay. */
  readonly keepsControls: boolean;
}

export interface CleanFile {
  readonly bytes: Uint8Array;
  readonly removed: readonly Removed[];
  /** What stays though nobody sees it at once, in the words of the list: hidden sheets that are not ours, links to other files. */
  readonly left: readonly string[];
}

/** In the words of the list that goes with the files. */
export interface Removed {
  readonly what: string;
  readonly count: number;
}

/** What only a person can decide about a file: none of it is taken out or accepted silently. */
export interface OpenMatters {
  readonly comments: number;
  readonly trackedChanges: number;
  /** Content controls that are not ours: titles or tags, each once. */
  readonly controls: readonly string[];
}
