import { createContext, lazy, Suspense, useContext, type ReactElement } from 'react';
import type { LinkTray } from '../../hosts/port/handed-links';

const HandedPanel = lazy(async () => ({ default: (await import('./handed-panel')).HandedPanel }));

/** Where the workbook's program leaves its packages; null where it leaves none. */
export const HandedContext = createContext<LinkTray | null>(null);

/** Where packages that were left can be taken; nothing where there are none. */
export function HandedPlace(): ReactElement | null {
  const tray = useContext(HandedContext);
  return (
    tray && (
      <Suspense fallback={null}>
        <HandedPanel tray={tray} />
      </Suspense>
    )
  );
}
