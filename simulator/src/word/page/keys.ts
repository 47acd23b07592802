/** What a key means on the page where the browser's own answer would be wrong or missing. */
export type KeyCommand = 'undo' | 'redo' | 'bold' | 'italic' | 'underline' | 'step-out-right' | 'step-out-left' | 'tab';

const marks: Readonly<Record<string, KeyCommand>> = { b: 'bold', i: 'italic', u: 'underline', y: 'redo' };

export function commandOf(event: KeyboardEvent): KeyCommand | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey || event.isComposing) return null;
  if (ctrlKey || metaKey) {
    const letter = key.toLowerCase();
    if (letter === 'z') return shiftKey ? 'redo' : 'undo';
    return shiftKey ? null : (marks[letter] ?? null);
  }
  if (shiftKey) return null;
  if (key === 'ArrowRight') return 'step-out-right';
  if (key === 'ArrowLeft') return 'step-out-left';
  return key === 'Tab' ? 'tab' : null;
}
