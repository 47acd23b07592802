import type { ReportSession } from '../../app/report-session/report-session';
import type { DocumentHost } from '../../hosts/port/document-host';
import type { ChosenFile } from './chosen-file';

type DocumentFile = DocumentHost & { bytes(): Uint8Array };

/** A .docx on the desk, and whether its file holds what it holds. */
export class ReportFile {
  session: ReportSession | null = null;
  readonly host: DocumentFile;

  constructor(
    host: DocumentFile,
    public file: string,
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
      bytes: () => host.bytes(),
      read: () => host.read(),
      name: async () => this.file,
      repair: (steps) => told(host.repair(steps)),
      apply: (changes) => told(host.apply(changes)),
      unlinkAll: () => told(host.unlinkAll()),
    };
  }

  get isUnsaved(): boolean {
    return this.host.bytes() !== this.onDisk;
  }

  saved(bytes: Uint8Array): void {
    this.onDisk = bytes;
  }

  /** It lies there from now on. */
  become(place: ChosenFile): void {
    this.chosen = place;
    this.file = place.name;
  }
}
