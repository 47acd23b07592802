import { button, element } from './dom';
import { zh } from './text';

/** A sentence the user must have seen, in a box of the page's own; the grid has the keyboard again afterwards. */
export function showMessage(text: string, afterwards: () => void): void {
  document.querySelector('dialog.message')?.remove();
  const dialog = element('dialog', { class: 'message' }, element('p', {}, text));
  dialog.append(button(zh.confirm, 'confirm', () => dialog.close()));
  dialog.addEventListener('close', () => {
    dialog.remove();
    afterwards();
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('button')?.focus();
}
