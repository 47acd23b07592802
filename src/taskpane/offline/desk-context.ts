import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DeskSession } from '../../app/desk-session/desk-session';
import type { DeskState } from '../../app/desk-session/desk-state';

export const DeskContext = createContext<DeskSession | null>(null);

export function useDesk(): DeskSession {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a part of the desk is used outside its provider');
  return desk;
}

export function useDeskState(): DeskState {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, desk.getSnapshot);
}
