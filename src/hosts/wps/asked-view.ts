import { windowTimer, type Schedule } from '../port/live/schedule';
import { wpsAround } from './program';
import type { WpsAddin } from './task-pane';

/**
 * Under which the page of the ribbon leaves which view was asked for last, as "7:check": the number grows with every press, so that the same
 * button pressed again is told from one that was obeyed. By program, as the pane's number is.
 */
const keyOf = (addin: WpsAddin): string => `jixiao.view.${addin}`;

/** A look is one question to WPS. */
const lookMs = 500;

interface Asked {
  readonly count: number;
  readonly view: string;
}

/** The page of the ribbon asks the pane, the one that is open or the one that comes, for a view. */
export function askForView(addin: WpsAddin, view: string): void {
  const count = (askedLast(addin)?.count ?? 0) + 1;
  wpsAround.page().PluginStorage?.setItem(keyOf(addin), `${count}:${view}`);
}

/**
 * What the ribbon asks of a pane. The pane looks for it: nothing tells of a change in PluginStorage, and TaskPane.Navigate may load the page
 * anew, with which whatever was typed there goes. Where a build keeps nothing, the pane stays where it is.
 */
export class AskedViews<View extends string> {
  /** The view that the pane was opened for; null: whichever it begins with. */
  readonly first: View | null;
  private seen: number;

  constructor(
    private readonly addin: WpsAddin,
    /** Of this pane. */
    private readonly views: readonly View[],
  ) {
    const asked = askedLast(addin);
    this.first = this.own(asked);
    this.seen = asked?.count ?? 0;
  }

  /** Calls back for the last press since the last look. @returns the way to stop */
  watch(listener: (view: View) => void, schedule: Schedule = windowTimer): () => void {
    const look = (): void => {
      cancel = schedule(look, lookMs);
      const asked = askedLast(this.addin);
      if (!asked || asked.count === this.seen) return;
      this.seen = asked.count;
      const view = this.own(asked);
      if (view !== null) listener(view);
    };
    let cancel = schedule(look, lookMs);
    return () => cancel();
  }

  private own(asked: Asked | null): View | null {
    return this.views.find((view) => view === asked?.view) ?? null;
  }
}

function askedLast(addin: WpsAddin): Asked | null {
  const [, count, view] = /^(\d+):(\w+)$/.exec(kept(addin)) ?? [];
  return count === undefined || view === undefined ? null : { count: Number(count), view };
}

function kept(addin: WpsAddin): string {
  try {
    return String(wpsAround.page().PluginStorage?.getItem(keyOf(addin)) ?? '');
  } catch {
    // What a build answers while a cell is edited nobody wrote down; the next look asks again.
    return '';
  }
}
