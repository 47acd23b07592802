import type { ChannelHost } from '../channel/xdm';
import { SimulatedExcel } from '../excel/host';
import { UniverModel } from '../excel/univer/univer-model';
import { loadExtras, type BookFile } from '../files/book-file';
import type { HostProfile } from '../profiles/profile';
import { drawBehindAnswers } from './grid/drawing';
import { watchEditMode } from './grid/edit-mode';
import { followBook } from './grid/follow';
import { guardGrid } from './grid/guard';
import { openGrid, type GridLibrary } from './grid/open-grid';

export interface BookEvents {
  readonly refuse: (message: string) => void;
  readonly onEditing: (editing: boolean) => void;
  readonly onAddinSelects: () => void;
}

/** One workbook in the grid with the simulated Excel behind it: the same host as in the tests, plus a face. */
export class OpenedBook {
  readonly model: UniverModel;
  readonly host: SimulatedExcel;

  constructor(
    library: GridLibrary,
    private readonly container: HTMLElement,
    file: BookFile,
    readonly fileName: string,
    profile: HostProfile,
    events: BookEvents,
  ) {
    const place = document.createElement('div');
    place.className = 'grid';
    container.replaceChildren(place);
    const open = openGrid(library, place, file.snapshot);
    this.model = new UniverModel(open);
    this.host = new SimulatedExcel(this.model, profile);
    const { book, faults } = this.host;
    loadExtras(book, file);
    // A box that opens while the browser is still putting a letter in leaves the editor without letters for good.
    guardGrid(open, library, book, (message) => setTimeout(() => events.refuse(message)));
    watchEditMode(open, faults, events.onEditing);
    followBook(open, book, place, events.onAddinSelects);
    drawBehindAnswers(open, library, this.host);
  }

  /** What the channel to the pane needs. */
  asChannelHost(): ChannelHost {
    const { host, fileName } = this;
    const { settings } = host.book.extras;
    return {
      request: (body, flags) => host.request(body, flags),
      listen: (listener) => host.listen(listener),
      get profile() {
        return host.book.profile;
      },
      fileName,
      settings: () => [...settings].map(([name, value]) => [name, JSON.stringify(value)] as const),
      saveSettings: (saved) => {
        settings.clear();
        for (const [name, json] of saved) settings.set(name, JSON.parse(json) as unknown);
      },
    };
  }

  sheetName(key: string): string | null {
    const { book } = this.host;
    const sheet = book.findSheet(key);
    return sheet === null ? null : (this.model.sheet(sheet)?.name ?? null);
  }

  close(): void {
    void this.model.dispose();
    this.container.replaceChildren();
  }
}
