import type { AddIn } from './add-ins';

/** That this page, in this browser, saw an add-in in WPS's list: what is gone later was taken away. */
export interface Remembered {
  /** The last time, 2026-11-30. */
  readonly day: string;
}

const keyOf = ({ name }: AddIn): string => `jixiao.install.${name}`;

/** Null also where the browser keeps nothing for pages. */
export function remembered(addIn: AddIn): Remembered | null {
  const day = attempt(() => window.localStorage.getItem(keyOf(addIn)));
  return day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : null;
}

export function remember(addIn: AddIn, now: Date): void {
  const two = (figure: number): string => `${figure}`.padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  attempt(() => window.localStorage.setItem(keyOf(addIn), day));
}

export function forget(addIn: AddIn): void {
  attempt(() => window.localStorage.removeItem(keyOf(addIn)));
}

/** Storage can be refused, and then even looking at it throws. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}
