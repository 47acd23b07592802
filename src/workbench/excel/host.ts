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
import { memberSets } from '../profiles/excel-members';
import type { HostProfile } from '../profiles/profile';
import { Book } from './book';
import type { WorkbookModel } from './model';
import { newObjects, Workbook } from './workbook';

/** Excel as an add-in meets it, without a window: requests in, answers and events out. The same behind every channel. */
export class SimulatedExcel implements HostConnection {
  readonly book: Book;
  readonly traffic = new Traffic();
  readonly faults = new Faults();
  /** Errors of the simulation itself; a test that finds one here has found a fault of ours. */
  readonly bugs: unknown[] = [];
  private readonly executor: Executor;
  private last: Promise<unknown> = Promise.resolve();

  constructor(model: WorkbookModel, profile: HostProfile) {
    this.book = new Book(model, profile);
    this.executor = new Executor({
      root: Workbook.of({ book: this.book }),
      newObjects,
      beforeQuery: () => model.settle(),
      asAddin: (work) => this.book.asAddin(work),
      has: (className, member) => {
        const since = memberSets[className]?.[member];
        return since === undefined || isSetSupported(this.book.profile, 'ExcelApi', since);
      },
      onBug: (error) => this.bugs.push(error),
    });
  }

  get keptReferences(): number {
    return this.executor.keptReferences;
  }

  /** Requests are carried out one after another; failures that were ordered come at once, a held request holds no other. */
  async request(body: RequestBody, flags: number): Promise<HostAnswer> {
    const failure = await this.faults.next(flags);
    if (failure) return this.log(body, failure, 0);
    const answer = this.last.then(async () => {
      // Rows that come in while a calculation is under way confuse Univer's dependencies.
      await this.book.model.settle();
      const before = this.book.writes;
      const response = await this.executor.execute(body);
      return this.log(body, { body: response }, this.book.writes - before);
    });
    this.last = answer.catch(() => undefined);
    return answer;
  }

  listen(listener: (event: HostEvent) => void): () => void {
    return this.book.events.listen(listener);
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
