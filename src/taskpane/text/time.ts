/** "5月12日 10:31" in the machine's own zone; with the year where it is not this one. @param time ISO 8601 */
export function dateText(time: string, now: number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  const year = date.getFullYear() === new Date(now).getFullYear() ? '' : `${date.getFullYear()}年`;
  return `${year}${date.getMonth() + 1}月${date.getDate()}日 ${clockText(date.getTime())}`;
}

/** "5月12日 10:31:07": where two may lie within one minute. */
export function secondsText(time: string, now: number): string {
  const seconds = new Date(time).getSeconds();
  return Number.isNaN(seconds) ? time : `${dateText(time, now)}:${String(seconds).padStart(2, '0')}`;
}

/** "14:32" in the machine's own zone. */
export function clockText(ms: number): string {
  const time = new Date(ms);
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
}
