import { createContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Receiving } from './receiving';
import type { RelayHold, RelayUse } from './relay-hold';

/** The Word pane's end; null where the list belongs to no document in Word (a file beside the workbook, the offline page). */
export const ReceivingContext = createContext<RelayHold<Receiving> | null>(null);

const nobody = (): (() => void) => () => undefined;

export function useRelayUse(hold: RelayHold<unknown> | null | undefined): RelayUse {
  return useSyncExternalStore(hold?.use.subscribe ?? nobody, () => hold?.use.getSnapshot().use ?? 'unused');
}

/** This pane's end once it is known that there is a relay; null until then, and where there is none. */
export function useRelayEnd<End>(hold: RelayHold<End> | null | undefined): End | null {
  const [found, setFound] = useState<{ readonly end: End | null; readonly bug: Error | null }>({
    end: null,
    bug: null,
  });
  useEffect(() => {
    let current = true;
    hold?.end().then(
      (end) => current && setFound({ end, bug: null }),
      (bug: unknown) => current && setFound({ end: null, bug: bug instanceof Error ? bug : new Error(String(bug)) }),
    );
    return () => {
      current = false;
    };
  }, [hold]);
  // Of ours, for the error boundary: trouble with the server is no rejection.
  if (found.bug !== null) throw found.bug;
  return found.end;
}
