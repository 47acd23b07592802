import { Store } from '../../app/live/store';

/** Whether this pane's report data goes through the relay, for the foot. stopped: it did, and does no more. */
export type RelayUse = 'unused' | 'used' | 'stopped';

/** The relay as a pane has it: nothing of it is loaded, and no server asked, before a view that would show it. */
export class RelayHold<End> {
  readonly use = new Store<{ readonly use: RelayUse }>({ use: 'unused' });
  private found: Promise<End | null> | null = null;

  constructor(private readonly open: (use: Store<{ readonly use: RelayUse }>) => Promise<End | null>) {}

  /** This pane's end, the same one each time; null: this server has no relay, or cannot be asked now (it is asked again next time). */
  end(): Promise<End | null> {
    this.found ??= this.open(this.use).then((end) => {
      if (end === null) this.found = null;
      return end;
    });
    return this.found;
  }
}
