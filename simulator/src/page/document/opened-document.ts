import type { ChannelHost } from '../../channel/xdm';
import { emptyDocx } from '../../files/empty-docx';
import type { HostProfile } from '../../profiles/profile';

import { word2016, wordLtsc2021, wordSubscription } from '../../profiles/word';
import { SimulatedWord } from '../../word/host';
import { DocumentModel } from '../../word/model/document-model';
import { DocumentPage } from '../../word/page/document-page';
import { MARKS, type Mark } from '../../word/page/marks';
import { browserXml } from '../../word/xml-tools';
import { download } from './download';
import { zh } from './text';

export const profiles: readonly HostProfile[] = [wordLtsc2021, wordSubscription, word2016];

/** One document on the page with the simulated Word behind it: the same host as in the tests, plus a face. */
export class OpenedDocument {
  readonly host: SimulatedWord;
  readonly page: DocumentPage;
  private listener: () => void = () => {};

  constructor(
    place: HTMLElement,
    readonly model: DocumentModel,
    readonly fileName: string,
    profile: HostProfile,
    refuse: (message: string) => void,
  ) {
    this.host = new SimulatedWord(model, profile);
    model.reviser = { author: zh.user, now: () => `${new Date().toISOString().slice(0, 19)}Z` };
    this.page = new DocumentPage(place, model, {
      refuse: (why) => refuse(zh.refused[why]),
      onState: () => this.listener(),
    });
  }

  /** The file as the workbench opens it, or a sentence saying why it cannot. */
  static read(bytes: Uint8Array): DocumentModel | string {
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return zh.notDocx;
    try {
      return DocumentModel.open(bytes, browserXml());
    } catch (error) {
      // Whatever the reader dislikes about a stranger's file; the workbench only imitates, so the file may well be right.
      if (error instanceof Error) return error.message;
      throw error;
    }
  }

  static empty(): DocumentModel {
    return DocumentModel.open(emptyDocx(), browserXml());
  }

  /** Called whenever a button may have to look different. */
  onState(listener: () => void): void {
    this.listener = listener;
  }

  get tracks(): boolean {
    return this.model.tracksChanges;
  }

  setTracking(on: boolean): void {
    this.model.tracksChanges = on;
  }

  get readOnly(): boolean {
    return this.model.locks.isProtected;
  }

  setReadOnly(on: boolean): void {
    this.model.locks.readOnly = on;
  }

  get marks(): Readonly<Record<Mark, boolean>> {
    return Object.fromEntries(MARKS.map((mark) => [mark, this.page.isOn(mark)])) as Record<Mark, boolean>;
  }

  /** 另存: the document as a real .docx in the browser's downloads. */
  save(): void {
    download(
      this.model.save(),
      this.fileName,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
  }

  useProfile(profile: HostProfile): void {
    this.host.document.profile = profile;
  }

  forgetHandlers(): void {
    this.host.document.events.forgetAll();
  }

  /** What the channel to the pane needs. */
  asChannelHost(): ChannelHost {
    const { host, fileName } = this;
    const { settings } = host.document;
    host.common.address = `https://simulated.invalid/${encodeURIComponent(fileName)}`;
    return {
      application: 'Word',
      request: (body, flags) => host.request(body, flags),
      listen: (listener) => host.listen(listener),
      get profile() {
        return host.document.profile;
      },
      fileName,
      settings: () => settings.all(),
      saveSettings: (saved) => settings.save(saved),
      call: (dispatch, data) => host.common.call(dispatch, data),
    };
  }

  close(): void {
    this.page.close();
  }
}
