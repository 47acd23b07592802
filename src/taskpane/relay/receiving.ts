import type { ReportSession } from '../../app/report-session/report-session';
import { Store } from '../../app/live/store';
import type { LinkPackage } from '../../core/report/link/link-package';
import type { ReceiverState, RelayReceiver } from '../../hosts/port/report-relay';
import type { RelayUse } from './relay-hold';

export interface ReceivingTools {
  readonly receiver: RelayReceiver;
  readonly session: Pick<ReportSession, 'takeLink'>;
  readonly use: Store<{ readonly use: RelayUse }>;
  /** Bugs of ours, for the error boundary. */
  readonly onBug: (error: unknown) => void;
}

export interface ReceivingState {
  readonly receiver: ReceiverState;
}

/** The Word pane's end of the relay: each new package goes to the session at once, whichever view is shown. */
export class Receiving {
  private readonly store: Store<ReceivingState>;
  private taken: LinkPackage | null = null;

  constructor(private readonly tools: ReceivingTools) {
    this.store = new Store<ReceivingState>({ receiver: tools.receiver.state });
    // Both live as long as the pane.
    tools.receiver.subscribe((state) => this.follow(state));
  }

  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);
  readonly getSnapshot = (): ReceivingState => this.store.getSnapshot();

  join(number: string): Promise<void> {
    return this.tools.receiver.join(number);
  }

  check(digits: string): void {
    this.tools.receiver.check(digits);
  }

  stop(): Promise<void> {
    return this.tools.receiver.stop();
  }

  private follow(receiver: ReceiverState): void {
    const { use, session, onBug } = this.tools;
    this.store.set({ receiver });
    if (receiver.step !== 'linked') {
      if (use.getSnapshot().use === 'used') use.set({ use: 'stopped' });
      return;
    }
    use.set({ use: 'used' });
    const { link } = receiver;
    if (link === null || link === this.taken) return;
    this.taken = link;
    session.takeLink(link).catch(onBug);
  }
}
