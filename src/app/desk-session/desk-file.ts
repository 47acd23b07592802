import type { ChosenFile } from './chosen-file';

/** An open file on one side of the desk: what it has become here, and whether its file holds that. */
export interface DeskFile {
  /** Under which name it is known, and saved. */
  readonly name: string;
  /** Where it lies; null: nowhere yet. */
  readonly chosen: ChosenFile | null;
  /** Changes that no file holds yet. */
  readonly unsaved: number;
  /** As it is to be saved; null: there is nothing in it yet. */
  bytes(): Uint8Array | null;
  /** Its file holds these bytes now. */
  saved(bytes: Uint8Array): void;
  /** It lies there from now on. */
  become(place: ChosenFile): void;
  /** It leaves the desk. */
  stop(): void;
}
