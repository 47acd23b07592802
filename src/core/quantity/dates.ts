/*
 * Dates as serial numbers of the 1900 system. What people date in these forms lies within a lifetime of the tool: a serial number
 * before or behind is a year (2019), a day without hyphens (20190320) or a slip, and no date.
 */

/** 2000-01-01. */
export const earliestDate = 36_526;
/** 2099-12-31. */
export const latestDate = 73_050;

export function isLikelyDate(serial: number): boolean {
  return serial >= earliestDate && serial < latestDate + 1;
}

/** Serial number of a day of the calendar; null for one that there is not, 31 February among them. */
export function serialOf(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? time / 86_400_000 + 25_569 : null;
}
