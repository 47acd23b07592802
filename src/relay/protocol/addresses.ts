/** Where the relay stands below the pane's own folder. */
export const relayFolder = 'relay/';

/** GET: whether there is a relay, and its limits (RelayAbout). A server of plain files has a file of this name. */
export const aboutPath = 'about.json';
/** POST: a pairing of one's own (OpenedPairing). */
export const pairPath = 'pair';
/** POST: a mailbox of one's own; the body is a wish (`writeWish`). */
export const boxPath = 'box';

/** Who writes there; the other side reads. 'a' is the Excel pane's, 'b' the Word pane's. */
export type Side = 'a' | 'b';

/** POST: the pairing that the other pane opened (ClaimedPairing). */
export function claimPath(number: string): string {
  return `${pairPath}/${number}`;
}

/** The number that somebody claims, as it stands there; null: another address. */
export function claimedNumber(path: string): string | null {
  return path.startsWith(`${pairPath}/`) ? path.slice(pairPath.length + 1) : null;
}

/** PUT: a letter of that side. GET with `after`: the latest one. DELETE: the mailbox itself. */
export function slotPath(box: string, side: Side): string {
  return `${boxPath}/${box}/${side}`;
}

const slotPattern = new RegExp(`^${boxPath}/([0-9a-f]{32})/([ab])$`);

/** null: another address. */
export function slotOf(path: string): { readonly box: string; readonly side: Side } | null {
  const match = slotPattern.exec(path);
  return match === null ? null : { box: match[1]!, side: match[2] as Side };
}

const afterName = 'after';

/** Asks for a letter later than this number alone; 0: for any. */
export function afterQuery(sequence: number): string {
  return `?${afterName}=${sequence}`;
}

/** As it was asked; null: not said. @param url with its query */
export function afterOf(url: string): string | null {
  return new URLSearchParams(url.split('?')[1]).get(afterName);
}
