import { useEffect, useState } from 'react';

/** true once `active` has lasted so long: what takes a moment needs no word. */
export function useLasting(active: boolean, ms = 500): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!active) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), ms);
    return () => clearTimeout(timer);
  }, [active, ms]);
  return active && lasting;
}
