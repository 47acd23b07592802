import { element } from '../dom';

/** A file in the browser's downloads. */
export function download(bytes: Uint8Array, fileName: string, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes.slice().buffer], { type }));
  element('a', { attributes: { href: address, download: fileName } }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
