import type { Dice } from '../mutate/dice';
import type { Parts } from '../mutate/archive';

/** What inputs are made from: a pack, its example as a workbook and report, and the same with other figures. */
export interface Whole {
  readonly pack: string;
  readonly book: Parts;
  /** Of `book`. */
  readonly report: Parts;
  readonly reportFile: Uint8Array;
  /** The same unit's workbook with other figures, as it is on the disk. */
  readonly later: Uint8Array;
  /** The example as `--data` takes it. */
  readonly sample: string;
  /** The pack's files by name. */
  readonly texts: Readonly<Record<string, string>>;
}

/** A command line; a word that begins with @ is a file of the input, or one that is to be written beside it. */
export type Command = readonly string[];

export interface Input {
  readonly files: Readonly<Record<string, Uint8Array | string>>;
  /** One after the other, as far as they do what they should. */
  readonly commands: readonly Command[];
  /** The folder with the packs, where it is one of the input. */
  readonly templates?: string;
}

export interface Kind {
  readonly name: 'xlsx' | 'docx' | 'data' | 'pack';
  make(whole: Whole, dice: Dice): Input;
}
