import { attemptStorage } from './browser-storage';

/** The newest signature of a list of packs that was ever accepted here. */
export interface SeenIndex {
  /** As it was kept; null: none, or it cannot be known. */
  newest(): string | null;
  keep(signedAt: string): void;
}

const prefix = 'jixiao.packsSigned/';

/**
 * In the browser's storage, where it can be had: per user and machine (of Office on the web per site as well), and gone when the storage is
 * cleared. Why there: docs/adr/0021-signed-pack-list.md.
 * @param list the list's address and whose signature: two publications on one server have packs of their own
 */
export function browserSeen(list: string): SeenIndex {
  // Also for this opening of the pane, where nothing can be kept for longer.
  let newest: string | null = null;
  return {
    newest: () => attemptStorage(() => window.localStorage.getItem(prefix + list)) ?? newest,
    keep: (signedAt) => {
      newest = signedAt;
      attemptStorage(() => window.localStorage.setItem(prefix + list, signedAt));
    },
  };
}
