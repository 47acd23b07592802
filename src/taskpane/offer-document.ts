import { fileNameOf } from '../app/file-name';

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Hands a finished file to the user as a download. */
export function offerDocument(bytes: Uint8Array, name: string): void {
  const address = URL.createObjectURL(
    new Blob([new Uint8Array(bytes)], { type: /\.xlsx$/i.test(name) ? sheetType : wordType }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
