import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Desk } from './desk';
import type { DeskState } from './desk-state';

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a part of the desk is used outside its provider');
  return desk;
}

export function useDeskState(): DeskState {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, desk.getSnapshot);
}
