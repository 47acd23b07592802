import {
  ActionType,
  type HostAnswer,
  type HostConnection,
  type HostEvent,
  type RequestBody,
} from '../channel/protocol';
import { documentedSince, isAbsentWord, type Absent } from '../profiles/absent';
import { isSetSupported, type HostProfile } from '../profiles/profile';
import { documentedName } from './errors';
import { Executor, type ExecutorOptions } from './executor';
import { Faults } from './faults';
import { Traffic } from './traffic';

/** What an open file brings to the host that answers for it: its objects, and what happens around a request. */
export interface HostedFile extends Pick<ExecutorOptions, 'root' | 'newObjects' | 'asAddin'> {
  readonly apiSet: 'ExcelApi' | 'WordApi';
  /** The set's version each member came with: class → member, or `*` for all its members → version; not listed: the first. */
  readonly memberSets: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What Microsoft documents beside what the tables hold. */
  readonly absent: Absent;
  /** Asked at each request: a user may change it. */
  profile(): HostProfile;
  /** How often an add-in wrote so far. */
  writes(): number;
  /** Awaited before each request, and before every load: what was written must have been calculated. */
  settle(): Promise<void>;
  listen(listener: (event: HostEvent) => void): () => void;
}

/** An Office program as an add-in meets it, without a window: requests in, answers and events out. The same behind every channel. */
export abstract class SimulatedHost implements HostConnection {
  readonly traffic = new Traffic();
  readonly faults = new Faults();
  /** Errors of the simulation itself; a test that finds one here has found a fault of ours. */
  readonly bugs: unknown[] = [];
  private readonly executor: Executor;
  private last: Promise<unknown> = Promise.resolve();

  protected constructor(private readonly hosted: HostedFile) {
    const { apiSet, memberSets, absent } = hosted;
    this.executor = new Executor({
      root: hosted.root,
      newObjects: hosted.newObjects,
      asAddin: hosted.asAddin,
      beforeQuery: () => hosted.settle(),
      has: (className, member) => {
        const own = memberSets[className];
        const since = own?.[member] ?? own?.['*'] ?? documentedSince(absent, className, documentedName(member));
        if (since === 'later') return false;
        return since === undefined || isSetSupported(hosted.profile(), apiSet, since);
      },
      documents: (className, member) => documentedSince(absent, className, member) !== undefined,
      isAbsentWord: (className, member, value) => isAbsentWord(absent, className, member, value),
      onBug: (error) => this.bugs.push(error),
    });
  }

  get profile(): HostProfile {
    return this.hosted.profile();
  }

  get keptReferences(): number {
    return this.executor.keptReferences;
  }

  /** Requests are carried out one after another; failures that were ordered come at once, a held request holds no other. */
  async request(body: RequestBody, flags: number): Promise<HostAnswer> {
    const failure = await this.faults.next(flags);
    if (failure) return this.log(body, failure, 0);
    const answer = this.last.then(async () => {
      await this.hosted.settle();
      const before = this.hosted.writes();
      const response = await this.executor.execute(body);
      return this.log(body, { body: response }, this.hosted.writes() - before);
    });
    this.last = answer.catch(() => undefined);
    return answer;
  }

  listen(listener: (event: HostEvent) => void): () => void {
    return this.hosted.listen(listener);
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
