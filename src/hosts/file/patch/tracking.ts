import { escapeXml } from '../../../core/report/wordml/xml-tokens';

/** How changes are marked while the document tracks them; null writes plainly. */
export interface Tracking {
  readonly author: string;
  /** ISO 8601 */
  readonly date: string;
  readonly nextId: () => number;
}

/** What every marked change says of itself. */
export function changeMark(w: string, { author, date, nextId }: Tracking): string {
  return `${w}id="${nextId()}" ${w}author="${escapeXml(author)}" ${w}date="${date}"`;
}
