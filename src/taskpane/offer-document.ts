import { fileNameOf } from '../app/file-name';

const office = 'application/vnd.openxmlformats-officedocument';

/** Hands a finished file to the user as a download. */
export function offerDocument(bytes: Uint8Array, name: string): void {
  const address = URL.createObjectURL(
    new Blob([new Uint8Array(bytes)], {
      type: `${office}.${/\.xlsx$/i.test(name) ? 'spreadsheetml.sheet' : 'wordprocessingml.document'}`,
    }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
