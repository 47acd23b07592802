/** What the browser's storage says; null where it may not be used or holds no more (private windows, policies): that is nobody's fault. */
export function attemptStorage<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}
