/**
 * The reading thread from the script that the page brings along as text (scripts/offline.mjs writes it in): a page of the disk has no
 * other file to load it from. The page's policy allows a worker from such a Blob (worker-src blob:) and from nothing else.
 * @throws DOMException where the browser makes no worker for a page of the disk
 */
export function embeddedThread(page: Document): () => Worker {
  const code = page.getElementById('jixiao-worker')?.textContent;
  if (!code) throw new Error('the page has no reading thread in it');
  return () => {
    const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    try {
      return new Worker(address);
    } finally {
      // Taken up when the worker is made; an older browser may look for it a moment later.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    }
  };
}
