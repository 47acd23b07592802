/** The title of a control, over its upper edge: of the one under the pointer, else of the one the caret is in. A press on it chooses the control. */
export class ControlLabel {
  readonly element = document.createElement('div');
  private hovered: HTMLElement | null = null;
  private active: HTMLElement | null = null;

  constructor(
    private readonly place: HTMLElement,
    pages: HTMLElement,
    onChoose: (control: HTMLElement) => void,
  ) {
    this.element.className = 'control-label';
    this.element.hidden = true;
    pages.addEventListener('mouseover', ({ target }) => {
      this.hovered = (target as HTMLElement).closest<HTMLElement>('.control');
      this.show();
    });
    place.addEventListener('mouseleave', () => {
      this.hovered = null;
      this.show();
    });
    this.element.addEventListener('mousedown', (event) => {
      event.preventDefault();
      const control = this.shown();
      if (control) onChoose(control);
    });
    place.append(this.element);
  }

  /** The innermost control with the caret; null: none. */
  set(active: HTMLElement | null): void {
    this.active = active;
    this.show();
  }

  show(): void {
    const control = this.shown();
    const title = control?.dataset['title'] ?? '';
    this.element.hidden = !control || title === '';
    if (!control || title === '') return;
    this.element.textContent = title;
    const { left, top } = control.getBoundingClientRect();
    const around = this.place.getBoundingClientRect();
    this.element.style.left = `${Math.max(left, around.left) - around.left + this.place.scrollLeft}px`;
    this.element.style.top = `${Math.max(0, top - around.top + this.place.scrollTop - 20)}px`;
  }

  private shown(): HTMLElement | null {
    const control = this.hovered?.isConnected ? this.hovered : this.active;
    return control?.isConnected ? control : null;
  }
}
