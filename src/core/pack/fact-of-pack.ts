import type { Pack } from './pack';

/**
 * `make`, worked out once for each pack. A pack never changes, so what follows from it alone may be kept beside it for as long as
 * it lives; nothing else can go in here (ADR 17). `make` must depend on the pack alone.
 */
export function factOfPack<T extends object>(make: (pack: Pack) => T): (pack: Pack) => T {
  const known = new WeakMap<Pack, T>();
  return (pack) => {
    let fact = known.get(pack);
    if (!fact) known.set(pack, (fact = make(pack)));
    return fact;
  };
}
