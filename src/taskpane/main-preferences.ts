import type { PreferenceKeeper } from './preferences';

const container = 'jixiao.pane';
const key = 'preferences';

/**
 * Preferences in the browser's storage through the Storage of office-js-helpers, loaded only when it is asked. Storage can be
 * refused (private windows, policies): then the pane works and forgets.
 */
export function browserKeeper(): PreferenceKeeper {
  const open = async (): Promise<{ get(key: string): unknown; set(key: string, value: unknown): unknown } | null> => {
    try {
      const { Storage, StorageType } = await import('@microsoft/office-js-helpers');
      return new Storage<unknown>(container, StorageType.LocalStorage);
    } catch (error) {
      return forgotten(error);
    }
  };
  return {
    load: async () => {
      const storage = await open();
      const kept = storage === null ? null : attempt(() => storage.get(key));
      return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
    },
    save: async (values) => {
      const storage = await open();
      if (storage !== null) attempt(() => storage.set(key, values));
    },
  };
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    return forgotten(error);
  }
}

/** Nothing was kept, or it cannot be: both mean the usual preferences. */
function forgotten(error: unknown): null {
  if (error instanceof Error) return null;
  throw error;
}
