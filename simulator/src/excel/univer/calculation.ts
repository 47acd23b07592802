import type { ISetFormulaCalculationStartMutation } from '@univerjs/engine-formula';
import type { OpenUniver } from './open';

type Start = Omit<ISetFormulaCalculationStartMutation, 'options'>;
type Maps = Pick<
  Start,
  | 'dirtyNameMap'
  | 'dirtyDefinedNameMap'
  | 'dirtySuperTableMap'
  | 'dirtyUnitFeatureMap'
  | 'dirtyUnitOtherFormulaMap'
  | 'clearDependencyTreeCache'
>;

const STUCK_AFTER = 20_000;

/**
 * After how many formulas Univer lets other work go first; it does so before the first one, too. The number is used as
 * `0 % (interval || 500) === 0`: only a NaN that counts as true is never reached.
 */
const WITHOUT_PAUSE = Object(Number.NaN) as number;

const nothing = (): Start => ({
  dirtyRanges: [],
  dirtyNameMap: {},
  dirtyDefinedNameMap: {},
  dirtySuperTableMap: {},
  dirtyUnitFeatureMap: {},
  dirtyUnitOtherFormulaMap: {},
  clearDependencyTreeCache: {},
  forceCalculation: false,
});

/**
 * Starts Univer's calculation itself. Univer waits 100 ms after the last edit, and its own "wait until computed" then answers with the
 * old value; formulas over a defined name are cached by their text and stay wrong once the name's reference moved. Both are made good
 * here: dirty data is collected from each command, and calculated in the next turn or when somebody asks.
 */
export class Calculation {
  private dirty: Start | null = null;
  private running = 0;
  private own = false;
  private stopped = false;
  private waiting: (() => void)[] = [];
  private readonly start: string;

  constructor(
    private readonly open: OpenUniver,
    /** Puts in order what changed names mean to formulas; answers with the words they say it by. */
    private readonly beforeRun: () => Iterable<string> = () => [],
  ) {
    const { api, library, univer } = open;
    const config = univer.__getInjector().get(library.IConfigService);
    config.setConfig(library.ENGINE_FORMULA_PLUGIN_CONFIG_KEY, { intervalCount: WITHOUT_PAUSE }, { merge: true });
    this.start = library.SetFormulaCalculationStartMutation.id;
    const formula = api.getFormula();
    // Results are in their cells before the end is told. Univer's own "result applied" comes by requestIdleCallback: late behind a
    // grid that draws, and not at all where nothing was to be applied.
    formula.calculationEnd(() => this.ended());
    api.addEvent(api.Event.BeforeCommandExecute, ({ id, params }) => {
      // Univer's own, late start: what it would calculate is calculated already, but for formulas of conditional formats.
      if (id === this.start && !this.own) {
        const { dirtyUnitOtherFormulaMap } = params as Start;
        Object.assign(params as Start, nothing(), { dirtyUnitOtherFormulaMap });
      }
    });
    api.addEvent(api.Event.CommandExecuted, ({ id }) => {
      if (id === this.start) this.running += 1;
    });
    this.recalculate();
  }

  /** Takes note of a command that was executed; whether formulas may depend on it. */
  note(command: { readonly id: string; readonly params?: object; readonly type?: unknown }): boolean {
    const { univer, library } = this.open;
    const conversion = univer.__getInjector().get(library.IActiveDirtyManagerService).get(command.id);
    if (!conversion) return false;
    const data = conversion.getDirtyData(command as Parameters<typeof conversion.getDirtyData>[0]);
    this.dirty ??= this.scheduled();
    this.dirty.dirtyRanges.push(...(data.dirtyRanges ?? []));
    this.dirty.forceCalculation = this.dirty.forceCalculation || data.forceCalculation === true;
    for (const key of Object.keys(data) as (keyof Maps)[]) {
      if (key in this.dirty && typeof this.dirty[key] === 'object' && !Array.isArray(this.dirty[key]))
        mergeUnits(this.dirty[key], data[key]);
    }
    return true;
  }

  /** Everything, also formulas that carry a cached result: a file's results may be stale. */
  recalculate(): void {
    this.dirty ??= this.scheduled();
    this.dirty.forceCalculation = true;
  }

  async settle(): Promise<void> {
    while (this.dirty !== null || this.running > 0) {
      this.run();
      if (this.running > 0) await this.finished();
    }
  }

  /** Lets a calculation under way finish: Univer leaves timers behind that fail once it is gone. */
  async stop(): Promise<void> {
    await this.settle();
    this.stopped = true;
  }

  private scheduled(): Start {
    queueMicrotask(() => this.run());
    return nothing();
  }

  private run(): void {
    if (this.dirty === null || this.running > 0 || this.stopped) return;
    const { api, unitId } = this.open;
    const words = this.beforeRun();
    const dirty = this.dirty;
    this.dirty = null;
    const names = (dirty.dirtyDefinedNameMap[unitId] ??= {});
    for (const word of words) names[word] ??= '';
    for (const name of Object.keys(names)) this.forgetFormulasOver(name);
    this.own = true;
    try {
      api.syncExecuteCommand(this.start, dirty, { onlyLocal: true });
    } finally {
      this.own = false;
    }
  }

  private forgetFormulasOver(name: string): void {
    const { univer, library } = this.open;
    univer.__getInjector().get(library.IFunctionService).deleteFormulaAstCacheKey(name);
  }

  private ended(): void {
    this.running = Math.max(0, this.running - 1);
    if (this.running > 0) return;
    const released = this.waiting;
    this.waiting = [];
    for (const release of released) release();
    // What became dirty meanwhile.
    this.run();
  }

  private finished(): Promise<void> {
    return new Promise((resolve, reject) => {
      const stuck = setTimeout(() => reject(new Error('Univer did not finish its calculation.')), STUCK_AFTER);
      this.waiting.push(() => {
        clearTimeout(stuck);
        resolve();
      });
    });
  }
}

function mergeUnits(target: object, source: unknown): void {
  const into = target as Record<string, object>;
  for (const [unit, entries] of Object.entries((source ?? {}) as Record<string, object>))
    into[unit] = { ...into[unit], ...entries };
}
