/**
 * Whether the browser lets this page ask the user's own machine (Local Network Access, Chromium since 142). given: yes, or it knows no such
 * question. to-ask: it asks its user first, if it asks at all. denied: its user, or the office, said no. insecure: this page cannot be given
 * leave, since it came by plain http.
 *
 * Looked at in Chromium 156: a page of a public address needs it, and by plain http cannot have it; a page of this machine, or of a private
 * address of the network (fd00::/8 was tried), needs none, although the permission says "prompt" or "denied" there too. Chrome's own notes count
 * the latter among what is asked for. So this explains a failure and foretells none.
 */
export type Leave = 'given' | 'to-ask' | 'denied' | 'insecure';

export async function readLeave(): Promise<Leave> {
  if (/^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(window.location.hostname)) return 'given';
  const state = await permission();
  if (state === null || state === 'granted') return 'given';
  if (!window.isSecureContext) return 'insecure';
  return state === 'denied' ? 'denied' : 'to-ask';
}

/** By its name of today, then the one it had first; null where the browser knows neither. */
async function permission(): Promise<PermissionState | null> {
  const permissions = navigator.permissions as Permissions | undefined;
  if (!permissions) return null;
  for (const name of ['loopback-network', 'local-network-access']) {
    try {
      return (await permissions.query({ name: name as PermissionName })).state;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return null;
}
