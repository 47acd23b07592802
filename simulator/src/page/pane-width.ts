import { element } from './dom';
import { zh } from './text';

/** What Office lets a user drag its task pane to, in CSS pixels; the pane's views are drawn for it. */
export const PANE_WIDTHS = { least: 270, most: 500 } as const;
const KEY_STEP = 10;

/** A bar on the left edge of the pane's place; drag it, or use the arrow keys. */
export function paneSplitter(side: HTMLElement): HTMLElement {
  const title = zh.splitPane;
  const bar = element('div', {
    class: 'pane-splitter',
    title,
    role: 'separator',
    attributes: {
      tabindex: '0',
      'aria-orientation': 'vertical',
      'aria-label': title,
      'aria-valuemin': String(PANE_WIDTHS.least),
      'aria-valuemax': String(PANE_WIDTHS.most),
    },
  });
  const set = (width: number): void => {
    const kept = Math.round(Math.min(PANE_WIDTHS.most, Math.max(PANE_WIDTHS.least, width)));
    side.style.setProperty('--pane-width', `${kept}px`);
    bar.setAttribute('aria-valuenow', String(kept));
  };
  drag(bar, (pointer) => set(side.getBoundingClientRect().right - pointer.clientX));
  bar.addEventListener('keydown', ({ key }) => {
    const step = key === 'ArrowLeft' ? KEY_STEP : key === 'ArrowRight' ? -KEY_STEP : 0;
    if (step !== 0) set(side.getBoundingClientRect().width + step);
  });
  return bar;
}

/** Follows the pointer from press to release; frames would swallow it otherwise. */
export function drag(bar: HTMLElement, onMove: (pointer: PointerEvent) => void, onEnd: () => void = () => {}): void {
  bar.addEventListener('pointerdown', (press) => {
    press.preventDefault();
    bar.setPointerCapture(press.pointerId);
    document.documentElement.classList.add('dragging');
    bar.addEventListener('pointermove', onMove);
    const end = (): void => {
      bar.removeEventListener('pointermove', onMove);
      document.documentElement.classList.remove('dragging');
      onEnd();
    };
    bar.addEventListener('lostpointercapture', end, { once: true });
  });
}
