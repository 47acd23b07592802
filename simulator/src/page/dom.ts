type Child = Node | string | null;

interface Wish {
  readonly class?: string;
  readonly title?: string;
  readonly role?: string;
  /** aria-* and data-* and other plain attributes. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly onClick?: () => void;
}

/** One element with its children; the page is small enough to need no framework. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  wish: Wish = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const one = document.createElement(tag);
  if (wish.class !== undefined) one.className = wish.class;
  if (wish.title !== undefined) one.title = wish.title;
  if (wish.role !== undefined) one.setAttribute('role', wish.role);
  for (const [name, value] of Object.entries(wish.attributes ?? {})) one.setAttribute(name, value);
  if (wish.onClick) one.addEventListener('click', wish.onClick);
  one.append(...children.filter((child) => child !== null));
  return one;
}

/** A push button that is no submit button; `id` names it for tests and styles. */
export function button(text: string, id: string, onClick: () => void, title?: string): HTMLButtonElement {
  const one = element(
    'button',
    {
      class: 'command',
      onClick,
      attributes: { type: 'button', 'data-command': id },
      ...(title !== undefined && { title }),
    },
    text,
  );
  // The grid keeps its selection and, where a cell is being edited, the press does not count as typing.
  one.addEventListener('mousedown', (event) => event.preventDefault());
  return one;
}

/** A button that stays down. */
export function toggle(text: string, id: string, onChange: (on: boolean) => void, title?: string): HTMLButtonElement {
  const one = button(
    text,
    id,
    () => {
      const on = one.getAttribute('aria-pressed') !== 'true';
      setToggle(one, on);
      onChange(on);
    },
    title,
  );
  setToggle(one, false);
  return one;
}

export function setToggle(one: HTMLButtonElement, on: boolean): void {
  one.setAttribute('aria-pressed', String(on));
}
