import type { ModelChange } from '../excel/model';
import { asText, type ObjectMaker } from './object';

/** What can be listened to here; WPS knows more. */
const known = ['SheetChange', 'SheetCalculate', 'SheetActivate', 'WindowActivate'] as const;
export type WpsEvent = (typeof known)[number];

/** Listeners live as long as the page: the object they were given to may go stale. */
export class WpsEvents {
  private readonly listeners = new Map<string, (() => void)[]>();

  object(maker: ObjectMaker): object {
    const checked = (name: unknown): string => {
      const found = known.find((one) => one === asText(name));
      if (!found) throw new Error(`the event ${String(name)} is not simulated`);
      return found;
    };
    return maker.make('ApiEvent', this, {
      AddApiEventListener: {
        call: (name: unknown, listener: unknown) => {
          if (typeof listener !== 'function') throw new Error('a function is expected here');
          const event = checked(name);
          this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener as () => void]);
        },
      },
      /** All of that name go, whoever added them (measured). */
      RemoveApiEventListener: { call: (name: unknown) => void this.listeners.delete(checked(name)) },
    });
  }

  count(event: WpsEvent): number {
    return this.listeners.get(event)?.length ?? 0;
  }

  raise(event: WpsEvent): void {
    for (const listener of this.listeners.get(event) ?? []) listener();
  }

  /** At once, whoever made the change: WPS does not tell an add-in's writes from the user's. */
  onModelChange({ kind }: ModelChange): void {
    if (kind === 'cells' || kind === 'inserted' || kind === 'deleted') this.raise('SheetChange');
    else if (kind === 'calculated') this.raise('SheetCalculate');
    else if (kind === 'activated') this.raise('SheetActivate');
  }
}
