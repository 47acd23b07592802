import {
  ActionType,
  type HostAnswer,
  type HostConnection,
  type HostEvent,
  type RequestBody,
} from '../channel/protocol';
import { Executor } from '../executor/executor';
import { Faults } from '../executor/faults';
import { Traffic } from '../executor/traffic';
import { isSetSupported } from '../profiles/excel';
import type { HostProfile } from '../profiles/profile';
import { wordMemberSets } from '../profiles/word-members';
import { CommonApi } from './common-api';
import { newObjects, WordDocument } from './document';
import type { DocumentModel } from './model/document-model';
import { OpenDocument } from './open-document';

/** DocumentSelectionChanged of the Common API. */
const SELECTION_CHANGED = 2;

/** Word as an add-in meets it, without a window: requests in, answers and events out. The same behind every channel. */
export class SimulatedWord implements HostConnection {
  readonly document: OpenDocument;
  readonly common: CommonApi;
  readonly traffic = new Traffic();
  readonly faults = new Faults();
  /** Errors of the simulation itself; a test that finds one here has found a fault of ours. */
  readonly bugs: unknown[] = [];
  private readonly executor: Executor;
  private last: Promise<unknown> = Promise.resolve();

  constructor(model: DocumentModel, profile: HostProfile) {
    this.document = new OpenDocument(model, profile);
    this.common = new CommonApi(this.document);
    this.executor = new Executor({
      root: WordDocument.of({ document: this.document }),
      newObjects,
      beforeQuery: () => Promise.resolve(),
      asAddin: (work) => work(),
      has: (className, member) => {
        const since = wordMemberSets[className]?.[member] ?? wordMemberSets[className]?.['*'];
        return since === undefined || isSetSupported(this.document.profile, 'WordApi', since);
      },
      onBug: (error) => this.bugs.push(error),
    });
    model.onSelection(() => this.document.events.raiseUnasked(SELECTION_CHANGED, {}));
  }

  get profile(): HostProfile {
    return this.document.profile;
  }

  /** Office.context.document.settings, values as JSON. */
  settings(): readonly (readonly [string, string])[] {
    return this.document.settings.all();
  }

  saveSettings(settings: readonly (readonly [string, string])[]): void {
    this.document.settings.save(settings);
    this.document.wrote();
  }

  get keptReferences(): number {
    return this.executor.keptReferences;
  }

  /** Requests are carried out one after another; failures that were ordered come at once. */
  async request(body: RequestBody, flags: number): Promise<HostAnswer> {
    const failure = await this.faults.next(flags);
    if (failure) return this.log(body, failure, 0);
    const answer = this.last.then(async () => {
      const before = this.document.writes;
      const response = await this.executor.execute(body);
      return this.log(body, { body: response }, this.document.writes - before);
    });
    this.last = answer.catch(() => undefined);
    return answer;
  }

  listen(listener: (event: HostEvent) => void): () => void {
    return this.document.events.listen(listener);
  }

  private log(request: RequestBody, answer: HostAnswer, writes: number): HostAnswer {
    const { Actions: actions } = request;
    const givesBack = actions.some((action) => action.Name === '_RemoveReference');
    const cleanup =
      givesBack &&
      actions.every((action) => action.Name === '_RemoveReference' || action.ActionType === ActionType.Instantiate);
    this.traffic.add({ request, answer, writes, cleanup });
    return answer;
  }
}
