import { createContext, useContext, useSyncExternalStore } from 'react';
import type { SavedDocument, SavedState } from '../../hosts/port/saved-document';

/** null where the open document itself is read and written. */
export const SavedContext = createContext<SavedDocument | null>(null);

export function useSavedState(): SavedState | null {
  const saved = useContext(SavedContext);
  return useSyncExternalStore(saved?.subscribe ?? never, saved?.getSnapshot ?? none);
}

/** Nothing of the document can be read: why, and what to do, is all there is to say. */
export function isShut(state: SavedState | null): boolean {
  return state !== null && (state.kind === 'none' || state.kind === 'never-saved' || state.kind === 'elsewhere');
}

/** Nothing is read before the user has done something about it. */
export function isInTheWay(state: SavedState | null): boolean {
  return isShut(state) || state?.kind === 'unsaved';
}

const never = () => (): void => undefined;
const none = (): null => null;
