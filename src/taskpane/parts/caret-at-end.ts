/** Ref of a box with words in it: one goes on behind them, however the box gets the focus. Stable, so that it is done once. */
export function caretAtEnd(box: HTMLTextAreaElement | null): void {
  box?.setSelectionRange(box.value.length, box.value.length);
}
