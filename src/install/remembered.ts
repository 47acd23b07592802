import type { AddIn } from './add-ins';

/** That this page, in this browser, saw an add-in in WPS's list: what is gone later was taken away. */
export interface Remembered {
  /** The last time, 2026-11-30. */
  readonly day: string;
  /** It was this page that had WPS take it out, to install it anew: nobody else is to be blamed. */
  readonly isTakenOut: boolean;
}

const keyOf = ({ name }: AddIn): string => `jixiao.install.${name}`;
const TAKEN_OUT = ' taken out';

/** Null also where the browser keeps nothing for pages. */
export function remembered(addIn: AddIn): Remembered | null {
  const kept = attempt(() => window.localStorage.getItem(keyOf(addIn))) ?? '';
  const isTakenOut = kept.endsWith(TAKEN_OUT);
  const day = isTakenOut ? kept.slice(0, -TAKEN_OUT.length) : kept;
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day, isTakenOut } : null;
}

export const remember = (addIn: AddIn, now: Date): void => keep(addIn, dayOf(now));

/** Before it is taken out: what comes between, the page's end too, changes nothing about who did it. */
export const rememberTakenOut = (addIn: AddIn, now: Date): void => keep(addIn, `${dayOf(now)}${TAKEN_OUT}`);

export function forget(addIn: AddIn): void {
  attempt(() => window.localStorage.removeItem(keyOf(addIn)));
}

function keep(addIn: AddIn, words: string): void {
  attempt(() => window.localStorage.setItem(keyOf(addIn), words));
}

function dayOf(now: Date): string {
  const two = (figure: number): string => `${figure}`.padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
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
