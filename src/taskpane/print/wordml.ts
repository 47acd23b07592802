/** The XML of a .docx as the browser parses it: the few questions that drawing asks. Lengths come out in CSS pixels. */

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export function isWord(element: Element, name: string): boolean {
  return element.namespaceURI === W && element.localName === name;
}

export function child(parent: Element | null | undefined, name: string): Element | null {
  for (const one of parent?.children ?? []) if (isWord(one, name)) return one;
  return null;
}

export function childrenOf(parent: Element | null | undefined, name: string): Element[] {
  return [...(parent?.children ?? [])].filter((one) => isWord(one, name));
}

export function attribute(element: Element | null | undefined, name = 'val'): string | null {
  return element?.getAttributeNS(W, name) ?? null;
}

export function valueOf(parent: Element | null | undefined, name: string): string | null {
  return attribute(child(parent, name));
}

/** An on/off element; undefined where it is not there. */
export function toggle(parent: Element | null | undefined, name: string): boolean | undefined {
  const element = child(parent, name);
  if (!element) return undefined;
  return !['0', 'false', 'off', 'none'].includes(attribute(element) ?? '1');
}

/** Twentieths of a point → pixels; undefined where it is not said. */
export function twips(element: Element | null | undefined, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const said = Number.parseFloat(attribute(element, name) ?? '');
    if (Number.isFinite(said)) return said / 15;
  }
  return undefined;
}

export function points(pt: number): number {
  return (pt * 96) / 72;
}

/** Later ones win; what they do not say stays. */
export function merged<T extends object>(...looks: readonly Partial<T>[]): Partial<T> {
  const all: Partial<T> = {};
  for (const look of looks)
    for (const key of Object.keys(look) as (keyof T)[]) if (look[key] !== undefined) all[key] = look[key];
  return all;
}
