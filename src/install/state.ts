import { isSameAddress, type AddIn } from './add-ins';
import type { Contact, Published } from './service';
import type { Remembered } from './remembered';

/**
 * How one add-in stands in WPS's list. absent: not there, and this browser remembers no other time. gone: this page saw it there once. taken-out:
 * this page had it taken out or switched off, to install it anew, and that did not come off. off: listed and switched off. elsewhere: listed under
 * another address, or as a packed one of the disk. here: listed as this page would have it. odd: listed in words that the page does not know.
 * unknown: the list cannot be read. Whether WPS loads what is listed the list does not say: that is authaddin.json's.
 */
export type Standing =
  | { readonly kind: 'unknown' | 'odd' | 'absent' | 'here' | 'taken-out' }
  | { readonly kind: 'gone'; readonly since: string }
  | { readonly kind: 'off' | 'elsewhere'; readonly entry: Published };

/** @param address null where the page itself came from the disk */
export function standingOf(
  { name, type }: AddIn,
  address: string | null,
  contact: Contact | null,
  remembered: Remembered | null,
): Standing {
  if (contact?.kind !== 'reached') return { kind: 'unknown' };
  if (contact.list.some((entry) => entry.name === name && (entry.type === '' || entry.url === '')))
    return { kind: 'odd' };
  const entries = contact.list.filter((entry) => entry.name === name && entry.type === type);
  const isOurs = ({ url, online }: Published): boolean =>
    online !== 'false' && address !== null && isSameAddress(url, address);
  const on = entries.filter(({ isOff }) => !isOff);
  const other = on.find((entry) => !isOurs(entry));
  // Two of one name shut each other out: the other one is what must be told.
  if (other) return { kind: 'elsewhere', entry: other };
  if (on.length > 0) return { kind: 'here' };
  if (remembered?.isTakenOut === true) return { kind: 'taken-out' };
  const off = entries[0];
  if (off) return { kind: 'off', entry: off };
  return remembered ? { kind: 'gone', since: remembered.day } : { kind: 'absent' };
}
