type Child = Node | string;
type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes; `true` is a bare one, `false` leaves it out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== false) made.setAttribute(key, value === true ? '' : value);
  made.append(...children);
  return made;
}

/** Puts these in place of what is in it. Chromium 78 has no replaceChildren. */
export function fill(place: Element, ...children: readonly Child[]): void {
  while (place.lastChild) place.lastChild.remove();
  place.append(...children);
}

/** Says it: only where it changed, since a screen reader reads every write out. */
export function say(place: Element, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
