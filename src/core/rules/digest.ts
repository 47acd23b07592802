/** Against slips only: whether figures are still those that were explained or looked at. */
export function digest(texts: readonly string[]): string {
  let sum = 0x811c9dc5;
  for (const text of texts)
    for (let at = 0; at <= text.length; at++)
      sum = Math.imul(sum ^ (at < text.length ? text.charCodeAt(at) : 0), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}
