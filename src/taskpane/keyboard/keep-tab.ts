/**
 * office.js handles Tab itself in the web client and gets caught in focus guards, so that Shift+Tab never leaves the pane. The
 * browser's own order is right in both directions: keep the key from reaching it.
 */
export function keepTabToTheBrowser(document: Document): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Tab') event.stopPropagation();
  });
}
