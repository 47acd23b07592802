import { numberOf, textOf } from '../../core/fields/field-value';
import type { WorkbookFile } from '../../hosts/port/workbook-file';
import { fileNameOf } from '../file-name';
import type { WorkbookSession } from '../workbook-session/workbook-session';
import type { ChosenFile } from './chosen-file';
import type { DeskFile } from './desk-file';
import type { DeskWords } from './desk-tools';

/** An .xlsx on the desk, with the session that judges it. */
export class BookFile implements DeskFile {
  constructor(
    readonly host: WorkbookFile,
    readonly session: WorkbookSession,
    public chosen: ChosenFile | null,
    private readonly words: DeskWords,
    private readonly stopFollowing: () => void,
  ) {}

  /** A new workbook is named by what it is about. */
  get name(): string {
    const { host, session, chosen, words } = this;
    if (chosen !== null) return chosen.name;
    const { book } = session.getSnapshot();
    if (!book || host.file !== words.newFile) return host.file;
    const { pack, table } = book.workbook;
    const unit = pack.byId.has('budgetUnitName') ? textOf(table.value('budgetUnitName')) : '';
    const year = pack.byId.has('fiscalYear') ? numberOf(table.value('fiscalYear'))?.toFixed() : undefined;
    return fileNameOf(words.suggested(unit, year === undefined ? '' : `${year}年度`));
  }

  get unsaved(): number {
    return this.host.unsaved();
  }

  bytes(): Uint8Array | null {
    return this.host.bytes();
  }

  saved(bytes: Uint8Array): void {
    this.host.saved(bytes);
  }

  become(place: ChosenFile): void {
    this.chosen = place;
  }

  stop(): void {
    this.stopFollowing();
    void this.session.stop();
  }
}
