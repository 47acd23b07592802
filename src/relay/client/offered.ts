import { RelayWire, Refused, Unreachable, type RelayEnvironment } from './wire';

/** Whether this server has a relay. null: it cannot be asked now, so nobody knows. A pane without encryption has none. */
export async function isRelayOffered(environment: RelayEnvironment): Promise<boolean | null> {
  // Absent on plain http, whatever the types say.
  if ((environment.crypto as Partial<Crypto>).subtle === undefined) return false;
  try {
    return (await new RelayWire(environment, new AbortController().signal).about()) !== null;
  } catch (error) {
    if (error instanceof Unreachable || error instanceof Refused) return null;
    throw error;
  }
}
