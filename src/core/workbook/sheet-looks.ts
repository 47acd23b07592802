import type { ShownAs } from './number-format';

/** What a sheet shows that its cells' values do not say. Rows and columns from 1. */
export interface SheetLooks {
  /** "B4": a number that is shown as a date or a time. */
  readonly dates: ReadonlySet<string>;
  /** A number that is shown as a percentage: 0.956 as 95.6 %. */
  readonly percents: ReadonlySet<string>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Days to add to a date's number, so that it counts from 1900. */
  readonly dateShift: number;
}

/** How the cell at an address is shown; null: as it is, or nobody can tell. */
export function shownAt(looks: SheetLooks | undefined, address: string): ShownAs | null {
  return looks?.dates.has(address) ? 'date' : looks?.percents.has(address) ? 'percent' : null;
}

/** 1 January 1904 as a serial number that counts from 1900. */
const daysTo1904 = 1462;

export function dateShiftOf(datesFrom1904: boolean): number {
  return datesFrom1904 ? daysTo1904 : 0;
}

const msPerDay = 86_400_000;
/** Serial number of 1 January 1970. */
const epoch = 25_569;

/** "2023-05-06" of a serial number, with its time where it has one: "2023-05-06 09:30"; "09:30" alone below one day. */
export function dateShown(serial: number): string {
  const iso = new Date(Math.round((serial - epoch) * 1440) * (msPerDay / 1440));
  if (!Number.isFinite(iso.getTime())) return String(serial);
  const [day, time] = [iso.toISOString().slice(0, 10), iso.toISOString().slice(11, 16)];
  if (serial >= 0 && serial < 1) return time;
  return time === '00:00' ? day : `${day} ${time}`;
}
