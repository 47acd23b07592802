/** A finding of 文字核对 that the user lets stand, with why. It is remembered by the words it quotes: where they change, it is open again. */
export interface IgnoredFinding {
  /** Kind of the relation and the words that were held against each other; made by the app. */
  readonly key: string;
  readonly reason: string;
  /** ISO 8601. */
  readonly time: string;
}

/** What a document keeps of them; what cannot be read is left out: its findings are open again. */
export function readIgnored(json: string | null): IgnoredFinding[] {
  if (json === null || json === '') return [];
  try {
    const tree = JSON.parse(json) as unknown;
    return Array.isArray(tree) ? tree.filter(isIgnored) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function isIgnored(tree: unknown): tree is IgnoredFinding {
  const { key, reason, time } = (tree ?? {}) as Partial<IgnoredFinding>;
  return typeof key === 'string' && typeof reason === 'string' && typeof time === 'string';
}
