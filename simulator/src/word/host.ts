import { SimulatedHost } from '../executor/simulated-host';
import type { HostProfile } from '../profiles/profile';
import { wordAbsent } from '../profiles/word-absent';
import { wordMemberSets } from '../profiles/word-members';
import { CommonApi } from './common-api';
import { Application } from './application';
import { newObjects, WordDocument } from './document';
import type { DocumentModel } from './model/document-model';
import { OpenDocument } from './open-document';

/** DocumentSelectionChanged of the Common API. */
const SELECTION_CHANGED = 2;

/** Word as an add-in meets it. */
export class SimulatedWord extends SimulatedHost {
  readonly document: OpenDocument;
  readonly common: CommonApi;

  constructor(model: DocumentModel, profile: HostProfile) {
    const document = new OpenDocument(model, profile);
    super({
      root: WordDocument.of({ document }),
      newObjects: { ...newObjects, 'Microsoft.WordServices.Application': () => Application.of({ document }) },
      asAddin: (work) => work(),
      apiSet: 'WordApi',
      memberSets: wordMemberSets,
      absent: wordAbsent,
      profile: () => document.profile,
      writes: () => document.writes,
      settle: () => Promise.resolve(),
      listen: (listener) => document.events.listen(listener),
    });
    this.document = document;
    this.common = new CommonApi(document);
    model.onSelection(() => document.events.raiseUnasked(SELECTION_CHANGED, {}));
  }

  /** Office.context.document.settings, values as JSON. */
  settings(): readonly (readonly [string, string])[] {
    return this.document.settings.all();
  }

  saveSettings(settings: readonly (readonly [string, string])[]): void {
    this.document.settings.save(settings);
    this.document.wrote();
  }
}
