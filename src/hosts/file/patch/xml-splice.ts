/** XML in place of XML. */
export interface XmlSplice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @param splices of one part, in any order; they must not overlap */
export function applySplices(xml: string, splices: readonly XmlSplice[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) throw new Error('splices overlap');
    parts.push(xml.slice(at, start), text);
    at = end;
  }
  parts.push(xml.slice(at));
  return parts.join('');
}
