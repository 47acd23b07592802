/** On every question of a pane: scripts of other sites cannot set it without asking first, which nobody grants them. */
export const pageHeader = 'x-jixiao-relay';
export const pageHeaderValue = '1';

/** The number of a letter: with a letter either way, and with a refusal for a number that is too old (the one that is there). */
export const sequenceHeader = 'x-jixiao-sequence';

/** A letter's number as a header or an address has it; null for what is no whole number. */
export function sequenceOf(text: string | string[] | null | undefined): number | null {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** The authorization header of whoever holds `token`, 64 hexadecimal digits. */
export function bearer(token: string): string {
  return `Bearer ${token}`;
}

/** null: there is none, or nothing of ours. */
export function tokenOf(authorization: string | undefined): string | null {
  return /^Bearer ([0-9a-f]{64})$/.exec(authorization ?? '')?.[1] ?? null;
}
