import { useSyncExternalStore } from 'react';
import type { PreferenceValues } from './preferences';
import { usePane } from './session-context';

/** The preferences of the pane at hand; the component is drawn again when one changes. */
export function usePreferences(): PreferenceValues {
  const { preferences } = usePane();
  return useSyncExternalStore(preferences.subscribe, preferences.get);
}
