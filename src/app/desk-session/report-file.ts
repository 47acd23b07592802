import type { ReportSession } from '../report-session/report-session';
import type { ChosenFile } from './chosen-file';
import type { DeskFile } from './desk-file';
import type { DocumentFile } from './desk-tools';

/** A .docx on the desk, and whether its file holds what it holds. */
export class ReportFile implements DeskFile {
  /** Made over `host` as soon as that is there. */
  session: ReportSession | null = null;
  readonly host: DocumentFile;

  constructor(
    host: DocumentFile,
    public name: string,
    public chosen: ChosenFile | null,
    /** What the file holds; null: there is none yet. */
    private onDisk: Uint8Array | null,
    onWritten: () => void,
  ) {
    const told = async (work: Promise<void>): Promise<void> => {
      await work;
      onWritten();
    };
    this.host = {
      ...(host.onlyText && { onlyText: true }),
      bytes: () => host.bytes(),
      read: () => host.read(),
      readText: () => host.readText(),
      name: async () => this.name,
      repair: (steps) => told(host.repair(steps)),
      apply: (changes) => told(host.apply(changes)),
      unlinkAll: () => told(host.unlinkAll()),
    };
  }

  get unsaved(): number {
    return this.host.bytes() === this.onDisk ? 0 : 1;
  }

  bytes(): Uint8Array {
    return this.host.bytes();
  }

  saved(bytes: Uint8Array): void {
    this.onDisk = bytes;
  }

  become(place: ChosenFile): void {
    this.chosen = place;
    this.name = place.name;
  }

  stop(): void {
    void this.session?.stop();
  }
}
