import type { PreferenceKeeper } from '../preferences';
import { attemptStorage } from '../browser-storage';

const key = 'jixiao.offline.preferences';

/** Preferences in the browser's own storage. It can be refused (private windows, some browsers for local files): then they are forgotten. */
export const localKeeper: PreferenceKeeper = {
  async load() {
    const text = attemptStorage(() => window.localStorage.getItem(key));
    if (text === null) return {};
    try {
      const kept: unknown = JSON.parse(text);
      return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return {};
    }
  },
  async save(values) {
    attemptStorage(() => window.localStorage.setItem(key, JSON.stringify(values)));
  },
};
