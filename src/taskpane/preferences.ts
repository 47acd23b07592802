/** Choices of this user on this machine, never of the workbook. */
export interface PreferenceValues {
  readonly live: boolean;
  readonly showNextStep: boolean;
  readonly onlyOpen: boolean;
  /** Under whose name duties are ticked off; "" until somebody has. */
  readonly checker: string;
}

const usualPreferences: PreferenceValues = { live: true, showNextStep: true, onlyOpen: false, checker: '' };

/** Where preferences and drafts are kept between openings of the pane. A failing keeper loses them, nothing else. */
export interface PreferenceKeeper {
  load(): Promise<Readonly<Record<string, unknown>>>;
  save(values: Readonly<Record<string, unknown>>): Promise<void>;
}

export class Preferences {
  private values: PreferenceValues = usualPreferences;
  private readonly listeners = new Set<() => void>();
  /** Chosen before what is kept was known: newer than that. */
  private early: Partial<PreferenceValues> | null = {};
  constructor(private readonly keeper: PreferenceKeeper | null = null) {}

  readonly get = (): PreferenceValues => this.values;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  async load(): Promise<void> {
    const kept = (await this.keeper?.load()) ?? {};
    const known = Object.entries(usualPreferences).map(([key, usual]) => [
      key,
      typeof kept[key] === typeof usual ? kept[key] : usual,
    ]);
    const early = this.early ?? {};
    this.early = null;
    this.change({ ...(Object.fromEntries(known) as Partial<PreferenceValues>), ...early });
    if (Object.keys(early).length > 0) void this.keeper?.save({ ...this.values });
  }

  set(change: Partial<PreferenceValues>): void {
    this.change(change);
    if (this.early) this.early = { ...this.early, ...change };
    else void this.keeper?.save({ ...this.values });
  }

  private change(change: Partial<PreferenceValues>): void {
    this.values = { ...this.values, ...change };
    for (const listener of [...this.listeners]) listener();
  }
}
