import { attemptStorage } from './browser-storage';

// Text typed and not saved yet survives folding a row, changing the view and reloading the pane; nothing else depends on it.
const drafts = new Map<string, string>();
const prefix = 'jixiao.draft/';

/** sessionStorage, or null where the web view refuses it. */
function storage(): Storage | null {
  return attemptStorage(() => window.sessionStorage);
}

export function keptDraft(key: string): string | null {
  return drafts.get(key) ?? storage()?.getItem(prefix + key) ?? null;
}

export function keepDraft(key: string, text: string): void {
  drafts.set(key, text);
  // Full or refused: the draft lives as long as the pane.
  attemptStorage(() => storage()?.setItem(prefix + key, text));
}

export function dropDraft(key: string): void {
  drafts.delete(key);
  storage()?.removeItem(prefix + key);
}

const ownerKey = 'jixiao.draftsOf';

/** Drafts belong to one workbook: where pages open several, those of another one go. */
export function keepDraftsOf(workbookId: string): void {
  const kept = storage();
  if (kept?.getItem(ownerKey) === workbookId) return;
  drafts.clear();
  const keys = Array.from({ length: kept?.length ?? 0 }, (_, at) => kept?.key(at) ?? '');
  for (const key of keys) if (key.startsWith(prefix)) kept?.removeItem(key);
  attemptStorage(() => kept?.setItem(ownerKey, workbookId));
}
